package profiles

import (
	"strings"

	"pbxusers/data"
	"pbxusers/ui/words"
)

// line is one line of two profiles side by side: a permission, or a module with its actions.
type line struct {
	label, where string
	module       bool
	a, b         data.Actions // of a permission data.View stands for yes
	searched     string
}

func (l line) differs() bool { return l.a != l.b }

// sideBySide returns all lines of two profiles: the permissions, then the modules in the order of the tree.
func sideBySide(c *data.Catalog, a, b data.Profile) (lines []line) {
	add := func(l line) {
		l.searched = data.SearchText(l.label + "\n" + l.where)
		lines = append(lines, l)
	}
	for _, s := range allSwitches {
		add(line{label: s.label(), where: words.T("Permissions"), a: yes(*s.of(&a)), b: yes(*s.of(&b))})
	}
	add(line{label: words.Field(data.FieldRequireFactor), where: words.T("Permissions"), a: yes(a.RequireFactor), b: yes(b.RequireFactor)})
	for _, category := range c.Tree {
		for _, group := range category.Groups {
			where := words.Label(category.Label) + " › " + words.Label(group.Label)
			for _, m := range group.Modules {
				add(line{label: words.Label(m.Label), where: where, module: true, a: a.Modules[m.Key], b: b.Modules[m.Key]})
			}
		}
	}
	return lines
}

func yes(on bool) data.Actions {
	if on {
		return data.View
	}
	return 0
}

// differences counts the modules and the permissions in which the two differ.
func differences(lines []line) (modules, switches int) {
	for _, l := range lines {
		switch {
		case !l.differs():
		case l.module:
			modules++
		default:
			switches++
		}
	}
	return modules, switches
}

// found returns the lines that hold every word of a search; with only those that differ.
func found(lines []line, search string, only bool) (shown []line) {
	asked := strings.Fields(data.SearchText(search))
	for _, l := range lines {
		holds := !only || l.differs()
		for _, word := range asked {
			holds = holds && strings.Contains(l.searched, word)
		}
		if holds {
			shown = append(shown, l)
		}
	}
	return shown
}
