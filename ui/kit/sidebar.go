package kit

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"pbxusers/ui/look"
)

const (
	sideRow     = 34
	sideHeading = 34
	sideWidth   = 216 // at least
	sideWidest  = 264
	sideText    = 48 // where titles begin
	sideEnd     = 12 // free behind them
	sideNarrow  = 56 // icons alone
	sideBreak   = 10 // between groups of icons
)

// SideItem is one entry of a Sidebar.
type SideItem struct {
	ID    string // what OnSelect is told
	Title string
	Icon  fyne.Resource
}

// SideGroup is some entries below a heading; the heading may be "".
type SideGroup struct {
	Heading string
	Items   []SideItem
}

// Sidebar is the list of places at the left of a window. It is one stop of Tab: Up, Down, Home and End move a
// mark, Enter or Space goes there. A compact one shows icons alone, whose tooltips say where they lead.
type Sidebar struct {
	widget.BaseWidget
	Keyed
	OnSelect func(id string)

	groups   []SideGroup
	items    []*sideItem
	selected string
	at       int
	focused  bool
	compact  bool
	bare     bool // has nothing of its own behind it
	scroll   *scroll
}

// NewSidebar returns a sidebar with nothing selected.
func NewSidebar(groups []SideGroup, onSelect func(id string)) *Sidebar {
	s := &Sidebar{OnSelect: onSelect}
	s.ExtendBaseWidget(s)
	s.build(groups)
	return s
}

// SetGroups shows other entries; the selection stays where its entry does.
func (s *Sidebar) SetGroups(groups []SideGroup) {
	s.build(groups)
	s.Refresh()
}

func (s *Sidebar) build(groups []SideGroup) {
	s.groups, s.items, s.at = groups, nil, 0
	column := container.New(&columnLayout{})
	for _, g := range groups {
		if g.Heading != "" {
			head := NewStyledText(g.Heading, theme.SizeNameCaptionText, look.ColorNameMuted, true)
			column.Add(container.New(&sideHeadLayout{s}, head))
		}
		for _, item := range g.Items {
			i := newSideItem(s, item, len(s.items))
			s.items = append(s.items, i)
			column.Add(i)
		}
	}
	if s.scroll == nil {
		s.scroll = newScroll(column)
	} else {
		s.scroll.scroller.Content = column
		s.scroll.scroller.Refresh()
		s.scroll.Layout(nil, s.scroll.box.Size())
	}
	s.Select(s.selected)
}

// Select marks an entry without calling OnSelect.
func (s *Sidebar) Select(id string) {
	s.selected = id
	for i, item := range s.items {
		if item.item.ID == id {
			s.at = i
		}
	}
	s.paint()
}

// Selected returns the marked entry's ID.
func (s *Sidebar) Selected() string { return s.selected }

// SetCompact shows icons alone, or icons and titles again.
func (s *Sidebar) SetCompact(compact bool) {
	if s.compact == compact {
		return
	}
	s.compact = compact
	s.scroll.scroller.Content.Refresh()
	s.scroll.box.Refresh()
	s.paint()
	s.Refresh()
}

func (s *Sidebar) paint() {
	for _, item := range s.items {
		item.Refresh()
	}
}

// wide is the width at which each title can be read whole while it is the selected one, within bounds.
func (s *Sidebar) wide() float32 {
	width := float32(sideWidth)
	for _, i := range s.items {
		title := fyne.MeasureText(i.text.Text, theme.Size(i.text.TextSize), fyne.TextStyle{Bold: true}).Width
		width = fyne.Max(width, sideText+title+1+sideEnd)
	}
	return fyne.Min(width, sideWidest)
}

// tell shows, where there are icons alone, what the marked one is.
func (s *Sidebar) tell() {
	for i, item := range s.items {
		if i == s.at && s.focused {
			item.tipSoon(item)
		} else {
			item.hideTip(item)
		}
	}
}

func (s *Sidebar) choose(i int) {
	if i < 0 || i >= len(s.items) {
		return
	}
	s.Select(s.items[i].item.ID)
	if s.OnSelect != nil {
		s.OnSelect(s.selected)
	}
}

// FocusGained is called by Fyne.
func (s *Sidebar) FocusGained() {
	s.focused = true
	s.paint()
	s.tell()
}

// FocusLost is called by Fyne.
func (s *Sidebar) FocusLost() {
	s.focused = false
	s.tell()
	s.Select(s.selected) // the mark goes back to where we are
}

// TypedRune is called by Fyne.
func (s *Sidebar) TypedRune(rune) {}

// TypedKey is called by Fyne.
func (s *Sidebar) TypedKey(ev *fyne.KeyEvent) {
	active(s)
	to := s.at
	switch {
	case ev.Name == fyne.KeyUp:
		to--
	case ev.Name == fyne.KeyDown:
		to++
	case ev.Name == fyne.KeyHome:
		to = 0
	case ev.Name == fyne.KeyEnd:
		to = len(s.items) - 1
	case isEnter(ev) || ev.Name == fyne.KeySpace:
		s.choose(s.at)
		return
	default:
		if forwards(ev) {
			s.pass(s, ev)
		}
		return
	}
	s.at = max(0, min(to, len(s.items)-1))
	s.paint()
	s.tell()
	if len(s.items) > 0 {
		s.scroll.reveal(s.items[s.at])
	}
}

// CreateRenderer is called by Fyne.
func (s *Sidebar) CreateRenderer() fyne.WidgetRenderer {
	back, line := canvas.NewRectangle(color.Transparent), canvas.NewRectangle(color.Transparent)
	d := &drawing{objects: []fyne.CanvasObject{back, line, s.scroll.box}}
	d.layout = func(size fyne.Size) {
		back.Resize(size)
		line.Move(fyne.NewPos(size.Width-1, 0))
		line.Resize(fyne.NewSize(1, size.Height))
		s.scroll.box.Move(fyne.NewPos(0, 6))
		s.scroll.box.Resize(size.SubtractWidthHeight(1, 12))
	}
	d.min = func() fyne.Size {
		if s.compact {
			return fyne.NewSize(sideNarrow, sideRow)
		}
		return fyne.NewSize(s.wide(), sideRow)
	}
	d.refresh = func() {
		back.Hidden, line.Hidden = s.bare, s.bare
		back.FillColor, line.FillColor = theme.Color(look.ColorNameSidebar), theme.Color(look.ColorNameBorder)
	}
	d.refresh()
	return d
}

type sideItem struct {
	widget.BaseWidget
	tipped
	side  *Sidebar
	item  SideItem
	index int
	text  *Text
	icon  *widget.Icon
}

func newSideItem(s *Sidebar, item SideItem, index int) *sideItem {
	i := &sideItem{side: s, item: item, index: index, text: NewText(item.Title), icon: widget.NewIcon(item.Icon)}
	i.ExtendBaseWidget(i)
	return i
}

func (i *sideItem) Tapped(*fyne.PointEvent)        { i.hideTip(i); i.side.choose(i.index) }
func (i *sideItem) Cursor() desktop.Cursor         { return desktop.PointerCursor }
func (i *sideItem) MouseIn(*desktop.MouseEvent)    { active(i); i.enter(i); i.Refresh() }
func (i *sideItem) MouseMoved(*desktop.MouseEvent) {}
func (i *sideItem) MouseOut()                      { i.leave(i); i.Refresh() }

func (i *sideItem) CreateRenderer() fyne.WidgetRenderer {
	back, bar, frame := canvas.NewRectangle(color.Transparent), canvas.NewRectangle(color.Transparent), canvas.NewRectangle(color.Transparent)
	d := &drawing{objects: []fyne.CanvasObject{back, bar, i.icon, i.text, frame}}
	d.layout = func(size fyne.Size) {
		for _, r := range []*canvas.Rectangle{back, frame} {
			r.Move(fyne.NewPos(8, 1))
			r.Resize(size.SubtractWidthHeight(16, 2))
		}
		bar.Move(fyne.NewPos(8, 8))
		bar.Resize(fyne.NewSize(3, size.Height-16))
		x := float32(20)
		if i.side.compact {
			x = (size.Width - 18) / 2
		}
		i.icon.Move(fyne.NewPos(x, (size.Height-18)/2))
		i.icon.Resize(fyne.NewSquareSize(18))
		i.text.Move(fyne.NewPos(sideText, 0))
		i.text.Resize(fyne.NewSize(size.Width-sideText-sideEnd, size.Height))
	}
	d.min = func() fyne.Size { return fyne.NewSize(0, sideRow) }
	d.refresh = func() {
		here := i.side.selected == i.item.ID
		back.FillColor, bar.FillColor = color.Transparent, color.Transparent
		back.CornerRadius, bar.CornerRadius = theme.Size(theme.SizeNameInputRadius), 1.5
		colour := theme.ColorNameForeground
		switch {
		case here:
			back.FillColor, bar.FillColor = theme.Color(look.ColorNameSidebarSelected), theme.Color(theme.ColorNamePrimary)
			colour = theme.ColorNamePrimary
		case i.over:
			back.FillColor = theme.Color(theme.ColorNameHover)
		}
		if i.item.Icon != nil {
			i.icon.SetResource(look.In(i.item.Icon, colour))
		}
		i.tip = ""
		if i.side.compact {
			i.tip = i.item.Title
		}
		i.text.Hidden = i.side.compact
		i.text.Bold = here
		i.text.Refresh()
		ring(frame, i.side.focused && i.side.at == i.index, "")
		d.layout(i.Size())
	}
	d.refresh()
	return d
}

// columnLayout sets objects one below the other without a gap.
type columnLayout struct{}

func (columnLayout) MinSize(objects []fyne.CanvasObject) (size fyne.Size) {
	for _, o := range objects {
		size.Height += o.MinSize().Height
	}
	return size
}

func (columnLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	y := float32(0)
	for _, o := range objects {
		h := o.MinSize().Height
		o.Resize(fyne.NewSize(size.Width, h))
		o.Move(fyne.NewPos(0, y))
		y += h
	}
}

// sideHeadLayout sets a heading over its group; between groups of icons alone there is a gap in its place.
type sideHeadLayout struct{ side *Sidebar }

func (l *sideHeadLayout) MinSize([]fyne.CanvasObject) fyne.Size {
	if l.side.compact {
		return fyne.NewSize(0, sideBreak)
	}
	return fyne.NewSize(0, sideHeading)
}

func (l *sideHeadLayout) Layout(o []fyne.CanvasObject, size fyne.Size) {
	o[0].(*Text).Hidden = l.side.compact
	o[0].Move(fyne.NewPos(20, 12))
	o[0].Resize(fyne.NewSize(size.Width-30, size.Height-14))
}
