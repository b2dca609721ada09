package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"pbxusers/ui/look"
)

const (
	frameNarrow = 900 // narrower than this the sidebar shows icons alone
	frameWidth  = 320 // the least window
	frameHeight = 240
)

// Frame is the window of somebody who is signed in: a strip across the top, a sidebar below a heading and
// above a button, and at the right what the sidebar chose. Its least size is small whatever it holds, so that
// nothing which opens inside can push the window off the screen; what is higher than its place must scroll.
type Frame struct {
	widget.BaseWidget
	top     fyne.CanvasObject
	head    *Text
	side    *Sidebar
	foot    *MenuButton
	label   string
	content fyne.CanvasObject
	compact bool
}

// NewFrame returns a frame; top is nil for none, and heading stands over the sidebar, foot under it.
func NewFrame(top fyne.CanvasObject, heading string, side *Sidebar, foot *MenuButton, content fyne.CanvasObject) *Frame {
	f := &Frame{top: top, head: NewText(heading), side: side, foot: foot, label: foot.Text, content: content}
	f.head.Bold = true
	side.bare = true // the frame draws what is behind it
	f.ExtendBaseWidget(f)
	return f
}

// Held returns all that can have the keyboard, in the order of Tab.
func (f *Frame) Held() []fyne.CanvasObject {
	held := []fyne.CanvasObject{f.side, f.foot, f.content}
	if f.top != nil {
		held = append([]fyne.CanvasObject{f.top}, held...)
	}
	return held
}

// setCompact shows the sidebar's icons alone, or all of it.
func (f *Frame) setCompact(compact bool) {
	if f.compact == compact {
		return
	}
	f.compact = compact
	f.head.Hidden = compact
	f.side.SetCompact(compact)
	if compact {
		f.foot.SetText("")
	} else {
		f.foot.SetText(f.label)
	}
}

// CreateRenderer is called by Fyne.
func (f *Frame) CreateRenderer() fyne.WidgetRenderer {
	back, line := NewSurface(look.ColorNameSidebar, 0), NewSurface(look.ColorNameBorder, 0)
	d := &drawing{objects: []fyne.CanvasObject{back, line, f.head}}
	d.objects = append(d.objects, f.Held()...)
	d.layout = func(size fyne.Size) {
		f.setCompact(size.Width < frameNarrow)
		y := float32(0)
		if f.top != nil {
			y = heightAt(f.top, size.Width)
			put(f.top, 0, 0, size.Width, y, true)
		}
		width, below := f.side.MinSize().Width, size.Height-y
		put(back, 0, y, width, below, true)
		put(line, width-1, y, 1, below, true)
		put(f.content, width, y, size.Width-width, below, true)
		margin, head := float32(12), theme.Size(theme.SizeNamePadding)
		if f.compact {
			margin = 8
		} else {
			head = f.head.natural().Height + 32
			put(f.head, 16, y, width-32, head, true)
		}
		button := f.foot.MinSize().Height
		put(f.foot, margin, size.Height-margin-button, width-2*margin, button, true)
		put(f.side, 0, y+head, width, fyne.Max(0, below-head-button-2*margin), true)
	}
	d.min = func() fyne.Size { return fyne.NewSize(frameWidth, frameHeight) }
	d.refresh = func() { d.layout(f.Size()) }
	return d
}
