package profiles

import (
	"strings"

	"fyne.io/fyne/v2"

	"pbxusers/data"
	"pbxusers/security/access"
	"pbxusers/ui/kit"
	"pbxusers/ui/lists"
	"pbxusers/ui/look"
	"pbxusers/ui/words"
)

// Screen is the User Profiles screen: the list, and what opens from it.
type Screen struct {
	*lists.List[data.ProfileID, data.Profile]
	deps Deps

	editor *editor // while it is open
	copied lack    // of the last copy that was made ready
	wanted place   // where the next editor is to begin
	left   *spot   // where the editor was whose profile is being copied
}

// lack is what a copy does not have of what it was made of, because the person does not have it.
type lack struct {
	name              string // of the copy
	modules, switches int
}

// place is a module's line in the editor of a profile.
type place struct {
	profile data.ProfileID
	module  data.ModuleKey
}

// New makes the screen and begins to read the profiles.
func New(deps Deps) *Screen {
	s := &Screen{deps: deps}
	s.List = lists.New(s.kind(), deps.Deps)
	return s
}

// ShowModule opens the editor of a profile, once the list is read, with the line of a module in sight.
func (s *Screen) ShowModule(id data.ProfileID, module data.ModuleKey) {
	s.wanted = place{id, module}
	s.Show(int64(id))
}

// Shortcuts returns what the screen does at a key wherever the keyboard is, for the window's main menu. While an
// editor is open, the search is that of its modules.
func (s *Screen) Shortcuts() []kit.Shortcut {
	list := s.List.Shortcuts()
	for i := range list {
		if list[i].Key != fyne.KeyF {
			continue
		}
		rows, free := list[i].Do, list[i].Enabled
		list[i].Enabled = func() bool { return free() || s.editor.onTop() }
		list[i].Do = func() {
			if s.editor.onTop() {
				s.editor.focusSearch()
				return
			}
			rows()
		}
	}
	return append(list, kit.Shortcut{Label: words.T("Compare two profiles"), Key: fyne.KeyD, Modifier: fyne.KeyModifierShortcutDefault,
		Do: func() { s.Compare(0) }, Enabled: func() bool { return s.deps.Canvas().Overlays().Top() == nil && len(s.Items()) > 1 }})
}

func (s *Screen) kind() lists.Kind[data.ProfileID, data.Profile] {
	return lists.Kind[data.ProfileID, data.Profile]{
		Key: "profiles", Module: data.ModuleProfiles, Icon: look.IconProfile, Columns: s.columns(),
		ID:    func(p data.Profile) data.ProfileID { return p.ID },
		Name:  func(p data.Profile) string { return p.Name },
		Check: access.CheckProfile, Copied: s.copy, Open: s.open,
		Actions: func(u data.Used[data.Profile]) []lists.Action {
			return []lists.Action{{Label: words.T("Compare with…"), Icon: look.IconProfile, Do: func() { s.Compare(u.Item.ID) }}}
		},
		Words: lists.Words{
			Title: words.T("User Profiles"), Create: words.T("Create New Profile"), Search: words.T("Search profiles"),
			Loading: words.T("Reading the profiles…"), Failed: words.T("The profiles could not be read"),
			Unopened: words.T("The profile could not be opened"),
			NoMatch:  words.T("No profiles match"), None: words.T("No profiles yet"),
			NoneText: words.T("A profile says which modules its users see after signing in."),
			Count:    func(total int) string { return words.N(total, "%[1]s profile", "%[1]s profiles") },
			CountSome: func(shown, all int) string {
				return words.N(all, "%[2]s of %[1]s profile", "%[2]s of %[1]s profiles", words.Number(shown))
			},
			Who:     func(name string) string { return words.T("Who has %[1]s", name) },
			Nobody:  words.T("Nobody has this profile."),
			Instead: words.T("Give its users this profile instead"),
		},
	}
}

// copy returns a new profile that opens what the given one does, as far as the person has it.
func (s *Screen) copy(p data.Profile, name string) data.Profile {
	made, missing := within(p, s.deps.Rights().Profile)
	made.ID, made.Version, made.Builtin, made.Name = 0, 0, "", name
	missing.name = name
	s.copied = missing
	return made
}

func (s *Screen) columns() []lists.Column[data.Profile] {
	counts := func(p data.Profile) (all, here int) { return opened(p, s.deps.Built) }
	return []lists.Column[data.Profile]{
		{Key: "name", Title: words.T("Profile"), Weight: 3, Least: 240, Text: nameText,
			More:  func(p data.Profile) string { return lists.FactorText(p.RequireFactor) },
			Order: func(a, b data.Profile) int { return strings.Compare(data.SearchText(a.Name), data.SearchText(b.Name)) },
			Cell: func() fyne.CanvasObject {
				return lists.NewNameCell(kit.NewText(""), kit.NewChip(kit.Tag{Text: words.T("built-in")}), lists.NewFactorChip())
			},
			Update: func(p data.Profile, cell fyne.CanvasObject) {
				objects := cell.(*fyne.Container).Objects
				objects[0].(*kit.Text).Set(p.Name)
				objects[1].(*kit.Chip).Hidden, objects[2].(*kit.Chip).Hidden = p.Builtin == "", !p.RequireFactor
				cell.Refresh()
			}},
		{Key: "modules", Title: words.T("Modules"), Weight: 2, Least: 150,
			Text: func(p data.Profile) string {
				all, here := counts(p)
				return words.T("%[1]s, %[2]s open here", words.Number(all), words.Number(here))
			},
			Order: func(a, b data.Profile) int {
				all, _ := counts(a)
				other, _ := counts(b)
				return all - other
			}},
		{Key: "permissions", Title: words.T("Permissions"), Weight: 3, Least: 140, Rank: 2, Text: switchText,
			Cell:   func() fyne.CanvasObject { return kit.NewChipRow() },
			Update: func(p data.Profile, cell fyne.CanvasObject) { cell.(*kit.ChipRow).Set(switchTags(p)) }},
	}
}

// nameText is what the search finds of a profile's name.
func nameText(p data.Profile) string {
	if p.Builtin == "" {
		return p.Name
	}
	return p.Name + " " + words.T("built-in")
}
