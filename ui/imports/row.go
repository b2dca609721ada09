package imports

import (
	"strings"

	"pbxusers/data"
	"pbxusers/data/transfer"
	"pbxusers/ui/words"
)

// actText is the word for what becomes of a row.
func actText(act transfer.Act) string {
	switch act {
	case transfer.Add:
		return words.T("New")
	case transfer.Change:
		return words.T("Changed")
	case transfer.Skip:
		return words.T("Unchanged")
	}
	return words.T("Error")
}

// problemText is what is wrong with a row, with the field that it concerns.
func problemText(p *data.Invalid) string {
	if p.Field == transfer.FieldRow {
		return words.Reason(p)
	}
	return words.Field(p.Field) + ": " + words.Reason(p)
}

func reportWords() transfer.ReportWords {
	return transfer.ReportWords{
		Line: words.T("Line"), Act: words.T("Status"), Username: words.T("Username"), What: words.T("Details"),
		Acts: actText, Field: words.Field, Problem: problemText,
	}
}

// rowTexts says what a row does.
type rowTexts struct {
	roles    map[data.RoleID]string
	profiles map[data.ProfileID]string
	desks    map[data.DeskID]string
	tenants  map[data.TenantID]string
}

func newRowTexts(choices data.Choices) rowTexts {
	t := rowTexts{map[data.RoleID]string{}, map[data.ProfileID]string{}, map[data.DeskID]string{}, map[data.TenantID]string{}}
	for _, r := range choices.Roles {
		t.roles[r.ID] = r.Name
	}
	for _, p := range choices.Profiles {
		t.profiles[p.ID] = p.Name
	}
	for _, d := range choices.Desks {
		t.desks[d.ID] = d.Name
	}
	for _, n := range choices.Tenants {
		t.tenants[n.ID] = n.Name
	}
	return t
}

// line is a row's cell.
func (t rowTexts) line(row *transfer.PlanRow) string {
	if row.Act == transfer.Error { // they are sentences
		return strings.Join(t.lines(row), " ")
	}
	return strings.Join(t.lines(row), "; ")
}

// lines tells of an error its reasons, of a change each old and new value, of a new user the values.
func (t rowTexts) lines(row *transfer.PlanRow) []string {
	var lines []string
	switch row.Act {
	case transfer.Error:
		for _, p := range row.Problems {
			lines = append(lines, problemText(p))
		}
	case transfer.Change:
		for _, c := range row.Changes {
			// No arrow: the program's font has none, and Fyne draws what follows one from another font wrongly.
			lines = append(lines, words.T("%[1]s: %[2]s (was %[3]s)", words.Field(c.Field), valueText(c.Field, c.New), valueText(c.Field, c.Old)))
		}
	case transfer.Skip:
		lines = []string{words.T("Already as the file says")}
	default:
		lines = t.newUser(&row.User)
	}
	return lines
}

func (t rowTexts) newUser(u *data.User) []string {
	lines := []string{words.Field(data.FieldEmail) + ": " + u.Email}
	add := func(field, text string) {
		if text != "" {
			lines = append(lines, words.Field(field)+": "+text)
		}
	}
	add(data.FieldDepartment, u.Department)
	add(data.FieldProfile, t.profiles[u.Profile])
	add(data.FieldRoles, namesOf(t.roles, u.Roles))
	add(data.FieldDesks, namesOf(t.desks, u.Desks))
	add(data.FieldTenants, namesOf(t.tenants, u.Tenants))
	if !u.Enabled {
		add(data.FieldEnabled, words.T("no"))
	}
	return lines
}

func namesOf[ID comparable](names map[ID]string, ids []ID) string {
	list := make([]string, len(ids))
	for i, id := range ids {
		list[i] = names[id]
	}
	return strings.Join(list, ", ")
}

// valueText is one side of a change; plans write switches as "yes" and "no".
func valueText(field, value string) string {
	switch {
	case value == "":
		return "–"
	case field == data.FieldSecondFactor:
		return words.Factor(data.SecondFactor(value))
	case field != data.FieldEnabled && field != data.FieldMustChange:
		return value
	case value == "yes":
		return words.T("yes")
	}
	return words.T("no")
}
