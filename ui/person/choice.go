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
	Who      string                         // whom it concerns
	At       int                            // the place in data.SecondFactors of what all have now; -1 where they differ
	Refusals map[data.SecondFactor]string   // why a method cannot be chosen
	Loss     func(data.SecondFactor) string // what a choice takes away; "" for nothing
	// Change stores the choice, and Changed is told once that is done and the dialog has gone.
	Change  func(context.Context, data.SecondFactor) error
	Changed func(data.SecondFactor)
	Work    *lists.Work
	Canvas  fyne.Canvas

	dialog *kit.Dialog
	field  *kit.Field
	radio  *kit.Radio
	busy   bool
}

// Show shows the dialog.
func (c *FactorChoice) Show() {
	options := make([]kit.RadioOption, len(data.SecondFactors))
	for i, f := range data.SecondFactors {
		options[i] = kit.RadioOption{Text: FactorName(f), Detail: FactorMeans(f), Refusal: c.Refusals[f]}
	}
	c.radio = kit.NewRadio(options, c.At)
	c.field = kit.NewField(words.T("Verification method"), c.radio)
	form := kit.NewForm(1).AddSection("", kit.NewParagraph(c.Who), c.field)
	c.radio.OnChanged = func(at int) {
		c.field.SetError("")
		c.field.Help(c.Loss(data.SecondFactors[at]))
		form.Changed()
	}
	c.dialog = kit.NewDialog(words.Field(data.FieldSecondFactor), form)
	c.dialog.SetSize(500, 0)
	c.dialog.SetCancel(words.T("Cancel"))
	c.dialog.OnClose = func() bool { return !c.busy }
	c.dialog.SetPrimary(words.T("Change"), c.change)
	c.dialog.Show(c.Canvas)
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
