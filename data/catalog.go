package data

import (
	"encoding/json"
	"fmt"
	"slices"
)

// PermissionInfo tells what a permission means.
type PermissionInfo struct {
	Name    Permission
	Group   string
	Meaning string
	Special bool // widens whose data is seen
}

// Catalog is the module tree and the permissions, with what first start makes of them.
type Catalog struct {
	Tree        []Category
	Permissions []PermissionInfo
	Profiles    []Profile // the built-in ones, without ids
	Roles       []Role    // the default ones, without ids

	byKey   map[ModuleKey]Module
	order   []ModuleKey // in the order of the tree
	special map[Permission]bool
	known   map[Permission]bool
}

// Module returns the module of that key; ok is false when the catalogue has none.
func (c *Catalog) Module(key ModuleKey) (m Module, ok bool) {
	m, ok = c.byKey[key]
	return m, ok
}

// Modules lists all module keys in the order of the tree.
func (c *Catalog) Modules() []ModuleKey { return c.order }

// Special reports whether p widens whose data a user sees.
func (c *Catalog) Special(p Permission) bool { return c.special[p] }

// Known reports whether the catalogue has the permission.
func (c *Catalog) Known(p Permission) bool { return c.known[p] }

// HasSpecial reports whether the role holds a special permission by name.
func (c *Catalog) HasSpecial(r Role) bool { return slices.ContainsFunc(r.Permissions, c.Special) }

// FirstModule is the module that opens for a profile without a start-up dialog: the
// first, in the order of the tree, that it lets the user view; "" when there is none.
func (c *Catalog) FirstModule(p Profile) ModuleKey {
	for _, key := range c.order {
		if p.Opens(key, View) {
			return key
		}
	}
	return ""
}

// ParseCatalog reads the module tree and the permissions from their JSON files. The
// program ships both, so an error is a fault of the build.
func ParseCatalog(modules, permissions []byte) (*Catalog, error) {
	c := &Catalog{byKey: map[ModuleKey]Module{}, special: map[Permission]bool{}, known: map[Permission]bool{}}
	if err := c.readPermissions(permissions); err != nil {
		return nil, fmt.Errorf("permissions: %w", err)
	}
	if err := c.readModules(modules); err != nil {
		return nil, fmt.Errorf("modules: %w", err)
	}
	return c, nil
}

func (c *Catalog) readPermissions(text []byte) error {
	var file struct {
		Roles []struct {
			Name        string       `json:"name"`
			Description string       `json:"description"`
			Permissions []Permission `json:"permissions"`
		} `json:"default_roles"`
		Permissions []PermissionInfo `json:"permissions"`
	}
	if err := json.Unmarshal(text, &file); err != nil {
		return err
	}
	c.Permissions = file.Permissions
	for _, p := range file.Permissions {
		c.known[p.Name] = true
		c.special[p.Name] = p.Special
	}
	for _, r := range file.Roles {
		for _, p := range r.Permissions {
			if !c.known[p] {
				return fmt.Errorf("role %s: unknown permission %q", r.Name, p)
			}
		}
		role, err := Role{Name: r.Name, Description: r.Description, Permissions: r.Permissions}.Checked()
		if err != nil {
			return err
		}
		c.Roles = append(c.Roles, role)
	}
	return nil
}

type catalogModule struct {
	Key         ModuleKey `json:"key"`
	Label       string    `json:"label"`
	Description string    `json:"description"`
	Actions     []string  `json:"actions"`
	MultiTenant bool      `json:"multi_tenant"`
	OpensHere   bool      `json:"opens_here"`
}

type catalogProfile struct {
	Key         string          `json:"key"`
	Label       string          `json:"label"`
	Modules     string          `json:"modules"` // "*", "category:KEY" or "multi_tenant"
	Actions     []string        `json:"actions"`
	Permissions map[string]bool `json:"permissions"`
}

func (c *Catalog) readModules(text []byte) error {
	var file struct {
		Tree []struct {
			Key    string `json:"key"`
			Label  string `json:"label"`
			Groups []struct {
				Key     string          `json:"key"`
				Label   string          `json:"label"`
				Modules []catalogModule `json:"modules"`
			} `json:"groups"`
		} `json:"tree"`
		Profiles []catalogProfile `json:"default_profiles"`
	}
	if err := json.Unmarshal(text, &file); err != nil {
		return err
	}
	for _, category := range file.Tree {
		made := Category{Key: category.Key, Label: category.Label}
		for _, group := range category.Groups {
			g := Group{Key: group.Key, Label: group.Label}
			for _, m := range group.Modules {
				module, err := c.addModule(m)
				if err != nil {
					return err
				}
				g.Modules = append(g.Modules, module)
			}
			made.Groups = append(made.Groups, g)
		}
		c.Tree = append(c.Tree, made)
	}
	for _, p := range file.Profiles {
		profile, err := c.builtinProfile(p)
		if err != nil {
			return err
		}
		c.Profiles = append(c.Profiles, profile)
	}
	return nil
}

func (c *Catalog) addModule(m catalogModule) (Module, error) {
	actions, err := actionsOf(m.Actions)
	if err != nil {
		return Module{}, fmt.Errorf("%s: %w", m.Key, err)
	}
	if _, twice := c.byKey[m.Key]; twice {
		return Module{}, fmt.Errorf("%s stands twice", m.Key)
	}
	module := Module{m.Key, m.Label, m.Description, actions, m.MultiTenant, m.OpensHere}
	c.byKey[m.Key] = module
	c.order = append(c.order, m.Key)
	return module, nil
}

// builtinProfile makes a built-in profile: the named modules, each with those of the
// named actions that it has.
func (c *Catalog) builtinProfile(p catalogProfile) (Profile, error) {
	actions, err := actionsOf(p.Actions)
	if err != nil {
		return Profile{}, fmt.Errorf("%s: %w", p.Key, err)
	}
	made := Profile{
		Name: p.Label, Builtin: p.Key, Modules: map[ModuleKey]Actions{},
		UpdateProfile: p.Permissions["update_profile"], ChangeLanguage: p.Permissions["change_language"], GetUpdates: p.Permissions["get_updates"],
	}
	for _, category := range c.Tree {
		for _, group := range category.Groups {
			for _, m := range group.Modules {
				if p.Modules == "*" || p.Modules == "category:"+category.Key || p.Modules == "multi_tenant" && m.MultiTenant {
					made.Modules[m.Key] = m.Actions & actions
				}
			}
		}
	}
	if len(made.Modules) == 0 {
		return Profile{}, fmt.Errorf("%s opens no module", p.Key)
	}
	return made.Checked()
}
