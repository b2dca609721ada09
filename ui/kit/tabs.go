package kit

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"pbxusers/ui/look"
)

const (
	tabHeight = 38
	tabPad    = 14 // beside a tab's title
	tabDot    = 8
)

// Tab is one of the pages of Tabs.
type Tab struct {
	Title   string
	Content fyne.CanvasObject
}

// Tabs shows one of a few pages and above it their titles. The titles are one stop of Tab: Left, Right, Home
// and End go to another page, Down to what is on it. A dot tells that something is wrong on a page.
type Tabs struct {
	widget.BaseWidget
	OnSelect func(tab int) // somebody went to another page

	tabs []Tab
	bar  *tabBar
	page *fyne.Container
	at   int
}

// NewTabs returns tabs on their first page.
func NewTabs(tabs ...Tab) *Tabs {
	t := &Tabs{tabs: tabs, page: container.NewStack()}
	t.bar = newTabBar(t)
	t.ExtendBaseWidget(t)
	t.Select(0)
	return t
}

// Select shows a page, counted from 0, without telling OnSelect.
func (t *Tabs) Select(tab int) {
	if tab < 0 || tab >= len(t.tabs) {
		return
	}
	t.at = tab
	t.page.Objects = []fyne.CanvasObject{t.tabs[tab].Content}
	t.page.Refresh()
	t.bar.Refresh()
}

// Selected returns the page that is shown.
func (t *Tabs) Selected() int { return t.at }

// SetError shows or takes away the dot that tells that something is wrong on a page.
func (t *Tabs) SetError(tab int, wrong bool) {
	if tab >= 0 && tab < len(t.tabs) {
		t.bar.heads[tab].setWrong(wrong)
	}
}

func (t *Tabs) choose(tab int) {
	if tab < 0 || tab >= len(t.tabs) || tab == t.at {
		return
	}
	HideTooltips(canvasOf(t))
	t.Select(tab)
	if t.OnSelect != nil {
		t.OnSelect(tab)
	}
}

// setForm reaches the fields on all pages; Held tells only of the one that is shown.
func (t *Tabs) setForm(f *Form) {
	for _, tab := range t.tabs {
		walk(tab.Content, func(o fyne.CanvasObject) bool {
			if field, ok := o.(interface{ setForm(*Form) }); ok {
				field.setForm(f)
			}
			return true
		})
	}
}

// Held returns the titles and the page that is shown.
func (t *Tabs) Held() []fyne.CanvasObject {
	return append([]fyne.CanvasObject{t.bar}, t.page.Objects...)
}

// CreateRenderer is called by Fyne.
func (t *Tabs) CreateRenderer() fyne.WidgetRenderer {
	page := inset(t.page, 0, 0)
	page.Layout = layout.NewCustomPaddedLayout(theme.Size(look.SizeNameGap), 0, 0, 0)
	return widget.NewSimpleRenderer(container.New(layout.NewBorderLayout(t.bar, nil, nil, nil), t.bar, page)) // Tab goes in this order
}

// tabBar is the titles of Tabs.
type tabBar struct {
	widget.BaseWidget
	Keyed
	tabs    *Tabs
	heads   []*tabHead
	focused bool
}

func newTabBar(t *Tabs) *tabBar {
	b := &tabBar{tabs: t}
	for i, tab := range t.tabs {
		b.heads = append(b.heads, newTabHead(b, i, tab.Title))
	}
	b.ExtendBaseWidget(b)
	return b
}

// FocusGained is called by Fyne.
func (b *tabBar) FocusGained() {
	b.focused = true
	b.Refresh()
	reveal(b)
}

// FocusLost is called by Fyne.
func (b *tabBar) FocusLost() {
	b.focused = false
	b.Refresh()
}

// TypedRune is called by Fyne.
func (b *tabBar) TypedRune(rune) { active(b) }

// TypedKey is called by Fyne.
func (b *tabBar) TypedKey(ev *fyne.KeyEvent) {
	active(b)
	switch {
	case ev.Name == fyne.KeyLeft:
		b.tabs.choose(b.tabs.at - 1)
	case ev.Name == fyne.KeyRight:
		b.tabs.choose(b.tabs.at + 1)
	case ev.Name == fyne.KeyHome:
		b.tabs.choose(0)
	case ev.Name == fyne.KeyEnd:
		b.tabs.choose(len(b.heads) - 1)
	case ev.Name == fyne.KeyDown:
		if target, c := firstFocusable(b.tabs.page), canvasOf(b); target != nil && c != nil {
			c.Focus(target)
		}
	case forwards(ev) && !isEnter(ev): // Enter on a title saves no form
		b.pass(b, ev)
	}
}

// CreateRenderer is called by Fyne.
func (b *tabBar) CreateRenderer() fyne.WidgetRenderer {
	line := canvas.NewRectangle(color.Transparent)
	d := &drawing{objects: []fyne.CanvasObject{line}}
	for _, head := range b.heads {
		d.objects = append(d.objects, head)
	}
	d.layout = func(size fyne.Size) {
		line.Move(fyne.NewPos(0, size.Height-1))
		line.Resize(fyne.NewSize(size.Width, 1))
		wide := make([]float32, len(b.heads))
		for i, head := range b.heads {
			wide[i] = head.MinSize().Width
		}
		x, share := float32(0), fyne.Min(1, size.Width/fyne.Max(1, sumOf(wide)))
		for i, head := range b.heads {
			head.Move(fyne.NewPos(x, 0))
			head.Resize(fyne.NewSize(wide[i]*share, size.Height))
			x += wide[i] * share
		}
	}
	d.min = func() fyne.Size { return fyne.NewSize(120, tabHeight) }
	d.refresh = func() {
		line.FillColor = theme.Color(look.ColorNameBorder)
		for _, head := range b.heads {
			head.Refresh()
		}
		d.layout(b.Size())
	}
	d.refresh()
	return d
}

// tabHead is one title.
type tabHead struct {
	widget.BaseWidget
	tipped
	bar   *tabBar
	index int
	text  *Text
	wrong bool
}

func newTabHead(b *tabBar, index int, title string) *tabHead {
	h := &tabHead{bar: b, index: index, text: NewStyledText(title, theme.SizeNameText, look.ColorNameMuted, true)}
	h.ExtendBaseWidget(h)
	return h
}

func (h *tabHead) setWrong(wrong bool) {
	h.wrong = wrong
	h.bar.Refresh()
}

// Tapped is called by Fyne.
func (h *tabHead) Tapped(*fyne.PointEvent) {
	active(h)
	h.hideTip(h)
	if c := canvasOf(h); c != nil {
		c.Focus(h.bar)
	}
	h.bar.tabs.choose(h.index)
}

// Cursor shows a hand.
func (h *tabHead) Cursor() desktop.Cursor { return desktop.PointerCursor }

// MouseIn is called by Fyne. A title that is cut is whole in the tooltip.
func (h *tabHead) MouseIn(*desktop.MouseEvent) {
	active(h)
	h.tip = ""
	if h.text.Cut() {
		h.tip = h.text.Text
	}
	h.enter(h)
	h.Refresh()
}

// MouseMoved is called by Fyne.
func (h *tabHead) MouseMoved(*desktop.MouseEvent) {}

// MouseOut is called by Fyne.
func (h *tabHead) MouseOut() {
	h.leave(h)
	h.Refresh()
}

// CreateRenderer is called by Fyne.
func (h *tabHead) CreateRenderer() fyne.WidgetRenderer {
	back, bar := canvas.NewRectangle(color.Transparent), canvas.NewRectangle(color.Transparent)
	dot, frame := canvas.NewCircle(color.Transparent), canvas.NewRectangle(color.Transparent)
	d := &drawing{objects: []fyne.CanvasObject{back, bar, h.text, dot, frame}}
	d.layout = func(size fyne.Size) {
		back.Resize(size.SubtractWidthHeight(0, 1))
		bar.Move(fyne.NewPos(4, size.Height-3))
		bar.Resize(fyne.NewSize(size.Width-8, 3))
		frame.Move(fyne.NewPos(2, 3))
		frame.Resize(size.SubtractWidthHeight(4, 8))
		room := size.Width - 2*tabPad
		if h.wrong {
			room -= tabDot + 6
		}
		h.text.Move(fyne.NewPos(tabPad, 0))
		h.text.Resize(fyne.NewSize(fyne.Max(1, room), size.Height-2))
		dot.Move(fyne.NewPos(size.Width-tabPad-tabDot, (size.Height-tabDot)/2-1))
		dot.Resize(fyne.NewSquareSize(tabDot))
	}
	d.min = func() fyne.Size {
		width := h.text.natural().Width + 1 + 2*tabPad
		if h.wrong {
			width += tabDot + 6
		}
		return fyne.NewSize(width, tabHeight)
	}
	d.refresh = func() {
		here := h.bar.tabs.at == h.index
		back.FillColor, bar.FillColor, dot.FillColor = color.Transparent, color.Transparent, color.Transparent
		back.TopLeftCornerRadius, back.TopRightCornerRadius = theme.Size(theme.SizeNameInputRadius), theme.Size(theme.SizeNameInputRadius)
		bar.CornerRadius = 1.5
		colour := look.ColorNameMuted
		switch {
		case here:
			bar.FillColor, colour = theme.Color(theme.ColorNamePrimary), theme.ColorNamePrimary
		case h.over:
			back.FillColor, colour = theme.Color(theme.ColorNameHover), theme.ColorNameForeground
		}
		if h.wrong {
			dot.FillColor = theme.Color(theme.ColorNameError)
		}
		h.text.Color = colour
		h.text.Refresh()
		ring(frame, here && h.bar.focused, "")
		d.layout(h.Size())
	}
	d.refresh()
	return d
}
