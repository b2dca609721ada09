package users

import (
	"fyne.io/fyne/v2"

	"pbxusers/ui/kit"
)

const gap = 8

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
