package kit_test

import (
	"fmt"
	"testing"

	"fyne.io/fyne/v2"

	"pbxusers/ui/kit"
	"pbxusers/ui/kit/kittest"
)

// many is so many branches of seven leaves each.
func many(branches int) (nodes []kit.Node) {
	for b := 1; b <= branches; b++ {
		branch := kit.Node{Key: fmt.Sprint(b), Label: fmt.Sprintf("branch %d", b)}
		for n := 1; n <= 7; n++ {
			name := fmt.Sprintf("node %d of %d", n, b)
			branch.Children = append(branch.Children, kit.Node{Key: name, Label: name, Columns: view | edit})
		}
		nodes = append(nodes, branch)
	}
	return nodes
}

func TestAnotherTreeGoesWhereOneWas(t *testing.T) {
	tree, w := openTree(t, many(30))
	tree.Reveal("node 7 of 9")
	w.Press(fyne.KeyRight)
	before := w.Text()
	other := kit.NewCheckTree("Module", "View", "Add", "Edit", "Delete")
	other.SetNodes(many(30))
	again := kittest.Open(t, other, 760, 460)
	if again.Text() == before {
		t.Fatal("the trees look alike from the start")
	}
	other.SetPlace(tree.Place())
	if got := again.Text(); got != before || other.Current() != "node 7 of 9" {
		t.Errorf("at %s the other tree shows\n%s\ninstead of\n%s", other.Current(), got, before)
	}
	tree.Filter("of 9")
	tree.CollapseAll()
	other.Filter("of 9")
	if again.Text() == w.Text() {
		t.Fatal("the found branch is open in both")
	}
	other.SetPlace(tree.Place())
	if again.Text() != w.Text() {
		t.Errorf("searching, the other tree shows\n%s\ninstead of\n%s", again.Text(), w.Text())
	}
	other.Filter("")
	other.SetNodes(modules())
	other.SetPlace(tree.Place())
	if other.Current() != "pbx" {
		t.Errorf("a tree of other nodes went to %s", other.Current())
	}
}

func TestABranchIsShownFromItsHeading(t *testing.T) {
	tree, w := openTree(t, many(30))
	if !tree.RevealAt("node 3 of 12") || tree.Current() != "node 3 of 12" {
		t.Fatalf("at %s", tree.Current())
	}
	if w.Sees("branch 11") || !w.Sees("branch 12") || !w.Sees("node 7 of 12") {
		t.Errorf("seen: %s", w.Text())
	}
	if tree.RevealAt("nobody") {
		t.Error("found what is not there")
	}
}

func TestASearchFindsWhatStandsForALineUnseen(t *testing.T) {
	nodes := modules()
	nodes[1].Children[0].Children[2].Also = "Maintenance contract"
	tree, w := openTree(t, nodes)
	tree.Filter("maintenance")
	if !w.Sees("Licence") || w.Sees("Event Logger") || w.Sees("Maintenance") {
		t.Errorf("seen: %s", w.Text())
	}
}
