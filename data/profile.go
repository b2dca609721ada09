package data

import (
	"maps"
	"slices"
)

// ProfileID names a profile for ever.
type ProfileID int64

// Profile says which modules a user sees after signing in, and what may be done there.
type Profile struct {
	ID             ProfileID
	Version        int64
	Name           string
	Builtin        string // the catalogue's key of a built-in profile: it can be copied, not deleted; "" for others
	Modules        map[ModuleKey]Actions
	UpdateProfile  bool // may update the own profile
	ChangeLanguage bool // may change the language
	GetUpdates     bool // may update the system
	RequireFactor  bool // demands a second factor of whoever has the profile
}

// Checked returns p as it will be stored, or what is wrong with it. A module without
// actions is left out; one with any action can be viewed.
func (p Profile) Checked() (Profile, error) {
	var err error
	p.Name, err = line(FieldName, p.Name, 1, NameMost)
	p.Modules = maps.Clone(p.Modules)
	for key, actions := range p.Modules {
		if actions == 0 {
			delete(p.Modules, key)
			continue
		}
		p.Modules[key] = actions | View
	}
	return p, err
}

// Opens reports whether the profile opens the module with the action.
func (p Profile) Opens(module ModuleKey, action Actions) bool {
	return p.Modules[module]&action == action
}

// ModuleKeys lists the modules the profile opens, sorted by key.
func (p Profile) ModuleKeys() []ModuleKey { return slices.Sorted(maps.Keys(p.Modules)) }
