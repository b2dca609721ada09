package roles

import (
	"fyne.io/fyne/v2"

	"pbxusers/ui/kit"
)

const (
	searchLeast = 150 // width that is left to the search beside the buttons
	mayGap      = 8
)

// mayPage sets the search and the buttons over the tree of permissions, side by side where there is room. The tree has
// all the height that is left.
type mayPage struct {
	heading, count *kit.Text
	note           *kit.Banner
	search         *kit.SearchEntry
	buttons        *fyne.Container
	tree           *kit.CheckTree
	narrow         bool // a tab says what the heading says
}

// MinSize is called by Fyne.
func (m *mayPage) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(240, 160) }

// least is the height in which a few lines of the tree are seen, at that width.
func (m *mayPage) least(width float32) float32 { return m.place(width, false) + treeLeast }

// Layout is called by Fyne.
func (m *mayPage) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	top := m.place(size.Width, true)
	m.tree.Move(fyne.NewPos(0, top))
	m.tree.Resize(fyne.NewSize(size.Width, fyne.Max(0, size.Height-top)))
}

// place sets what stands over the tree and returns where the tree begins. Without move it only measures.
func (m *mayPage) place(width float32, move bool) (y float32) {
	put := func(o fyne.CanvasObject, x, y, w, h float32) {
		if move {
			o.Move(fyne.NewPos(x, y))
			o.Resize(fyne.NewSize(w, h))
		}
	}
	if !m.narrow {
		high := m.heading.MinSize().Height
		put(m.heading, 0, y, width*0.6, high)
		put(m.count, width*0.6, y, width*0.4, high)
		y += high + mayGap
	}
	if m.note.Visible() {
		if m.note.Size().Width != width {
			m.note.Resize(fyne.NewSize(width, m.note.MinSize().Height)) // its text wraps
		}
		high := m.note.MinSize().Height
		put(m.note, 0, y, width, high)
		y += high + mayGap
	}
	row, high := m.buttons.MinSize(), m.search.MinSize().Height
	room := width - row.Width - mayGap
	if beside := room >= searchLeast; beside {
		put(m.search, 0, y, room, high)
		put(m.buttons, room+mayGap, y+(high-row.Height)/2, row.Width, row.Height)
		return y + high + mayGap
	}
	put(m.search, 0, y, width, high)
	put(m.buttons, 0, y+high+mayGap, row.Width, row.Height)
	return y + high + row.Height + 2*mayGap
}
