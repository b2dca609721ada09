package events

import (
	"fyne.io/fyne/v2"

	"pbxusers/data"
	"pbxusers/ui/kit"
	"pbxusers/ui/look"
	"pbxusers/ui/words"
)

// details shows all that an entry says.
func (s *Screen) details(r *row) {
	form := kit.NewForm(2)
	line := func(label, text string) *kit.Field { return kit.NewField(label, kit.NewParagraph(text)) }
	form.AddSection("", line(words.T("When"), r.when), line(words.T("Who"), r.who), line(words.T("What"), r.what),
		line(words.T("On whom"), r.whom), line(words.T("Result"), r.result).Span())
	if changes := s.changeFields(r.event); len(changes) > 0 {
		form.AddSection(words.T("What changed"), changes...)
	}
	d := kit.NewDialog(words.T("Entry %[1]s", number(r.event.ID)), kit.NewReading(form))
	d.SetSize(640, 0)
	d.SetCancel(words.T("Close"))
	if people := s.people(r.event); len(people) > 0 {
		buttons := kit.NewRowOf()
		for _, u := range people {
			open := kit.NewButton(words.T("Open user %[1]s", u.Username), func() {
				d.Close()
				s.deps.OpenUser(u.ID)
			})
			open.Icon = look.IconUser
			buttons.Add(open)
		}
		d.SetExtra(buttons)
	}
	d.Show(s.deps.Canvas())
}

// changeFields says each change in full.
func (s *Screen) changeFields(e data.Event) (fields []fyne.CanvasObject) {
	changer := words.Changer{Catalog: s.deps.Catalog}
	for _, c := range e.Changes {
		text, value := "", changer.Value
		if c.Field == data.FieldPermissions {
			value = func(_, names string) string { return changer.Permissions(names) }
		}
		switch {
		case c.Old == "" && c.New == "":
			text = words.T("Changed. What it was and is, is not kept in the log.")
		case c.Old == "":
			text = value(c.Field, c.New)
		default:
			text = words.T("Now: %[1]s", value(c.Field, c.New)) + "\n" + words.T("Before: %[1]s", value(c.Field, c.Old))
		}
		fields = append(fields, kit.NewField(changer.Field(c), kit.NewParagraph(text)).Span())
	}
	return fields
}
