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

// ShowToast shows a notice at the bottom of the stage for its time, which stands still while the mouse or the
// keyboard is on it. A newer notice takes the place of an older one. It returns a function that takes it away.
func (s *Stage) ShowToast(n Notice) (hide func()) {
	t := newToast(s, n)
	s.toasts.set(t)
	t.arm()
	return t.end
}

// ActToast presses the button of the toast that is shown, as Ctrl+Z may do, and reports whether there was one.
func (s *Stage) ActToast() bool {
	if !s.ToastActs() {
		return false
	}
	s.toasts.current.act.Tapped(nil)
	return true
}

// EndToast takes away the toast that is shown, and its button with it.
func (s *Stage) EndToast() {
	if s.toasts.current != nil {
		s.toasts.current.end()
	}
}

// ToastActs reports whether ActToast would do something.
func (s *Stage) ToastActs() bool {
	return s.toasts.box.Visible() && s.toasts.current != nil && s.toasts.current.act != nil
}

// HideToasts keeps toasts out of sight and reach, or shows them again: behind a lock nobody may read or undo.
func (s *Stage) HideToasts(hidden bool) {
	s.toasts.box.Hidden = hidden
	s.toasts.box.Refresh()
	s.toasts.changed()
}

// toastLayer holds the toast at the bottom middle of a stage.
type toastLayer struct {
	changed func()
	box     *fyne.Container
	current *toast
}

func newToastLayer() *toastLayer {
	l := &toastLayer{}
	l.box = container.New(l)
	return l
}

func (l *toastLayer) set(t *toast) {
	if old := l.current; old != nil {
		l.current = nil
		old.end()
	}
	l.current = t
	l.box.Objects = nil
	if t != nil {
		l.box.Objects = []fyne.CanvasObject{t}
	}
	l.box.Refresh()
	l.changed()
}

func (l *toastLayer) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.Size{} }

func (l *toastLayer) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	for _, o := range objects {
		width := fyne.Min(toastWidth, size.Width-32)
		height := heightAt(o, width)
		o.Resize(fyne.NewSize(width, height))
		o.Move(fyne.NewPos((size.Width-width)/2, size.Height-height-20))
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
	if t.stage.toasts.current == t {
		if c := canvasOf(t); c != nil && (t.shut.focused || t.act != nil && t.act.focused) {
			c.Unfocus()
		}
		t.stage.toasts.set(nil)
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
