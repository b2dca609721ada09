package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"
)

// Stage is what a window shows: its content, and above it room for toasts and tooltips. Without a Stage as
// the window's content there are neither.
type Stage struct {
	widget.BaseWidget
	OnActivity func() // told of every key, click and movement of the mouse; may be nil
	OnToast    func() // told when a toast came or went; may be nil
	content    *fyne.Container
	float      *floatLayer
	tip        *tipLayer

	toast       *toast // nil for none
	toastPlace  *toastPlace
	toastAt     *toastPlace // where the toast is: the stage's own place, or a dialog's
	toastHidden bool
}

// NewStage returns a stage that shows content; give it to Window.SetContent and set the window not padded.
func NewStage(content fyne.CanvasObject) *Stage {
	s := &Stage{content: container.NewStack(), toastPlace: newToastPlace(), float: newFloatLayer(), tip: newTipLayer()}
	s.ExtendBaseWidget(s)
	s.SetContent(content)
	return s
}

// SetContent shows something else and takes away tooltips; toasts stay.
func (s *Stage) SetContent(content fyne.CanvasObject) {
	s.tip.hide()
	s.float.hide()
	s.content.Objects = nil
	if content != nil {
		s.content.Objects = []fyne.CanvasObject{content}
	}
	s.content.Refresh()
}

// Held returns what the stage shows.
func (s *Stage) Held() []fyne.CanvasObject { return s.content.Objects }

func (s *Stage) tips() *tipLayer     { return s.tip }
func (s *Stage) floats() *floatLayer { return s.float }

// CreateRenderer is called by Fyne.
func (s *Stage) CreateRenderer() fyne.WidgetRenderer {
	d := &drawing{objects: []fyne.CanvasObject{s.content, s.toastPlace.box, s.float.Container, s.tip.Container}}
	d.layout = func(size fyne.Size) {
		for _, o := range d.objects {
			o.Resize(size)
		}
	}
	// whatever opens in it, the window stays as large as the person made it
	d.min = func() fyne.Size { return fyne.NewSize(frameWidth, frameHeight) }
	return d
}

// floatLayer holds at most one object, placed by hand: the list under a CompleteEntry.
type floatLayer struct{ *fyne.Container }

func newFloatLayer() *floatLayer { return &floatLayer{container.NewWithoutLayout()} }

func (l *floatLayer) show(o fyne.CanvasObject, at fyne.Position, size fyne.Size) {
	l.Objects = []fyne.CanvasObject{o}
	o.Resize(size)
	o.Move(at)
	l.Refresh()
}

func (l *floatLayer) hide() {
	if len(l.Objects) > 0 {
		l.Objects = nil
		l.Refresh()
	}
}

func (l *floatLayer) shows(o fyne.CanvasObject) bool { return len(l.Objects) == 1 && l.Objects[0] == o }
