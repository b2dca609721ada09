package imports_test

import (
	"io"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"pbxusers/ui/kit"
	"pbxusers/ui/kit/kittest"
	"pbxusers/ui/look"
	"pbxusers/ui/words"
)

// mend presses "Choose the mended file…" and chooses it, by keys alone.
func (o *office) mend(t testing.TB, name, text string) {
	t.Helper()
	o.file(t, name, text)
	o.window.Press(fyne.KeyReturn)
	o.files()
	o.window.Type("~/" + name)
	o.window.Press(fyne.KeyReturn)
}

func TestTheMendedFileIsChosenOnTheCheckPageAndImported(t *testing.T) {
	const good, bad = "ann,ann@example.org,Manager,,Portal,,,north,yes,none,yes\n", "bert,no address,Manager,,Portal,,,north,yes,none,yes\n"
	for name, mended := range map[string]string{"the same columns": ownHeader + good, "columns to assign": "login,full name,where\nann,Ann Other,ann@example.org\n"} {
		t.Run(name, func(t *testing.T) {
			o := newOffice(t)
			o.load(t, "own.csv", ownHeader+good+bad)
			o.next(t, "1 row cannot be imported")
			o.mend(t, "mended.csv", mended)
			o.see("Column in the file")
			if o.window.Sees("cannot be imported") || len(o.window.Canvas().Overlays().List()) != 1 {
				t.Error("the page of the file before is still there")
			}
		})
	}
	o := newOffice(t)
	o.load(t, "own.csv", ownHeader+good+bad)
	o.next(t, "1 row cannot be imported")
	o.mend(t, "own.csv", ownHeader+good)
	o.see("Column in the file")
	o.next(t, "Import 1 user")
	o.next(t, "1 user was added.")
}

func TestTheCheckPageTellsAllThatIsWrongWithARowAtOnce(t *testing.T) {
	o := newOffice(t)
	o.load(t, "own.csv", ownHeader+"bad name,no address,Chief,,Portal,,,north,perhaps,none,yes\n")
	o.next(t, "1 row cannot be imported")
	o.tab(t, "the rows", func(fyne.Focusable) bool { return kittest.Find[*kit.Grid](o.window, nil).Focused() })
	o.window.Press(fyne.KeyReturn) // the row in full
	for _, text := range []string{"Username: Only these", "E-mail: This is not an e-mail address", "Roles: ", "Chief", "Enabled: ", "perhaps"} {
		if !o.window.Sees(text) {
			t.Errorf("%q is not shown:\n%s", text, o.window.Text())
		}
	}
}

func TestTheDetailsOfARowAreToldApartAndEachIsOneLine(t *testing.T) {
	o := newOffice(t)
	o.load(t, "own.csv", ownHeader+"\"bert\nbrown\",no address,\"Man\r\nager\",,Portal,,,north,yes,none,yes\n"+
		"ann,ann@example.org,Manager|Administrator,Front desk,Administrator,users,Sales,north|south,no,none,yes\n")
	o.next(t, "1 row cannot be imported")
	for _, text := range []string{
		"a-z 0-9 . _ - · Roles: “Man ager” does not exist.", "bert brown",
		"E-mail: ann@example.org · Roles: Administrator, Manager · Desks: Front desk · Profile: Administrator · Startup Dialog: Users · Department: Sales · Tenants: north, south · Default tenant: north · Enabled: no",
	} {
		if kittest.Find(o.window, func(s *kit.Text) bool { return strings.Contains(s.Text, text) }) == nil {
			t.Errorf("%q is not there", text)
		}
	}
}

func TestLineAndStatusAreNotCutInASmallWindow(t *testing.T) {
	defer words.Use("en")
	for tag, wanted := range map[string][]string{"en": {"Line", "Status", "Unchanged", "Error"}, "es": {"Línea", "Estado", "Sin cambios", "Error"}} {
		words.Use("en")
		o := officeIn(t, kittest.NewApp(t, look.Light), 1024/1.5, 700/1.5)
		words.Use(tag)
		o.screen.StartWith("own.csv", io.NopCloser(strings.NewReader(ownHeader+"admin,admin@example.org,Administrator,,Administrator,,,north,yes,none,no\nbert,no address,Manager,,Portal,,,north,yes,none,yes\n")))
		o.see("own.csv")
		o.window.Press(fyne.KeyReturn)
		o.window.Wait("the rows", func() bool { return kittest.Find[*kit.Grid](o.window, nil) != nil })
		o.window.Picture("4-check-small-" + tag)
		for _, text := range wanted {
			cell := kittest.Find(o.window, func(s *kit.Text) bool { return s.Text == text })
			if cell == nil || cell.Cut() {
				t.Errorf("%s: %q is cut or not there:\n%s", tag, text, o.window.Text())
			}
		}
	}
}
