package session_test

import (
	"sync"
	"testing"

	"pbxusers/data"
	"pbxusers/data/store"
	"pbxusers/security/session"
)

// TestTwoAtOnceNeverLeaveTheOfficeWithoutAnAdministrator lets two administrators take the
// other's rights away at the same moment, on every way there is: one of them comes first,
// and the other is then nobody who could.
func TestTwoAtOnceNeverLeaveTheOfficeWithoutAnAdministrator(t *testing.T) {
	type way func(s *session.Session, other data.User) error
	ways := map[string]way{
		"disable": func(s *session.Session, other data.User) error {
			_, err := s.ChangeUsers(ctx, []data.UserID{other.ID}, data.UserPatch{Enabled: &off})
			return err
		},
		"delete": func(s *session.Session, other data.User) error {
			_, err := s.DeleteUsers(ctx, []data.UserID{other.ID})
			return err
		},
		"another profile": func(s *session.Session, other data.User) error {
			_, err := s.ChangeUsers(ctx, []data.UserID{other.ID}, data.UserPatch{Profile: 2})
			return err
		},
		"another role": func(s *session.Session, other data.User) error {
			_, err := s.ChangeUsers(ctx, []data.UserID{other.ID}, data.UserPatch{AddRoles: []data.RoleID{2}, RemoveRoles: other.Roles})
			return err
		},
		"the other's role changed": func(s *session.Session, other data.User) error {
			list, err := s.Roles(ctx)
			if err != nil {
				return err
			}
			for _, r := range list {
				if r.Item.ID == other.Roles[0] {
					r.Item.Permissions = []data.Permission{"show_user"}
					_, err = s.SaveRole(ctx, r.Item)
				}
			}
			return err
		},
		"the other's role deleted": func(s *session.Session, other data.User) error {
			manager := data.RoleID(2)
			_, err := s.DeleteRole(ctx, other.Roles[0], &manager)
			return err
		},
		"the other's tenant disabled": func(s *session.Session, other data.User) error {
			list, err := s.Tenants(ctx)
			if err != nil {
				return err
			}
			for _, tenant := range list {
				if tenant.Item.ID == other.Tenants[0] {
					tenant.Item.Enabled = false
					_, err = s.SaveTenant(ctx, tenant.Item)
				}
			}
			return err
		},
	}
	for name, way := range ways {
		t.Run(name, func(t *testing.T) {
			for range 3 {
				twoAtOnce(t, way)
			}
		})
	}
}

func twoAtOnce(t *testing.T, way func(*session.Session, data.User) error) {
	t.Helper()
	o, ann := open(t)
	var twins [2]data.User
	for i, name := range []string{"castor", "pollux"} {
		role, err := ann.SaveRole(ctx, data.Role{Name: name, Permissions: []data.Permission{"admin"}})
		if err != nil {
			t.Fatal(err)
		}
		tenant, err := ann.SaveTenant(ctx, data.Tenant{Name: name, Enabled: true})
		if err != nil {
			t.Fatal(err)
		}
		d := draft(name, role.ID, 1)
		d.User.Tenants = []data.TenantID{tenant.ID}
		twins[i] = save(t, ann, d)
	}
	if _, err := session.New(o, twins[0].ID).DeleteUsers(ctx, []data.UserID{1}); err != nil {
		t.Fatal(err)
	}
	var both sync.WaitGroup
	var done [2]error
	for i := range twins {
		both.Go(func() { done[i] = way(session.New(o, twins[i].ID), twins[1-i]) })
	}
	both.Wait()
	if (done[0] == nil) == (done[1] == nil) {
		t.Errorf("not exactly one came through: %v, %v", done[0], done[1])
	}
	inside(t, o, func(tx *store.Tx) error {
		if n, err := tx.Administrators(2); err != nil || n != 1 {
			t.Errorf("%d administrators are left: %v", n, err)
		}
		return nil
	})
}
