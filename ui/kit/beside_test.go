package kit_test

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"pbxusers/ui/kit"
	"pbxusers/ui/kit/kittest"
)

func TestTwoStandBesideOneAnotherOrBelowWhereThereIsNoRoom(t *testing.T) {
	long := kit.NewParagraph(strings.Repeat("words that wrap ", 20))
	chip := kit.NewChip(kit.Tag{Text: "chip"})
	both := kit.NewBeside(200, long, chip)
	kittest.Open(t, both, 700, 500)
	both.Resize(fyne.NewSize(624, 10))
	if chip.Position().Y != 0 || chip.Position().X <= long.Size().Width || chip.Size().Width != long.Size().Width {
		t.Errorf("at 624 the second is at %v, %v wide", chip.Position(), chip.Size().Width)
	}
	wide := both.MinSize().Height
	wants(t, "height beside", wide, long.MinSize().Height)
	both.Resize(fyne.NewSize(380, 10))
	if chip.Position().X != 0 || chip.Position().Y <= long.Position().Y+long.Size().Height-1 || long.Size().Width != 380 {
		t.Errorf("at 380 the second is at %v", chip.Position())
	}
	if narrow := both.MinSize().Height; narrow <= chip.Position().Y {
		t.Errorf("%v high, the second begins at %v", narrow, chip.Position().Y)
	}
}
