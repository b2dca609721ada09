package access

import (
	"errors"
	"fmt"
	"slices"

	"pbxusers/data"
)

// Rule is why an act is refused. ui/words has a sentence for each.
type Rule string

// The rules.
const (
	RuleProfile    Rule = "profile"     // the profile does not open the module with that action
	RulePermission Rule = "permission"  // no role holds the permission
	RuleOwn        Rule = "own"         // nobody changes their own role, profile, tenants or enabled switch
	RuleMoreRights Rule = "more_rights" // the account has rights that the actor does not hold
	RuleGrant      Rule = "grant"       // the change would grant what the actor does not hold
	RuleEnded      Rule = "ended"       // the session's user is disabled, locked or gone
	RuleBuiltin    Rule = "builtin"     // a built-in profile can be copied, not changed or deleted
	RuleReadOnly   Rule = "read_only"   // somebody looks at the program as another user sees it
	RuleAccount    Rule = "account"     // the profile does not let the user change this of the own account
	RuleConfirm    Rule = "confirm"     // it changes how the user signs in, who gave the password too long ago
)

// Refusal tells that an act is not allowed, and by which rule. Nothing was written.
type Refusal struct {
	Rule       Rule
	Module     data.ModuleKey  // for RuleProfile and RulePermission
	Action     data.Actions    // likewise
	Permission data.Permission // for RulePermission
	Name       string          // the profile of RuleProfile; the user or thing of the others
}

// Error is for the log and for tests.
func (r *Refusal) Error() string {
	switch r.Rule {
	case RuleProfile:
		return fmt.Sprintf("refused: profile %q does not open %s to %s", r.Name, r.Module, r.Action)
	case RulePermission:
		return fmt.Sprintf("refused: no role holds %s, which %s %s needs", r.Permission, r.Module, r.Action)
	default:
		return fmt.Sprintf("refused: %s %s", r.Rule, r.Name)
	}
}

// Ended reports whether err tells that the session is over: its user was disabled, locked
// or deleted.
func Ended(err error) bool {
	var refusal *Refusal
	return errors.As(err, &refusal) && refusal.Rule == RuleEnded
}

// FactorDemands names the roles of the user, and then the profile, that demand a second
// factor.
func (r Rights) FactorDemands() (names []string) {
	for _, role := range r.Roles {
		if role.RequireFactor {
			names = append(names, role.Name)
		}
	}
	if r.Profile.RequireFactor {
		names = append(names, r.Profile.Name)
	}
	return names
}

// CheckTouch returns nil when the actor may change or delete the account of other: it
// must not have rights that the actor does not hold.
func (o Office) CheckTouch(actor Rights, other data.User) error {
	if actor.User.ID == other.ID {
		return nil // the rights are equal; CheckOwn says what of it may change
	}
	if !o.covers(actor, other) {
		return &Refusal{Rule: RuleMoreRights, Name: other.Username}
	}
	return nil
}

// CheckChange returns nil when the actor may turn before into after. For a new user,
// before is the zero User: then everything is granted.
func (o Office) CheckChange(actor Rights, before, after data.User) error {
	if before.ID != 0 {
		if err := o.CheckTouch(actor, before); err != nil {
			return err
		}
		if before.ID == actor.User.ID {
			if err := checkOwn(before, after); err != nil {
				return err
			}
		}
	}
	for _, id := range after.Roles {
		if !slices.Contains(before.Roles, id) && !actor.HoldsRole(o.Roles[id]) {
			return &Refusal{Rule: RuleGrant, Name: o.Roles[id].Name}
		}
	}
	if after.Profile != before.Profile && !actor.HoldsProfile(o.Profiles[after.Profile]) {
		return &Refusal{Rule: RuleGrant, Name: o.Profiles[after.Profile].Name}
	}
	for _, id := range after.Desks {
		if !slices.Contains(before.Desks, id) && !actor.HoldsDesk(id) {
			return &Refusal{Rule: RuleGrant, Name: data.FieldDesks}
		}
	}
	for _, id := range after.Tenants {
		if !slices.Contains(before.Tenants, id) && !actor.SeesTenant(id) {
			return data.Refuse(data.FieldTenants, data.ReasonUnknown, "")
		}
	}
	return nil
}

// checkOwn refuses what nobody may change of the own account.
func checkOwn(before, after data.User) error {
	if before.Enabled != after.Enabled || before.Profile != after.Profile ||
		!slices.Equal(before.Roles, after.Roles) || !slices.Equal(before.Tenants, after.Tenants) {
		return &Refusal{Rule: RuleOwn, Name: before.Username}
	}
	return nil
}

// covers reports whether the actor holds every right of the account.
func (o Office) covers(actor Rights, other data.User) bool {
	for _, id := range other.Roles {
		if !actor.HoldsRole(o.Roles[id]) {
			return false
		}
	}
	for _, id := range other.Desks {
		if !actor.HoldsDesk(id) {
			return false
		}
	}
	for _, id := range other.Tenants {
		if !actor.SeesTenant(id) {
			return false
		}
	}
	return actor.HoldsProfile(o.Profiles[other.Profile])
}

// HoldsRole reports whether the user has every permission of the role, and so may grant
// it. To whom phone numbers are masked, a role that shows them is more than they hold.
func (r Rights) HoldsRole(role data.Role) bool {
	if len(role.Permissions) > 0 && r.Masked() && !role.MaskPhone {
		return false
	}
	return !slices.ContainsFunc(role.Permissions, func(p data.Permission) bool { return !r.Holds(p) })
}

// HoldsProfile reports whether the own profile opens all that p opens, so that the user may grant p.
func (r Rights) HoldsProfile(p data.Profile) bool {
	for key, actions := range p.Modules {
		if !r.Profile.Opens(key, actions) {
			return false
		}
	}
	own := r.Profile
	return (own.UpdateProfile || !p.UpdateProfile) && (own.ChangeLanguage || !p.ChangeLanguage) && (own.GetUpdates || !p.GetUpdates)
}

// HoldsDesk reports whether the desk's data is open to the user, who may then grant it.
func (r Rights) HoldsDesk(id data.DeskID) bool {
	return r.SeesAllDesks() || slices.Contains(r.User.Desks, id)
}

// MenuItem is one module that a user finds in the menu.
type MenuItem struct {
	Category, Group string // labels of the catalogue
	Module          data.Module
}

// Menu lists the modules that the user may view, in the order of the tree, out of those
// for which built says that this program has a screen.
func (r Rights) Menu(c *data.Catalog, built func(data.ModuleKey) bool) []MenuItem {
	var items []MenuItem
	for _, category := range c.Tree {
		for _, group := range category.Groups {
			for _, m := range group.Modules {
				if built(m.Key) && r.May(m.Key, data.View) {
					items = append(items, MenuItem{category.Label, group.Label, m})
				}
			}
		}
	}
	return items
}
