package roles

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"pbxusers/data"
	"pbxusers/security/access"
	"pbxusers/ui/kit"
	"pbxusers/ui/look"
	"pbxusers/ui/words"
)

// permissions is the part of the form where permissions are chosen: admin by itself, then those that widen whose data
// is seen, then all others by group.
type permissions struct {
	catalog *data.Catalog
	rights  access.Rights
	fixed   bool // they can only be read
	changed func()

	admin   *kit.Check
	special []*kit.Check
	names   []data.Permission // of special
	search  *kit.SearchEntry
	tree    *kit.CheckTree
	ticking []*kit.Button // change the whole tree
	count   *kit.Text
	note    *kit.Banner // that admin holds all
	noted   func()      // the note came or went
}

func newPermissions(catalog *data.Catalog, rights access.Rights, fixed bool, changed func()) *permissions {
	p := &permissions{catalog: catalog, rights: rights, fixed: fixed, changed: changed, noted: func() {}}
	p.admin = kit.NewCheck(words.T("Administrator: holds every permission"), func(bool) { p.refresh() })
	for _, info := range catalog.Permissions {
		if info.Special {
			p.names = append(p.names, info.Name)
			p.special = append(p.special, kit.NewCheck(specialLabel(info), func(bool) { p.refresh() }))
		}
	}
	p.tree = kit.NewCheckTree("")
	p.tree.SetNodes(p.nodes())
	p.lock()
	p.tree.OnChanged = p.refresh
	p.search = kit.NewSearchEntry(words.T("Search permissions"), words.T("Clear the search"), p.tree.Filter)
	p.search.OnDown = p.tree.Focus
	p.tree.OnRune = func(r rune) {
		kit.Focus(p.search)
		p.search.TypedRune(r)
	}
	p.tree.Empty = kit.NewEmptyState(look.IconSearch, words.T("No permissions match"), "", words.T("Clear the search"), func() {
		p.search.SetText("")
		kit.Focus(p.search)
	})
	p.ticking = []*kit.Button{kit.NewButton(words.T("Select all"), p.tree.SelectAll), kit.NewButton(words.T("Deselect all"), p.tree.DeselectAll)}
	p.count = kit.NewStyledText("", theme.SizeNameCaptionText, look.ColorNameMuted, false)
	p.count.Align = fyne.TextAlignTrailing
	p.note = kit.NewBanner(kit.Info, words.T("An administrator holds every permission, whatever is ticked below, and those of later versions as well."), "", nil)
	return p
}

// nodes are the groups of permissions in the catalogue's order, without what is set apart. Who looks for a module by
// its name, as the menu has it, finds the permissions that it asks for.
func (p *permissions) nodes() []kit.Node {
	var groups []kit.Node
	needs := p.modules()
	for _, info := range p.catalog.Permissions {
		if info.Special || info.Name == data.PermissionAdmin {
			continue
		}
		i := slices.IndexFunc(groups, func(n kit.Node) bool { return n.Key == info.Group })
		if i < 0 {
			i, groups = len(groups), append(groups, p.group(info.Group))
		}
		leaf := kit.Node{Key: string(info.Name), Label: words.Label(info.Meaning), Detail: string(info.Name), Columns: 1}
		if m, ok := needs[info.Name]; ok && words.Label(m.Label) != groupLabel(info.Group) {
			leaf.Detail += " · " + words.Label(m.Label)
			leaf.Also = words.Label(m.Description)
		}
		groups[i].Children = append(groups[i].Children, leaf)
	}
	return groups
}

// group is the line of a group. People know it also by the module that it is about, if one has its key.
func (p *permissions) group(key string) kit.Node {
	node := kit.Node{Key: key, Label: groupLabel(key)}
	if m, ok := p.catalog.Module(data.ModuleKey(key)); ok {
		node.Also = words.Label(m.Label) + "\n" + words.Label(m.Description)
	}
	return node
}

// modules leads from the permissions that a module asks for to the first such module.
func (p *permissions) modules() map[data.Permission]data.Module {
	found := map[data.Permission]data.Module{}
	for _, key := range p.catalog.Modules() {
		m, _ := p.catalog.Module(key)
		for _, action := range data.AllActions {
			name := data.PermissionFor(key, action)
			if _, known := found[name]; name != "" && !known {
				found[name] = m
			}
		}
	}
	return found
}

// lock keeps the person from granting what they do not hold, and says so.
func (p *permissions) lock() {
	boxes, notes := map[string]uint8{}, map[string]string{}
	for _, info := range p.catalog.Permissions {
		if !p.rights.Holds(info.Name) {
			boxes[string(info.Name)], notes[string(info.Name)] = 1, words.T("not yours to give")
		}
	}
	p.tree.Lock(boxes)
	if !p.fixed {
		p.tree.Marks(notes)
	}
}

// sections adds to the form what is set apart from the tree.
func (p *permissions) sections(about *kit.Form, field func(string, fyne.CanvasObject) *kit.Field) {
	admin := field(data.FieldPermissions, p.admin).Relabel("")
	if !p.fixed && !p.rights.Holds(data.PermissionAdmin) {
		admin.Help(notHeld())
	}
	about.AddSection("", admin)

	fields := []fyne.CanvasObject{kit.NewParagraph(words.T("A user sees the data of the desks they are assigned to, and of no other. These widen whose data that is:"))}
	for i, check := range p.special {
		help := specialHelp(p.names[i])
		if !p.fixed && !p.rights.Holds(p.names[i]) {
			help += "\n" + notHeld()
		}
		fields = append(fields, kit.NewField("", check).Help(help))
	}
	about.AddSection(words.T("Whose data they see"), fields...)
}

// buttons are what is done to the whole tree at once.
func (p *permissions) buttons() *fyne.Container {
	row := kit.NewRowOf(kit.NewButton(words.T("Expand all"), p.tree.ExpandAll), kit.NewButton(words.T("Collapse all"), p.tree.CollapseAll))
	if !p.fixed {
		for _, button := range p.ticking {
			row.Add(button)
		}
	}
	return row
}

func notHeld() string {
	return words.T("You do not hold this yourself, so you cannot give it to others.")
}

// set shows the permissions of a role.
func (p *permissions) set(list []data.Permission) {
	p.admin.SetChecked(slices.Contains(list, data.PermissionAdmin))
	for i, name := range p.names {
		p.special[i].SetChecked(slices.Contains(list, name))
	}
	value := map[string]uint8{}
	for _, name := range list {
		value[string(name)] = 1
	}
	p.tree.Set(value)
	p.refresh()
}

// reveal shows a permission's line, with the keyboard on it.
func (p *permissions) reveal(name data.Permission) {
	if p.tree.Reveal(string(name)) {
		p.tree.Focus()
	}
}

// chosen returns what is ticked, sorted.
func (p *permissions) chosen() []data.Permission {
	list := []data.Permission{}
	if p.admin.Checked {
		list = append(list, data.PermissionAdmin)
	}
	for i, name := range p.names {
		if p.special[i].Checked {
			list = append(list, name)
		}
	}
	for name := range p.tree.Value() {
		list = append(list, data.Permission(name))
	}
	slices.Sort(list)
	return list
}

// refresh shows what follows from what is ticked.
func (p *permissions) refresh() {
	all := p.admin.Checked
	able(p.admin, !p.fixed && p.rights.Holds(data.PermissionAdmin))
	for i, check := range p.special {
		able(check, !p.fixed && !all && p.rights.Holds(p.names[i]))
	}
	p.tree.SetReadOnly(p.fixed || all)
	for _, button := range p.ticking {
		able(button, !all)
	}
	if p.note.Hidden == all {
		p.note.Hidden = !all
		p.noted()
	}
	p.count.Set(words.N(len(p.tree.Value()), "%[1]s selected", "%[1]s selected"))
	p.changed()
}

func able(o fyne.Disableable, yes bool) {
	if yes {
		o.Enable()
	} else {
		o.Disable()
	}
}

// specialLabel says what a special permission opens; specialHelp says whose data that is.
func specialLabel(info data.PermissionInfo) string {
	switch info.Name {
	case data.PermissionAllDesks:
		return words.T("All desks, in Realtime and in reports")
	case "show_all_desks_realtime":
		return words.T("All desks in Realtime")
	case "show_all_desks_reports":
		return words.T("All desks in reports")
	}
	return words.Label(info.Meaning)
}

func specialHelp(name data.Permission) string {
	switch name {
	case data.PermissionAllDesks:
		return words.T("Sees the calls, agents and queues of everybody's desks. Which desks the user is assigned to does not matter any more.")
	case "show_all_desks_realtime":
		return words.T("Watches the live calls of everybody's desks; reports stay with the user's own desks.")
	case "show_all_desks_reports":
		return words.T("Runs reports on the calls of everybody's desks; Realtime stays with the user's own desks.")
	}
	return string(name)
}
