package kit_test

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"pbxusers/ui/kit/kittest"
)

func TestNobodyPressesALockedBoxNorOneThatNeedsIt(t *testing.T) {
	tree, w := openTree(t, modules())
	tree.Lock(map[string]uint8{"ext": edit | del, "users": view, "events": add})
	tree.Reveal("ext")
	w.Press(fyne.KeyRight, fyne.KeyRight, fyne.KeyRight, fyne.KeySpace)
	same(t, tree, map[string]uint8{})
	w.Press(fyne.KeyLeft, fyne.KeySpace)
	same(t, tree, map[string]uint8{"ext": view | add})
	tree.SelectAll()
	same(t, tree, map[string]uint8{"ext": view | add, "bulk": view | add, "queues": view | edit, "events": view, "key": view | edit})
	tree.Lock(nil)
	tree.SelectAll()
	wants(t, "free again", tree.Value()["users"], view|add|edit|del)
}

func TestTheBoxOfABranchTicksWhatIsFreeThenTakesItBack(t *testing.T) {
	tree, w := openTree(t, modules())
	tree.Set(map[string]uint8{"bulk": view})
	tree.Lock(map[string]uint8{"ext": edit | del, "bulk": view})
	w.Press(fyne.KeySpace)
	same(t, tree, map[string]uint8{"ext": view | add, "bulk": view, "queues": view | edit})
	w.Press(fyne.KeySpace)
	same(t, tree, map[string]uint8{"bulk": view})
	tree.DeselectAll()
	same(t, tree, map[string]uint8{"bulk": view})
}

func TestAnEmptyBoxThatNobodyCanPressIsDrawnAsALock(t *testing.T) {
	tree, w := openTree(t, modules())
	tree.Lock(map[string]uint8{"ext": edit | del, "bulk": view, "queues": view, "users": view, "events": view, "key": view})
	locks := func() (n int) {
		kittest.Find(w, func(icon *widget.Icon) bool {
			if icon.Resource != nil && strings.Contains(icon.Resource.Name(), "lock") {
				n++
			}
			return false
		})
		return n
	}
	wants(t, "Admin, of which nothing can be ticked", locks(), 1)
	tree.Reveal("ext")
	wants(t, "with two boxes of a leaf, all three of another, and the group of a third", locks(), 1+2+3+1)
	tree.SetReadOnly(true)
	wants(t, "where no box can be pressed, locks would say nothing", locks(), 0)
}
