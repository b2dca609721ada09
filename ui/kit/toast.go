package kit

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"pbxusers/ui/look"
)

// toastWidth is the widest a toast gets; its text wraps.
const toastWidth = 460

// Notice is what a toast tells.
type Notice struct {
	Kind   Kind
	Text   string
	Action string // label of a button such as Undo; "" for none
	Do     func() // what the button does; the toast goes first
	Close  string // tooltip of the x
	For    time.Duration
	Gone   func() // told once when the toast has gone without the button; may be nil
}

// ShowToast shows a notice at the bottom of the window, above the dialogs that are open, for its time, which stands
// still while the mouse or the keyboard is on it. A newer notice takes the place of an older one. It returns a function
// that takes it away.
func (s *Stage) ShowToast(n Notice) (hide func()) {
	t := newToast(s, n)
	s.setToast(t)
	t.arm()
	return t.end
}

// ActToast presses the button of the toast that is shown, as Ctrl+Z may do, and reports whether there was one.
func (s *Stage) ActToast() bool {
	if !s.ToastActs() {
		return false
	}
	s.toast.act.Tapped(nil)
	return true
}

// EndToast takes away the toast that is shown, and its button with it.
func (s *Stage) EndToast() {
	if s.toast != nil {
		s.toast.end()
	}
}

// ToastActs reports whether ActToast would do something.
func (s *Stage) ToastActs() bool { return !s.toastHidden && s.toast != nil && s.toast.act != nil }

// HideToasts keeps toasts out of sight and reach, or shows them again: behind a lock nobody may read or undo.
func (s *Stage) HideToasts(hidden bool) {
	s.toastHidden = hidden
	s.placeToast()
	s.tellToast()
}

func (s *Stage) tellToast() {
	if s.OnToast != nil {
		s.OnToast()
	}
}

func (s *Stage) setToast(t *toast) {
	if old := s.toast; old != nil {
		s.toast = nil
		old.end()
	}
	s.toast = t
	s.placeToast()
	s.tellToast()
}

// placeToast puts the toast on what lies on top by now: the dialog shown last, else the stage.
func (s *Stage) placeToast() {
	to := s.toastPlace
	if c := canvasOf(s); c != nil {
		for _, o := range c.Overlays().List() {
			if d, ok := o.(*dialogOverlay); ok {
				to = d.toast
			}
		}
	}
	if s.toastAt != to && s.toastAt != nil {
		s.toastAt.hold(nil)
	}
	s.toastAt = to
	if s.toastHidden {
		to.hold(nil)
		return
	}
	to.hold(s.toast)
}

// placeToastOn is told that a dialog came to a canvas or went from it.
func placeToastOn(c fyne.Canvas) {
	if s, ok := c.Content().(*Stage); ok {
		s.placeToast()
	}
}

// toastPlace has room for a toast above a stage or dialog: at the bottom middle, or at the top where it would lie over
// the buttons of a high dialog. It is never hidden, only empty: Fyne does not draw the change of an object that it has
// not drawn before.
type toastPlace struct {
	box  *fyne.Container
	free float32 // from this height down nothing is covered
}

const toastEdge = 20

func newToastPlace() *toastPlace {
	p := &toastPlace{}
	p.box = container.New(p)
	return p
}

func (p *toastPlace) hold(t *toast) {
	p.box.Objects = nil
	if t != nil {
		p.box.Objects = []fyne.CanvasObject{t}
	}
	p.box.Refresh()
}

func (p *toastPlace) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.Size{} }

func (p *toastPlace) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	for _, o := range objects {
		width := fyne.Min(toastWidth, size.Width-32)
		height := heightAt(o, width)
		y := size.Height - height - toastEdge
		if y < p.free {
			y = toastEdge / 2
		}
		o.Resize(fyne.NewSize(width, height))
		o.Move(fyne.NewPos((size.Width-width)/2, y))
	}
}

type toast struct {
	widget.BaseWidget
	stage  *Stage
	notice Notice
	act    *Button
	shut   *Button
	body   fyne.CanvasObject
	timer  *time.Timer
	over   bool
	ended  bool
}

func newToast(s *Stage, n Notice) *toast {
	t := &toast{stage: s, notice: n}
	icon := container.NewGridWrap(fyne.NewSquareSize(20), widget.NewIcon(look.In(n.Kind.icon(), n.Kind.color())))
	buttons := container.New(&rowLayout{gap: 4})
	if n.Action != "" {
		t.act = NewButton(n.Action, func() {
			t.notice.Gone = nil
			t.end()
			n.Do()
		})
		buttons.Add(t.act)
	}
	t.shut = NewIconButton(look.IconClose, n.Close, t.end)
	buttons.Add(t.shut)
	text := NewParagraph(n.Text)
	t.body = inset(container.NewBorder(nil, nil, container.NewCenter(icon), container.NewCenter(buttons),
		container.New(layout.NewCustomPaddedLayout(6, 6, 8, 8), text)), 12, 6)
	t.ExtendBaseWidget(t)
	return t
}

// arm lets the toast go after its time. Where the mouse or the keyboard is on it then, it waits as long again.
func (t *toast) arm() {
	if t.notice.For <= 0 {
		return
	}
	t.timer = time.AfterFunc(t.notice.For, func() {
		fyne.Do(func() {
			switch {
			case t.ended:
			case t.over || t.shut.over || t.shut.focused || t.act != nil && (t.act.over || t.act.focused):
				t.arm()
			default:
				t.end()
			}
		})
	})
}

func (t *toast) end() {
	if t.ended {
		return
	}
	t.ended = true
	if t.timer != nil {
		t.timer.Stop()
	}
	if t.stage.toast == t {
		c, held := canvasOf(t), t.shut.focused || t.act != nil && t.act.focused
		if held && c != nil {
			c.Unfocus()
		}
		t.stage.setToast(nil)
		if held && c != nil {
			focusBelow(c)
		}
	}
	if t.notice.Gone != nil {
		t.notice.Gone()
	}
}

// MouseIn is called by Fyne.
func (t *toast) MouseIn(*desktop.MouseEvent) { t.over = true }

// MouseMoved is called by Fyne.
func (t *toast) MouseMoved(*desktop.MouseEvent) {}

// MouseOut is called by Fyne.
func (t *toast) MouseOut() { t.over = false }

// Tapped keeps a click from what lies below.
func (t *toast) Tapped(*fyne.PointEvent) {}

func (t *toast) CreateRenderer() fyne.WidgetRenderer {
	back := NewSurface(theme.ColorNameOverlayBackground, theme.Size(theme.SizeNamePopupRadius))
	back.Stroke = theme.ColorNameInputBorder
	return widget.NewSimpleRenderer(container.NewStack(back, t.body))
}
