package session_test

import (
	"slices"
	"testing"

	"pbxusers/data"
	"pbxusers/security/session"
)

func TestAllThatIsWrongWithADraftIsToldAtOnce(t *testing.T) {
	_, s := open(t)
	wrong := data.UserDraft{Password: "short", SetPicture: true, Picture: []byte("no picture"),
		User: data.User{Username: "ann", Email: "no address", Roles: []data.RoleID{1}, Enabled: true}}
	_, err := s.SaveUser(ctx, wrong)
	var fields []string
	for _, invalid := range data.Invalids(err) {
		fields = append(fields, invalid.Field+" "+string(invalid.Reason))
	}
	slices.Sort(fields)
	want := []string{"email not_an_address", "password too_short", "picture not_a_picture", "profile required", "tenants required", "username taken"}
	if !slices.Equal(fields, want) {
		t.Errorf("told %q", fields)
	}
	if users, _ := s.Users(ctx); len(users) != 1 {
		t.Errorf("%d users", len(users))
	}
}

func TestWhoMayNotSaveLearnsNothingAboutTheDraft(t *testing.T) {
	o, s := open(t)
	bob := save(t, s, draft("bob", 2, 2)) // Manager, Portal: no users
	_, err := session.New(o, bob.ID).SaveUser(ctx, draft("ann", 1, 1))
	if err == nil || len(data.Invalids(err)) != 0 {
		t.Errorf("told %v", err)
	}
}
