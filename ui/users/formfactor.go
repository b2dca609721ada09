package users

import (
	"context"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"pbxusers/data"
	"pbxusers/ui/kit"
	"pbxusers/ui/lists"
	"pbxusers/ui/words"
)

// formFactor is the second factor in the form of a user who is saved: the method, and how the authenticator stands.
// What is done to it is done at once, as a new password is.
type formFactor struct {
	form   *form
	method *kit.Button
	about  *kit.Paragraph
	setUp  *kit.Button
	reset  *kit.Button
	field  *kit.Field // of the authenticator
}

func newFormFactor(f *form) *formFactor {
	p := &formFactor{form: f, about: kit.NewParagraph("")}
	s, id := f.screen, f.base.ID
	p.method = kit.NewButton("", func() { s.chooseFactor([]data.UserID{id}, p.stored) })
	p.setUp = kit.NewButton("", func() { s.beginEnrolment(f.base, p.stored) })
	p.reset = kit.NewButton(words.T("Reset Google 2FA"), func() { s.resetFactor([]data.UserID{id}, p.stored) })
	p.field = kit.NewField(words.T("Google Secret Code"), kit.NewStackOf(p.about, kit.NewFlow(0, p.setUp, p.reset)))
	p.field.Span()
	if f.readOnly() {
		for _, b := range []*kit.Button{p.method, p.reset} {
			b.Disable()
			b.SetTooltip(lists.Sentence(f.refused))
		}
		if !f.own() { // who may not change users may still set up the own one
			p.setUp.Disable()
			p.setUp.SetTooltip(lists.Sentence(f.refused))
		}
	}
	return p
}

// switchField is the field of the method.
func (p *formFactor) switchField() fyne.CanvasObject {
	return kit.NewField(words.Field(data.FieldSecondFactor), container.NewHBox(p.method))
}

// show shows how the user stands.
func (p *formFactor) show(state data.FactorState) {
	p.method.SetText(factorName(state.Method) + "…")
	p.about.Set(factorState(state))
	if len(state.RequiredBy) > 0 {
		p.field.Help(demandText(state.RequiredBy[0]))
	}
	up := words.T("Set up now…")
	if ready(state) {
		up = words.T("Set up anew…")
	}
	p.setUp.SetText(up)
	p.reset.Hidden = state.Method != data.Authenticator
	p.form.form.Changed()
}

// ready reports whether an authenticator is set up and asked for.
func ready(state data.FactorState) bool {
	return state.Method == data.Authenticator && !state.Enrolled.IsZero()
}

// factorState says how an authenticator and its recovery codes stand.
func factorState(state data.FactorState) string {
	text := []string{}
	switch {
	case ready(state):
		text = append(text, words.T("Set up since %[1]s.", words.Date(state.Enrolled)))
	case state.Method == data.Authenticator:
		text = append(text, words.T("Not set up yet: the user is asked to at the next sign-in."))
	default:
		text = append(text, words.T("Not set up."))
	}
	if ready(state) || state.CodesLeft > 0 {
		text = append(text, words.N(state.CodesLeft, "%[1]s recovery code is left.", "%[1]s recovery codes are left."))
	}
	return strings.Join(text, " ")
}

// stored takes over what a change of the second factor changed of the account, and reads how it stands now.
func (p *formFactor) stored(u data.User) {
	f := p.form
	f.takeOver(u)
	lists.Do(f.screen.work, func(ctx context.Context) (data.FactorState, error) { return f.screen.deps.FactorState(ctx, u.ID) },
		func(state data.FactorState, err error) {
			if err != nil {
				f.screen.refuse(words.T("The user could not be read"), err)
				return
			}
			p.show(state)
		})
}
