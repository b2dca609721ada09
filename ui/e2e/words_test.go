//go:build linux && e2e

package e2e

import (
	"image"
	"strings"
	"testing"
)

// said is a line of words, each ten pixels a letter, in the row y.
func said(y int, contrast int, text string) line {
	l := line{contrast: contrast}
	x := 0
	for _, w := range strings.Fields(text) {
		l.words = append(l.words, word{text: w, sure: 90, box: image.Rect(x, y, x+10*len(w), y+14)})
		x += 10*len(w) + 6
	}
	return l
}

func TestReadingErrorsAreForgivenAndDigitsAreNot(t *testing.T) {
	for _, c := range []struct {
		screen, text string
		found        bool
	}{
		{"Create New User", "create new user", true},
		{"Create NewUser", "Create New User", true},
		{"Crcate New User", "Create New User", true},
		{"+ Create New User", "Create New User", true},
		{"Email Settings...", "Email Settings", true},
		{"Last sign-in", "sign-in", true},
		{"userOOO1O1", "user000101", true},
		{"user000102", "user000101", false},
		{"user00010", "user000101", false},
		{"user000110", "user000101", false},
		{"101 users", "10 users", false},
		{"12 of 1234 users", "12 of 1234 users", true},
		{"12 of 1234 users", "12 of 123 users", false},
		{"2345", "345", false},
		{"Users", "Roles", false},
		{"Delete", "Deleted", false},
		{"Saved", "Save", true}, // part of a word, where there is no better place
		{"", "Save", false},
	} {
		if got := len(find([]line{said(0, 200, c.screen)}, c.text)) > 0; got != c.found {
			t.Errorf("%q on a screen that says %q: found = %v", c.text, c.screen, got)
		}
	}
}

func TestTheBestPlaceComesFirst(t *testing.T) {
	screen := []line{said(0, 200, "Users and roles"), said(40, 60, "Users"), said(80, 200, "Users"), said(120, 200, "Usersmith")}
	places := find(screen, "Users")
	if len(places) != 4 {
		t.Fatalf("4 places became %v", places)
	}
	for i, y := range []int{80, 0, 120, 40} { // a whole label, words of one, a part of a word; what is dimmed last
		if places[i].Min.Y != y {
			t.Errorf("place %d is in the row %d, not %d", i+1, places[i].Min.Y, y)
		}
	}
}

func TestATextThatWrapsIsFound(t *testing.T) {
	screen := []line{said(0, 200, "This file was made by"), said(20, 200, "a newer version"), said(90, 200, "Retry")}
	if len(find(screen, "made by a newer version")) != 1 {
		t.Error("the text in two lines was not found")
	}
	if len(find(screen, "a newer version Retry")) != 0 {
		t.Error("a label far below was taken for the text's next line")
	}
}

func TestAnIconReadAsALetterBeyondASCIIIsNoText(t *testing.T) {
	icon := []line{{words: []word{{text: "©", sure: 90, box: image.Rect(0, 0, 10, 10)}}}}
	if found := find(icon, "Works only with the desks"); len(found) > 0 {
		t.Errorf("found at %v", found)
	}
}

func TestAnIconBesideTwoLinesDoesNotMakeThemOne(t *testing.T) {
	icon, first, second := image.Rect(412, 287, 431, 306), image.Rect(445, 281, 470, 293), image.Rect(445, 300, 457, 316)
	if lines := joinLetters([]image.Rectangle{icon, first, second}); len(lines) != 3 {
		t.Errorf("the icon and the two lines were read as %v", lines)
	}
	beside := image.Rect(445, 290, 470, 302)
	if lines := joinLetters([]image.Rectangle{icon, beside}); len(lines) != 1 {
		t.Errorf("an icon and the word beside it were read as %v", lines)
	}
}
