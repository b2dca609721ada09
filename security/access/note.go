package access

import (
	"strings"

	"pbxusers/data"
)

// Note is the refusal as the event log keeps it: its rule and, where the rule is about a
// module, which one, the action and the permission that was missing, as in
// "permission roles delete delete_role". What the refusal names stands beside it.
func (r *Refusal) Note() string {
	parts := []string{string(r.Rule)}
	if r.Module != "" {
		parts = append(parts, string(r.Module), r.Action.String())
	}
	if r.Permission != "" {
		parts = append(parts, string(r.Permission))
	}
	return strings.Join(parts, " ")
}

// Noted is what a Note tells of a refusal. Entries of the first release have the rule alone.
func Noted(note string) Refusal {
	parts := strings.Fields(note)
	for len(parts) < 4 {
		parts = append(parts, "")
	}
	r := Refusal{Rule: Rule(parts[0]), Module: data.ModuleKey(parts[1]), Permission: data.Permission(parts[3])}
	for _, action := range data.AllActions {
		if action.String() == parts[2] {
			r.Action = action
		}
	}
	return r
}
