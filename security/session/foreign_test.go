package session_test

import (
	"bytes"
	"errors"
	"reflect"
	"strings"
	"testing"

	"pbxusers/data"
	"pbxusers/data/transfer"
	"pbxusers/security/access"
	"pbxusers/security/session"
)

// ofUser is every call that names users, made about one user.
var ofUser = map[string]func(s *session.Session, id data.UserID) error{
	"User":        func(s *session.Session, id data.UserID) error { return second(s.User(ctx, id)) },
	"Picture":     func(s *session.Session, id data.UserID) error { return second(s.Picture(ctx, id)) },
	"SetPassword": func(s *session.Session, id data.UserID) error { return s.SetPassword(ctx, id, nextPassword, true) },
	"ChangeUsers": func(s *session.Session, id data.UserID) error {
		return second(s.ChangeUsers(ctx, []data.UserID{id}, data.UserPatch{Enabled: &off}))
	},
	"DeleteUsers": func(s *session.Session, id data.UserID) error { return second(s.DeleteUsers(ctx, []data.UserID{id})) },
	"UnlockUsers": func(s *session.Session, id data.UserID) error { return second(s.UnlockUsers(ctx, []data.UserID{id})) },
	"Why": func(s *session.Session, id data.UserID) error {
		return second(s.Why(ctx, id, data.ModuleUsers, data.View))
	},
	"SeeAs":       func(s *session.Session, id data.UserID) error { return second(s.SeeAs(ctx, id)) },
	"FactorState": func(s *session.Session, id data.UserID) error { return second(s.FactorState(ctx, id)) },
	"SetSecondFactor": func(s *session.Session, id data.UserID) error {
		return second(s.SetSecondFactor(ctx, []data.UserID{id}, data.Authenticator))
	},
	"ResetFactor":      func(s *session.Session, id data.UserID) error { return second(s.ResetFactor(ctx, []data.UserID{id})) },
	"BeginEnrolment":   func(s *session.Session, id data.UserID) error { return second(s.BeginEnrolment(ctx, id)) },
	"ConfirmEnrolment": func(s *session.Session, id data.UserID) error { return second(s.ConfirmEnrolment(ctx, id, "123456")) },
	"EnrolmentSheets": func(s *session.Session, id data.UserID) error {
		return second(s.EnrolmentSheets(ctx, []data.UserID{id}))
	},
	"SaveUser": func(s *session.Session, id data.UserID) error {
		d := draft("hidden", 2, 2)
		d.User.ID, d.User.Version, d.Password = id, 1, ""
		return second(s.SaveUser(ctx, d))
	},
	"SaveDesk": func(s *session.Session, id data.UserID) error {
		return second(s.SaveDesk(ctx, data.DeskDraft{Desk: data.Desk{Name: "Theirs"}, SetUsers: true, Users: []data.UserID{id}}))
	},
	"ExportUsers": func(s *session.Session, id data.UserID) error {
		var file bytes.Buffer
		if err := s.ExportUsers(ctx, &file, []data.UserID{id}, transfer.Own); err != nil {
			return err
		}
		if !strings.Contains(file.String(), "hidden") {
			return data.ErrNotFound // nobody is in the file
		}
		return nil
	},
}

// naming are the types of parameters that name users.
var naming = map[reflect.Type]bool{
	reflect.TypeFor[data.UserID](): true, reflect.TypeFor[[]data.UserID](): true,
	reflect.TypeFor[data.UserDraft](): true, reflect.TypeFor[data.DeskDraft](): true,
}

// TestNoCallReachesAUserOfAnotherTenant walks every call that names users, by somebody
// with every right but to look over all tenants.
func TestNoCallReachesAUserOfAnotherTenant(t *testing.T) {
	of := reflect.TypeFor[*session.Session]()
	for i := range of.NumMethod() {
		method := of.Method(i)
		for p := range method.Type.NumIn() {
			if _, known := ofUser[method.Name]; naming[method.Type.In(p)] && !known {
				t.Errorf("%s names users, and nobody tried it with one of another tenant", method.Name)
			}
		}
	}
	o, ann := open(t)
	west := must(ann.SaveTenant(ctx, data.Tenant{Name: "West", Enabled: true}))(t)
	other := save(t, ann, draft("hidden", 2, 2))
	modules := catalog(t).Modules()
	profile := opening(t, modules...)
	delete(profile.Modules, data.ModuleTenants)
	var permissions []data.Permission
	for _, p := range catalog(t).Permissions {
		permissions = append(permissions, p.Name)
	}
	wes, _ := hire(t, o, ann, "wes", profile, permissions...)
	wes.Tenants, wes.DefaultTenant = []data.TenantID{west.ID}, west.ID
	s := session.New(o, save(t, ann, data.UserDraft{User: wes}).ID)
	for name, call := range ofUser {
		err := call(s, other.ID)
		var refusal *access.Refusal
		if !errors.Is(err, data.ErrNotFound) || errors.As(err, &refusal) || strings.Contains(err.Error(), "hidden") {
			t.Errorf("%s: %v", name, err)
		}
	}
	if now := must(ann.User(ctx, other.ID))(t); now.Version != other.Version {
		t.Errorf("changed: %+v", now)
	}
	t.Logf("%d calls that name users, none reaches one of another tenant", len(ofUser))
}
