package factors

import (
	"context"
	"strconv"
	"strings"

	"pbxusers/data"
	"pbxusers/ui/kit"
	"pbxusers/ui/lists"
	"pbxusers/ui/words"
)

// policy says which roles and profiles demand a second factor, and how long that waits.
func (s *Screen) policy() string {
	var by []string
	for _, r := range s.choices.Roles {
		if r.RequireFactor {
			by = append(by, words.T("role %[1]s", r.Name))
		}
	}
	for _, p := range s.choices.Profiles {
		if p.RequireFactor {
			by = append(by, words.T("profile %[1]s", p.Name))
		}
	}
	if len(by) == 0 {
		return words.T("No role and no profile demands a second factor. A switch in their forms does.")
	}
	return words.T("A second factor is demanded by: %[1]s.", strings.Join(by, ", ")) + " " + graceText(s.table.grace)
}

func graceText(days int) string {
	if days == 0 {
		return words.T("Whoever must have one sets it up at the next sign-in.")
	}
	return words.N(days, "Whoever must have one has %[1]s day of grace.", "Whoever must have one has %[1]s days of grace.")
}

// changeGrace asks for how many days a factor that is demanded can wait.
func (s *Screen) changeGrace() {
	entry := kit.NewEntry()
	field := kit.NewField(words.Field(data.FieldFactorGrace), entry).Required()
	field.Help(words.T("From 0 to %[1]s. They begin with the first sign-in after a second factor is demanded; 0 lets nobody in without one. Fewer days also hold for those whose days have begun; more days do not lengthen theirs.", words.Number(data.FactorGraceMost)))
	entry.SetText(strconv.Itoa(s.table.grace))
	entry.OnChanged = func(string) { field.SetError("") }
	d := kit.NewDialog(words.T("Grace for a second factor"), kit.NewForm(1).AddSection("", field))
	d.SetSize(480, 0)
	d.SetCancel(words.T("Cancel"))
	d.OnClose = func() bool { return !s.working }
	d.SetPrimary(words.T("Change"), func() { s.setGrace(d, field, entry.Text) })
	d.Show(s.deps.Canvas())
}

func (s *Screen) setGrace(d *kit.Dialog, field *kit.Field, typed string) {
	days, err := strconv.Atoi(strings.TrimSpace(typed))
	if err != nil {
		field.SetError(words.T("A whole number from 0 to %[1]s.", words.Number(data.FactorGraceMost)))
		field.Focus()
		return
	}
	if s.working {
		return
	}
	s.working = true
	d.SetBusy(true)
	lists.Do(s.work, func(ctx context.Context) (int, error) { return days, s.deps.SetGrace(ctx, days) }, func(days int, err error) {
		s.working = false
		d.SetBusy(false)
		if wrong := data.Invalids(err); len(wrong) > 0 {
			field.SetError(words.Reason(wrong[0]))
			field.Focus()
			return
		}
		if err != nil {
			lists.Refuse(s.deps.Canvas(), words.T("Nothing was changed"), err)
			return
		}
		d.Close()
		s.changed()
		lists.Toast(s.deps.Canvas(), kit.Notice{Kind: kit.Success, Text: graceText(days)})
	})
}
