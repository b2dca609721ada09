package users

import (
	"slices"

	"fyne.io/fyne/v2"

	"pbxusers/ui/kit"
	"pbxusers/ui/words"
)

// list is several of something in a form: a list to pick from, or chips where nothing may be changed.
type list[ID ~int64] struct {
	object  fyne.CanvasObject
	options []kit.Option
	pick    *kit.MultiPick // nil where fixed
	chips   *kit.ChipRow
	fixed   []ID
}

// newList makes a list of pick's options; changed is told when the person chose otherwise, and empty stands where
// there is nothing to choose.
func newList[ID ~int64](options []kit.Option, pick *kit.MultiPick, empty string, fixed bool, changed func()) *list[ID] {
	l := &list[ID]{options: options}
	if fixed {
		l.chips = kit.NewChipRow()
		l.object = l.chips
		return l
	}
	l.pick, l.object = pick, pick.Or(empty)
	pick.OnChanged = func([]int64) { changed() }
	return l
}

// set chooses without telling changed.
func (l *list[ID]) set(ids []ID) {
	if l.pick != nil {
		l.pick.SetChosen(kit.Numbers(ids)...)
		return
	}
	l.fixed = slices.Clone(ids)
	tags := []kit.Tag{}
	for _, o := range l.options {
		if slices.Contains(ids, ID(o.ID)) {
			tags = append(tags, kit.Tag{Text: o.Text, Tooltip: o.Detail, Special: o.Special})
		}
	}
	if len(tags) == 0 {
		tags = append(tags, kit.Tag{Text: words.T("None")})
	}
	l.chips.Set(tags)
}

// chosen returns the ids, ascending; never nil.
func (l *list[ID]) chosen() []ID {
	if l.pick != nil {
		return kit.Picked[ID](l.pick.Chosen())
	}
	ids := append([]ID{}, l.fixed...)
	slices.Sort(ids)
	return ids
}
