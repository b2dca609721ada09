package users

import (
	"context"

	"pbxusers/data"
	"pbxusers/ui/kit"
	"pbxusers/ui/lists"
	"pbxusers/ui/words"
)

// changePassword asks a new password for a user. changed is told the user as stored afterwards; it may be nil.
func (s *Screen) changePassword(u data.User, changed func(data.User)) {
	p := s.newPassword(words.T("New password"), func() data.User { return u })
	must := kit.NewCheck(words.T("The user chooses another one at the next sign-in"), nil)
	must.SetChecked(true)
	if u.SecondFactor != data.NoFactor {
		p.Field.Help(words.T("Eight characters are enough for this user, who is asked for a second factor as well."))
	}
	form := kit.NewForm(1).AddSection("", kit.NewParagraph(words.T("For %[1]s (%[2]s)", u.Username, u.Email)), p.Field)
	if rights := s.deps.Rights(); rights.User.ID == u.ID {
		must.SetChecked(false) // nobody is made to choose twice
	} else {
		form.AddSection("", kit.NewField("", must))
	}
	d := kit.NewDialog(words.T("Change Password"), form)
	d.SetSize(480, 0)
	d.SetCancel(words.T("Cancel"))
	busy := false
	d.OnClose = func() bool {
		if busy || p.Entry.Text == "" {
			return !busy
		}
		lists.AskDiscard(s.deps.Canvas(), d)
		return false
	}
	d.OnClosed = p.forget
	d.SetPrimary(words.T("Save"), func() {
		if p.Entry.Text == "" {
			p.Field.SetError(words.Reason(&data.Invalid{Field: data.FieldPassword, Reason: data.ReasonRequired}))
			p.Field.Focus()
			return
		}
		busy = true
		d.SetBusy(true)
		password, mustChange, suggested := p.Entry.Text, must.Checked, p.toHandOver()
		lists.Do(s.work, func(ctx context.Context) (data.User, error) {
			if err := s.deps.SetPassword(ctx, u.ID, password, mustChange); err != nil {
				return data.User{}, err
			}
			return s.deps.Get(ctx, u.ID)
		}, func(stored data.User, err error) {
			busy = false
			d.SetBusy(false)
			if err != nil {
				s.refusePassword(p, err)
				return
			}
			d.Close()
			s.page.put(stored)
			if changed != nil {
				changed(stored)
			}
			s.done(words.T("The password of %[1]s was changed", stored.Username))
			if suggested != "" && !s.own(stored) {
				s.handOver(stored.Username, suggested, mustChange)
			}
		})
	})
	d.Show(s.deps.Canvas())
}

// refusePassword puts beside the field what is wrong with it, and tells the rest over the dialog.
func (s *Screen) refusePassword(p *secret, err error) {
	for _, invalid := range data.Invalids(err) {
		if invalid.Field == data.FieldPassword {
			p.Field.SetError(words.Reason(invalid))
			p.Field.Focus()
			return
		}
	}
	s.refuse(words.T("The password was not changed"), err)
}
