package data

import (
	"net/netip"
	"slices"
	"strings"
)

// RoleID names a role for ever.
type RoleID int64

// Permission is one of the names in the catalogue, such as "edit_user".
type Permission string

// The permissions that a rule names, beside those of PermissionFor.
const (
	PermissionAdmin    Permission = "admin"                     // holds every permission
	PermissionAllDesks Permission = "show_all_desks"            // every desk's data, whatever is assigned
	PermissionNewAgent Permission = "desk_assignment_new_agent" // may put agents into desks
)

// The fields of roles, desks, profiles and tenants.
const (
	FieldName        = "name"
	FieldDescription = "description"
	FieldPermissions = "permissions"
	FieldAcceptedIPs = "accepted_ips"
	FieldMaskPhone   = "mask_phone"
	FieldQueues      = "queues"
	FieldAgents      = "agents"
	FieldModules     = "modules"
	FieldUsers       = "users"

	FieldUpdateProfile  = "update_profile"
	FieldChangeLanguage = "change_language"
	FieldGetUpdates     = "get_updates"
)

// The limits of names and descriptions, in characters.
const (
	NameMost        = 64
	TenantNameMost  = 32
	DescriptionMost = 500
)

// Role is a bundle of permissions. A user has one or more; rights add up.
type Role struct {
	ID          RoleID
	Version     int64
	Name        string
	Description string
	Permissions []Permission // sorted
	AcceptedIPs []string     // addresses or CIDR blocks, as netip prints them; empty: from anywhere
	MaskPhone   bool
	// RequireFactor demands a second factor of whoever has the role.
	RequireFactor bool
}

// Checked returns r as it will be stored, or all that is wrong with it.
func (r Role) Checked() (Role, error) {
	var errs [3]error
	r.Name, errs[0] = line(FieldName, r.Name, 1, NameMost)
	r.Description, errs[1] = line(FieldDescription, r.Description, 0, DescriptionMost)
	r.Permissions = slices.Clone(r.Permissions)
	slices.Sort(r.Permissions)
	r.Permissions = slices.Compact(r.Permissions)
	r.AcceptedIPs, errs[2] = checkedNetworks(r.AcceptedIPs)
	return r, Refusals(errs[:]...)
}

// Holds reports whether the role lets its users do what p names.
func (r Role) Holds(p Permission) bool {
	return slices.Contains(r.Permissions, p) || slices.Contains(r.Permissions, PermissionAdmin)
}

// checkedNetworks returns each address or block in its canonical spelling, once.
func checkedNetworks(list []string) ([]string, error) {
	var out []string
	for _, s := range list {
		s = strings.TrimSpace(s)
		if s == "" {
			continue
		}
		if a, err := netip.ParseAddr(s); err == nil && a.Zone() == "" {
			out = append(out, a.Unmap().String())
		} else if p, err := netip.ParsePrefix(s); err == nil {
			out = append(out, p.Masked().String())
		} else {
			return list, Refuse(FieldAcceptedIPs, ReasonNotANetwork, s)
		}
	}
	slices.Sort(out)
	return slices.Compact(out), nil
}
