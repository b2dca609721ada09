package lists

import (
	"fyne.io/fyne/v2"

	"pbxusers/ui/kit"
	"pbxusers/ui/look"
	"pbxusers/ui/words"
)

// filterCell is the least width of a filter, in Fyne's units.
const filterCell = 150

// Filters is a row of filters that a button shows and hides. The button counts those that are set, as the row may
// be hidden; a button beside it clears them.
type Filters struct {
	Row     *fyne.Container // flows into as many lines as it needs; hidden at first
	Buttons *fyne.Container
	Resized func() // the row or the buttons take another height or width; nil: nobody is told

	open  *kit.Button
	reset *kit.Button
}

// NewFilters returns the row of these filters; clear is to clear them all.
func NewFilters(clear func(), filters ...fyne.CanvasObject) *Filters {
	f := &Filters{Row: kit.NewFlow(filterCell, filters...)}
	f.Row.Hide()
	f.open = kit.NewButton(words.T("Filters"), func() { f.Show(f.Row.Hidden) })
	f.open.Icon = look.IconFilter
	f.reset = kit.NewIconButton(look.IconClose, words.T("Clear filters"), clear)
	f.reset.Hide()
	f.Buttons = kit.NewRowOf(f.open, f.reset)
	return f
}

// Show shows the row, or hides it.
func (f *Filters) Show(shown bool) {
	f.Row.Hidden = !shown
	f.resized()
}

// Mark says on the button how many filters are set.
func (f *Filters) Mark(active int) {
	label := words.T("Filters")
	if active > 0 {
		label = words.T("Filters (%[1]s)", words.Number(active))
	}
	f.reset.Hidden = active == 0
	f.open.SetText(label)
	f.Buttons.Refresh()
	f.resized()
}

func (f *Filters) resized() {
	if f.Resized != nil {
		f.Resized()
	}
}

// Chosen counts the choices of which another option than the first is chosen, which lets everything through.
func Chosen(picks []*kit.Select) (n int) {
	for _, pick := range picks {
		if pick.SelectedIndex() > 0 {
			n++
		}
	}
	return n
}
