package session_test

import (
	"errors"
	"testing"

	"pbxusers/data"
	"pbxusers/data/store"
	"pbxusers/security/access"
	"pbxusers/security/session"
)

func TestWhoSeesSomeDesksMakesNewOnesOutOfThoseOnly(t *testing.T) {
	o, ann := open(t)
	front, err1 := ann.SaveDesk(ctx, data.DeskDraft{Desk: data.Desk{Name: "Front", Queues: []string{"600"}, Agents: []string{"200", "201"}}})
	back, err2 := ann.SaveDesk(ctx, data.DeskDraft{Desk: data.Desk{Name: "Back", Queues: []string{"700"}}})
	if err := errors.Join(err1, err2); err != nil {
		t.Fatal(err)
	}
	permissions := append([]data.Permission{"show_desk", "create_desk", "edit_desk", "delete_desk", "desk_assignment_new_agent"}, userRights...)
	bob, s := hire(t, o, ann, "bob", opening(t, data.ModuleUsers, data.ModuleDesks), permissions...)
	if _, err := ann.SaveDesk(ctx, data.DeskDraft{Desk: front, SetUsers: true, Users: []data.UserID{bob.ID}}); err != nil {
		t.Fatal(err)
	}
	if list, err := s.Desks(ctx); err != nil || len(list) != 1 || list[0].Item.ID != front.ID || list[0].Users != 1 {
		t.Fatalf("%+v %v", list, err)
	}
	if _, err := s.DeskUsers(ctx, back.ID); !errors.Is(err, data.ErrNotFound) {
		t.Errorf("the other desk: %v", err)
	}
	front, _ = deskOf(t, o, front.ID)
	front.Queues = append(front.Queues, "700")
	if _, err := s.SaveDesk(ctx, data.DeskDraft{Desk: front}); !refusedBy(err, access.RuleGrant) {
		t.Errorf("the queue of the other desk: %v", err)
	}
	night, err := s.SaveDesk(ctx, data.DeskDraft{Desk: data.Desk{Name: "Night", Queues: []string{"600"}, Agents: []string{"201"}}})
	if err != nil {
		t.Fatal(err)
	}
	if list, err := s.Desks(ctx); err != nil || len(list) != 2 {
		t.Errorf("the own new desk is not seen: %+v %v", list, err)
	}
	if _, err := s.SaveUser(ctx, withDesks(draft("carl", bob.Roles[0], bob.Profile), night.ID)); err != nil {
		t.Errorf("assigning to the own desk: %v", err)
	}
	if _, err := s.SaveUser(ctx, withDesks(draft("dora", bob.Roles[0], bob.Profile), back.ID)); !refusedBy(err, access.RuleGrant) {
		t.Errorf("assigning to the other desk: %v", err)
	}
}

func withDesks(d data.UserDraft, ids ...data.DeskID) data.UserDraft {
	d.User.Desks = ids
	return d
}

func deskOf(t *testing.T, o session.Options, id data.DeskID) (d data.Desk, err error) {
	t.Helper()
	inside(t, o, func(tx *store.Tx) error { d, err = tx.Desk(id); return err })
	return d, err
}
