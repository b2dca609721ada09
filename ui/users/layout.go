package users

import (
	"fyne.io/fyne/v2"

	"pbxusers/ui/kit"
)

const gap = 8

// stacked sets objects one below the other, each at its own height for the page's width; the last takes the
// rest. It tells wrapped rows their width before it asks for their height.
type stacked struct{}

func (stacked) MinSize(objects []fyne.CanvasObject) (size fyne.Size) {
	for _, o := range objects {
		if o.Visible() {
			size.Width = fyne.Max(size.Width, o.MinSize().Width)
			size.Height += o.MinSize().Height + gap
		}
	}
	return size
}

func (stacked) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	y := float32(0)
	for i, o := range objects {
		if !o.Visible() {
			continue
		}
		o.Move(fyne.NewPos(0, y))
		if i == len(objects)-1 {
			o.Resize(fyne.NewSize(size.Width, fyne.Max(o.MinSize().Height, size.Height-y)))
			return
		}
		o.Resize(fyne.NewSize(size.Width, o.MinSize().Height))
		height := o.MinSize().Height
		o.Resize(fyne.NewSize(size.Width, height))
		y += height + gap
	}
}

// wrapped sets objects side by side at their natural width, on as many lines as they need. Where cell is more
// than 0 all are of one width, at least cell, and fill the line.
type wrapped struct {
	cell  float32
	width float32 // as laid out last
}

func (l *wrapped) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(0, l.place(objects, fyne.Max(l.width, 100), false))
}

func (l *wrapped) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	l.width = size.Width
	l.place(objects, size.Width, true)
}

func (l *wrapped) place(objects []fyne.CanvasObject, width float32, move bool) float32 {
	x, y, line := float32(0), float32(0), float32(0)
	across := max(1, min(len(objects), int((width+gap)/(l.cell+gap))))
	for _, o := range objects {
		if !o.Visible() {
			continue
		}
		size := o.MinSize()
		if l.cell > 0 {
			size.Width = (width+gap)/float32(across) - gap - 0.01
		}
		if x > 0 && x+size.Width > width {
			x, y, line = 0, y+line+gap, 0
		}
		if move {
			o.Resize(size)
			o.Move(fyne.NewPos(x, y))
		}
		x += size.Width + gap
		line = fyne.Max(line, size.Height)
	}
	return y + line
}

// nameCell sets an avatar, a name and a mark close behind the name.
type nameCell struct{}

const (
	face = 28
	mark = 16
)

func (nameCell) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(face, face) }

func (nameCell) Layout(o []fyne.CanvasObject, size fyne.Size) {
	o[0].Resize(fyne.NewSquareSize(face))
	o[0].Move(fyne.NewPos(0, (size.Height-face)/2))
	text := o[1].(*kit.Text)
	room := fyne.Max(0, size.Width-face-gap)
	if o[2].Visible() {
		room = fyne.Max(0, room-mark-6)
	}
	width := fyne.Min(room, textWidth(text)+1)
	text.Move(fyne.NewPos(face+gap, 0))
	text.Resize(fyne.NewSize(width, size.Height))
	o[2].Resize(fyne.NewSquareSize(mark))
	o[2].Move(fyne.NewPos(face+gap+width+6, (size.Height-mark)/2))
}

// markCell sets a small icon before a text.
type markCell struct{}

func (markCell) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(mark, 20) }

func (markCell) Layout(o []fyne.CanvasObject, size fyne.Size) {
	o[0].Resize(fyne.NewSquareSize(mark))
	o[0].Move(fyne.NewPos(0, (size.Height-mark)/2))
	o[1].Resize(fyne.NewSize(fyne.Max(0, size.Width-mark-6), size.Height))
	o[1].Move(fyne.NewPos(mark+6, 0))
}

// buttonCell sets a row's buttons; where not all fit, the last alone, whose menu holds what the others do.
type buttonCell struct{}

func (buttonCell) MinSize(o []fyne.CanvasObject) fyne.Size { return o[0].MinSize() }

func (buttonCell) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	side, last := objects[0].MinSize(), len(objects)-1
	fits := float32(len(objects))*side.Width <= size.Width
	x := float32(0)
	for i, o := range objects {
		if i < last && !fits {
			o.Hide()
			continue
		}
		o.Show()
		o.Resize(side)
		o.Move(fyne.NewPos(x, (size.Height-side.Height)/2))
		x += side.Width
	}
}
