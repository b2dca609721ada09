package profiles

import (
	"strings"

	"pbxusers/data"
	"pbxusers/ui/kit"
	"pbxusers/ui/words"
)

// nodes is the module tree as a kit.CheckTree shows it. The columns of the boxes are the actions in the order of
// data.AllActions, so that the bits of a leaf are data.Actions.
func nodes(c *data.Catalog, built func(data.ModuleKey) bool) []kit.Node {
	var top []kit.Node
	for _, category := range c.Tree {
		above := kit.Node{Key: category.Key, Label: words.Label(category.Label)}
		for _, group := range category.Groups {
			middle := kit.Node{Key: groupKey(category, group), Label: words.Label(group.Label)}
			for _, m := range group.Modules {
				leaf := kit.Node{Key: string(m.Key), Label: words.Label(m.Label), Detail: words.Label(m.Description), Columns: uint8(m.Actions)}
				if built(m.Key) {
					leaf.Badge = words.T("opens here")
				}
				middle.Children = append(middle.Children, leaf)
			}
			above.Children = append(above.Children, middle)
		}
		top = append(top, above)
	}
	return top
}

// groupKey names a group's line; the groups "tools" of two categories are two.
func groupKey(category data.Category, group data.Group) string { return category.Key + "/" + group.Key }

// actionName is the heading of an action's column.
func actionName(a data.Actions) string {
	switch a {
	case data.View:
		return words.T("View")
	case data.Add:
		return words.T("Add")
	case data.Edit:
		return words.T("Edit")
	default:
		return words.T("Delete")
	}
}

func actionNames(set data.Actions) string {
	var names []string
	for _, a := range data.AllActions {
		if set&a != 0 {
			names = append(names, actionName(a))
		}
	}
	return strings.Join(names, ", ")
}

// boxes are the ticked boxes of a profile.
func boxes(modules map[data.ModuleKey]data.Actions) map[string]uint8 {
	value := make(map[string]uint8, len(modules))
	for key, actions := range modules {
		value[string(key)] = uint8(actions)
	}
	return value
}

// modules are what ticked boxes open.
func modules(value map[string]uint8) map[data.ModuleKey]data.Actions {
	opened := make(map[data.ModuleKey]data.Actions, len(value))
	for key, bits := range value {
		opened[data.ModuleKey(key)] = data.Actions(bits)
	}
	return opened
}

// beyond returns the boxes that the person may not tick, because their own profile does not open so much, and a
// note for the line of each such module.
func beyond(c *data.Catalog, own data.Profile) (locked map[string]uint8, notes map[string]string) {
	locked, notes = map[string]uint8{}, map[string]string{}
	for _, key := range c.Modules() {
		m, _ := c.Module(key)
		less := m.Actions &^ own.Modules[key]
		switch {
		case less == 0:
			continue
		case own.Modules[key] == 0:
			notes[string(key)] = words.T("your profile does not open this")
		default:
			notes[string(key)] = words.T("your profile opens only: %[1]s", actionNames(own.Modules[key]&m.Actions))
		}
		locked[string(key)] = uint8(less)
	}
	return locked, notes
}

// within returns p without what a person with that profile may not give, and what that leaves out.
func within(p, own data.Profile) (kept data.Profile, missing lack) {
	kept = p
	kept.Modules = map[data.ModuleKey]data.Actions{}
	for key, actions := range p.Modules {
		if held := actions & own.Modules[key]; held != 0 {
			kept.Modules[key] = held
		}
		if kept.Modules[key] != actions {
			missing.modules++
		}
	}
	for _, s := range allSwitches {
		if *s.of(&kept) && !*s.of(&own) {
			*s.of(&kept) = false
			missing.switches++
		}
	}
	return kept, missing
}
