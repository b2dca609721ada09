package kit_test

import (
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"

	"pbxusers/ui/kit"
	"pbxusers/ui/kit/kittest"
)

func framed(t *testing.T, content fyne.CanvasObject, width float32) (*kittest.Window, *kit.Frame) {
	t.Helper()
	side := kit.NewSidebar([]kit.SideGroup{{Heading: "Admin", Items: []kit.SideItem{
		{ID: "users", Title: "Users", Icon: theme.AccountIcon()}, {ID: "log", Title: "Event log", Icon: theme.ListIcon()}}}}, nil)
	account := kit.NewMenuButton("demo", theme.AccountIcon(), func() []*fyne.MenuItem { return nil })
	account.SetTooltip("Signed in as demo")
	f := kit.NewFrame(kit.NewBanner(kit.Info, "Demonstration", "", nil), "Harbour Street Office", side, account, content)
	return kittest.Open(t, f, width, 500), f
}

func TestANarrowFrameShowsIconsAndAWideOneTitles(t *testing.T) {
	content := kit.NewEntry()
	w, f := framed(t, content, 1000)
	for _, c := range []struct {
		width float32
		words bool
	}{{1000, true}, {683, false}, {512, false}, {1000, true}} {
		w.Resize(fyne.NewSize(c.width, 500))
		for _, text := range []string{"Users", "Event log", "Admin", "Harbour Street Office", "demo"} {
			if w.Sees(text) != c.words {
				t.Errorf("%v wide: %q seen: %v", c.width, text, !c.words)
			}
		}
		if left := c.width - content.Size().Width; c.words != (left > 100) || f.Size().Width != c.width {
			t.Errorf("%v wide: the sidebar takes %v", c.width, left)
		}
	}
}

func TestIconsAloneSayByKeyboardAndMouseWhereTheyLead(t *testing.T) {
	w, _ := framed(t, kit.NewEntry(), 683)
	w.Press(fyne.KeyTab, fyne.KeyDown)
	w.Wait("the tooltip of the second icon", func() bool { return w.Sees("Event log") })
	w.Press(fyne.KeyUp)
	w.Wait("the tooltip of the first icon", func() bool { return w.Sees("Users") && !w.Sees("Event log") })
	w.Press(fyne.KeyTab)
	w.Wait("the tooltip of the account", func() bool { return w.Sees("Signed in as demo") && !w.Sees("Users") })
}

func TestASidebarWithTitlesNeedsNoTooltips(t *testing.T) {
	w, _ := framed(t, kit.NewEntry(), 1000)
	w.Press(fyne.KeyTab)
	time.Sleep(600 * time.Millisecond)
	w.Settle()
	seen := 0
	kittest.Walk(w.Stage, func(o fyne.CanvasObject) bool {
		if text, ok := o.(*canvas.Text); ok && text.Text == "Users" {
			seen++
		}
		return true
	})
	wants(t, "times that Users is seen", seen, 1)
}

func TestNothingInsideMakesTheWindowGrow(t *testing.T) {
	huge := canvas.NewRectangle(nil)
	huge.SetMinSize(fyne.NewSize(3000, 3000))
	w, f := framed(t, huge, 683)
	for what, least := range map[string]fyne.Size{"frame": f.MinSize(), "stage": w.Stage.MinSize()} {
		if least.Width > 512 || least.Height > 300 {
			t.Errorf("the %s wants %v", what, least)
		}
	}
	kit.Message(w.Canvas(), kit.Info, "Title", "Text", "Close")
	wants(t, "window", w.Canvas().Size(), fyne.NewSize(683, 500))
}
