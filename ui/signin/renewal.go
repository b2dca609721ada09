package signin

import (
	"context"

	"fyne.io/fyne/v2"

	"pbxusers/ui/kit"
	"pbxusers/ui/words"
)

// RenewalDeps is what it takes to make a new recovery key.
type RenewalDeps struct {
	KeepDeps
	Organisation string
	Groups       []string                // of the new key
	Group        int                     // the one to be typed back, counted from 1
	Confirm      func(typed string) bool // whether that is what was typed
	// Use makes the new key the one that opens the register; after an error the register is as it was.
	Use  func(context.Context) error
	Done func() // it is in use
	Quit func() // nothing was changed
}

// Renewal shows a new recovery key, has it kept, and puts it in the place of the one before.
type Renewal struct {
	deps  RenewalDeps
	page  *page
	work  work
	sheet *keySheet
	first *kit.Form
	next  *kit.Button

	second *kit.Form
	above  *notice
	typed  *kit.Entry
	field  *kit.Field
	do     *kit.Button
}

// NewRenewal returns the screen.
func NewRenewal(deps RenewalDeps) *Renewal {
	r := &Renewal{deps: deps, page: newPage(deps.Organisation, programName)}
	r.makeFirst()
	r.makeSecond()
	r.page.show(r.first)
	return r
}

func (r *Renewal) makeFirst() {
	r.sheet = newKeySheet(r.page, r.deps.KeepDeps, func() string { return r.deps.Organisation })
	r.sheet.show(r.deps.Groups)
	r.next = kit.NewPrimaryButton(words.T("Next"), nil, r.goOn)
	r.first = kit.NewForm(1)
	r.first.AddSection("", heading(words.T("Keep the new recovery key")),
		kit.NewParagraph(words.T("It opens the register when this computer cannot, and is shown only now. Print it, or write it down, and keep it away from this computer. "+
			"Once you have typed a group of it back, an older recovery key opens nothing any more.")),
		r.sheet.place, r.sheet.Row, r.sheet.About, ends(kit.NewButton(words.T("Cancel"), r.deps.Quit), r.next))
	r.first.OnSubmit, r.first.OnCancel = r.goOn, r.deps.Quit
}

func (r *Renewal) makeSecond() {
	r.above, r.typed = newNotice(r.page), newKeyEntry()
	r.field = kit.NewField(words.T("Type group %[1]d of the recovery key", r.deps.Group), r.typed)
	r.page.mends(r.field, r.typed)
	r.do = kit.NewPrimaryButton(words.T("Use the new recovery key"), nil, r.submit)
	r.second = kit.NewForm(1)
	r.second.AddSection("", heading(words.T("Check that you have it")), r.above.Banner,
		kit.NewParagraph(words.T("Take the new recovery key from where you keep it and type one group of it. Then it takes the place of the one before.")),
		r.field, ends(kit.NewButton(words.T("Back"), r.back), r.do))
	r.second.OnSubmit, r.second.OnCancel = r.submit, r.back
}

// Content is what the window shows.
func (r *Renewal) Content() fyne.CanvasObject { return r.page.content }

// Focus gives the keyboard to what comes next.
func (r *Renewal) Focus() { kit.Focus(r.next) }

// TypedKey takes a key that nothing else has taken.
func (r *Renewal) TypedKey(ev *fyne.KeyEvent) { r.page.typedKey(ev) }

func (r *Renewal) goOn() {
	r.page.show(r.second)
	kit.Focus(r.typed)
}

func (r *Renewal) back() {
	if !r.work.running() {
		r.page.show(r.first)
		r.Focus()
	}
}

func (r *Renewal) submit() {
	if r.work.running() {
		return
	}
	r.above.tell(kit.Error, "")
	switch {
	case r.typed.Text == "":
		r.field.SetError(required())
	case !r.deps.Confirm(r.typed.Text):
		r.field.SetError(notThatGroup(r.deps.Group))
	}
	r.page.fit()
	if r.second.FocusFirstError() {
		return
	}
	r.do.Disable()
	r.work.start(r.deps.Use, func(err error) {
		r.do.Enable()
		if err != nil {
			r.above.tell(kit.Error, words.T("The new recovery key could not be stored, and it opens nothing. What was there before is unchanged. The log has the details."))
			kit.Focus(r.do)
			return
		}
		r.typed.Wipe()
		r.deps.Done()
	})
}

// notThatGroup is said of a group that was typed back wrong.
func notThatGroup(group int) string {
	return words.T("This is not group %[1]d. Look at it again; Back shows the recovery key once more.", group)
}
