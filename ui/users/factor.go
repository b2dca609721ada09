package users

import (
	"context"
	"slices"

	"fyne.io/fyne/v2"

	"pbxusers/data"
	"pbxusers/ui/kit"
	"pbxusers/ui/look"
	"pbxusers/ui/person"
	"pbxusers/ui/words"
)

// factorActions are what is done to one user's second factor.
func (s *Screen) factorActions(u data.User, refusal string) []kit.RowAction {
	list := []kit.RowAction{{Label: words.T("Second factor: %[1]s…", person.FactorName(u.SecondFactor)), Icon: look.IconShield,
		Refusal: refusal, Do: func() { s.chooseFactor([]data.UserID{u.ID}, nil) }}}
	if u.SecondFactor == data.Authenticator {
		list = append(list, kit.RowAction{Label: words.T("Reset Google 2FA"), Icon: look.IconReset, Refusal: refusal,
			Do: func() { s.resetFactor([]data.UserID{u.ID}, nil) }})
	}
	return append(list, kit.RowAction{Label: words.T("Enrolment sheet…"), Icon: look.IconPrint, Refusal: refusal,
		Do: func() { s.makeSheets([]data.UserID{u.ID}, nil) }})
}

// touching finds out which users the person may change, whatever of them.
func (s *Screen) touching(ids []data.UserID) patched {
	c := patched{}
	c.may, c.left = s.part(ids, func(u data.User) error { return s.refusal(data.Edit, u) })
	c.before = s.before(c.may)
	return c
}

// chooseFactor asks what users are asked for after the password. changed is told each user as stored afterwards;
// it may be nil.
func (s *Screen) chooseFactor(ids []data.UserID, changed func(data.User)) {
	c := s.touching(ids)
	if len(c.may) == 0 {
		s.refuseAll(words.T("Nothing was changed"), c.left)
		return
	}
	act(s, words.T("Nothing was changed"), func(ctx context.Context) (factorNow, error) { return s.factorNow(ctx, c) }, func(now factorNow) {
		var saved []data.User
		choice := &person.FactorChoice{
			Who: s.whom(c), At: common(c), State: now.state, Mail: now.mail, Refusal: s.demanded(c),
			Own:  slices.Contains(c.may, s.deps.Rights().User.ID),
			Loss: func(f data.SecondFactor) string { return loss(c, f) },
			Change: func(ctx context.Context, f data.SecondFactor) (err error) {
				saved, err = s.deps.SetFactor(ctx, c.may, f)
				return err
			},
			Changed: func(f data.SecondFactor) {
				s.told(c, saved, factorText(saved, f))
				tell(changed, saved)
			},
			Work: s.work, Canvas: s.deps.Canvas(),
		}
		choice.Show()
	})
}

// factorNow is what a choice has to know.
type factorNow struct {
	state *data.FactorState // of the only user; nil for several
	mail  *data.MailState   // nil for who may not look at the mail settings, and is told by the refusal
}

func (s *Screen) factorNow(ctx context.Context, c patched) (now factorNow, err error) {
	rights := s.deps.Rights()
	if rights.May(data.ModuleMail, data.View) {
		mail, err := s.deps.Mail(ctx)
		if err != nil {
			return now, err
		}
		now.mail = &mail
	}
	if len(c.may) == 1 {
		state, err := s.deps.FactorState(ctx, c.may[0])
		if err != nil {
			return now, err
		}
		now.state = &state
	}
	return now, nil
}

// whom names the users that a change concerns.
func (s *Screen) whom(c patched) string {
	if u := c.before[c.may[0]]; len(c.may) == 1 {
		return words.T("For %[1]s (%[2]s)", u.Username, u.Email)
	}
	n := len(c.may)
	return words.N(n, "This changes %[1]s user: %[2]s", "This changes %[1]s users: %[2]s", s.called(c.may))
}

// common is the place of the method that all have now; -1 where they have not the same.
func common(c patched) int {
	at := -1
	for i, id := range c.may {
		now := slices.Index(data.SecondFactors, c.before[id].SecondFactor)
		if i > 0 && now != at {
			return -1
		}
		at = now
	}
	return at
}

// demanded says of the first user who must have a second factor what demands it; "" for none.
func (s *Screen) demanded(c patched) string {
	for _, id := range c.may {
		rights := s.office.Rights(c.before[id])
		if demands := rights.FactorDemands(); len(demands) > 0 {
			text := person.FactorDemand(demands[0])
			if len(c.may) > 1 {
				text = c.before[id].Username + ": " + text
			}
			return text
		}
	}
	return ""
}

// loss says what the choice takes away from several users; "" for nothing.
func loss(c patched, f data.SecondFactor) string {
	apps, mailed := 0, false
	for _, u := range c.before {
		if u.SecondFactor == data.Authenticator && f != data.Authenticator {
			apps++
		}
		mailed = mailed || u.SecondFactor == data.EmailCode
	}
	if apps == 0 {
		if mailed && f == data.NoFactor {
			return words.T("Their recovery codes are forgotten.")
		}
		return ""
	}
	text := words.N(apps, "The authenticator of %[1]s user is forgotten.", "The authenticators of %[1]s users are forgotten.")
	if f == data.NoFactor {
		return text + " " + words.T("Recovery codes are, too.")
	}
	return text + " " + words.T("Recovery codes stay.")
}

// factorText says what users are asked for now.
func factorText(saved []data.User, f data.SecondFactor) string {
	if len(saved) == 1 {
		return words.T("Second factor of %[1]s: %[2]s", saved[0].Username, person.FactorName(f))
	}
	return words.N(len(saved), "Second factor of %[1]s user: %[2]s", "Second factor of %[1]s users: %[2]s", person.FactorName(f))
}

// tell hands stored users to who waits for them; nil for nobody.
func tell(changed func(data.User), stored []data.User) {
	for _, u := range stored {
		if changed != nil {
			changed(u)
		}
	}
}

// resetFactor lets users set up their authenticators anew, after a question. changed is told each user as stored
// afterwards; it may be nil.
func (s *Screen) resetFactor(ids []data.UserID, changed func(data.User)) {
	with := []data.UserID{}
	for _, id := range ids {
		if u := s.table.User(id); u != nil && u.SecondFactor == data.Authenticator {
			with = append(with, id)
		}
	}
	c := s.touching(with)
	switch {
	case len(with) == 0:
		kit.Message(s.deps.Canvas(), kit.Info, words.T("Nothing was changed"), words.T("None of the selected users has the method Google Secret Code."), words.T("Close"))
		return
	case len(c.may) == 0:
		s.refuseAll(words.T("Nothing was changed"), c.left)
		return
	}
	title := words.T("Reset Google 2FA of %[1]s?", s.called(c.may))
	if len(c.may) > 1 {
		title = words.N(len(c.may), "Reset Google 2FA of %[1]s user?", "Reset Google 2FA of %[1]s users?")
	}
	kit.Confirm(s.deps.Canvas(), kit.Question{
		Title: title, Text: s.resetText(c),
		Yes: words.T("Reset"), No: words.T("Cancel"), Destructive: true,
	}, func() {
		act(s, words.T("Nothing was changed"), func(ctx context.Context) ([]data.User, error) {
			return s.deps.ResetFactor(ctx, c.may)
		}, func(saved []data.User) {
			s.page.put(saved...)
			s.done(words.N(len(saved), "%[1]s user sets up the authenticator anew at the next sign-in", "%[1]s users set up the authenticator anew at the next sign-in"))
			tell(changed, saved)
		})
	})
}

// resetText says whom a reset concerns, and what it does.
func (s *Screen) resetText(c patched) string {
	text := words.T("The secret and the recovery codes are forgotten: the app shows no valid code any more. At the next sign-in the authenticator is set up anew. An open session ends now.")
	if len(c.may) > 1 {
		text = s.called(c.may) + "\n" + text
	}
	for _, u := range c.before {
		if s.own(u) {
			text += "\n" + words.T("Your own session ends, too: you sign in again.")
		}
	}
	if len(c.left) > 0 {
		text += "\n" + s.leftText(c.left)
	}
	return text
}

// factorItems are the items of the menu of what is given to several at once.
func (s *Screen) factorItems() []*fyne.MenuItem {
	return []*fyne.MenuItem{
		fyne.NewMenuItem(words.T("Second factor…"), func() { s.chooseFactor(s.page.ticked(), nil) }),
		fyne.NewMenuItem(words.T("Reset Google 2FA"), func() { s.resetFactor(s.page.ticked(), nil) }),
		fyne.NewMenuItem(words.T("Enrolment sheets…"), func() { s.makeSheets(s.page.ticked(), nil) }),
	}
}
