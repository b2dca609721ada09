package kit_test

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"

	"pbxusers/ui/kit"
)

func TestKeysStandBehindTheLabelsInOneColumnAndStillWork(t *testing.T) {
	keys := &desktop.CustomShortcut{KeyName: fyne.KeyL, Modifier: fyne.KeyModifierControl}
	lock, long := fyne.NewMenuItem("Lock", nil), fyne.NewMenuItem("Create New User", nil)
	lock.Shortcut, long.Shortcut = keys, &desktop.CustomShortcut{KeyName: fyne.KeyN, Modifier: fyne.KeyModifierControl}
	out := fyne.NewMenuItem("Sign out", nil)
	kit.SpellKeys([]*fyne.MenuItem{lock, out, long}, func(s fyne.KeyboardShortcut) string { return "Ctrl+" + string(s.Key()) })
	wants(t, "name that the window compares", lock.Shortcut.ShortcutName(), keys.ShortcutName())
	if _, drawn := lock.Shortcut.(fyne.KeyboardShortcut); drawn {
		t.Error("Fyne would draw the keys a second time")
	}
	wants(t, "item without keys", out.Label, "Sign out")
	begins := func(item *fyne.MenuItem, keys string) float32 {
		label, found := strings.CutSuffix(item.Label, keys)
		if !found {
			t.Fatalf("%q does not end in %s", item.Label, keys)
		}
		return fyne.MeasureText(label, theme.TextSize(), fyne.TextStyle{}).Width
	}
	if a, b := begins(lock, "Ctrl+L"), begins(long, "Ctrl+N"); a-b > 3 || b-a > 3 {
		t.Errorf("the keys begin at %v and %v", a, b)
	}
}
