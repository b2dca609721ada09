package settings

import (
	"context"

	"fyne.io/fyne/v2"

	"pbxusers/data"
	"pbxusers/ui/kit"
	"pbxusers/ui/trial"
	"pbxusers/ui/words"
)

// try opens the dialog that sends a test with settings that need not be stored. f is the form that they stand in;
// nil for the stored ones.
func (s *Screen) try(d data.MailDraft, f *form) {
	to := kit.NewEntry()
	to.SetText(s.deps.Rights().User.Email)
	field := kit.NewField(words.T("Send the test to"), to).Required()
	to.OnChanged = func(string) { field.SetError("") }
	t := trial.New(s.deps.Canvas, s.work, field, words.T("Talking to %[1]s…", d.Server), func() trial.Test {
		field.SetError("")
		address := to.Text
		return trial.Test{To: address, Send: func(ctx context.Context) error { return s.send(ctx, d, address) }}
	})
	t.OnBusy = func(busy bool) {
		if busy {
			to.Disable()
		} else {
			to.Enable()
		}
	}
	t.OnRefused = func(err error) bool { return f.takes(t, err) || addressRefused(field, err) }
	s.trial = t
	t.Show()
}

// send sends a test, and reads the settings anew where it left: they may be known to work now.
func (s *Screen) send(ctx context.Context, d data.MailDraft, to string) error {
	err := s.deps.SendTest(ctx, d, to)
	if err == nil {
		fyne.Do(s.Reload)
	}
	return err
}

// takes shows in the form what is wrong with the settings that stand there.
func (f *form) takes(t *trial.Trial, err error) bool {
	if f == nil || !ofSettings(err) {
		return false
	}
	t.Close()
	f.tell(err)
	return true
}

// ofSettings reports whether something else than the address of the test is wrong.
func ofSettings(err error) bool {
	for _, invalid := range data.Invalids(err) {
		if invalid.Field != data.FieldEmail {
			return true
		}
	}
	return false
}

// addressRefused puts beside the address what is wrong with it, and reports whether that is all.
func addressRefused(field *kit.Field, err error) bool {
	all := data.Invalids(err)
	for _, invalid := range all {
		if invalid.Field == data.FieldEmail {
			field.SetError(words.Reason(invalid))
			field.Focus()
		}
	}
	return len(all) > 0 && !ofSettings(err)
}
