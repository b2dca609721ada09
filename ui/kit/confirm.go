package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
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
	icon := container.NewGridWrap(fyne.NewSquareSize(28), widget.NewIcon(look.In(kind.icon(), kind.color())))
	body := container.NewBorder(nil, nil, container.NewVBox(icon), nil, NewParagraph(text))
	d := NewDialog(title, body)
	d.SetSize(460, 0)
	d.First = d.SetPrimary(button, func() { d.Close() })
	d.Show(c)
	return d
}
