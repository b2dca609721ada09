package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"pbxusers/ui/look"
)

// gridBody is the rows below the header: the one object of the table that takes the keyboard for them.
type gridBody struct {
	widget.BaseWidget
	Keyed
	*roll[*gridRow]
	grid *Grid
}

func newGridBody(g *Grid) *gridBody {
	b := &gridBody{grid: g}
	b.roll = newRoll(b, b.rowHeight, g.length, func() *gridRow { return newGridRow(b) }, func() { g.frame() })
	b.ExtendBaseWidget(b)
	return b
}

func (b *gridBody) rowHeight() float32 {
	if b.grid.rowHeight > 0 {
		return b.grid.rowHeight
	}
	return theme.Size(look.SizeNameRow)
}

// rebind fills again the rows that the function picks.
func (b *gridBody) rebind(which func(row int) bool) {
	b.each(func(row *gridRow) {
		if which(row.index) {
			row.bind(row.index)
		}
	})
}

func (b *gridBody) relayout() {
	for _, row := range b.rows {
		row.place()
	}
}

// MouseDown is called by Fyne for a click below the rows: the rows get the keyboard, and no row is current, so
// that no key acts on one that somebody has turned away from.
func (b *gridBody) MouseDown(*desktop.MouseEvent) {
	active(b)
	b.grab()
	b.grid.nobody = true
	b.repaint()
	b.grid.frame()
}

// MouseUp is called by Fyne.
func (b *gridBody) MouseUp(*desktop.MouseEvent) {}

// TypedRune is called by Fyne.
func (b *gridBody) TypedRune(r rune) {
	active(b)
	if r != ' ' && b.grid.OnRune != nil {
		b.grid.OnRune(r)
	}
}

// TypedShortcut is called by Fyne; what is not ours goes to the window.
func (b *gridBody) TypedShortcut(s fyne.Shortcut) {
	if _, ok := s.(*fyne.ShortcutSelectAll); ok && b.grid.ticks {
		b.grid.SelectAll()
		return
	}
	if c, ok := s.(*desktop.CustomShortcut); ok && c.KeyName == fyne.KeySpace && c.Modifier == fyne.KeyModifierShortcutDefault {
		b.grid.toggle(b.grid.Current())
		return
	}
	if window, ok := canvasOf(b).(fyne.Shortcutable); !passShortcut(b, s) && ok {
		window.TypedShortcut(s)
	}
}

// TypedKey is called by Fyne.
func (b *gridBody) TypedKey(ev *fyne.KeyEvent) {
	active(b)
	g, shift := b.grid, modifiers()&fyne.KeyModifierShift != 0
	if to, ok := b.target(ev.Name); ok {
		if !shift {
			g.SetCurrent(to)
			g.picks.anchor = g.current
			return
		}
		if len(g.picks.keys) == 0 {
			g.picks.anchor = g.current
		}
		g.SetCurrent(to)
		g.span(g.current)
		return
	}
	switch {
	case ev.Name == fyne.KeySpace && !g.spaceOpens:
		g.toggle(g.Current())
	case (isEnter(ev) || ev.Name == fyne.KeySpace) && g.OnOpen != nil:
		if at := g.Current(); at >= 0 {
			g.OnOpen(at)
		}
	case ev.Name == fyne.KeyDelete:
		if rows := g.Targets(); len(rows) > 0 && g.OnDelete != nil {
			g.OnDelete(rows)
		}
	case ev.Name == desktop.KeyMenu || ev.Name == fyne.KeyF10 && shift:
		b.menu()
	case ev.Name == fyne.KeyEscape && len(g.picks.keys) > 0 && !g.inForm:
		g.ClearSelection()
	case forwards(ev):
		b.pass(b, ev)
	}
}

// target returns the row that a key goes to.
func (b *gridBody) target(key fyne.KeyName) (row int, ok bool) {
	page := b.page()
	switch key {
	case fyne.KeyUp:
		return b.grid.current - 1, true
	case fyne.KeyDown:
		return b.grid.current + 1, true
	case fyne.KeyPageUp:
		return b.grid.current - page, true
	case fyne.KeyPageDown:
		return b.grid.current + page, true
	case fyne.KeyHome:
		return 0, true
	case fyne.KeyEnd:
		return b.grid.length() - 1, true
	}
	return 0, false
}

// menu opens the current row's menu below its beginning.
func (b *gridBody) menu() {
	g := b.grid
	if g.OnMenu == nil || g.Current() < 0 {
		return
	}
	b.show(g.current)
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject(b)
	y := float32(g.current+1)*b.rowHeight() - b.scroll.Offset.Y
	g.OnMenu(g.current, at.AddXY(g.leading()+gridInset, y))
}
