package users

import (
	"context"
	"io"

	"pbxusers/data"
	"pbxusers/ui/person"
	"pbxusers/ui/words"
)

// beginEnrolment makes a new secret for a user's authenticator app and shows it. state is how the user stands, and
// changed is told the user as stored once the secret is in use.
func (s *Screen) beginEnrolment(u data.User, state data.FactorState, changed func(data.User)) {
	act(s, person.NotSetUp(), func(ctx context.Context) (data.Enrolment, error) {
		return s.deps.BeginEnrolment(ctx, u.ID)
	}, func(made data.Enrolment) {
		rights, stored := s.deps.Rights(), u
		e := &person.Enrolment{
			Organisation: s.deps.Organisation(), Username: u.Username, Own: rights.User.ID == u.ID,
			State: state, Made: made, Keep: s.keep(), Work: s.work, Canvas: s.deps.Canvas(),
			Confirm: func(ctx context.Context, typed string) ([]string, error) {
				codes, err := s.deps.ConfirmEnrolment(ctx, u.ID, typed)
				if err != nil {
					return nil, err
				}
				if now, err := s.deps.Get(ctx, u.ID); err == nil {
					stored = now // the codes are shown whatever comes: nobody sees them again
				}
				return codes, nil
			},
			Done: func() {
				s.page.put(stored)
				tell(changed, []data.User{stored})
			},
		}
		e.Show()
	})
}

// keep is how recovery codes can be kept.
func (s *Screen) keep() person.Keep {
	return person.Keep{
		Copy: s.deps.Copy, Print: s.deps.Print,
		Save: func(name string, write func(io.Writer) error, done func(string, error)) {
			s.deps.SaveAs(words.T("Save the recovery codes"), name, write, done)
		},
	}
}
