package kit_test

import (
	"fmt"
	"testing"

	"fyne.io/fyne/v2"

	"pbxusers/ui/kit"
	"pbxusers/ui/kit/kittest"
)

var finderTexts = kit.FinderTexts{Title: "Which module", Search: "Search modules", Clear: "Clear", None: "Nothing found", Choose: "Choose", Cancel: "Cancel"}

// finder opens a finder over so many options, in a form.
func finder(t *testing.T, n int) (*kittest.Window, *kit.Finder, *[]string) {
	t.Helper()
	told := &[]string{}
	f := kit.NewFinder(finderTexts, func(text string) { *told = append(*told, text) })
	for i := range n {
		f.Options = append(f.Options, fmt.Sprintf("Group %d › Module %d", i%3, i))
	}
	w := kittest.Open(t, kit.NewForm(1).AddSection("", kit.NewField("Module", f)), 600, 500)
	f.Choose(f.Options[0])
	w.Press(fyne.KeyTab)
	return w, f, told
}

func TestALongListIsSearchedByTyping(t *testing.T) {
	w, f, told := finder(t, 40)
	w.Type("m") // opens the search, which takes the rest
	w.Type("odule 3")
	if !w.Sees("Which module") || w.Sees("Module 21") || !w.Sees("Module 31") {
		t.Fatalf("what is typed does not search:\n%s", w.Text())
	}
	w.Type("1")
	w.Press(fyne.KeyReturn)
	if f.Selected != "Group 1 › Module 31" || len(*told) != 1 || w.Sees("Which module") {
		t.Errorf("chose %q, told %q", f.Selected, *told)
	}
	if w.Canvas().Focused() != fyne.Focusable(f) {
		t.Errorf("%T has the keyboard afterwards", w.Canvas().Focused())
	}
}

func TestTheListOpensOnWhatIsChosenAndEscapeLeavesIt(t *testing.T) {
	w, f, told := finder(t, 40)
	f.Choose(f.Options[30])
	w.Press(fyne.KeySpace)
	if !w.Sees("Module 30") {
		t.Error("what is chosen is not to be seen")
	}
	w.Type("nothing like it")
	if !w.Sees("Nothing found") {
		t.Error("an empty list says nothing")
	}
	w.Press(fyne.KeyReturn) // nothing to choose
	w.Press(fyne.KeyEscape, fyne.KeyEscape)
	if f.Selected != f.Options[30] || len(*told) != 0 || w.Sees("Which module") {
		t.Errorf("chose %q, told %q", f.Selected, *told)
	}
	w.Press(fyne.KeySpace, fyne.KeyDown, fyne.KeyDown, fyne.KeyReturn)
	if f.Selected != f.Options[31] {
		t.Errorf("the list's next row is %q", f.Selected)
	}
}

func TestAShortListOpensInPlace(t *testing.T) {
	w, _, _ := finder(t, 5)
	w.Press(fyne.KeySpace)
	if w.Sees("Search modules") || !w.Sees("Module 4") {
		t.Error("five options open a dialog, or nothing")
	}
}
