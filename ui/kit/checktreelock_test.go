package kit_test

import (
	"testing"

	"fyne.io/fyne/v2"
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
