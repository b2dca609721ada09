package data

import (
	"fmt"
	"strings"
)

// ModuleKey names a module: a leaf of the tree category > group > module.
type ModuleKey string

// The modules that the rules name; most have permissions of their own, see PermissionFor.
const (
	ModuleUsers       ModuleKey = "users"
	ModuleRoles       ModuleKey = "roles"
	ModuleDesks       ModuleKey = "desks"
	ModuleProfiles    ModuleKey = "user_profiles"
	ModuleTenants     ModuleKey = "tenants"
	ModuleCDR         ModuleKey = "cdr"
	ModuleCDRFilters  ModuleKey = "cdr_filters"
	ModuleEventLogger ModuleKey = "event_logger"
	ModuleMail        ModuleKey = "email_settings"
	ModuleTemplates   ModuleKey = "notification_templates"
)

// Actions is a set of what may be done in a module, one bit each.
type Actions uint8

// The actions.
const (
	View Actions = 1 << iota
	Add
	Edit
	Delete
)

// AllActions lists the actions in the order of the catalogue.
var AllActions = []Actions{View, Add, Edit, Delete}

var actionNames = map[Actions]string{View: "view", Add: "add", Edit: "edit", Delete: "delete"}

// String names the actions in the set, such as "view+edit".
func (a Actions) String() string {
	var names []string
	for _, one := range AllActions {
		if a&one != 0 {
			names = append(names, actionNames[one])
		}
	}
	return strings.Join(names, "+")
}

// actionsOf is the set of the named actions.
func actionsOf(names []string) (Actions, error) {
	var set Actions
	for _, name := range names {
		found := false
		for one, n := range actionNames {
			if n == name {
				set |= one
				found = true
			}
		}
		if !found {
			return 0, fmt.Errorf("unknown action %q", name)
		}
	}
	return set, nil
}

// Module is a leaf of the module tree.
type Module struct {
	Key         ModuleKey
	Label       string
	Description string
	Actions     Actions // those that the module has at all
	MultiTenant bool    // part of the Tenant Administrator profile
	OpensHere   bool    // this program has, or will have, a screen for it
}

// Group is a set of modules under one heading.
type Group struct {
	Key     string
	Label   string
	Modules []Module
}

// Category is the top of the module tree.
type Category struct {
	Key    string
	Label  string
	Groups []Group
}

// modulePermissions is the table of product.md, "Rights": which permission a role must
// hold for an action, beside the profile. Modules that are not in it need the profile alone.
var modulePermissions = map[ModuleKey]map[Actions]Permission{
	ModuleUsers:       {View: "show_user", Add: "create_user", Edit: "edit_user", Delete: "delete_user"},
	ModuleRoles:       {View: "show_role", Add: "create_role", Edit: "edit_role", Delete: "delete_role"},
	ModuleDesks:       {View: "show_desk", Add: "create_desk", Edit: "edit_desk", Delete: "delete_desk"},
	ModuleCDR:         {View: "show_cdr"},
	ModuleCDRFilters:  {View: "filter_template_use", Add: "filter_template_save", Edit: "filter_template_save", Delete: "filter_template_remove"},
	ModuleEventLogger: {View: "show_activity_log"},
}

// PermissionFor is the permission that a role must hold for one action in a module;
// "" where the profile alone decides.
func PermissionFor(module ModuleKey, action Actions) Permission {
	return modulePermissions[module][action]
}
