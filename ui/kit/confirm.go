package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"pbxusers/ui/look"
)

// Question is what Confirm asks.
type Question struct {
	Title, Text string
	Yes, No     string // the buttons' labels
	// Destructive makes Yes red and gives the keyboard to No, so that an Enter too many does no harm.
	Destructive bool
	// OnNo is told when the question was answered with No or Escape; nil where nothing hangs on it.
	OnNo func()
}

// Confirm asks a question and runs yes when it was answered so, after the dialog has gone.
func Confirm(c fyne.Canvas, q Question, yes func()) *Dialog {
	d := NewDialog(q.Title, NewParagraph(q.Text))
	d.SetSize(440, 0)
	answered := false
	answer := func() {
		answered = true
		d.Close()
		yes()
	}
	no := d.SetCancel(q.No)
	if q.Destructive {
		d.SetDestructive(q.Yes, nil, answer)
		d.First = no
	} else {
		d.First = d.SetPrimary(q.Yes, answer)
	}
	d.OnClosed = func() {
		if !answered && q.OnNo != nil {
			q.OnNo()
		}
	}
	d.Show(c)
	return d
}

// Message tells something that is read and closed with one button; kind gives it its icon.
func Message(c fyne.Canvas, kind Kind, title, text, button string) *Dialog {
	body := container.New(messageLayout{}, widget.NewIcon(look.In(kind.icon(), kind.color())), NewParagraph(text))
	d := NewDialog(title, body)
	d.SetSize(460, 0)
	d.First = d.SetPrimary(button, func() { d.Close() })
	d.Show(c)
	return d
}

// messageLayout sets an icon before a text that wraps, its middle on the middle of the first line.
type messageLayout struct{}

const (
	messageIcon = 24
	messageGap  = 12
)

func (messageLayout) MinSize(o []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(messageIcon+messageGap, fyne.Max(messageIcon, o[1].MinSize().Height))
}

func (messageLayout) Layout(o []fyne.CanvasObject, size fyne.Size) {
	width := size.Width - messageIcon - messageGap
	line := fyne.MeasureText("M", theme.Size(theme.SizeNameText), fyne.TextStyle{}).Height
	text := fyne.Max(0, (messageIcon-line)/2) // the icon is higher than a line: the text moves down to it
	o[0].Resize(fyne.NewSquareSize(messageIcon))
	o[0].Move(fyne.Position{})
	o[1].Resize(fyne.NewSize(width, size.Height-text))
	o[1].Move(fyne.NewPos(messageIcon+messageGap, text))
}
