package events

import (
	"context"
	"errors"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"pbxusers/data"
	"pbxusers/ui/kit"
	"pbxusers/ui/lists"
	"pbxusers/ui/look"
	"pbxusers/ui/words"
)

// verify recomputes the log's chain at the press of a button and says above the table what came of it.
type verify struct {
	screen *Screen
	button *kit.Button
	place  *fyne.Container // holds the banner, if any
	good   bool            // which says that all is right
}

func newVerify(s *Screen) *verify {
	v := &verify{screen: s, place: container.NewStack()}
	v.place.Hide()
	v.button = kit.NewButton(words.T("Verify"), v.run)
	v.button.Icon = look.IconShield
	v.button.SetTooltip(words.T("Checks that no entry was changed, removed or added behind the log's back"))
	return v
}

// verified is how many entries are right, and the first that is not; 0 where all are.
type verified struct{ right, broken int64 }

func (v *verify) run() {
	v.button.Disable()
	v.button.SetText(words.T("Verifying…"))
	lists.Do(v.screen.work, func(ctx context.Context) (result verified, err error) {
		result.right, err = v.screen.deps.Verify(ctx)
		var broken *data.BrokenLog
		if errors.As(err, &broken) {
			result.broken, err = broken.ID, nil
		}
		return result, err
	}, func(result verified, err error) {
		v.good = err == nil && result.broken == 0
		v.button.Enable()
		v.button.SetText(words.T("Verify"))
		switch {
		case err != nil:
			v.tell(kit.NewBanner(kit.Error, words.T("The log could not be verified. %[1]s", lists.Sentence(err)), "", nil))
		case result.broken != 0:
			v.tell(kit.NewBanner(kit.Error, v.brokenText(result), words.T("Look at it"), func() { v.screen.page.only(number(result.broken)) }))
		default:
			v.tell(kit.NewBanner(kit.Success, words.N(int(result.right), "The %[1]s entry is as it was written: nothing was changed, removed or added.",
				"All %[1]s entries are as they were written: nothing was changed, removed or added."), "", nil))
		}
	})
}

func (v *verify) brokenText(result verified) string {
	return words.T("Entry %[1]s is not as it was written: it was changed, removed or added from outside the program.", number(result.broken)) + " " +
		words.N(int(result.broken-1), "The %[1]s entry before it is right.", "The %[1]s entries before it are right.") + " " +
		words.T("What the log says from there on cannot be relied on. Keep a copy of the data folder, and find out who had access to this computer.")
}

// forget takes good news away: entries that are read anew were not verified.
func (v *verify) forget() {
	if v.good {
		v.good = false
		v.place.Hide()
	}
}

// tell shows a banner above the table.
func (v *verify) tell(banner *kit.Banner) {
	v.place.Objects = []fyne.CanvasObject{banner}
	v.place.Show()
	v.screen.page.resized()
}
