package kit_test

import (
	"fmt"
	"os"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"pbxusers/ui/kit"
	"pbxusers/ui/kit/kittest"
)

const (
	view = 1 << iota
	add
	edit
	del
)

// modules is a small tree: two categories, three groups, six leaves with boxes of several kinds.
func modules() []kit.Node {
	return []kit.Node{
		{Key: "pbx", Label: "PBX", Children: []kit.Node{
			{Key: "extensions", Label: "Extensions", Children: []kit.Node{
				{Key: "ext", Label: "All Extensions", Detail: "User extensions with their phones, caller IDs and voicemail", Columns: view | add | edit | del},
				{Key: "bulk", Label: "Bulk Extensions", Columns: view | add},
			}},
			{Key: "calls", Label: "Calls", Children: []kit.Node{
				{Key: "queues", Label: "Queues", Detail: "Who waits for whom", Columns: view | edit},
			}},
		}},
		{Key: "admin", Label: "Admin", Children: []kit.Node{
			{Key: "people", Label: "People", Children: []kit.Node{
				{Key: "users", Label: "Users", Badge: "opens here", Columns: view | add | edit | del},
				{Key: "events", Label: "Event Logger", Badge: "opens here", Detail: "Who did what, and when", Columns: view},
				{Key: "key", Label: "Licence", Columns: view | edit},
			}},
		}},
	}
}

func openTree(t testing.TB, nodes []kit.Node) (*kit.CheckTree, *kittest.Window) {
	t.Helper()
	tree := kit.NewCheckTree("Module", "View", "Add", "Edit", "Delete")
	tree.SetNodes(nodes)
	w := kittest.Open(t, tree, 760, 460)
	tree.Focus()
	return tree, w
}

func same(t *testing.T, tree *kit.CheckTree, want map[string]uint8) {
	t.Helper()
	wants(t, "value", tree.Value(), want)
}

func TestTickingAnotherColumnTicksViewAndEmptyingViewEmptiesTheLeaf(t *testing.T) {
	tree, w := openTree(t, modules())
	tree.Reveal("ext")
	w.Press(fyne.KeyRight, fyne.KeyRight, fyne.KeyRight, fyne.KeySpace)
	same(t, tree, map[string]uint8{"ext": view | edit})
	w.Press(fyne.KeyRight, fyne.KeySpace, fyne.KeySpace)
	same(t, tree, map[string]uint8{"ext": view | edit})
	w.Press(fyne.KeyLeft, fyne.KeyLeft, fyne.KeyLeft, fyne.KeySpace)
	same(t, tree, map[string]uint8{})
}

func TestABranchBoxTicksAllBelowItThenNone(t *testing.T) {
	tree, w := openTree(t, modules())
	tree.Set(map[string]uint8{"queues": view})
	changes := 0
	tree.OnChanged = func() { changes++ }
	w.Press(fyne.KeySpace)
	same(t, tree, map[string]uint8{"ext": view | add | edit | del, "bulk": view | add, "queues": view | edit})
	w.Press(fyne.KeyReturn)
	same(t, tree, map[string]uint8{})
	wants(t, "changes told", changes, 2)
}

func TestABranchBoxHasADashWhereSomeBelowItAreTicked(t *testing.T) {
	tree, w := openTree(t, modules())
	tree.Set(map[string]uint8{"ext": view, "users": view | add | edit | del, "events": view, "key": view | edit})
	boxes := []string{}
	kittest.Find(w, func(icon *widget.Icon) bool {
		if icon.Resource != nil && strings.Contains(icon.Resource.Name(), "box-") {
			boxes = append(boxes, icon.Resource.Name())
		}
		return false
	})
	if len(boxes) != 2 || !strings.Contains(boxes[0], "box-partly") || !strings.Contains(boxes[1], "box-ticked") {
		t.Errorf("PBX is partly, Admin all ticked; drawn: %v", boxes)
	}
}

func TestSetPutsInTheBoxThatTheOthersNeedAndLeavesOutWhatALeafHasNot(t *testing.T) {
	tree, _ := openTree(t, modules())
	changes := 0
	tree.OnChanged = func() { changes++ }
	tree.Set(map[string]uint8{"ext": edit, "events": view | del, "bulk": del, "gone": view, "extensions": view})
	same(t, tree, map[string]uint8{"ext": view | edit, "events": view})
	wants(t, "changes told", changes, 0)
}

func TestASearchOpensWhatMatchesAndABoxPressesOnlyWhatItShows(t *testing.T) {
	tree, w := openTree(t, modules())
	tree.Filter("  BULK ")
	if got := w.Text(); !strings.Contains(got, "Bulk Extensions") || !strings.Contains(got, "PBX") || strings.Contains(got, "All Extensions") || strings.Contains(got, "Admin") {
		t.Errorf("shown for BULK: %s", got)
	}
	tree.SelectAll()
	same(t, tree, map[string]uint8{"bulk": view | add})
	w.Press(fyne.KeyHome, fyne.KeySpace)
	same(t, tree, map[string]uint8{})
	tree.Filter("waits for")
	wants(t, "a detail is searched too", w.Sees("Queues"), true)
	tree.Filter("people")
	wants(t, "a branch that matches shows what it holds", w.Sees("Licence"), true)
	tree.Filter("")
	wants(t, "after the search", w.Sees("Licence"), false)
}

func TestAfterASearchTheCurrentLineStaysInSight(t *testing.T) {
	tree, w := openTree(t, modules())
	tree.Filter("logger")
	w.Press(fyne.KeyEnd)
	tree.Filter("")
	wants(t, "current", tree.Current(), "events")
	wants(t, "seen", w.Sees("Event Logger"), true)
}

func TestArrowsOpenShutAndWalkTheTree(t *testing.T) {
	tree, w := openTree(t, modules())
	for _, step := range []struct {
		key  fyne.KeyName
		want string
	}{
		{fyne.KeyRight, "pbx"}, {fyne.KeyRight, "extensions"}, {fyne.KeyRight, "extensions"}, {fyne.KeyRight, "ext"},
		{fyne.KeyDown, "bulk"}, {fyne.KeyLeft, "extensions"}, {fyne.KeyLeft, "extensions"}, {fyne.KeyDown, "calls"},
		{fyne.KeyEnd, "admin"}, {fyne.KeyUp, "calls"}, {fyne.KeyHome, "pbx"}, {fyne.KeyPageDown, "admin"}, {fyne.KeyPageUp, "pbx"},
		{fyne.KeyLeft, "pbx"}, {fyne.KeyDown, "admin"},
	} {
		w.Press(step.key)
		wants(t, string(step.key), tree.Current(), step.want)
	}
	tree.ExpandAll()
	w.Press(fyne.KeyEnd)
	wants(t, "the last line of the open tree", tree.Current(), "key")
	tree.CollapseAll()
	wants(t, "a line that is shut away hands over to the one above it", tree.Current(), "admin")
}

func TestAColumnThatTheNextLeafLacksIsKeptForTheOneAfter(t *testing.T) {
	tree, w := openTree(t, modules())
	tree.Reveal("users")
	w.Press(fyne.KeyRight, fyne.KeyRight, fyne.KeyRight, fyne.KeyDown, fyne.KeyDown, fyne.KeySpace)
	same(t, tree, map[string]uint8{"key": view | edit})
}

func TestClicksPressBoxesAndOpenBranches(t *testing.T) {
	tree, w := openTree(t, modules())
	label := func(text string) *kit.Text {
		return kittest.Find(w, func(x *kit.Text) bool { return x.Text == text })
	}
	w.Click(label("PBX"))
	wants(t, "a click on a branch opens it", w.Sees("Calls"), true)
	w.Click(label("PBX"))
	wants(t, "a second one shuts it", w.Sees("Calls"), false)
	tree.Reveal("users")
	users := label("Users")
	heading := label("Edit")
	w.ClickAt(fyne.NewPos(w.At(heading).X, w.At(users).Y), 1)
	same(t, tree, map[string]uint8{"users": view | edit})
	own := w.At(users).SubtractXY(users.Size().Width/2+8+9, 0)
	w.ClickAt(own, 1)
	same(t, tree, map[string]uint8{"users": view | add | edit | del})
	w.Click(users)
	same(t, tree, map[string]uint8{})
	w.Click(users)
	same(t, tree, map[string]uint8{"users": view | add | edit | del})
}

func TestAReadOnlyTreeOpensButDoesNotChange(t *testing.T) {
	tree, w := openTree(t, modules())
	tree.SetReadOnly(true)
	tree.OnChanged = func() { t.Error("told of a change") }
	w.Press(fyne.KeySpace, fyne.KeyRight)
	same(t, tree, map[string]uint8{})
	wants(t, "opened", w.Sees("Calls"), true)
	tree.SetReadOnly(false)
}

func TestRevealGivesUpASearchThatHidesTheLeaf(t *testing.T) {
	tree, w := openTree(t, modules())
	tree.Filter("queues")
	wants(t, "found", tree.Reveal("events"), true)
	wants(t, "current", tree.Current(), "events")
	wants(t, "seen", w.Sees("Event Logger"), true)
	wants(t, "nobody has this key", tree.Reveal("nobody"), false)
}

func TestAMarkStandsBehindItsLeaf(t *testing.T) {
	tree, w := openTree(t, modules())
	tree.Reveal("bulk")
	tree.Marks(map[string]string{"bulk": "only here"})
	wants(t, "seen", w.Sees("only here"), true)
	tree.Marks(nil)
	wants(t, "seen once taken away", w.Sees("only here"), false)
}

func TestTabLeavesTheTree(t *testing.T) {
	tree := kit.NewCheckTree("Module", "View")
	tree.SetNodes(modules())
	after := kit.NewButton("After", nil)
	w := kittest.Open(t, kit.NewStackOf(tree, after), 500, 400)
	tree.Focus()
	w.Press(fyne.KeyTab)
	if w.Canvas().Focused() != after {
		t.Errorf("Tab led to %T", w.Canvas().Focused())
	}
}

// A hundred and twenty-seven modules open, and are searched, with no more widgets than lines on the screen.
func TestAllModulesOpenAndAreSearchedAtOnce(t *testing.T) {
	nodes := []kit.Node{}
	for c := range 8 {
		category := kit.Node{Key: fmt.Sprint("c", c), Label: fmt.Sprint("Category ", c)}
		for m := range 16 {
			category.Children = append(category.Children, kit.Node{Key: fmt.Sprint("m", c, m), Label: fmt.Sprint("Module ", c, m), Columns: 15})
		}
		nodes = append(nodes, category)
	}
	tree, w := openTree(t, nodes)
	start := time.Now()
	tree.ExpandAll()
	for _, typed := range []string{"m", "mo", "module 7", "module 71", ""} {
		tree.Filter(typed)
	}
	if took := time.Since(start); took > 500*time.Millisecond {
		t.Errorf("opening and five letters took %v", took)
	}
	texts := 0
	kittest.Find(w, func(x *kit.Text) bool { texts++; return false })
	if texts > 100 {
		t.Errorf("%d texts are drawn for a window of 13 lines", texts)
	}
}

// TestTreePictures draws the tree in both modes, wide and narrow; with PICTURES set, for people to look at.
func TestTreePictures(t *testing.T) {
	for mode, m := range modes {
		for _, scale := range []float32{1, 1.5, 2} {
			if scale != 1.5 && os.Getenv("PICTURES") == "" {
				continue
			}
			for _, width := range []float32{900, 420} {
				tree := kit.NewCheckTree("Module", "View", "Add", "Edit", "Delete")
				tree.SetNodes(modules())
				tree.Set(map[string]uint8{"ext": view | edit, "queues": view | edit, "users": 15, "events": view, "key": 3})
				tree.Marks(map[string]string{"ext": "also edit", "key": "only here"})
				tree.SetReadOnly(scale == 2)
				w := kittest.OpenWith(t, kittest.NewApp(t, m), kit.NewInset(tree, 16, 16), width, 440)
				tree.ExpandAll()
				tree.Reveal("ext")
				tree.Focus()
				w.Press(fyne.KeyRight, fyne.KeyRight)
				w.Scale(scale)
				w.Picture(fmt.Sprintf("tree-%.0f-%s-%.1f", width, mode, scale))
			}
		}
	}
}
