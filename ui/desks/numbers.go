package desks

import (
	"strings"

	"pbxusers/data"
	"pbxusers/ui/kit"
	"pbxusers/ui/lists"
	"pbxusers/ui/words"
)

// numbersShown is how many of the numbers that a text stands for are spelled out.
const numbersShown = 8

// numbers is a field for extension numbers, which says what the typed ranges stand for.
type numbers struct {
	entry *kit.Entry
	field *kit.Field
	note  string // stands instead of how to type them; "" for that
	body  *kit.Form
}

func newNumbers(f *lists.Form[data.DeskID, data.Desk, typed], name string, list []string) *numbers {
	n := &numbers{entry: kit.NewMultiLineEntry(3), body: f.Body}
	n.entry.SetText(data.NumberText(list))
	n.field = f.Field(name, n.entry)
	clears := f.Clears(name)
	n.entry.OnChanged = func(text string) {
		clears(text)
		n.tell()
	}
	n.tell()
	return n
}

// tell says below the field what its text stands for, or how to type it.
func (n *numbers) tell() {
	help := n.note
	if help == "" {
		help = words.T("Numbers and ranges such as 200-219, with commas, spaces or new lines between.")
	}
	if list, err := data.ParseNumbers("", n.entry.Text); err == nil && len(list) > 0 {
		spelled := strings.Join(list[:min(len(list), numbersShown)], ", ")
		if len(list) > numbersShown {
			spelled += " … " + list[len(list)-1]
		}
		expanded := words.N(len(list), "%[1]s number: %[2]s", "%[1]s numbers: %[2]s", spelled)
		if n.note != "" {
			expanded += "\n" + n.note
		}
		help = expanded
	}
	n.field.Help(help)
	n.body.Changed()
}
