package events

import (
	"context"
	"strconv"
	"strings"
	"time"

	"pbxusers/data"
	"pbxusers/security/access"
	"pbxusers/ui/kit"
	"pbxusers/ui/lists"
	"pbxusers/ui/words"
)

// usualDays are offered where the log has kept its entries for ever.
const usualDays = 365

// keep asks for how long the log keeps its entries.
type keep struct {
	screen *Screen
	dialog *kit.Dialog
	form   *kit.Form
	choice *kit.Radio
	days   *kit.Entry
	field  *kit.Field
	told   *kit.Paragraph // what goes at once

	asked int // questions to the log; an answer to an older one is not shown
}

// keepEntries opens it with what holds now.
func (s *Screen) keepEntries() {
	s.page.keep.Disable()
	lists.Do(s.work, func(ctx context.Context) (data.Retention, error) { return s.deps.Retention(ctx, 0) }, func(now data.Retention, err error) {
		s.page.refresh() // the button
		if err != nil {
			lists.Refuse(s.deps.Canvas(), words.T("The event log could not be read"), err)
			return
		}
		newKeep(s, now).dialog.Show(s.deps.Canvas())
	})
}

func newKeep(s *Screen, now data.Retention) *keep {
	k := &keep{screen: s, days: kit.NewEntry(), told: kit.NewParagraph("")}
	at, days := 0, usualDays
	if now.Days > 0 {
		at, days = 1, now.Days
	}
	k.choice = kit.NewRadio([]kit.RadioOption{
		{Text: words.T("For ever"), Detail: words.T("Nothing is ever let go of.")},
		{Text: words.T("For a number of days"), Detail: words.T("Older entries go when this is saved, and from then on whenever the program starts.")},
	}, at)
	k.choice.OnChanged = func(int) { k.changed(0) }
	k.days.SetText(strconv.Itoa(days))
	k.days.OnChanged = func(string) { k.changed(typing) }
	k.field = kit.NewField(words.T("Days"), k.days).Help(words.T("From %[1]s to %[2]s", words.Number(data.EventDaysLeast), words.Number(data.EventDaysMost)))
	k.form = kit.NewForm(1)
	k.form.AddSection("", k.choice, k.field, k.told, kit.NewBanner(kit.Info,
		words.T("That entries were let go of is written into the log itself, and Verify still proves that nothing else is missing. Nothing brings them back: export them before, where somebody may ask for them."), "", nil))
	k.dialog = kit.NewDialog(words.T("Keep entries"), k.form)
	k.dialog.SetSize(560, 450)
	k.dialog.SetCancel(words.T("Cancel"))
	k.dialog.SetPrimary(words.T("Save"), k.save)
	k.field.Hidden = at == 0
	k.say(now)
	if at == 1 {
		k.changed(0) // how many are older by now
	}
	return k
}

// chosen is the number of days, 0 for ever; what is no number is told beside the field.
func (k *keep) chosen() (days int, ok bool) {
	k.field.SetError("")
	if k.choice.Chosen() == 0 {
		return 0, true
	}
	days, err := strconv.Atoi(strings.TrimSpace(k.days.Text))
	if err != nil || days < data.EventDaysLeast || days > data.EventDaysMost {
		k.field.SetError(words.T("A number of days from %[1]s to %[2]s.", words.Number(data.EventDaysLeast), words.Number(data.EventDaysMost)))
		return 0, false
	}
	return days, true
}

// changed finds out after a while what would go at once by what is chosen now.
func (k *keep) changed(delay time.Duration) {
	if k.field.Hidden = k.choice.Chosen() == 0; k.field.Hidden {
		k.field.SetError("")
	}
	k.form.Refresh()
	k.ask(delay, func(r data.Retention) { k.say(r) })
}

// ask asks the log about the chosen days and hands the answer to then, unless something else was chosen meanwhile.
func (k *keep) ask(delay time.Duration, then func(data.Retention)) {
	k.asked++
	mine, s := k.asked, k.screen
	days, ok := k.chosen()
	if !ok {
		k.tell("")
		return
	}
	k.tell(words.T("Counting the entries…"))
	lists.Do(s.work, func(ctx context.Context) (data.Retention, error) {
		time.Sleep(delay)
		return s.deps.Retention(ctx, days)
	}, func(r data.Retention, err error) {
		switch {
		case mine != k.asked || !k.dialog.Shown():
		case err != nil:
			k.failed(err)
		default:
			then(r)
		}
	})
}

// say tells what the log holds and what of it goes.
func (k *keep) say(r data.Retention) {
	text := words.N(int(r.Entries), "The log holds %[1]s entry.", "The log holds %[1]s entries.") + " "
	switch {
	case k.choice.Chosen() == 0:
		text += words.T("All stay.")
	case r.Old == 0:
		text += words.T("None of them is older, so that nothing goes now.")
	default:
		text += words.N(int(r.Old), "%[1]s of them is older and goes at once.", "%[1]s of them are older and go at once.")
	}
	k.tell(text)
}

// tell shows a text that may need more lines than the one before.
func (k *keep) tell(text string) {
	k.told.Set(text)
	k.form.Refresh()
}

// save asks once more where something goes for good.
func (k *keep) save() {
	k.ask(0, func(r data.Retention) {
		k.say(r)
		days, _ := k.chosen()
		if r.Old == 0 {
			k.set(days)
			return
		}
		kit.Confirm(k.screen.deps.Canvas(), kit.Question{
			Title: words.N(int(r.Old), "Let go of %[1]s entry?", "Let go of %[1]s entries?"),
			Text:  words.T("They are older than %[1]s days and cannot be brought back. That they went, and by whom, stands in the log.", words.Number(days)),
			Yes:   words.T("Let go"), No: words.T("Cancel"), Destructive: true,
		}, func() { k.set(days) })
	})
	if k.field.Wrong() != "" {
		k.field.Focus()
	}
}

func (k *keep) set(days int) {
	s := k.screen
	k.dialog.SetBusy(true)
	lists.Do(s.work, func(ctx context.Context) (int64, error) { return s.deps.SetDays(ctx, days) }, func(dropped int64, err error) {
		k.dialog.SetBusy(false)
		if err != nil {
			k.failed(err)
			return
		}
		k.dialog.Close()
		text := words.T("The log keeps its entries for ever.")
		if days > 0 {
			text = words.N(days, "The log keeps its entries for %[1]s day.", "The log keeps its entries for %[1]s days.")
		}
		if dropped > 0 {
			text += " " + words.N(int(dropped), "%[1]s entry was let go of.", "%[1]s entries were let go of.")
		}
		lists.Toast(s.deps.Canvas(), kit.Notice{Kind: kit.Success, Text: text})
		s.Reload()
	})
}

// failed tells what is wrong beside the field, or over the dialog, which stays.
func (k *keep) failed(err error) {
	for _, invalid := range data.Invalids(err) {
		k.field.SetError(words.Reason(invalid))
		k.tell("")
		return
	}
	k.tell("")
	lists.Refuse(k.screen.deps.Canvas(), words.T("Nothing was changed"), err)
}

// mayKeep is why the person does not decide how long entries are kept, "" where they do. Whoever does not look
// over all tenants is not even offered it.
func mayKeep(r access.Rights, readOnly bool) string {
	if readOnly {
		return words.T("Nothing can be changed while you see the program as another user.")
	}
	for _, action := range data.AllActions {
		if !r.May(data.ModuleUsers, action) {
			return words.T("Only who may view, create, edit and delete users decides how long entries are kept.")
		}
	}
	return ""
}
