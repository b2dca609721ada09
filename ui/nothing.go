package ui

import (
	"errors"
	"strings"

	"pbxusers/data"
	"pbxusers/security/access"
	"pbxusers/ui/words"
)

// whyNothing says what keeps a user out of every screen of this program, and who can
// change it: the profile, or roles without the permission for what the profile opens.
func whyNothing(rights access.Rights, catalog *data.Catalog) string {
	var open, missing []string
	for _, key := range catalog.Modules() {
		var refusal *access.Refusal
		if built(key) && errors.As(rights.Check(key, data.View), &refusal) && refusal.Rule == access.RulePermission {
			module, _ := catalog.Module(key)
			open = append(open, words.Label(module.Label))
			missing = append(missing, string(refusal.Permission))
		}
	}
	if len(open) == 0 {
		return words.T("Your profile “%[1]s” opens no screen of this program; it may open others on the telephone system. Ask whoever administers users for another profile.",
			rights.Profile.Name)
	}
	return words.T("Your profile “%[1]s” opens %[2]s, but none of your roles (%[3]s) lets you in: the permission %[4]s is missing. Ask whoever administers users for a role that holds it.",
		rights.Profile.Name, strings.Join(open, ", "), roleNames(rights), strings.Join(missing, ", "))
}

func roleNames(rights access.Rights) string {
	var names []string
	for _, role := range rights.Roles {
		names = append(names, role.Name)
	}
	return strings.Join(names, ", ")
}
