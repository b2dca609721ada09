package users

import (
	"context"

	"fyne.io/fyne/v2"

	"pbxusers/data"
	"pbxusers/ui/kit"
	"pbxusers/ui/lists"
	"pbxusers/ui/look"
	"pbxusers/ui/words"
)

// factorName is a method as the switch that leads to the choice says it.
func factorName(f data.SecondFactor) string {
	if f == data.NoFactor {
		return words.T("Disabled")
	}
	return words.Factor(f)
}

// factorActions are what is done to one user's second factor.
func (s *Screen) factorActions(u data.User, refusal string) []kit.RowAction {
	list := []kit.RowAction{{Label: words.T("Second factor: %[1]s…", factorName(u.SecondFactor)), Icon: look.IconShield,
		Refusal: refusal, Do: func() { s.chooseFactor([]data.UserID{u.ID}, nil) }}}
	if u.SecondFactor == data.Authenticator {
		list = append(list, kit.RowAction{Label: words.T("Reset Google 2FA"), Icon: look.IconReset, Refusal: refusal,
			Do: func() { s.resetFactor([]data.UserID{u.ID}, nil) }})
	}
	return list
}

// touching finds out which users the person may change, whatever of them.
func (s *Screen) touching(ids []data.UserID) patched {
	c := patched{}
	c.may, c.left = s.part(ids, func(u data.User) error { return s.refusal(data.Edit, u) })
	c.before = s.before(c.may)
	return c
}

// factorChoice is the dialog in which the method is chosen for one user or several.
type factorChoice struct {
	screen  *Screen
	users   patched
	changed func(data.User)
	dialog  *kit.Dialog
	form    *kit.Form
	field   *kit.Field
	radio   *kit.Radio
}

// chooseFactor asks what users are asked for after the password. changed is told each user as stored afterwards;
// it may be nil.
func (s *Screen) chooseFactor(ids []data.UserID, changed func(data.User)) {
	c := &factorChoice{screen: s, users: s.touching(ids), changed: changed}
	if len(c.users.may) == 0 {
		s.refuseAll(words.T("Nothing was changed"), c.users.left)
		return
	}
	rights := s.deps.Rights()
	ask := rights.May(data.ModuleMail, data.View) // who may not look at the mail settings is told by the refusal
	act(s, words.T("Nothing was changed"), func(ctx context.Context) (bool, error) {
		if !ask {
			return true, nil
		}
		return s.deps.MailSet(ctx)
	}, c.show)
}

// show shows the dialog; mail says that codes can be sent.
func (c *factorChoice) show(mail bool) {
	s := c.screen
	c.radio = kit.NewRadio(c.options(mail), c.common())
	c.radio.OnChanged = func(int) {
		c.field.SetError("")
		c.field.Help(c.loss())
		c.form.Changed()
	}
	c.field = kit.NewField(words.T("Verification method"), c.radio)
	c.form = kit.NewForm(1).AddSection("", kit.NewParagraph(c.who()), c.field)
	c.dialog = kit.NewDialog(words.Field(data.FieldSecondFactor), c.form)
	c.dialog.SetSize(500, 0)
	c.dialog.SetCancel(words.T("Cancel"))
	c.dialog.OnClose = func() bool { return !s.working }
	c.dialog.SetPrimary(words.T("Change"), c.change)
	c.dialog.Show(s.deps.Canvas())
}

func (c *factorChoice) who() string {
	if u := c.users.before[c.users.may[0]]; len(c.users.may) == 1 {
		return words.T("For %[1]s (%[2]s)", u.Username, u.Email)
	}
	n := len(c.users.may)
	return words.N(n, "This changes %[1]s user: %[2]s", "This changes %[1]s users: %[2]s", c.screen.called(c.users.may))
}

// common is the place of the method that all have now; -1 where they have not the same.
func (c *factorChoice) common() int {
	at := -1
	for i, id := range c.users.may {
		u := c.users.before[id]
		for j, f := range data.SecondFactors {
			switch {
			case f != u.SecondFactor:
			case i == 0:
				at = j
			case at != j:
				return -1
			}
		}
	}
	return at
}

func (c *factorChoice) options(mail bool) []kit.RadioOption {
	list := make([]kit.RadioOption, len(data.SecondFactors))
	for i, f := range data.SecondFactors {
		list[i] = kit.RadioOption{Text: factorName(f), Detail: factorMeans(f)}
		switch {
		case f == data.EmailCode && !mail:
			list[i].Refusal = words.Reason(&data.Invalid{Field: data.FieldSecondFactor, Reason: data.ReasonNoMailServer})
		case f == data.NoFactor:
			list[i].Refusal = c.demanded()
		}
	}
	return list
}

// factorMeans says what a method is for who signs in.
func factorMeans(f data.SecondFactor) string {
	switch f {
	case data.EmailCode:
		return words.T("A code is e-mailed at each sign-in.")
	case data.Authenticator:
		return words.T("An authenticator app on a phone shows the code. It is set up at the next sign-in, which also gives ten recovery codes.")
	}
	return words.T("Username and password are enough.")
}

// demanded says of the first user who must have a second factor what demands it; "" for none.
func (c *factorChoice) demanded() string {
	for _, id := range c.users.may {
		rights := c.screen.office.Rights(c.users.before[id])
		if demands := rights.FactorDemands(); len(demands) > 0 {
			text := demandText(demands[0])
			if len(c.users.may) > 1 {
				text = c.users.before[id].Username + ": " + text
			}
			return text
		}
	}
	return ""
}

// demandText says that a role or profile demands a second factor.
func demandText(name string) string {
	return words.Reason(&data.Invalid{Field: data.FieldSecondFactor, Reason: data.ReasonFactorRequired, Args: []any{name}})
}

// loss says what the choice takes away; "" for nothing.
func (c *factorChoice) loss() string {
	n := 0
	for _, u := range c.users.before {
		if u.SecondFactor == data.Authenticator && c.chosen() != data.Authenticator {
			n++
		}
	}
	switch {
	case n == 0:
		return ""
	case len(c.users.may) == 1:
		return words.T("The authenticator that is set up now is forgotten.")
	}
	return words.N(n, "The authenticator of %[1]s user is forgotten.", "The authenticators of %[1]s users are forgotten.")
}

func (c *factorChoice) chosen() data.SecondFactor { return data.SecondFactors[c.radio.Chosen()] }

func (c *factorChoice) change() {
	s := c.screen
	if c.radio.Chosen() < 0 {
		c.field.SetError(words.Reason(&data.Invalid{Reason: data.ReasonRequired}))
		c.field.Focus()
		return
	}
	if !s.begin() {
		return
	}
	factor := c.chosen()
	c.dialog.SetBusy(true)
	lists.Do(s.work, func(ctx context.Context) ([]data.User, error) { return s.deps.SetFactor(ctx, c.users.may, factor) },
		func(saved []data.User, err error) {
			s.finish()
			c.dialog.SetBusy(false)
			if err != nil {
				s.refuse(words.T("Nothing was changed"), err)
				return
			}
			c.dialog.Close()
			s.told(c.users, saved, factorText(saved, factor))
			tell(c.changed, saved)
		})
}

// factorText says what users are asked for now.
func factorText(saved []data.User, f data.SecondFactor) string {
	if len(saved) == 1 {
		return words.T("Second factor of %[1]s: %[2]s", saved[0].Username, factorName(f))
	}
	return words.N(len(saved), "Second factor of %[1]s user: %[2]s", "Second factor of %[1]s users: %[2]s", factorName(f))
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
	}
}
