package users_test

import (
	"context"
	"errors"
	"strings"
	"time"

	"pbxusers/data"
)

// factors is what the register keeps of second factors.
type factors struct {
	mail    bool // a mail server is set
	untried bool // no e-mail has left through it
	states  map[data.UserID]data.FactorState
	resets  []data.UserID
	begun   []data.UserID
	copied  []string
	kept    []string // what was saved
}

// theCode is the code that the register takes.
const theCode = "123456"

var (
	theEnrolment = data.Enrolment{SetupKey: "JBSW Y3DP EHPK 3PXP JBSW Y3DP EHPK 3PXP", URI: "otpauth://totp/PBX%20Users:carlos.ruiz?secret=JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP&issuer=PBX%20Users"}
	theCodes     = []string{"aaaa-1111", "bbbb-2222", "cccc-3333", "dddd-4444", "eeee-5555", "ffff-6666", "gggg-7777", "hhhh-8888", "iiii-9999", "jjjj-0000"}
)

func (r *register) mailState() (now data.MailState) {
	if r.mail {
		now.Server = "mx.example.org"
		if !r.untried {
			now.Proved = time.Date(2026, 3, 4, 12, 0, 0, 0, time.UTC)
		}
	}
	return now
}

func (r *register) factorState(_ context.Context, id data.UserID) (data.FactorState, error) {
	r.mutex.Lock()
	defer r.mutex.Unlock()
	state := r.states[id]
	state.Method = r.users[r.at(id)].SecondFactor
	return state, nil
}

func (r *register) setFactor(_ context.Context, ids []data.UserID, f data.SecondFactor) (saved []data.User, err error) {
	err = r.change(func() error {
		if f == data.EmailCode && !r.mail {
			return &data.About{Name: r.users[r.at(ids[0])].Username, Err: data.Refuse(data.FieldSecondFactor, data.ReasonNoMailServer)}
		}
		for _, id := range ids {
			u := &r.users[r.at(id)]
			if u.SecondFactor != f {
				u.SecondFactor = f
				u.Version++
				delete(r.states, id)
			}
			saved = append(saved, *u)
		}
		return nil
	})
	return saved, err
}

func (r *register) resetFactor(_ context.Context, ids []data.UserID) (saved []data.User, err error) {
	err = r.change(func() error {
		for _, id := range ids {
			delete(r.states, id)
			r.resets = append(r.resets, id)
			saved = append(saved, r.users[r.at(id)])
		}
		return nil
	})
	return saved, err
}

func (r *register) beginEnrolment(_ context.Context, id data.UserID) (data.Enrolment, error) {
	return theEnrolment, r.change(func() error {
		r.begun = append(r.begun, id)
		return nil
	})
}

func (r *register) confirmEnrolment(_ context.Context, id data.UserID, code string) (codes []string, err error) {
	return theCodes, r.change(func() error {
		if code != theCode {
			return data.Refuse(data.FieldCode, data.ReasonWrong)
		}
		u := &r.users[r.at(id)]
		u.SecondFactor = data.Authenticator
		u.Version++
		r.enrol(id, 10)
		return nil
	})
}

// enrol notes that a user's authenticator is set up.
func (r *register) enrol(id data.UserID, codes int) {
	if r.states == nil {
		r.states = map[data.UserID]data.FactorState{}
	}
	r.states[id] = data.FactorState{Enrolled: time.Date(2026, 3, 4, 12, 0, 0, 0, time.UTC), CodesLeft: codes}
}

func (r *register) print(text string) error {
	if !strings.Contains(text, theCodes[0]) {
		return errors.New("there are no codes on the sheet")
	}
	return nil
}
