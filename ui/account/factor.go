package account

import (
	"context"
	"slices"
	"strings"
	"time"

	"fyne.io/fyne/v2"

	"pbxusers/data"
	"pbxusers/ui/kit"
	"pbxusers/ui/lists"
	"pbxusers/ui/person"
	"pbxusers/ui/words"
)

// factor is the second factor in the dialog: how it stands, and what its user may do about it. That is done at once,
// as a new password is.
type factor struct {
	form  *form
	state data.FactorState
	about *kit.Paragraph
	setUp *kit.Button
	codes *kit.Button
	row   *fyne.Container // of the buttons
	field *kit.Field
	busy  bool
}

func newFactor(f *form, state data.FactorState) *factor {
	p := &factor{form: f, about: kit.NewParagraph("")}
	p.setUp = kit.NewButton("", p.enrol)
	p.codes = kit.NewButton(words.T("New recovery codes…"), p.askCodes)
	p.row = kit.NewFlow(0, p.setUp, p.codes)
	if f.rights.May(data.ModuleUsers, data.Edit) { // nobody else may choose a method, not even for themselves
		p.row.Add(kit.NewButton(words.T("Verification method…"), p.choose))
	}
	p.field = kit.NewField("", kit.NewStackOf(p.about, p.row)).Span()
	p.show(state)
	return p
}

// show shows how the user stands.
func (p *factor) show(state data.FactorState) {
	p.state = state
	p.about.Set(p.stands())
	p.field.Help(demand(state))
	p.setUp.SetText(words.T("Set up an authenticator…"))
	if person.FactorReady(state) {
		p.setUp.SetText(words.T("Set up the authenticator anew…"))
	}
	p.codes.Hidden = !state.Passes()
	p.row.Refresh() // the buttons have other widths
	p.form.form.Changed()
}

// stands says what the user is asked for at the sign-in, and what stands in for it.
func (p *factor) stands() string {
	switch p.state.Method {
	case data.Authenticator:
		return words.Factor(data.Authenticator) + ": " + person.AuthenticatorStands(p.state, true)
	case data.EmailCode:
		text := []string{words.T("Email Code: a code is e-mailed to %[1]s at each sign-in.", p.form.rights.User.Email)}
		if p.state.CodesLeft == 0 {
			return strings.Join(append(text, words.T("There are no recovery codes: make some for the day on which no e-mail arrives.")), " ")
		}
		return strings.Join(append(text, person.CodesLeft(p.state.CodesLeft)), " ")
	}
	return words.T("None: username and password are enough to sign in. An authenticator app on your phone makes it much harder to sign in as you.")
}

// demand says who demands a second factor, and until when it is waited for; "" where nobody does.
func demand(state data.FactorState) string {
	if len(state.RequiredBy) == 0 {
		return ""
	}
	text := person.FactorDemand(state.RequiredBy[0])
	if !state.Due.IsZero() {
		text += " " + words.T("Until %[1]s you can sign in without one.", words.Time(state.Due))
	}
	return text
}

// act runs one change off the drawing goroutine; no second one begins meanwhile.
func act[T any](p *factor, title string, work func(context.Context) (T, error), done func(T)) {
	if p.busy {
		return
	}
	p.busy = true
	lists.Do(p.form.account.work, work, func(result T, err error) {
		p.busy = false
		if err != nil {
			p.form.account.refuse(title, err)
			return
		}
		done(result)
	})
}

// reread shows how it stands after a change, and tells the window of that.
func (p *factor) reread() {
	p.form.account.deps.Changed()
	act(p, words.T("Your account could not be read"), p.form.account.deps.Factor, p.show)
}

// enrol sets an authenticator up.
func (p *factor) enrol() {
	a := p.form.account
	act(p, person.NotSetUp(), a.deps.BeginEnrolment, func(made data.Enrolment) {
		e := &person.Enrolment{
			Organisation: a.deps.Organisation(), Username: p.form.rights.User.Username, Own: true, State: p.state, Made: made,
			Confirm: a.deps.ConfirmEnrolment, Done: p.reread, Keep: a.deps.Keep, Work: a.work, Canvas: a.deps.Canvas(),
		}
		e.Show()
	})
}

// askCodes asks before codes that somebody may have on paper are worth nothing any more.
func (p *factor) askCodes() {
	if p.state.CodesLeft == 0 {
		p.newCodes()
		return
	}
	kit.Confirm(p.form.account.deps.Canvas(), kit.Question{
		Title: words.T("Make new recovery codes?"),
		Text: words.N(p.state.CodesLeft, "You get ten new ones. The %[1]s code that you have now stops working.",
			"You get ten new ones. The %[1]s codes that you have now stop working."),
		Yes: words.T("Make new codes"), No: words.T("Cancel"),
	}, p.newCodes)
}

func (p *factor) newCodes() {
	a := p.form.account
	act(p, words.T("No recovery codes were made"), a.deps.NewRecoveryCodes, func(list []string) {
		p.reread()
		codes := person.Codes{Organisation: a.deps.Organisation(), Username: p.form.rights.User.Username, Own: true, List: list, Made: time.Now()}
		codes.Show(a.deps.Canvas(), words.T("These are your new recovery codes. Those from before open nothing any more."), a.deps.Keep)
	})
}

// choose asks for another method.
func (p *factor) choose() {
	a, rights := p.form.account, p.form.rights
	ask := rights.May(data.ModuleMail, data.View) // who may not look at the mail settings is told by the refusal
	act(p, words.T("Nothing was changed"), func(ctx context.Context) (*data.MailState, error) {
		if !ask {
			return nil, nil
		}
		now, err := a.deps.Mail(ctx)
		return &now, err
	}, func(mail *data.MailState) {
		choice := &person.FactorChoice{
			Who: words.T("For your own account (%[1]s)", rights.User.Email), At: slices.Index(data.SecondFactors, p.state.Method),
			State: &p.state, Own: true, Mail: mail, Refusal: p.demanded(), Change: a.deps.SetFactor,
			Changed: func(data.SecondFactor) { p.reread() }, Work: a.work, Canvas: a.deps.Canvas(),
		}
		choice.Show()
	})
}

// demanded says what demands a second factor; "" for nothing.
func (p *factor) demanded() string {
	if len(p.state.RequiredBy) == 0 {
		return ""
	}
	return person.FactorDemand(p.state.RequiredBy[0])
}
