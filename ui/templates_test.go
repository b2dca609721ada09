package ui

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"pbxusers/data"
	"pbxusers/ui/kit"
	"pbxusers/ui/words"
)

func TestTheWordsOfTheEmailsAreFoundFromTheirSettingsAndChangedByKeyboard(t *testing.T) {
	p := demo(t)
	p.main.open(data.ModuleMail)
	const link = "The words of the e-mails are in the Notification Templates"
	p.WaitFor(link)
	p.Push(link)
	p.WaitFor("Español")
	if n := strings.Count(p.Text(), "Built in"); n != len(data.LetterKinds)*len(words.Languages) {
		t.Errorf("%d letters: %s", n, p.Text())
	}
	p.Press(fyne.KeyEnd, fyne.KeyReturn) // the test of the mail settings, in Spanish
	if !p.Sees("funcionan") {
		t.Fatal("the built-in words are not in the editor:", p.Text())
	}
	p.Field("Text").Object().(*kit.Entry).SetText("Todo va bien, {username}")
	p.Push("Save")
	p.WaitFor("“Test of the mail settings (Español)” was saved")
	p.WaitFor("Our own")
	p.Picture("templates")
	p.main.open(data.ModuleEventLogger)
	p.WaitFor("Modification")
	p.main.Focus()
	p.Press(fyne.KeyHome, fyne.KeyReturn)
	for _, text := range []string{"Template Test of the mail settings (Español)", "Now: Todo va bien, {username}", "Before: Hola, {username}:"} {
		if !p.Sees(text) {
			t.Errorf("the log does not say %q: %s", text, p.Text())
		}
	}
	p.Picture("log")
}
