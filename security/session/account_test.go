package session_test

import (
	"bytes"
	"errors"
	"image"
	"image/png"
	"slices"
	"testing"

	"pbxusers/data"
	"pbxusers/data/store"
	"pbxusers/security/access"
)

const nextPassword = "seven violet harbours sing"

func TestOnesOwnPasswordIsChangedWithTheOldOneOnly(t *testing.T) {
	o, s := open(t)
	err := s.SetOwnPassword(ctx, "not the password at all", nextPassword)
	if list := data.Invalids(err); len(list) != 1 || list[0].Field != data.FieldPresent || list[0].Reason != data.ReasonWrong {
		t.Errorf("a wrong old one: %v", err)
	}
	if e := events(t, o, 1)[0]; e.Action != data.EventSetPassword || e.Result != data.Refused || e.Note != data.NotePassword || e.Name != "ann" || e.ActorName != "ann" {
		t.Errorf("a wrong old one in the log: %+v", e)
	}
	if f := state(t, s, 1); f.Failures != 1 || f.LastWrong != data.WrongPassword || !f.LastFailure.Equal(now) {
		t.Errorf("%+v", f)
	}
	if err := s.SetOwnPassword(ctx, goodPassword, "short"); len(data.Invalids(err)) != 1 {
		t.Errorf("a new one that is too short: %v", err)
	}
	if err := s.SetOwnPassword(ctx, goodPassword, goodPassword); len(data.Invalids(err)) != 1 {
		t.Errorf("the same again: %v", err)
	}
	if err := s.SetOwnPassword(ctx, goodPassword, nextPassword); err != nil {
		t.Fatal(err)
	}
	inside(t, o, func(tx *store.Tx) error {
		stored, err := tx.Password(1)
		if err != nil {
			return err
		}
		if ok, _, err := o.Passwords.Verify(ctx, stored.Hash, nextPassword); err != nil || !ok {
			t.Errorf("the new one does not open: %v", err)
		}
		if n, err := tx.Failures(1); err != nil || n != 0 {
			t.Errorf("%d failures left: %v", n, err)
		}
		return nil
	})
	if e := events(t, o, 1)[0]; e.Action != data.EventSetPassword || e.ActorName != "ann" {
		t.Errorf("%+v", e)
	}
}

func TestGuessingTheOldPasswordAtAnOpenWindowLocksTheAccount(t *testing.T) {
	o, s := open(t)
	save(t, s, draft("bob", 1, 1))
	inside(t, o, func(tx *store.Tx) error { return tx.SetFailures(1, 19, false) })
	if err := s.SetOwnPassword(ctx, "the twentieth wrong one", nextPassword); len(data.Invalids(err)) != 1 {
		t.Errorf("%v", err)
	}
	if err := s.SetOwnPassword(ctx, goodPassword, nextPassword); !refusedBy(err, access.RuleEnded) {
		t.Errorf("after twenty wrong ones: %v", err)
	}
	list := events(t, o, 3)
	if list[2].Action != data.EventLockOut || list[1].Note != data.NotePassword || list[0].Note != string(access.RuleEnded) {
		t.Errorf("%+v", list)
	}
}

func TestOnesOwnAccountChangesOnlyWhereTheProfileLetsIt(t *testing.T) {
	o, ann := open(t)
	var picture bytes.Buffer
	if err := png.Encode(&picture, image.NewRGBA(image.Rect(0, 0, 8, 8))); err != nil {
		t.Fatal(err)
	}
	p := opening(t, data.ModuleUsers)
	p.UpdateProfile = true
	bob, s := hire(t, o, ann, "bob", p, userRights...)
	saved, err := s.SaveAccount(ctx, data.AccountDraft{SetEmail: true, Email: "Robert@example.org", SetPicture: true, Picture: picture.Bytes()})
	if err != nil || saved.Email != "Robert@example.org" || !saved.HasPicture {
		t.Errorf("%+v %v", saved, err)
	}
	if own, err := s.Picture(ctx, bob.ID); err != nil || len(own) == 0 {
		t.Errorf("own picture: %d bytes, %v", len(own), err)
	}
	if _, err := s.SaveAccount(ctx, data.AccountDraft{SetLanguage: true, Language: "es"}); !refusedBy(err, access.RuleAccount) {
		t.Errorf("the language: %v", err)
	}
	if err := s.SetPreference(ctx, data.PreferenceLanguage, "es"); !refusedBy(err, access.RuleAccount) {
		t.Errorf("the language by the back door: %v", err)
	}
	if _, err := s.SaveAccount(ctx, data.AccountDraft{SetEmail: true, Email: "ANN@example.org"}); len(data.Invalids(err)) != 1 {
		t.Errorf("an address that is taken: %v", err)
	}
	if _, err := ann.SaveAccount(ctx, data.AccountDraft{SetLanguage: true, Language: "es"}); err != nil {
		t.Errorf("ann's language: %v", err)
	}
	e := events(t, o, 1)[0]
	if want := []data.Change{{Field: data.FieldLanguage, New: "es"}}; e.Action != data.EventChange || e.Name != "ann" || !slices.Equal(e.Changes, want) {
		t.Errorf("the language in the log: %+v", e)
	}
	if _, err := ann.SaveAccount(ctx, data.AccountDraft{SetLanguage: true, Language: "es"}); err != nil || events(t, o, 1)[0].ID != e.ID {
		t.Errorf("the same language again stands in the log, or: %v", err)
	}
	all, err := ann.Preferences(ctx)
	if err != nil || all[data.PreferenceLanguage] != "es" {
		t.Errorf("%v %v", all, err)
	}
}

func TestLookingAsAnotherUserShowsWhatTheySeeAndChangesNothing(t *testing.T) {
	o, ann := open(t)
	bob, _ := hire(t, o, ann, "bob", opening(t, data.ModuleEventLogger), "show_activity_log")
	before := len(events(t, o, 1000))
	as, err := ann.SeeAs(ctx, bob.ID)
	if err != nil {
		t.Fatal(err)
	}
	if e := events(t, o, 1)[0]; e.Action != data.EventSeeAs || e.ActorName != "ann" || e.Name != "bob" {
		t.Errorf("%+v", e)
	}
	rights, _, err := as.Account(ctx)
	if err != nil || rights.User.ID != bob.ID || rights.May(data.ModuleUsers, data.View) {
		t.Errorf("rights of %s: %v", rights.User.Username, err)
	}
	if _, err := as.Users(ctx); !refusedBy(err, access.RuleProfile) {
		t.Errorf("bob does not see the users: %v", err)
	}
	if list, err := as.Events(ctx, 0, 10, func(data.Event) bool { return true }); err != nil || len(list) == 0 {
		t.Errorf("bob sees the log: %d entries, %v", len(list), err)
	}
	for name, c := range calls {
		err := c.do(as)
		var refusal *access.Refusal
		if errors.As(err, &refusal) && refusal.Rule != access.RuleReadOnly && refusal.Rule != access.RuleProfile && refusal.Rule != access.RuleAccount {
			t.Errorf("%s as bob: %v", name, err)
		}
	}
	if after := len(events(t, o, 1000)); after != before+1 {
		t.Errorf("looking left %d entries", after-before)
	}
	if all, err := as.Preferences(ctx); err != nil || len(all) != 0 {
		t.Errorf("looking left preferences %v %v", all, err)
	}
}

func TestSeeingAsEndsWithTheRightToIt(t *testing.T) {
	o, ann := open(t)
	bob, _ := hire(t, o, ann, "bob", opening(t, data.ModuleUsers), "show_user")
	eve, s := hire(t, o, ann, "eve", opening(t, data.ModuleUsers), userRights...)
	if _, err := s.SeeAs(ctx, 1); !refusedBy(err, access.RuleMoreRights) {
		t.Errorf("as an administrator: %v", err)
	}
	as, err := s.SeeAs(ctx, bob.ID)
	if err != nil {
		t.Fatal(err)
	}
	eve.Enabled = false
	save(t, ann, data.UserDraft{User: eve})
	if _, err := as.Users(ctx); !refusedBy(err, access.RuleEnded) {
		t.Errorf("eve was disabled: %v", err)
	}
	if _, err := as.SeeAs(ctx, bob.ID); !refused(err) {
		t.Errorf("from one to the next: %v", err)
	}
}
