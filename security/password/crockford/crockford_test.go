package crockford

import (
	"errors"
	"strings"
	"testing"
)

func TestWhatHandsDoToATextIsForgiven(t *testing.T) {
	for _, typed := range []string{
		"A0B1-C2D1", "a0b1c2d1", " aOb1\u00a0C2dL ", "AoBi\u2013c2\u2014d1\n", "A_0.B1 C2 D\tI",
	} {
		got, err := Clean(typed)
		if err != nil || got != "A0B1C2D1" {
			t.Errorf("Clean(%q) = %q, %v", typed, got, err)
		}
	}
}

func TestAForeignCharacterIsToldWithItsPlace(t *testing.T) {
	for typed, want := range map[string]Mistake{
		"AB-CU": {3, 'U'}, "u": {0, 'u'}, "12\x00": {2, 0}, "1é": {1, 'é'}, "ſ": {0, 'ſ'}, "\u212a": {0, '\u212a'}, "AB*": {2, '*'},
	} {
		var mistake *Mistake
		if _, err := Clean(typed); !errors.As(err, &mistake) || *mistake != want {
			t.Errorf("Clean(%q): %v, want %+v", typed, err, want)
		}
	}
}

func TestRandomTextUsesEverySymbolAboutAsOften(t *testing.T) {
	const each = 2000
	text := New(32 * each)
	for _, symbol := range Alphabet {
		if n := strings.Count(text, string(symbol)); n < each*8/10 || n > each*12/10 {
			t.Errorf("%c came %d times of about %d", symbol, n, each)
		}
	}
}

func TestGroupsCanBeReadBack(t *testing.T) {
	symbols := New(23)
	shown := Group(symbols, 5)
	if len(shown) != 27 || strings.Count(shown, "-") != 4 {
		t.Fatalf("23 symbols in groups of five are shown as %d characters", len(shown))
	}
	if got, err := Clean(shown); err != nil || got != symbols {
		t.Fatalf("what is shown does not read back: %v", err)
	}
}
