package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"pbxusers/ui/look"
)

// RowAction is something that is done to one row of a Grid.
type RowAction struct {
	Label   string
	Icon    fyne.Resource
	Refusal string // why it cannot be done to this row; "" where it can
	Do      func()
}

// RowButtons is the cell of a row's actions: a button for each of the first few, and one for a menu of the rest.
// Where not all buttons fit, the menu's stands alone, and the menu holds all actions.
type RowButtons struct {
	widget.BaseWidget
	buttons []*CellButton // the last opens the menu
	actions []RowAction
}

// NewRowButtons returns an empty cell with n buttons; more is the tooltip of the menu's.
func NewRowButtons(n int, more string) *RowButtons {
	r := &RowButtons{}
	for range n {
		r.buttons = append(r.buttons, NewCellButton(look.IconMore, "", nil))
	}
	r.buttons = append(r.buttons, NewCellButton(look.IconMore, more, r.menu))
	r.ExtendBaseWidget(r)
	return r
}

// Set gives the cell another row's actions, at least as many as it has buttons, as the Update of a column does.
func (r *RowButtons) Set(actions []RowAction) {
	r.actions = actions
	for i, b := range r.buttons[:len(r.buttons)-1] {
		a := actions[i]
		b.SetIcon(a.Icon)
		b.Set(a.Refusal == "", a.Do)
		tip := a.Label
		if a.Refusal != "" {
			tip += "\n" + a.Refusal
		}
		b.SetTooltip(tip)
	}
	r.Refresh()
}

// menu opens what has no button, or all where no button is seen.
func (r *RowButtons) menu() {
	last, actions := r.buttons[len(r.buttons)-1], r.actions
	if n := len(r.buttons) - 1; n > 0 && r.buttons[0].Visible() {
		actions = actions[n:]
	}
	below := fyne.CurrentApp().Driver().AbsolutePositionForObject(last).AddXY(0, last.Size().Height)
	ShowMenu(canvasOf(r), below, ActionMenu(actions))
}

// ActionMenu returns the items of a menu of actions; those that are refused can be read and not chosen.
func ActionMenu(actions []RowAction) []*fyne.MenuItem {
	items := make([]*fyne.MenuItem, len(actions))
	for i, a := range actions {
		items[i] = fyne.NewMenuItemWithIcon(a.Label, a.Icon, a.Do)
		items[i].Disabled = a.Refusal != ""
	}
	return items
}

// Held returns the buttons.
func (r *RowButtons) Held() []fyne.CanvasObject {
	held := make([]fyne.CanvasObject, len(r.buttons))
	for i, b := range r.buttons {
		held[i] = b
	}
	return held
}

// CreateRenderer is called by Fyne.
func (r *RowButtons) CreateRenderer() fyne.WidgetRenderer {
	d := &drawing{objects: r.Held()}
	d.layout = func(size fyne.Size) {
		last := len(r.buttons) - 1
		all := len(r.actions) <= last // nothing is left for the menu
		shown := len(r.buttons)
		if all {
			shown--
		}
		fits := float32(shown)*cellButton <= size.Width
		x := float32(0)
		for i, b := range r.buttons {
			b.Hidden = i < last && !fits || i == last && fits && all
			if b.Hidden {
				continue
			}
			put(b, x, (size.Height-cellButton)/2, cellButton, cellButton, true)
			x += cellButton
		}
	}
	d.min = func() fyne.Size { return fyne.NewSquareSize(cellButton) }
	d.refresh = func() { d.layout(r.Size()) }
	return d
}
