package factors

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"pbxusers/ui/kit"
	"pbxusers/ui/words"
)

// groupRow is a button for each group, with how many belong to it; the chosen one stands out.
type groupRow struct {
	row     *fyne.Container
	buttons [groupCount]*kit.Button
	chosen  group
	changed func(group)
}

// newGroupRow makes the row with everybody chosen; changed is told another choice.
func newGroupRow(changed func(group)) *groupRow {
	r := &groupRow{row: kit.NewFlow(0), changed: changed}
	for g := range groupCount {
		r.buttons[g] = kit.NewButton("", func() { r.choose(g) })
		r.row.Add(r.buttons[g])
	}
	return r
}

func groupText(g group, n int) string {
	number := words.Number(n)
	switch g {
	case lacking:
		return words.T("Lacks (%[1]s)", number)
	case bound:
		return words.T("Must have (%[1]s)", number)
	case keptOut:
		return words.T("Kept out (%[1]s)", number)
	case having:
		return words.T("Has (%[1]s)", number)
	}
	return words.T("All (%[1]s)", number)
}

func (r *groupRow) choose(g group) {
	if g != r.chosen {
		r.chosen = g
		r.changed(g)
	}
}

// count shows how many belong to each group, and which is chosen.
func (r *groupRow) count(counts [groupCount]int) {
	for g, b := range r.buttons {
		b.Importance = widget.MediumImportance
		if group(g) == r.chosen {
			b.Importance = widget.HighImportance
		}
		b.SetText(groupText(group(g), counts[g]))
	}
	r.row.Refresh()
}
