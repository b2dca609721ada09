package users

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"pbxusers/data"
	"pbxusers/ui/kit"
	"pbxusers/ui/lists"
	"pbxusers/ui/person"
	"pbxusers/ui/words"
)

// formFactor is the second factor in the form of a user who is saved: the method, and how the authenticator stands.
// What is done to it is done at once, as a new password is.
type formFactor struct {
	form   *form
	state  data.FactorState
	method *kit.Button
	about  *kit.Paragraph
	setUp  *kit.Button
	sheet  *kit.Button
	reset  *kit.Button
	row    *fyne.Container
	field  *kit.Field // of the authenticator
}

func newFormFactor(f *form) *formFactor {
	p := &formFactor{form: f, about: kit.NewParagraph("")}
	s, id := f.screen, f.base.ID
	p.method = kit.NewButton("", func() { s.chooseFactor([]data.UserID{id}, p.stored) })
	p.setUp = kit.NewButton("", func() { s.beginEnrolment(f.base, p.state, p.stored) })
	p.sheet = kit.NewButton(words.T("Enrolment sheet…"), func() { s.makeSheets([]data.UserID{id}, p.stored) })
	p.reset = kit.NewButton(words.T("Reset Google 2FA"), func() { s.resetFactor([]data.UserID{id}, p.stored) })
	p.row = kit.NewFlow(0, p.setUp, p.sheet, p.reset)
	p.field = kit.NewField(words.T("Google Secret Code"), kit.NewStackOf(p.about, p.row))
	p.field.Span()
	if f.readOnly() {
		for _, b := range []*kit.Button{p.method, p.sheet, p.reset} {
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
	p.state = state
	p.method.SetText(person.FactorName(state.Method) + "…")
	p.about.Set(person.AuthenticatorStands(state, p.form.own()))
	if len(state.RequiredBy) > 0 {
		p.field.Help(person.FactorDemand(state.RequiredBy[0]))
	}
	p.setUp.SetText(person.SetUpLabel(state))
	p.reset.Hidden = state.Method != data.Authenticator
	p.row.Refresh() // the buttons have other widths
	p.form.form.Changed()
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
