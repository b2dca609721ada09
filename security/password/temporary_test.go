package password

import (
	"errors"
	"regexp"
	"strings"
	"testing"
)

func TestATemporaryPasswordOpensHoweverItIsSpelt(t *testing.T) {
	c := newChecker(t, quick)
	const shown = "A1B2C-0D3E4-F5G6H-1J7K8-MNP"
	stored, err := c.HashTemporary(shown)
	if err != nil {
		t.Fatal(err)
	}
	if !IsTemporary(stored) || IsTemporary(hashOf(t, c, chosen)) {
		t.Error("the kinds are mixed up")
	}
	for _, typed := range []string{shown, "a1b2c0d3e4f5g6h1j7k8mnp", " AIB2C OD3E4 f5g6h lj7k8 mnp\n", "A1B2C\u2013OD3E4\u2013F5G6H\u2013LJ7K8\u2013MNP"} {
		if ok, rehash, err := c.Verify(t.Context(), stored, typed); !ok || rehash || err != nil {
			t.Errorf("%q: %v, rehash %v, %v", typed, ok, rehash, err)
		}
	}
	for _, typed := range []string{"", "A1B2C", shown + "0", shown[:26], strings.Replace(shown, "M", "N", 1), "U" + shown[1:], strings.Repeat("-", 1<<20) + shown} {
		if ok, _, err := c.Verify(t.Context(), stored, typed); ok || err != nil {
			t.Errorf("%.40q: %v, %v", typed, ok, err)
		}
	}
}

func TestTemporaryPasswordsAreRandomAndNeedTheKey(t *testing.T) {
	shape := regexp.MustCompile(`^([0-9A-HJKMNP-TV-Z]{5}-){4}[0-9A-HJKMNP-TV-Z]{3}$`)
	seen := map[string]bool{}
	for range 1000 {
		one := NewTemporary()
		if !shape.MatchString(one) || seen[one] {
			t.Fatalf("%q is misshapen or came before", one)
		}
		seen[one] = true
	}
	one := NewTemporary()
	stored, err := newChecker(t, quick).HashTemporary(one)
	if err != nil {
		t.Fatal(err)
	}
	other, err := NewChecker(quick, []byte("another key of enough bytes"))
	if err != nil {
		t.Fatal(err)
	}
	if ok, _, _ := other.Verify(t.Context(), stored, one); ok {
		t.Error("another key opens")
	}
}

func TestAPasswordThatAPersonChoseIsNeverHashedQuickly(t *testing.T) {
	if stored, err := newChecker(t, quick).HashTemporary(chosen); !errors.Is(err, ErrNotTemporary) || stored != "" {
		t.Errorf("%q, %v", stored, err)
	}
}

func BenchmarkTemporary(b *testing.B) {
	c := newChecker(b, quick)
	for b.Loop() {
		if _, err := c.HashTemporary(NewTemporary()); err != nil {
			b.Fatal(err)
		}
	}
}
