package words

import (
	"slices"
	"strconv"
	"strings"

	"pbxusers/data"
)

// Changer says changes of the event log in words, with the names that its catalogue has.
type Changer struct{ Catalog *data.Catalog }

// changeField is the name of a field that only the event log speaks of, "" for others.
func changeField(field string) string {
	switch field {
	case data.FieldUsers:
		return T("Users")
	case data.FieldPresent:
		return T("Present password")
	case data.FieldUpdateProfile:
		return T("May update their own profile")
	case data.FieldChangeLanguage:
		return T("May change the language")
	case data.FieldGetUpdates:
		return T("May update the system")
	case "added":
		return T("Added")
	case "changed":
		return T("Changed")
	}
	return ""
}

// Field is the name of a change's field; of a module, which one.
func (ch Changer) Field(c data.Change) string {
	if c.Field == data.FieldModules {
		key, _, _ := strings.Cut(c.Old+c.New, ":")
		return T("Module %[1]s", ch.module(key))
	}
	if name := changeField(c.Field); name != "" {
		return name
	}
	return Field(c.Field)
}

func (ch Changer) module(key string) string {
	if m, ok := ch.Catalog.Module(data.ModuleKey(key)); ok {
		return Label(m.Label)
	}
	return key
}

// Value is what a field held, as a person reads it; "–" for nothing.
func (ch Changer) Value(field, value string) string {
	switch {
	case value == "":
		return "–"
	case field == data.FieldModules:
		_, actions, _ := strings.Cut(value, ": ")
		return actionsText(actions)
	case field == data.FieldStartup:
		return ch.module(value)
	case field == data.FieldLanguage:
		return languageName(value)
	case field == data.FieldEventDays:
		return eventDays(value)
	case field == data.FieldSecondFactor && slices.Contains(data.SecondFactors, data.SecondFactor(value)):
		return Factor(data.SecondFactor(value))
	case !slices.Contains(switches, field):
		return value
	case value == data.YesNo(true):
		return T("yes")
	case value == data.YesNo(false):
		return T("no")
	}
	return value
}

// languageName is what a language is called in itself; the tag of one that the program
// does not speak.
func languageName(tag string) string {
	for _, l := range Languages {
		if l.Tag == tag {
			return l.Name
		}
	}
	return tag
}

// eventDays says for how long the event log keeps its entries.
func eventDays(value string) string {
	days, err := strconv.Atoi(value)
	switch {
	case err != nil:
		return value
	case days == 0:
		return T("for ever")
	}
	return N(days, "%[1]s day", "%[1]s days")
}

// switches are the fields that are on or off.
var switches = []string{data.FieldEnabled, data.FieldMustChange, data.FieldMaskPhone, data.FieldUpdateProfile, data.FieldChangeLanguage, data.FieldGetUpdates}

// actionsText says actions that stand as data.Actions names them.
func actionsText(text string) string {
	names := strings.Split(text, "+")
	for i, name := range names {
		for _, one := range data.AllActions {
			if one.String() == name {
				names[i] = ActionName(one)
			}
		}
	}
	return strings.Join(names, ", ")
}

// lists are the fields that hold so many things that what came and what went says more
// than all of them twice.
var lists = []string{data.FieldPermissions, data.FieldUsers, data.FieldQueues, data.FieldAgents, data.FieldAcceptedIPs}

// Line says a change in one line. No arrow: the program's font has none.
func (ch Changer) Line(c data.Change) string {
	field := ch.Field(c)
	switch {
	case c.Old == "" && c.New == "": // a secret, or a picture
		return field
	case c.Old == "":
		return field + ": " + ch.Value(c.Field, c.New)
	case c.New != "" && slices.Contains(lists, c.Field):
		return field + ": " + difference(c.Old, c.New)
	}
	return T("%[1]s: %[2]s (was %[3]s)", field, ch.Value(c.Field, c.New), ch.Value(c.Field, c.Old))
}

// difference lists what a list has got, with a plus, and what it has lost, with a minus.
func difference(before, after string) string {
	was, is := strings.Split(before, ", "), strings.Split(after, ", ")
	var parts []string
	for _, one := range is {
		if !slices.Contains(was, one) {
			parts = append(parts, "+"+one)
		}
	}
	for _, one := range was {
		if !slices.Contains(is, one) {
			parts = append(parts, "-"+one)
		}
	}
	return strings.Join(parts, ", ")
}

// Lines says all changes of an entry.
func (ch Changer) Lines(changes []data.Change) []string {
	lines := make([]string, len(changes))
	for i, c := range changes {
		lines[i] = ch.Line(c)
	}
	return lines
}

// Permissions says a list of permissions with what each means, one a line.
func (ch Changer) Permissions(value string) string {
	if value == "" {
		return "–"
	}
	names := strings.Split(value, ", ")
	for i, name := range names {
		at := slices.IndexFunc(ch.Catalog.Permissions, func(p data.PermissionInfo) bool { return string(p.Name) == name })
		if at >= 0 {
			names[i] = name + " (" + Label(ch.Catalog.Permissions[at].Meaning) + ")"
		}
	}
	return strings.Join(names, "\n")
}
