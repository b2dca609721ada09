package profiles

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"pbxusers/data"
	"pbxusers/ui/kit"
	"pbxusers/ui/words"
)

// The pages of the editor's tabs. The menu is a page of its own where there is no room for it beside the tree.
const (
	tabModules = iota
	tabSwitches
	tabMenu
)

const (
	previewBeside = 780 // in less than this the menu is a page
	previewWide   = 290
	searchLeast   = 150

	// what the editor takes of the window's height without its view, and the least height of that; where there is
	// less, the dialog scrolls
	editorAround = 262
	editorLeast  = 330
	editorMost   = 640
	bannerHigh   = 56
)

// editorView is what stands below the name: the tabs, and beside them the menu. It takes the height that the window
// leaves it.
type editorView struct {
	editor   *editor
	content  *fyne.Container
	tabs     *kit.Tabs
	pages    []kit.Tab
	policies *kit.Form // on the page of the permissions
	narrow   bool
}

func newEditorView(e *editor) *editorView {
	v := &editorView{editor: e}
	v.pages = []kit.Tab{
		{Title: words.T("Module Access"), Content: v.modules()},
		{Title: words.T("Permissions"), Content: v.switches()},
		{Title: words.T("Menu"), Content: e.preview},
	}
	v.content = container.New(v)
	v.arrange()
	return v
}

// arrange makes the tabs for the width there is.
func (v *editorView) arrange() {
	at := tabModules
	if v.tabs != nil {
		at = v.tabs.Selected()
	}
	if v.narrow {
		v.tabs = kit.NewTabs(v.pages...)
		v.content.Objects = []fyne.CanvasObject{v.tabs}
	} else {
		v.tabs = kit.NewTabs(v.pages[:tabMenu]...)
		v.content.Objects = []fyne.CanvasObject{v.tabs, v.editor.preview}
	}
	v.tabs.Select(at)
}

// MinSize is called by Fyne.
func (v *editorView) MinSize([]fyne.CanvasObject) fyne.Size {
	e, high := v.editor, float32(editorMost)
	if c := e.screen.deps.Canvas(); c != nil {
		high = c.Size().Height - editorAround
	}
	if e.form.ReadOnly() || e.hinted {
		high -= bannerHigh
	}
	return fyne.NewSize(320, fyne.Max(editorLeast, fyne.Min(high, editorMost)))
}

// Layout is called by Fyne.
func (v *editorView) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	if narrow := size.Width < previewBeside; narrow != v.narrow {
		v.narrow = narrow
		v.arrange()
	}
	left := size.Width
	if !v.narrow {
		left -= previewWide + 16
		v.editor.preview.Move(fyne.NewPos(left+16, 0))
		v.editor.preview.Resize(fyne.NewSize(previewWide, size.Height))
	}
	v.tabs.Move(fyne.NewPos(0, 0))
	v.tabs.Resize(fyne.NewSize(left, size.Height))
}

// modules is the page of the tree.
func (v *editorView) modules() fyne.CanvasObject {
	e := v.editor
	buttons := []fyne.CanvasObject{
		kit.NewButton(words.T("Expand all"), e.tree.ExpandAll), kit.NewButton(words.T("Collapse all"), e.tree.CollapseAll),
	}
	if !e.form.ReadOnly() {
		buttons = append(buttons, kit.NewButton(words.T("Select all"), e.tree.SelectAll), kit.NewButton(words.T("Deselect all"), e.tree.DeselectAll))
	}
	return container.New(modulesPage{}, e.search, kit.NewRowOf(buttons...), e.tree, e.status.content)
}

// switches is the page of the three permissions, and of the second factor.
func (v *editorView) switches() fyne.CanvasObject {
	own := v.editor.screen.deps.Rights().Profile
	v.policies = kit.NewForm(1)
	for i, s := range allSwitches {
		help := s.means()
		if !v.editor.form.ReadOnly() && !*s.of(&own) {
			help += "\n" + words.T("Your own profile does not have this, so you cannot give it.")
		}
		v.policies.AddSection("", kit.NewField("", v.editor.switches[i]).Help(help))
	}
	v.policies.AddSection(words.Field(data.FieldSecondFactor), v.editor.demand.Field.Relabel(""))
	return kit.NewScroll(kit.NewInset(v.policies, 4, 6))
}

// modulesPage sets the search and the buttons over the tree, side by side where there is room, and the status below.
type modulesPage struct{}

// MinSize is called by Fyne.
func (modulesPage) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(240, 160) }

// Layout is called by Fyne.
func (modulesPage) Layout(o []fyne.CanvasObject, size fyne.Size) {
	search, buttons, tree, status := o[0], o[1], o[2], o[3]
	row, high := buttons.MinSize(), search.MinSize().Height
	buttons.Resize(row)
	top := high
	if room := size.Width - row.Width - 8; room >= searchLeast {
		search.Resize(fyne.NewSize(room, high))
		buttons.Move(fyne.NewPos(room+8, (high-row.Height)/2))
	} else {
		search.Resize(fyne.NewSize(size.Width, high))
		buttons.Move(fyne.NewPos(0, high+8))
		top += 8 + row.Height
	}
	below := status.MinSize().Height
	tree.Move(fyne.NewPos(0, top+8))
	tree.Resize(fyne.NewSize(size.Width, fyne.Max(0, size.Height-top-8-below-6)))
	status.Move(fyne.NewPos(0, size.Height-below))
	status.Resize(fyne.NewSize(size.Width, below))
}
