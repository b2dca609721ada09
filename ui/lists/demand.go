package lists

import (
	"context"
	"log/slog"

	"fyne.io/fyne/v2"

	"pbxusers/data"
	"pbxusers/ui/kit"
	"pbxusers/ui/words"
)

// FactorDeps is what forms need that demand a second factor of an item's users.
type FactorDeps struct {
	// Factors tells how users stand with it. It may block, and is called only by whoever may view users.
	Factors func(context.Context) ([]data.UserFactor, error)
	Grace   func() int // how many days a user of whom one is demanded signs in without
}

// Demand is the switch that demands a second factor of an item's users. Once it is on, it says how many of them have
// none yet, and how long they have.
type Demand struct {
	Check *kit.Check
	Field *kit.Field

	deps    FactorDeps
	name    string            // of the item
	users   []data.UserFactor // who has the item, once it is read
	ask     func()
	resized func()
}

// NewDemand returns the switch for the form of an item; has reports whether a user has the item, and resized makes
// room for another text below the switch.
func NewDemand[ID ~int64, T, D any](f *Form[ID, T, D], deps FactorDeps, on bool, has func(data.User) bool, resized func()) *Demand {
	d := &Demand{Check: kit.NewCheck(words.T("Require a second factor"), nil), deps: deps, name: f.list.kind.Name(f.item), resized: resized}
	d.Field = f.Field(data.FieldRequireFactor, d.Check)
	d.ask = func() {
		d.ask = nil
		if f.IsNew() || !f.list.deps.Rights().May(data.ModuleUsers, data.View) {
			return
		}
		Do(f.list.work, deps.Factors, func(users []data.UserFactor, err error) {
			if err != nil {
				slog.Warn("who has a second factor could not be read", "error", err)
				return
			}
			for _, u := range users {
				if has(u.User) {
					d.users = append(d.users, u)
				}
			}
			d.retell()
		})
	}
	d.Set(on)
	d.Check.OnChanged = func(bool) { d.retell() }
	return d
}

// Set turns the switch on or off.
func (d *Demand) Set(on bool) {
	d.Check.SetChecked(on)
	d.tell()
}

// retell says another text while the form is shown; who has just pressed the switch is to see all of it.
func (d *Demand) retell() {
	d.tell()
	d.resized()
	if c := kit.CanvasOf(d.Check); c != nil && c.Focused() == fyne.Focusable(d.Check) {
		d.Field.Reveal()
	}
}

// tell says below the switch whom it concerns. Who has what is read once it matters.
func (d *Demand) tell() {
	if d.Check.Checked && d.ask != nil {
		d.ask()
	}
	d.Field.Help(d.text())
}

func (d *Demand) text() string {
	days := d.deps.Grace()
	if !d.Check.Checked || len(d.users) == 0 {
		return rule(days)
	}
	none, begun := 0, 0
	for _, u := range d.users {
		if u.State.Method != data.NoFactor {
			continue
		}
		none++
		if !u.State.Due.IsZero() {
			begun++
		}
	}
	if none == 0 {
		return words.T("All users of %[1]s have one already.", d.name)
	}
	text := ""
	if days == 0 {
		text = words.N(none, "%[1]s user of %[2]s has none yet, and has to set up an authenticator app at the next sign-in.",
			"%[1]s users of %[2]s have none yet: each has to set up an authenticator app at the next sign-in.", d.name)
	} else {
		text = words.N(none, "%[1]s user of %[2]s has none yet, and has %[3]s from the next sign-in; then an authenticator app has to be set up.",
			"%[1]s users of %[2]s have none yet: each has %[3]s from the next sign-in; then an authenticator app has to be set up.", d.name, graceText(days))
	}
	if begun > 0 {
		text += " " + words.N(begun, "For %[1]s of them this time has begun already.", "For %[1]s of them this time has begun already.")
	}
	return text
}

// rule says what the switch does, whoever it concerns.
func rule(days int) string {
	if days == 0 {
		return words.T("Users without one have to set up an authenticator app at their next sign-in.")
	}
	return words.T("Users without one have %[1]s from their next sign-in; then an authenticator app has to be set up.", graceText(days))
}

func graceText(days int) string { return words.N(days, "%[1]s day", "%[1]s days") }
