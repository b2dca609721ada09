package users

import (
	"slices"
	"strings"

	"pbxusers/data"
	"pbxusers/security/access"
	"pbxusers/ui/words"
)

// mismatch is where a profile and roles disagree about who may open a module.
type mismatch struct {
	shut   []data.ModuleKey // the profile opens it, but no role holds the permission to view it
	hidden []data.ModuleKey // a role holds the permission, but the profile does not open it
}

// compare finds where they disagree. Modules that need no permission follow the profile alone.
func compare(c *data.Catalog, p data.Profile, roles []data.Role) (m mismatch) {
	for _, key := range c.Modules() {
		permission := data.PermissionFor(key, data.View)
		if permission == "" {
			continue
		}
		held := anyHolds(roles, permission)
		switch opens := p.Opens(key, data.View); {
		case opens && !held:
			m.shut = append(m.shut, key)
		case held && !opens:
			m.hidden = append(m.hidden, key)
		}
	}
	return m
}

// roleFor returns the role that lets the user into all that is shut and gives nothing beyond what the profile
// opens and the roles held already allow: of those that the person may give, the one with the fewest
// permissions. ok is false where there is none.
func (m mismatch) roleFor(p data.Profile, held, roles []data.Role, rights access.Rights) (best data.Role, ok bool) {
	wanted := map[data.Permission]bool{}
	for key, actions := range p.Modules {
		for _, action := range data.AllActions {
			if actions&action != 0 {
				wanted[data.PermissionFor(key, action)] = true
			}
		}
	}
	for _, r := range roles {
		lets := !slices.ContainsFunc(m.shut, func(key data.ModuleKey) bool { return !r.Holds(data.PermissionFor(key, data.View)) })
		wider := slices.ContainsFunc(r.Permissions, func(p data.Permission) bool { return !wanted[p] && !anyHolds(held, p) })
		if lets && !wider && rights.HoldsRole(r) && (!ok || len(r.Permissions) < len(best.Permissions)) {
			best, ok = r, true
		}
	}
	return best, ok
}

func anyHolds(roles []data.Role, p data.Permission) bool {
	return slices.ContainsFunc(roles, func(r data.Role) bool { return r.Holds(p) })
}

// profileFor returns the profile that opens all that is hidden and all that the present one opens, and nothing
// beyond that and what the roles allow: of those that the person may give, the one with the fewest modules.
func (m mismatch) profileFor(present data.Profile, held []data.Role, profiles []data.Profile, rights access.Rights) (best data.Profile, ok bool) {
	for _, p := range profiles {
		opens := !slices.ContainsFunc(m.hidden, func(key data.ModuleKey) bool { return !p.Opens(key, data.View) })
		for key, actions := range present.Modules {
			opens = opens && p.Opens(key, actions)
		}
		if opens && !wider(p, present, held) && rights.HoldsProfile(p) && (!ok || len(p.Modules) < len(best.Modules)) {
			best, ok = p, true
		}
	}
	return best, ok
}

// wider reports whether p allows something that neither the present profile opens nor the roles are for.
func wider(p, present data.Profile, held []data.Role) bool {
	for key, actions := range p.Modules {
		for _, action := range data.AllActions {
			permission := data.PermissionFor(key, action)
			if actions&action != 0 && !present.Opens(key, action) && (permission == "" || !anyHolds(held, permission)) {
				return true
			}
		}
	}
	return p.UpdateProfile && !present.UpdateProfile || p.ChangeLanguage && !present.ChangeLanguage || p.GetUpdates && !present.GetUpdates
}

// sentences say what the user will meet, in plain words; "" where profile and roles agree.
func (m mismatch) sentences(c *data.Catalog, profile string) string {
	lines := []string{}
	if len(m.shut) > 0 {
		lines = append(lines, words.T("The profile %[1]s opens %[2]s, but none of the chosen roles lets this user in there.", profile, labels(c, m.shut)))
	}
	if len(m.hidden) > 0 {
		say := words.T("The roles allow %[2]s, but the profile %[1]s does not open it, so this user will not see it.", profile, labels(c, m.hidden))
		if len(m.hidden) > 1 {
			say = words.T("The roles allow %[2]s, but the profile %[1]s does not open them, so this user will not see them.", profile, labels(c, m.hidden))
		}
		lines = append(lines, say)
	}
	return strings.Join(lines, " ")
}

func labels(c *data.Catalog, keys []data.ModuleKey) string {
	list := make([]string, len(keys))
	for i, key := range keys {
		module, _ := c.Module(key)
		list[i] = words.Label(module.Label)
	}
	return strings.Join(list, ", ")
}
