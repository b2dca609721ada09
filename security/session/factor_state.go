package session

import (
	"cmp"
	"context"
	"slices"
	"strconv"
	"time"

	"pbxusers/data"
	"pbxusers/security/otp"
)

// FactorState returns how a user stands with the second factor. One's own needs no right.
func (s *Session) FactorState(ctx context.Context, id data.UserID) (data.FactorState, error) {
	var state data.FactorState
	err := s.read(ctx, s.ownOr(id, viewUsers), func(t *turn) error {
		u, err := t.seen(id)
		if err != nil {
			return err
		}
		state, err = t.Factor(id)
		state = t.demanded(u, state)
		return err
	})
	return state, err
}

// demanded adds what demands a factor of the user; without a demand, and with a factor
// that is ready, there is no day by which it is due.
func (t *turn) demanded(u data.User, state data.FactorState) data.FactorState {
	state.RequiredBy = t.office.Rights(u).FactorDemands()
	if len(state.RequiredBy) == 0 || state.Passes() {
		state.Due = time.Time{}
	}
	return state
}

// Factors returns how the users whom the actor may see stand with the second factor, by
// username: who has one, who lacks it, who must have one until when, and who is locked
// out by how many wrong tries.
func (s *Session) Factors(ctx context.Context) ([]data.UserFactor, error) {
	var list []data.UserFactor
	err := s.read(ctx, viewUsers, func(t *turn) error {
		users, err := t.Users(ctx.Err)
		if err != nil {
			return err
		}
		states, err := t.Factors()
		if err != nil {
			return err
		}
		for _, u := range users {
			if !t.me.Sees(u) {
				continue
			}
			list = append(list, data.UserFactor{User: t.me.Visible(u), State: t.demanded(u, states[u.ID])})
		}
		return nil
	})
	slices.SortFunc(list, func(a, b data.UserFactor) int { return cmp.Compare(a.User.Username, b.User.Username) })
	return list, err
}

// EnrolmentSheets gives each of the users a new authenticator secret and recovery codes
// and returns them to be printed, this once: all or none. They are in force at once, and
// what the users had before opens nothing any more. The log tells who made them for whom,
// and nothing of what is on them.
func (s *Session) EnrolmentSheets(ctx context.Context, ids []data.UserID) ([]data.EnrolmentSheet, error) {
	var sheets []data.EnrolmentSheet
	_, err := s.eachTouched(ctx, ids, func(t *turn, u data.User) error {
		o, err := t.Organisation()
		if err != nil {
			return err
		}
		secret := otp.NewSecret()
		sheet := data.EnrolmentSheet{Organisation: o.Name, Username: u.Username, Email: u.Email}
		if sheet.Enrolment, err = Enrolment(t.Tx, u, secret); err != nil {
			return err
		}
		if sheet.Codes, err = t.enrol(u, secret, 0, data.EventSheet); err != nil {
			return err
		}
		sheets = append(sheets, sheet)
		return nil
	})
	if err != nil {
		return nil, err
	}
	return sheets, nil
}

// SetFactorGrace says how many days users still sign in without the second factor that
// their roles or profile demand; it needs the right to edit profiles. A shorter one holds
// at once also for whom the time has begun.
func (s *Session) SetFactorGrace(ctx context.Context, days int) error {
	return s.write(ctx, profiles.need(data.Edit), func(t *turn) error {
		return t.changeOrganisation(func(o *data.Organisation) data.Change {
			c := data.Change{Field: data.FieldFactorGrace, Old: strconv.Itoa(o.FactorGrace), New: strconv.Itoa(days)}
			o.FactorGrace = days
			return c
		})
	})
}

// changeOrganisation stores one change of the organisation's settings, and logs it.
func (t *turn) changeOrganisation(change func(*data.Organisation) data.Change) error {
	o, err := t.Organisation()
	if err != nil {
		return err
	}
	c := change(&o)
	if o, err = o.Checked(); err != nil || c.Old == c.New {
		return err
	}
	if err := t.SetOrganisation(o); err != nil {
		return err
	}
	return t.log(data.Event{Action: data.EventChange, Kind: data.KindOrganisation, Name: o.Name, Changes: []data.Change{c}})
}
