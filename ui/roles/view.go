package roles

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"pbxusers/ui/kit"
	"pbxusers/ui/words"
)

// The pages of the form where there is no room for both side by side.
const (
	tabAbout = iota
	tabMay
)

const (
	twoColumns = 780 // in less than this what they may do is a page of its own
	aboutLeast = 340
	aboutMost  = 420
	columnGap  = 28
	edge       = 8  // room beside the fields for the frame of what has the keyboard
	below      = 16 // between the fields and the line above the buttons
	treeLeast  = 6*34 + 12

	// what the dialog takes of the window's height without the view, and with a banner; where there is less than the
	// view needs, the dialog scrolls
	around     = 168
	bannerHigh = 56
	viewMost   = 760
	tabsHigh   = 50
	aboutLow   = 220
)

// view is the form of a role: what it is at the left, what it lets people do at the right, each as high as the window
// leaves it. The fields scroll by themselves; the tree of permissions is always seen.
type view struct {
	canvas   func() fyne.Canvas
	readOnly bool
	content  *fyne.Container
	about    *kit.Form
	fields   fyne.CanvasObject // scrolls about
	foot     fyne.CanvasObject // below the fields
	page     *fyne.Container   // of the permissions
	may      *mayPage
	tabs     *kit.Tabs // where it is narrow
	changed  func()    // another height is wished
	narrow   bool
	width    float32
}

func newView(canvas func() fyne.Canvas, readOnly bool, p *permissions) *view {
	v := &view{canvas: canvas, readOnly: readOnly, about: kit.NewForm(1), foot: kit.NewShield(), changed: func() {}}
	v.fields = kit.NewScroll(kit.NewInset(v.about, edge, 0))
	heading := kit.NewStyledText(words.T("What they may do"), theme.SizeNameSubHeadingText, theme.ColorNameForeground, true)
	v.may = &mayPage{heading: heading, count: p.count, note: p.note, search: p.search, buttons: p.buttons(), tree: p.tree}
	v.page = container.New(v.may, heading, p.count, p.note, p.search, v.may.buttons, p.tree)
	v.content = container.New(v)
	v.arrange()
	return v
}

// arrange makes two columns, or tabs where those have no room.
func (v *view) arrange() {
	v.may.narrow = v.narrow
	v.may.heading.Hidden, v.may.count.Hidden = v.narrow, v.narrow
	if !v.narrow {
		v.tabs = nil
		v.may.search.SetPlaceHolder(words.T("Search permissions"))
		v.content.Objects = []fyne.CanvasObject{v.fields, v.foot, v.page}
		return
	}
	v.may.search.SetPlaceHolder(words.T("Search")) // of what, the tab says
	v.tabs = kit.NewTabs(kit.Tab{Title: words.T("Role"), Content: v.fields}, kit.Tab{Title: words.T("What they may do"), Content: v.page})
	v.tabs.OnSelect = func(int) { v.changed() }
	v.content.Objects = []fyne.CanvasObject{v.tabs}
}

// show goes to one of the pages, where they are pages.
func (v *view) show(tab int) {
	if v.tabs != nil && v.tabs.Selected() != tab {
		v.tabs.Select(tab)
		v.changed()
	}
}

// MinSize is called by Fyne, after Layout has told the width.
func (v *view) MinSize([]fyne.CanvasObject) fyne.Size {
	high, least := float32(viewMost), v.may.least(v.mayWide())
	switch {
	case v.narrow && v.tabs.Selected() == tabAbout:
		least = aboutLow // the fields scroll by themselves
	case v.narrow:
		least += tabsHigh
	}
	if c := v.canvas(); c != nil {
		high = fyne.Min(high, c.Size().Height-around)
	}
	if v.readOnly {
		high -= bannerHigh
	}
	return fyne.NewSize(320, fyne.Max(least, high))
}

// aboutWide is the width of the left column, mayWide that of the page of permissions.
func (v *view) aboutWide() float32 { return fyne.Max(aboutLeast, fyne.Min(aboutMost, v.width*0.37)) }

func (v *view) mayWide() float32 {
	if v.narrow {
		return v.width
	}
	return v.width - v.aboutWide() - columnGap
}

// Layout is called by Fyne.
func (v *view) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	v.width = size.Width
	if narrow := size.Width < twoColumns; narrow != v.narrow {
		v.narrow = narrow
		v.arrange()
	}
	if v.narrow {
		v.tabs.Move(fyne.Position{})
		v.tabs.Resize(size)
		return
	}
	left := v.aboutWide()
	v.fields.Move(fyne.NewPos(-edge, 0))
	v.fields.Resize(fyne.NewSize(left+2*edge, size.Height))
	v.foot.Move(fyne.NewPos(-edge, size.Height))
	v.foot.Resize(fyne.NewSize(left+2*edge, below))
	v.page.Move(fyne.NewPos(left+columnGap, 0))
	v.page.Resize(fyne.NewSize(v.mayWide(), size.Height))
}
