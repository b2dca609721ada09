package person

import (
	"context"

	"fyne.io/fyne/v2"

	"pbxusers/data"
	"pbxusers/ui/kit"
	"pbxusers/ui/lists"
	"pbxusers/ui/words"
)

// FactorChoice is the dialog in which the second factor of one user, or of several, is chosen.
type FactorChoice struct {
	Who     string            // whom it concerns
	At      int               // the place in data.SecondFactors of what all have now; -1 where they differ
	State   *data.FactorState // how the only user stands; nil for several
	Own     bool              // who chooses is among them
	Mail    *data.MailState   // how codes would be e-mailed; nil for who may not know that, and is told by a refusal
	Refusal string            // why none cannot be chosen; "" where it can
	// Loss says what a choice takes away from several users; "" for nothing.
	Loss func(data.SecondFactor) string
	// Change stores the choice, and Changed is told once that is done and the dialog has gone.
	Change  func(context.Context, data.SecondFactor) error
	Changed func(data.SecondFactor)
	Work    *lists.Work
	Canvas  fyne.Canvas

	dialog  *kit.Dialog
	form    *kit.Form
	field   *kit.Field
	radio   *kit.Radio
	untried *kit.Banner
	busy    bool
}

// Show shows the dialog.
func (c *FactorChoice) Show() {
	options := make([]kit.RadioOption, len(data.SecondFactors))
	for i, f := range data.SecondFactors {
		options[i] = kit.RadioOption{Text: FactorName(f), Detail: c.means(f), Refusal: c.refusal(f)}
	}
	c.radio = kit.NewRadio(options, c.At)
	c.field = kit.NewField(words.T("Verification method"), c.radio)
	c.untried = kit.NewBanner(kit.Warning, mailUntried(), "", nil)
	c.untried.Hidden = !c.warns(c.At)
	c.form = kit.NewForm(1).AddSection("", kit.NewParagraph(c.Who), c.field, c.untried)
	c.radio.OnChanged = c.chosen
	c.dialog = kit.NewDialog(words.Field(data.FieldSecondFactor), c.form)
	c.dialog.SetSize(500, 0)
	c.dialog.SetCancel(words.T("Cancel"))
	c.dialog.OnClose = func() bool { return !c.busy }
	c.dialog.SetPrimary(words.T("Change"), c.change)
	c.dialog.Show(c.Canvas)
}

// chosen says what the choice takes away, and what it relies on.
func (c *FactorChoice) chosen(at int) {
	c.field.SetError("")
	f := data.SecondFactors[at]
	if c.State != nil {
		c.field.Help(FactorLoss(*c.State, f))
	} else {
		c.field.Help(c.Loss(f))
	}
	c.untried.Hidden = !c.warns(at)
	c.untried.Refresh()
	c.form.Changed()
	if !c.untried.Hidden {
		c.untried.Reveal()
	}
}

// warns reports whether others would get codes through a server that was never tried.
func (c *FactorChoice) warns(at int) bool {
	return at >= 0 && data.SecondFactors[at] == data.EmailCode && !c.Own && c.Mail != nil && c.Mail.Untried()
}

// refusal says why a method cannot be chosen; "" where it can.
func (c *FactorChoice) refusal(f data.SecondFactor) string {
	switch {
	case f == data.NoFactor:
		return c.Refusal
	case f != data.EmailCode || c.Mail == nil:
		return ""
	case c.Mail.Server == "":
		return words.Reason(&data.Invalid{Field: data.FieldSecondFactor, Reason: data.ReasonNoMailServer})
	case c.Own && c.Mail.Untried() && (c.At < 0 || data.SecondFactors[c.At] != data.EmailCode):
		return mailUntried()
	}
	return ""
}

func mailUntried() string {
	return words.Reason(&data.Invalid{Field: data.FieldSecondFactor, Reason: data.ReasonMailUntried})
}

// means says what a method is for these users.
func (c *FactorChoice) means(f data.SecondFactor) string {
	switch {
	case f == data.EmailCode:
		return words.T("A code is e-mailed at each sign-in.")
	case f == data.NoFactor:
		return words.T("Username and password are enough.")
	case c.State == nil:
		return words.T("An authenticator app on a phone shows the code. Whoever has none yet sets it up at the next sign-in, which also gives ten recovery codes.")
	case FactorReady(*c.State):
		return words.T("An authenticator app on a phone shows the code. It is set up already.")
	}
	return words.T("An authenticator app on a phone shows the code. It is set up at the next sign-in, which also gives ten recovery codes.")
}

// FactorLoss says what the choice of a method takes away from a user who stands so; "" for nothing.
func FactorLoss(state data.FactorState, f data.SecondFactor) string {
	app, codes := FactorReady(state) && f != data.Authenticator, state.CodesLeft > 0
	switch {
	case app && codes && f == data.NoFactor:
		return words.T("The authenticator that is set up now and the recovery codes are forgotten.")
	case app && codes:
		return words.T("The authenticator that is set up now is forgotten. The recovery codes stay.")
	case app:
		return words.T("The authenticator that is set up now is forgotten.")
	case codes && f == data.NoFactor:
		return words.T("The recovery codes are forgotten.")
	}
	return ""
}

func (c *FactorChoice) change() {
	at := c.radio.Chosen()
	if at < 0 {
		c.field.SetError(words.Reason(&data.Invalid{Reason: data.ReasonRequired}))
		c.field.Focus()
		return
	}
	if c.busy {
		return
	}
	c.setBusy(true)
	factor := data.SecondFactors[at]
	lists.Do(c.Work, func(ctx context.Context) (struct{}, error) { return struct{}{}, c.Change(ctx, factor) }, func(_ struct{}, err error) {
		c.setBusy(false)
		if err != nil {
			lists.Refuse(c.Canvas, words.T("Nothing was changed"), err)
			return
		}
		c.dialog.Close()
		c.Changed(factor)
	})
}

func (c *FactorChoice) setBusy(busy bool) {
	c.busy = busy
	c.dialog.SetBusy(busy)
}
