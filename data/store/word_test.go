package store_test

import (
	"errors"
	"fmt"
	"testing"

	"pbxusers/data"
	"pbxusers/data/store"
)

func TestRolesDesksProfilesAndTenantsComeBackAsStored(t *testing.T) {
	db, _ := office(t)
	change(t, db, func(tx *store.Tx) error {
		role, err := tx.Role(2)
		if err != nil {
			return err
		}
		role.Name, role.Description, role.MaskPhone = "Boss", "Runs it", true
		role.Permissions, role.AcceptedIPs = []data.Permission{"show_cdr", "show_user"}, []string{"10.0.0.0/8"}
		profile, err := tx.Profile(2)
		if err != nil {
			return err
		}
		profile.Name, profile.GetUpdates, profile.Modules = "Door", true, map[data.ModuleKey]data.Actions{data.ModuleCDR: data.View, data.ModuleUsers: data.View | data.Edit}
		desk, err := tx.Desk(1)
		if err != nil {
			return err
		}
		desk.Name, desk.Queues, desk.Agents = "Back", []string{"600"}, []string{"200", "1001"}
		tenant, err := tx.Tenant(1)
		if err != nil {
			return err
		}
		tenant.Name = "Other"
		if err := errors.Join(tx.UpdateRole(role), tx.UpdateProfile(profile), tx.UpdateDesk(desk), tx.UpdateTenant(tenant)); err != nil {
			return err
		}
		if err := tx.UpdateRole(role); !errors.Is(err, data.ErrConflict) {
			t.Errorf("the role's old version: %v", err)
		}
		role.Version, profile.Version, desk.Version, tenant.Version = 2, 2, 2, 2
		gotRole, _ := tx.Role(2)
		gotProfile, _ := tx.Profile(2)
		gotDesk, _ := tx.Desk(1)
		gotTenant, _ := tx.Tenant(1)
		got := fmt.Sprint(gotRole, gotProfile, gotDesk, gotTenant)
		if want := fmt.Sprint(role, profile, desk, tenant); got != want {
			t.Errorf("got  %s\nwant %s", got, want)
		}
		return nil
	})
}

func TestWhatIsInUseIsNotDeletedAndSaysByWhom(t *testing.T) {
	db, _ := office(t)
	for what, do := range map[string]func(*store.Tx) error{
		"role": func(tx *store.Tx) error { return tx.DeleteRole(1) }, "profile": func(tx *store.Tx) error { return tx.DeleteProfile(1) },
		"desk": func(tx *store.Tx) error { return tx.DeleteDesk(1) }, "tenant": func(tx *store.Tx) error { return tx.DeleteTenant(1) },
	} {
		if err := attempt(db, do); err == nil {
			t.Errorf("a %s in use was deleted", what)
		}
	}
	change(t, db, func(tx *store.Tx) error {
		for kind := range map[data.Kind]bool{data.KindRole: true, data.KindDesk: true, data.KindProfile: true, data.KindTenant: true} {
			users, err := tx.UsersOf(kind, 1, nil)
			if err != nil || len(users) != 1 || users[0].ID != 1 || users[0].Email == "" {
				t.Errorf("%s is used by %v: %v", kind, users, err)
			}
			counts, err := tx.CountUsers(kind, []data.TenantID{1})
			if err != nil || counts[1] != 1 {
				t.Errorf("%s: %v %v", kind, counts, err)
			}
			if counts, err := tx.CountUsers(kind, []data.TenantID{7}); err != nil || len(counts) != 0 {
				t.Errorf("%s, of a tenant without users: %v %v", kind, counts, err)
			}
		}
		return errors.Join(tx.DeleteRole(3), tx.DeleteProfile(3))
	})
}
