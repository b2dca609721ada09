package profiles

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"pbxusers/data"
	"pbxusers/security/access"
	"pbxusers/ui/kit"
	"pbxusers/ui/lists"
	"pbxusers/ui/words"
)

const editorWidth = 1180

// editor is the dialog that makes a profile, changes one, or shows one that stays as it is.
type editor struct {
	screen *Screen
	form   *lists.Form[data.ProfileID, data.Profile, data.Profile]
	base   data.Profile // as read; ID 0 for a new one
	hinted bool

	name     *kit.Entry
	search   *kit.SearchEntry
	tree     *kit.CheckTree
	status   *status
	switches []*kit.Check // as allSwitches
	demand   *lists.Demand
	preview  *kit.MenuPreview
	view     *editorView
}

// open shows the editor of a profile; one of ID 0 is new and begins with what it opens.
func (s *Screen) open(u data.Used[data.Profile]) {
	e := newEditor(s, u)
	s.editor = e
	e.form.Show()
	switch to, left := s.wanted, s.left; {
	case to.profile != 0 && to.profile == u.Item.ID:
		e.reveal(to.module)
	case left != nil && u.Item.ID == 0 && u.Item.Name != "":
		e.goTo(*left)
	default:
		e.tree.RevealAt(string(s.deps.Catalog.FirstModule(u.Item)))
	}
	s.wanted, s.left = place{}, nil
}

func newEditor(s *Screen, u data.Used[data.Profile]) *editor {
	p := u.Item
	e := &editor{screen: s, base: p, form: lists.NewForm[data.Profile](s.List, p)}
	f := e.form
	e.build()
	e.fill(p) // before it is laid out: each line would be drawn several times
	f.Draft, f.Save = e.draft, s.deps.Save
	f.Dialog.SetSize(editorWidth, 0)
	f.Dialog.OnClosed = func() { s.editor = nil }
	if hint := e.hint(); hint != nil {
		e.hinted = true
		f.Body.AddSection("", hint)
	}
	name := f.Field(data.FieldName, e.name).Relabel(words.T("Profile Name")).Required()
	f.Body.AddSection("", name, e.view.content)
	f.ShowWho(u.Users)
	if f.ReadOnly() {
		e.readOnly()
	}
	return e
}

// readOnly offers what can be done with a profile that stays as it is: a copy of it can be changed, and of a built-in
// one whether it demands a second factor.
func (e *editor) readOnly() {
	s, f := e.screen, e.form
	copied := func() {
		at := e.spot()
		if f.Dialog.Dismiss() {
			s.left = &at
			s.Copy(e.base.ID)
		}
	}
	demanding := e.base
	demanding.RequireFactor = !demanding.RequireFactor
	part := s.May(data.Edit) && access.CheckProfile(s.deps.Rights(), e.base, demanding) == nil
	if part {
		f.SavePart(words.T("Built-in profiles stay as they are: only a second factor can be required. Copy it, and change the copy."))
		e.demand.Check.Enable()
	}
	switch {
	case !s.May(data.Add):
	case part:
		f.AddExtra(kit.NewButton(words.T("Copy and change"), copied))
	default:
		f.Dialog.SetPrimary(words.T("Copy and change"), copied)
	}
	f.Dialog.First, _ = e.tree.Held()[0].(fyne.Focusable)
}

// spot is where somebody is in an editor.
type spot struct {
	tab    int
	search string
	tree   kit.TreePlace
}

func (e *editor) spot() spot { return spot{e.view.tabs.Selected(), e.search.Text, e.tree.Place()} }

// goTo goes where somebody was in another editor.
func (e *editor) goTo(to spot) {
	e.search.SetText(to.search)
	e.tree.SetPlace(to.tree)
	e.view.tabs.Select(to.tab)
}

// hint is what has to be told about this very profile; nil for nothing.
func (e *editor) hint() *kit.Banner {
	s, p := e.screen, e.base
	switch missing := s.copied; {
	case e.form.ReadOnly():
		return nil // the form says why
	case p.ID == 0 && p.Name != "" && p.Name == missing.name && missing.modules+missing.switches > 0:
		return kit.NewBanner(kit.Warning, words.T("You can give only what you have yourself, so this copy opens less: %[1]s.", missing.text()), "", nil)
	case p.ID != 0 && p.ID == s.deps.Rights().Profile.ID:
		return kit.NewBanner(kit.Info, words.T("This is your own profile: what you take away here, you lose yourself."), "", nil)
	}
	return nil
}

// text counts what a copy lacks.
func (l lack) text() string {
	modules := words.N(l.modules, "%[1]s module is left out or has fewer actions", "%[1]s modules are left out or have fewer actions")
	switches := words.N(l.switches, "%[1]s permission is left out", "%[1]s permissions are left out")
	switch {
	case l.modules == 0:
		return switches
	case l.switches == 0:
		return modules
	}
	return modules + "; " + switches
}

// reveal shows a module's line, with the keyboard on it.
func (e *editor) reveal(key data.ModuleKey) {
	e.view.tabs.Select(tabModules)
	e.search.SetText("")
	if e.tree.Reveal(string(key)) {
		e.tree.Focus()
	}
}

// onTop reports whether the editor is open and nothing lies over it.
func (e *editor) onTop() bool {
	return e != nil && len(e.screen.deps.Canvas().Overlays().List()) == 1
}

func (e *editor) focusSearch() {
	e.view.tabs.Select(tabModules)
	kit.Focus(e.search)
}

// build makes the fields. What the person may not give is grey, and a note says why.
func (e *editor) build() {
	d, own := e.screen.deps, e.screen.deps.Rights().Profile
	e.name = kit.NewEntry()
	e.name.OnChanged = e.form.Clears(data.FieldName)
	columns := make([]string, len(data.AllActions))
	for i, a := range data.AllActions {
		columns[i] = actionName(a)
	}
	e.tree = kit.NewCheckTree(words.T("Module"), columns...)
	e.tree.SetNodes(nodes(d.Catalog, d.Built))
	e.tree.OnChanged = e.changed
	e.tree.OnRune = func(r rune) {
		e.focusSearch()
		e.search.TypedRune(r)
	}
	e.tree.Empty = kit.NewStyledText(words.T("No module matches."), theme.SizeNameText, theme.ColorNamePlaceHolder, false)
	e.search = kit.NewSearchEntry(words.T("Search modules"), words.T("Clear the search"), e.tree.Filter)
	e.search.OnDown = e.tree.Focus
	for _, s := range allSwitches {
		check := kit.NewCheck(s.label(), nil)
		if e.form.ReadOnly() || !*s.of(&own) {
			check.Disable()
		}
		e.switches = append(e.switches, check)
	}
	e.demand = lists.NewDemand(e.form, d.FactorDeps, false, func(u data.User) bool { return u.Profile == e.base.ID },
		func() { e.view.policies.Changed() })
	e.status = newStatus()
	e.preview = kit.NewMenuPreview(words.T("Menu of a user with this profile"), words.T("Nothing to open in this program."))
	e.view = newEditorView(e)
	if e.form.ReadOnly() {
		e.tree.SetReadOnly(true)
		return
	}
	locked, notes := beyond(d.Catalog, own)
	e.tree.Lock(locked)
	e.tree.Marks(notes)
}

// fill shows a profile. Of the tree all categories are open, so that each group shows how much of it is ticked.
func (e *editor) fill(p data.Profile) {
	e.name.SetText(p.Name)
	e.tree.Set(boxes(p.Modules))
	for i, s := range allSwitches {
		e.switches[i].SetChecked(*s.of(&p))
	}
	e.demand.Set(p.RequireFactor)
	tree := e.screen.deps.Catalog.Tree
	for _, category := range tree {
		for _, group := range category.Groups[:min(1, len(category.Groups))] {
			e.tree.Reveal(groupKey(category, group))
		}
	}
	for _, category := range tree[:min(1, len(tree))] {
		e.tree.Reveal(category.Key)
	}
	e.changed()
}

// draft is the profile as the editor shows it, not checked yet.
func (e *editor) draft() data.Profile {
	p := e.base
	p.RequireFactor = e.demand.Check.Checked
	if e.form.ReadOnly() {
		return p
	}
	p.Name = e.name.Text
	p.Modules = modules(e.tree.Value())
	for i, s := range allSwitches {
		*s.of(&p) = e.switches[i].Checked
	}
	return p
}

// changed shows what comes of the boxes.
func (e *editor) changed() {
	d, p := e.screen.deps, e.draft()
	all, here := opened(p, d.Built)
	foot := ""
	if all > here {
		foot = words.N(all-here, "and %[1]s recorded for the PBX", "and %[1]s recorded for the PBX")
	}
	e.preview.Set(previewOf(menuOf(d.Catalog, p, d.Built), d.Icon), foot)
	e.status.set(all, here, len(d.Catalog.Modules()))
}
