package access_test

import (
	"testing"

	"pbxusers/data"
	"pbxusers/security/access"
)

func TestTheLogKeepsWhichModuleActionAndPermissionWereMissing(t *testing.T) {
	for want, r := range map[string]access.Refusal{
		"permission roles delete delete_role": {Rule: access.RulePermission, Module: data.ModuleRoles, Action: data.Delete, Permission: "delete_role"},
		"profile tenants view":                {Rule: access.RuleProfile, Module: data.ModuleTenants, Action: data.View},
		"more_rights":                         {Rule: access.RuleMoreRights},
	} {
		if got := r.Note(); got != want || access.Noted(got) != r {
			t.Errorf("%+v is noted as %q, and read as %+v", r, got, access.Noted(got))
		}
	}
	if r := access.Noted("profile"); r != (access.Refusal{Rule: access.RuleProfile}) {
		t.Errorf("an entry of the first release: %+v", r)
	}
}
