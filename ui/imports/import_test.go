package imports_test

import (
	"errors"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"pbxusers/data"
	"pbxusers/security/access"
	"pbxusers/ui/kit"
	"pbxusers/ui/kit/kittest"
	"pbxusers/ui/look"
)

// chooseNew gives new users profile Portal and role Manager, by keys alone, and goes on.
func (o *office) chooseNew(t testing.TB) {
	t.Helper()
	o.tab(t, "the profile", func(f fyne.Focusable) bool { _, ok := f.(*kit.Select); return ok })
	o.window.Type("p")
	o.tab(t, "the roles' search", func(f fyne.Focusable) bool {
		s, ok := f.(*kit.SearchEntry)
		return ok && s.PlaceHolder == "Search roles"
	})
	o.window.Type("man")
	o.window.Press(fyne.KeyDown, fyne.KeySpace)
	o.tabButton(t, "Next")
}

// imported goes from an export of n new users to their plan.
func (o *office) planned(t testing.TB, n int) {
	t.Helper()
	o.load(t, "export.csv", freePBX(n))
	o.next(t, "What the file does not say about")
	o.chooseNew(t)
	o.next(t, "Nothing is written yet")
}

func TestAFileIsImportedByTypingItsPathWithoutAMouse(t *testing.T) {
	o := newOffice(t)
	o.load(t, "export.csv", freePBX(60))
	for _, text := range []string{"export.csv", "An export of FreePBX User Management", "60 rows · Unicode characters (UTF-8) · separated by commas",
		"13 columns are not taken over: description, default_extension, password, encrypted_password", "Passwords of other systems never are"} {
		if !o.window.Sees(text) {
			t.Errorf("the columns' page does not say %q", text)
		}
	}
	o.next(t, "60 users in the file are new")
	if s, ok := o.window.Canvas().Focused().(*kit.Select); !ok || !slices.Contains(s.Options, "Portal") {
		t.Errorf("%T has the keyboard, not the profile", o.window.Canvas().Focused())
	}
	o.chooseNew(t)
	o.next(t, "Import 60 users")
	o.next(t, "60 users were added.")
	if len(o.users) != 61 || o.done != 1 {
		t.Fatalf("%d users, the table was told %d times", len(o.users), o.done)
	}
	u := o.users[60]
	if u.Profile != 2 || !slices.Equal(u.Roles, []data.RoleID{2}) || !slices.Equal(u.Tenants, []data.TenantID{1}) || u.Department != "Warehouse" || !u.MustChange {
		t.Errorf("the last one is %+v", u)
	}
}

func TestPasswordsAreHiddenSavedAndAskedAboutBeforeTheyAreLost(t *testing.T) {
	o := newOffice(t)
	o.planned(t, 2)
	o.next(t, "2 users were added.")
	w := o.window
	if w.Sees("SECRET-") {
		t.Error("a password is shown before anybody asked for it")
	}
	w.Press(fyne.KeyEscape)
	o.see("Close without the passwords?")
	w.Press(fyne.KeyEscape)
	o.tab(t, "Show the passwords", func(f fyne.Focusable) bool { c, ok := f.(*kit.Check); return ok && c.Text == "Show the passwords" })
	w.Press(fyne.KeySpace)
	if !w.Sees("SECRET-user00001") {
		t.Error("the passwords cannot be shown")
	}
	if !o.screen.Unfinished() {
		t.Error("the window may close over passwords that were not kept")
	}
	o.tabButton(t, "Save passwords…")
	w.Press(fyne.KeyReturn)
	o.files()
	w.Press(fyne.KeyReturn)
	path := filepath.Join(o.home, "temporary-passwords.csv")
	o.see("The passwords were saved to " + path)
	text, err := os.ReadFile(path)
	if err != nil || !strings.Contains(string(text), "user00001,user00001@example.org,SECRET-user00001") {
		t.Errorf("the file holds %q (%v)", text, err)
	}
	w.Press(fyne.KeyEscape)
	if len(w.Canvas().Overlays().List()) != 0 || o.screen.Unfinished() {
		t.Error("after saving, it still asks")
	}
}

func TestAPrinterThatFailsDoesNotCountAsKept(t *testing.T) {
	o := newOffice(t)
	o.printErr = errors.New("no paper")
	o.planned(t, 1)
	o.next(t, "1 user was added.")
	o.window.Click(o.window.Button("Print"))
	o.see("no paper")
	if o.window.Sees("not printed: ") {
		t.Error("the failure is told twice")
	}
	if !o.screen.Unfinished() {
		t.Error("the passwords count as kept")
	}
	o.printErr = nil
	o.window.Click(o.window.Button("Print"))
	o.see("sent to the printer")
	if !strings.Contains(o.printed, "SECRET-user00000") || o.screen.Unfinished() {
		t.Errorf("printed %q", o.printed)
	}
}

func TestWhatIsToldOfThePasswordsLeavesThemInALowWindow(t *testing.T) {
	o := officeIn(t, kittest.NewApp(t, look.Light), 1024/1.5, 700/1.5)
	o.printErr = errors.New("Nothing could be printed, for reasons that take more than one line in a window as low and as narrow as this one.")
	o.planned(t, 5)
	o.next(t, "5 users were added.")
	grid := kittest.Find[*kit.Grid](o.window, nil)
	o.window.Click(o.window.Button("Print"))
	o.see("Nothing could be printed")
	if height := grid.Size().Height; height < 100 {
		t.Errorf("%v are left for the passwords", height)
	}
}

func TestAFileWithAnErrorCannotBeImported(t *testing.T) {
	o := newOffice(t)
	o.load(t, "own.csv", ownHeader+"ann,ann@example.org,Manager,,Portal,,,north,yes,none,yes\nbert,no address,Manager,,Portal,,,north,yes,none,yes\n")
	o.next(t, "1 row cannot be imported")
	w := o.window
	if b := kittest.Find(w, func(b *kit.Button) bool { return strings.HasPrefix(b.Text, "Import ") }); b != nil {
		t.Errorf("there is a button %q", b.Text)
	}
	text := w.Text()
	if bert, ann := strings.Index(text, "bert"), strings.Index(text, "ann@"); bert < 0 || ann < bert {
		t.Errorf("the error does not come first:\n%s", text)
	}
	if !strings.Contains(text, "E-mail: This is not an e-mail address") {
		t.Errorf("the reason is missing:\n%s", text)
	}
	w.Click(w.Button("New  1"))
	if w.Sees("bert") || !w.Sees("ann@example.org") {
		t.Error("the filter shows the wrong rows")
	}
	w.Click(w.Button("Save report…"))
	o.files()
	w.Press(fyne.KeyReturn)
	path := filepath.Join(o.home, "import-report.csv")
	w.Wait("the report", func() bool { _, err := os.Stat(path); return err == nil })
	report, err := os.ReadFile(path)
	if err != nil || !strings.Contains(string(report), "3,Error,bert,E-mail: This is not an e-mail address") {
		t.Errorf("the report holds %q (%v)", report, err)
	}
	if len(o.users) != 1 {
		t.Error("something was imported")
	}
}

func TestTheSameFileAgainSaysThatItChangesNothing(t *testing.T) {
	o := newOffice(t)
	o.load(t, "own.csv", ownHeader+"admin,admin@example.org,Administrator,,Administrator,,,north,yes,none,no\n")
	o.next(t, "there is nothing to import")
	o.window.Press(fyne.KeyReturn)
	if len(o.window.Canvas().Overlays().List()) != 0 || o.done != 0 {
		t.Error("Close does not close, or something was written")
	}
}

func TestAnotherSystemsFileImportedTwiceIsAskedAboutOnce(t *testing.T) {
	o := newOffice(t)
	o.planned(t, 3)
	o.next(t, "3 users were added.")
	o.screen.Close()
	o.load(t, "export.csv", freePBX(3))
	o.next(t, "there is nothing to import")
	if b := o.window.Button("Close"); o.window.Canvas().Focused() != fyne.Focusable(b) || o.window.Sees("Cancel") {
		t.Error("Close does not have the keyboard, or is one of two")
	}
	o.window.Press(fyne.KeyEscape)
	if o.screen.Shown() {
		t.Error("Escape does not close")
	}
}

func TestAChangeIsShownOldAndNew(t *testing.T) {
	o := newOffice(t)
	o.load(t, "own.csv", ownHeader+"admin,boss@example.org,Administrator,,Administrator,,,north,yes,none,yes\n")
	o.next(t, "Import 1 user")
	o.tab(t, "the rows", func(fyne.Focusable) bool { return kittest.Find[*kit.Grid](o.window, nil).Focused() })
	o.window.Press(fyne.KeyReturn) // the row in full
	for _, text := range []string{"Line 2: admin", "E-mail: boss@example.org (was admin@example.org)", "Must change password: yes (was no)"} {
		if !o.window.Sees(text) {
			t.Errorf("%q is not shown:\n%s", text, o.window.Text())
		}
	}
	o.window.Press(fyne.KeyReturn)
	o.tabButton(t, "Import 1 user")
	o.next(t, "1 user was changed.")
	if o.users[0].Email != "boss@example.org" || o.window.Sees("Temporary") {
		t.Errorf("the user is %+v", o.users[0])
	}
}

func TestWhenTheRegisterMovedTheNewPlanIsShownAndNothingIsWritten(t *testing.T) {
	o := newOffice(t)
	o.planned(t, 2)
	o.mutex.Lock()
	o.users = append(o.users, data.User{ID: 2, Username: "user00000", Email: "user00000@example.org", Department: "Warehouse", Roles: []data.RoleID{2},
		Profile: 2, Tenants: []data.TenantID{1}, DefaultTenant: 1, SecondFactor: data.NoFactor, Enabled: true})
	o.mutex.Unlock()
	o.next(t, "The users were changed elsewhere while you looked at this.")
	if len(o.users) != 2 || o.done != 0 {
		t.Fatal("something was written")
	}
	o.next(t, "1 user was added.")
}

func TestCancellingWhileItImportsWritesNothingAndSaysSo(t *testing.T) {
	o := newOffice(t)
	o.hold = make(chan struct{})
	o.planned(t, 3)
	o.next(t, "Importing 1 of 3 users…")
	if !o.screen.Unfinished() {
		t.Error("the window may close while the import writes")
	}
	o.next(t, "The import was cancelled. Nothing was written.") // Enter on Cancel
	if len(o.users) != 1 || o.done != 0 || o.screen.Unfinished() {
		t.Error("something was written")
	}
}

func TestSigningOutWhileItImportsCancelsItAndShowsNothingAfterwards(t *testing.T) {
	o := newOffice(t)
	o.hold = make(chan struct{})
	o.planned(t, 3)
	o.next(t, "Importing 1 of 3 users…")
	o.screen.Close()
	o.window.Wait("the end", func() bool { return !o.screen.Unfinished() })
	time.Sleep(50 * time.Millisecond)
	o.window.Settle()
	if len(o.window.Canvas().Overlays().List()) != 0 || len(o.users) != 1 {
		t.Error("something is shown, or was written")
	}
}

func TestARefusalStandsOnThePlanAndTheEndOfTheSessionLeaves(t *testing.T) {
	o := newOffice(t)
	o.planned(t, 1)
	o.applyErr = data.ErrLastAdministrator
	o.next(t, "Nobody could administer users any more.")
	o.applyErr = &access.Refusal{Rule: access.RuleEnded}
	o.window.Press(fyne.KeyReturn)
	o.window.Wait("the end", func() bool { return o.ended == 1 })
	if len(o.window.Canvas().Overlays().List()) != 0 {
		t.Error("the wizard stays")
	}
}

func TestWhatNewUsersNeedIsAskedBesideTheField(t *testing.T) {
	o := newOffice(t)
	o.load(t, "export.csv", freePBX(1))
	o.next(t, "1 user in the file is new")
	o.press(t, "Next", "is needed.")
	for label, want := range map[string]bool{"Profile": true, "Roles": true, "Tenants": false} {
		if got := o.window.Field(label).Wrong() != ""; got != want {
			t.Errorf("%s has an error: %v", label, got)
		}
	}
	o.chooseNew(t)
	o.next(t, "Import 1 user")
	o.window.Click(o.window.Button("Back"))
	o.press(t, "Next", "Import 1 user") // what was chosen is still chosen
}

func TestOnlyWhatOneHoldsCanBeGranted(t *testing.T) {
	o := newOffice(t)
	o.users[0].Roles, o.users[0].Profile, o.users[0].Tenants = []data.RoleID{2}, 2, []data.TenantID{1}
	o.load(t, "export.csv", freePBX(1))
	o.next(t, "1 user in the file is new")
	w := o.window
	profile := w.Field("Profile").Object().(*kit.Select)
	if !slices.Equal(profile.Options, []string{"Portal"}) || w.Sees("May do everything") || w.Sees("south") {
		t.Errorf("offered are the profiles %v and:\n%s", profile.Options, w.Text())
	}
}

func TestFilesThatCannotBeImportedAreToldApart(t *testing.T) {
	for name, c := range map[string]struct{ text, want string }{
		"empty":  {"", "There is nothing in the file."},
		"header": {freePBXHeader, "There are column names, but no rows below them."},
		"groups": {"groupname,description,users\nsales,,ann\n", "This is FreePBX's list of groups."},
		"binary": {"a\x00b,c\n1,2\n", "is not text"},
	} {
		t.Run(name, func(t *testing.T) {
			o := newOffice(t)
			o.load(t, "bad.csv", c.text)
			if !o.window.Sees(c.want) {
				t.Errorf("%q is not said:\n%s", c.want, o.window.Text())
			}
		})
	}
}

// What is seen before the test settles is there with the next frame.
func TestASmallFileIsThereWithTheNextFrame(t *testing.T) {
	o := newOffice(t)
	for range 5 { // a busy computer may need longer than a blink now and then
		o.screen.StartWith("small.csv", io.NopCloser(strings.NewReader(freePBX(3))))
		if o.window.Sees("Column in the file") {
			return
		}
		o.window.Settle()
		o.screen.Close()
	}
	t.Error("the columns wait for another frame")
}

func TestASlowFileDoesNotHoldTheWindow(t *testing.T) {
	o := newOffice(t)
	from, to := io.Pipe()
	o.screen.StartWith("slow.csv", from) // comes back although nothing can be read yet
	o.see("Reading slow.csv…")
	if _, err := io.WriteString(to, freePBX(1)); err != nil {
		t.Fatal(err)
	}
	if err := to.Close(); err != nil {
		t.Fatal(err)
	}
	o.see("Column in the file")
}

func TestADroppedFileStartsTheWizardUnlessPasswordsWouldBeLost(t *testing.T) {
	o := newOffice(t)
	drop := func(text string) bool {
		return o.screen.StartWith("dropped.csv", io.NopCloser(strings.NewReader(text)))
	}
	if !drop(freePBX(1)) {
		t.Fatal("refused")
	}
	o.see("dropped.csv")
	drop(ownHeader + "ann,ann@example.org,Manager,,Portal,,,north,yes,none,yes\n")
	o.see("A file of PBX Users")
	o.next(t, "Import 1 user")
	o.next(t, "1 user was added.")
	if drop(freePBX(1)) {
		t.Error("a drop takes the passwords away")
	}
}

func TestAHundredThousandRowsArePlannedAndFiltered(t *testing.T) {
	o := newOffice(t)
	o.screen.StartWith("big.csv", io.NopCloser(strings.NewReader(freePBX(100_000))))
	o.see("100,000 rows")
	o.next(t, "100,000 users in the file are new")
	o.chooseNew(t)
	o.next(t, "Import 100,000 users")
	o.window.Click(o.window.Button("New  100,000"))
	o.tab(t, "the rows", func(fyne.Focusable) bool { return kittest.Find[*kit.Grid](o.window, nil).Focused() })
	o.window.Press(fyne.KeyEnd)
	if !o.window.Sees("user99999") {
		t.Error("End does not show the last row")
	}
}
