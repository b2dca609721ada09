package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"pbxusers/ui/look"
)

// Entry is a text field that hands Escape and Enter on (see Keyed). Enter runs OnSubmitted where it is set.
// With several lines, Enter makes a new line and Tab goes to the next field.
type Entry struct {
	widget.Entry
	Keyed
	focused, wrong bool
	outer          fyne.CanvasObject // the field that this one is part of, nil for none
}

// NewEntry returns a field of one line.
func NewEntry() *Entry {
	e := &Entry{}
	e.Wrapping = fyne.TextWrap(fyne.TextTruncateClip)
	e.ExtendBaseWidget(e)
	return e
}

// NewMultiLineEntry returns a field of so many visible lines, wrapped at words.
func NewMultiLineEntry(lines int) *Entry {
	e := &Entry{}
	e.MultiLine, e.Wrapping = true, fyne.TextWrapWord
	e.ExtendBaseWidget(e)
	e.SetMinRowsVisible(lines)
	return e
}

// NewPasswordEntry returns a field that hides what is typed, with a button to show it and hide it again;
// show and hide are the button's tooltips.
func NewPasswordEntry(show, hide string) *Entry {
	e := NewEntry()
	e.Password = true
	var eye *Button
	eye = NewIconButton(look.IconEyeOpen, show, func() {
		e.Password = !e.Password
		if e.Password {
			eye.SetIcon(look.IconEyeOpen)
			eye.SetTooltip(show)
		} else {
			eye.SetIcon(look.IconEyeShut)
			eye.SetTooltip(hide)
		}
		e.Refresh()
	})
	e.ActionItem = eye
	return e
}

// Wipe empties the field and its memory of what could be undone.
func (e *Entry) Wipe() { e.SetText("") }

// AcceptsTab keeps Tab for going to the next field.
func (e *Entry) AcceptsTab() bool { return false }

// FocusGained is called by Fyne. Tab into a field selects what stands in it, so that typing takes its place.
func (e *Entry) FocusGained() {
	e.focused = true
	e.Entry.FocusGained()
	if tabbing && !e.MultiLine && e.Text != "" {
		e.Entry.TypedShortcut(&fyne.ShortcutSelectAll{})
	}
	reveal(e)
}

// MouseDown is called by Fyne. A click puts the cursor where it is made, also where Tab let go unseen.
func (e *Entry) MouseDown(ev *desktop.MouseEvent) {
	tabbing = false
	e.Entry.MouseDown(ev)
}

// KeyDown is called by Fyne.
func (e *Entry) KeyDown(ev *fyne.KeyEvent) {
	e.Keyed.KeyDown(ev)
	e.Entry.KeyDown(ev)
}

// KeyUp is called by Fyne.
func (e *Entry) KeyUp(ev *fyne.KeyEvent) {
	e.Keyed.KeyUp(ev)
	e.Entry.KeyUp(ev)
}

// FocusLost is called by Fyne.
func (e *Entry) FocusLost() {
	e.focused = false
	e.Entry.FocusLost()
}

// TypedKey is called by Fyne.
func (e *Entry) TypedKey(ev *fyne.KeyEvent) {
	active(e)
	if !e.keepsKey(ev) {
		e.pass(e, ev)
		return
	}
	e.Entry.TypedKey(ev)
}

func (e *Entry) keepsKey(ev *fyne.KeyEvent) bool {
	if isEnter(ev) {
		return e.MultiLine || e.OnSubmitted != nil
	}
	return !forwards(ev)
}

// setWrong gives the field the error colour; its Field calls it.
func (e *Entry) setWrong(wrong bool) {
	e.wrong = wrong
	e.Refresh()
}

// CreateRenderer is called by Fyne.
func (e *Entry) CreateRenderer() fyne.WidgetRenderer {
	drawn := newRinged(e.Entry.CreateRenderer(), func(r *canvas.Rectangle) {
		paintField(r, e.focused, e.wrong, e.Disabled(), true)
	})
	drawn.over = newFieldWheel(e, drawn.WidgetRenderer.Objects())
	return drawn
}

// paintField frames a field: error, focus, disabled, or at rest; own says that it has a line of its own.
func paintField(r *canvas.Rectangle, focused, wrong, disabled, own bool) {
	border := theme.ColorNameInputBorder
	if own { // the stock entry draws its own line at rest
		border = ""
	}
	if wrong {
		border = theme.ColorNameError
	} else if disabled && !own {
		border = look.ColorNameBorder
	}
	ring(r, focused, border)
	if wrong {
		// half a unit more than the ring covers the stock entry's own line
		r.StrokeWidth, r.StrokeColor = theme.Size(look.SizeNameRing)+0.5, theme.Color(border)
	}
}
