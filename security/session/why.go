package session

import (
	"context"
	"errors"

	"pbxusers/data"
	"pbxusers/security/access"
)

// Why explains whether a user may do an action in a module, and what grants or blocks it.
// About oneself everybody may ask.
func (s *Session) Why(ctx context.Context, id data.UserID, module data.ModuleKey, action data.Actions) (access.Answer, error) {
	n := viewUsers
	if id == s.user {
		n = need{}
	}
	var answer access.Answer
	err := s.read(ctx, n, func(t *turn) error {
		u, err := t.seen(id)
		if err == nil {
			answer = t.office.Why(t.me.Visible(u), module, action)
		}
		return err
	})
	return answer, err
}

// SeeAs returns a session that shows everything as the user sees it, and changes nothing:
// access.RuleReadOnly refuses every act. It needs the right to edit users and every right
// of that user, at each of its calls anew; that it was made is logged.
func (s *Session) SeeAs(ctx context.Context, id data.UserID) (*Session, error) {
	err := s.write(ctx, editUsers, func(t *turn) error {
		u, err := t.seen(id)
		if err != nil {
			return err
		}
		if err := t.office.CheckTouch(t.me, u); err != nil {
			return err
		}
		return t.log(userEvent(data.EventSeeAs, u, nil))
	})
	if err != nil {
		return nil, err
	}
	return &Session{o: s.o, user: id, watcher: s.user, begun: s.begun}, nil
}

// enterAs makes sure, at every call of a session of SeeAs, that who watches still may.
// The rights are the watched user's, also of one who is disabled: that is what is
// looked for.
func (t *turn) enterAs() error {
	user, err := t.User(t.s.watcher)
	if errors.Is(err, data.ErrNotFound) {
		return &access.Refusal{Rule: access.RuleEnded}
	}
	if err != nil {
		return err
	}
	watcher := t.office.Rights(user)
	if !watcher.Live() {
		return &access.Refusal{Rule: access.RuleEnded, Name: user.Username}
	}
	if err := watcher.Check(data.ModuleUsers, data.Edit); err != nil {
		return err
	}
	return t.office.CheckTouch(watcher, t.me.User)
}
