package users

import (
	"slices"

	"pbxusers/data"
)

// State is what a filter asks of an account as a whole.
type State int

// The states; AnyState asks nothing.
const (
	AnyState State = iota
	Enabled
	Disabled
	Locked // kept out after too many wrong tries
)

// Filter says which users are shown; what is zero lets everybody through.
type Filter struct {
	State   State
	Role    data.RoleID
	Desk    data.DeskID
	Profile data.ProfileID
	Tenant  data.TenantID
	Factor  data.SecondFactor
	// Department is the name as users have it; "" lets through whoever is of any or of none.
	Department string
}

// Active reports whether the filter may hide anybody.
func (f Filter) Active() bool { return f != Filter{} }

// admits reports whether the filter lets users of a kind through, whatever their department.
func (f Filter) admits(u *data.User) bool {
	return f.State.admits(u) &&
		(f.Role == 0 || slices.Contains(u.Roles, f.Role)) &&
		(f.Desk == 0 || slices.Contains(u.Desks, f.Desk)) &&
		(f.Profile == 0 || u.Profile == f.Profile) &&
		(f.Tenant == 0 || slices.Contains(u.Tenants, f.Tenant)) &&
		(f.Factor == "" || u.SecondFactor == f.Factor)
}

func (s State) admits(u *data.User) bool {
	switch s {
	case Enabled:
		return u.Enabled
	case Disabled:
		return !u.Enabled
	case Locked:
		return u.Locked
	}
	return true
}
