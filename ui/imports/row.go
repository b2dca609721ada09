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
	names   *data.Names
	catalog *data.Catalog
}

// line is a row's cell.
func (t rowTexts) line(row *transfer.PlanRow) string { return strings.Join(t.lines(row), " · ") }

// lines tells of an error its reasons, of a change each old and new value, of a new user the values.
func (t rowTexts) lines(row *transfer.PlanRow) []string {
	var lines []string
	switch row.Act {
	case transfer.Error:
		for _, p := range row.Problems {
			lines = append(lines, oneLine(problemText(p)))
		}
	case transfer.Change:
		for _, c := range row.Changes {
			// No arrow: the program's font has none, and Fyne draws what follows one from another font wrongly.
			lines = append(lines, words.T("%[1]s: %[2]s (was %[3]s)", words.Field(c.Field), t.value(c.Field, c.New), t.value(c.Field, c.Old)))
		}
	case transfer.Skip:
		lines = []string{words.T("Already as the file says")}
	default:
		lines = t.newUser(&row.User)
	}
	return lines
}

// newUser tells what a new user gets, without what goes without saying.
func (t rowTexts) newUser(u *data.User) (lines []string) {
	for _, c := range data.Changes(nil, u, t.names) {
		switch {
		case c.Field == data.FieldUsername, c.Field == data.FieldDefault && len(u.Tenants) == 1, c.Field == data.FieldEnabled && u.Enabled:
		default:
			lines = append(lines, words.Field(c.Field)+": "+t.value(c.Field, c.New))
		}
	}
	return lines
}

// breaks are what ends a line, or leaps within it, in a cell of a file.
var breaks = strings.NewReplacer("\r\n", " ", "\n", " ", "\r", " ", "\t", " ")

// oneLine is a value of the file in one line.
func oneLine(text string) string { return breaks.Replace(text) }

// value is a field's value as a person reads it; plans write switches as "yes" and "no", and modules by their keys.
func (t rowTexts) value(field, value string) string {
	if field == data.FieldStartup {
		if module, ok := t.catalog.Module(data.ModuleKey(value)); ok {
			return words.Label(module.Label)
		}
	}
	return oneLine(valueText(field, value))
}

// valueText is the value of a field that needs no names.
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
