package ui

import (
	"strings"
	"testing"

	"pbxusers/assets"
	"pbxusers/data"
	"pbxusers/security/access"
	"pbxusers/ui/words"
)

func TestWhoFindsNothingToOpenReadsTheTrueReason(t *testing.T) {
	words.Use("en")
	catalog, err := data.ParseCatalog(assets.Modules, assets.Permissions)
	if err != nil {
		t.Fatal(err)
	}
	empty := data.Profile{ID: 1, Name: "Reception"}
	opening := data.Profile{ID: 2, Name: "Portal", Modules: map[data.ModuleKey]data.Actions{data.ModuleUsers: data.View}}
	office := access.Office{
		Catalog:  catalog,
		Profiles: map[data.ProfileID]data.Profile{1: empty, 2: opening},
		Roles:    map[data.RoleID]data.Role{1: {ID: 1, Name: "Agent"}},
	}
	for profile, want := range map[data.ProfileID][]string{
		1: {"“Reception” opens no screen"},
		2: {"“Portal” opens Users", "(Agent)", "show_user"},
	} {
		got := whyNothing(office.Rights(data.User{Profile: profile, Roles: []data.RoleID{1}}), catalog)
		for _, part := range append(want, "Ask whoever administers users") {
			if !strings.Contains(got, part) {
				t.Errorf("profile %d: %q is not in %q", profile, part, got)
			}
		}
	}
}
