package users_test

import (
	"compress/zlib"
	"context"
	"errors"
	"io"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode/utf16"

	"fyne.io/fyne/v2"

	"pbxusers/data"
	"pbxusers/security/access"
	"pbxusers/ui/kit"
	"pbxusers/ui/kit/kittest"
	"pbxusers/ui/users"
)

// press is what the register keeps of enrolment sheets.
type press struct {
	sheets  []data.UserID // for whom they were made
	printed []string      // PDF files
	hung    chan struct{} // where set, making waits for it, or for Cancel
	noPress bool          // nothing prints a PDF
}

func (r *register) sheetDeps() users.SheetDeps {
	deps := users.SheetDeps{
		Organisation: func() string { return "Zoë & Łukasz" },
		EnrolmentSheets: func(ctx context.Context, ids []data.UserID) (list []data.EnrolmentSheet, err error) {
			if r.hung != nil {
				select {
				case <-r.hung:
				case <-ctx.Done():
					return nil, ctx.Err()
				}
			}
			err = r.change(func() error {
				for _, id := range ids {
					u := &r.users[r.at(id)]
					u.SecondFactor = data.Authenticator
					u.Version++
					r.enrol(id, 10)
					r.sheets = append(r.sheets, id)
					list = append(list, data.EnrolmentSheet{Organisation: "Zoë & Łukasz", Username: u.Username, Email: u.Email, Enrolment: theEnrolment, Codes: theCodes})
				}
				return nil
			})
			return list, err
		},
		PrintPDF: func(_, file string) error {
			if !strings.HasPrefix(file, "%PDF") {
				return errors.New("this is no PDF")
			}
			r.printed = append(r.printed, file)
			return nil
		},
	}
	if r.noPress {
		deps.PrintPDF = nil
	}
	return deps
}

// drawn returns all that is drawn in a PDF file.
func drawn(t *testing.T, file string) string {
	t.Helper()
	all := ""
	for _, found := range regexp.MustCompile(`(?s)stream\r?\n(.*?)\r?\nendstream`).FindAllStringSubmatch(file, -1) {
		r, err := zlib.NewReader(strings.NewReader(found[1]))
		if err != nil {
			continue // what is not compressed is no page
		}
		drawing, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		all += string(drawing)
	}
	return all
}

// utf16Text is a text as a PDF file draws it.
func utf16Text(text string) string {
	raw := []byte{}
	for _, unit := range utf16.Encode([]rune(text)) {
		raw = append(raw, byte(unit>>8), byte(unit))
	}
	return string(raw)
}

func TestASheetIsMadeOnceAndClosedOnlyWhenItWasKept(t *testing.T) {
	r := newRegister(t, crowd(10))
	s := open(t, r)
	name := r.stored(t, 4).Username
	s.rowMenu(4, "Enrolment sheet…")
	s.WaitFor("Enrolment sheet for " + name)
	if !s.Sees("open nothing any more") || !s.Sees("made this once") || len(r.sheets) != 0 {
		t.Fatalf("what it does is not said, or done already: %s", s.Text())
	}
	s.Press(fyne.KeyReturn)
	s.WaitFor("1 sheet is made.")
	if !slices.Equal(r.sheets, []data.UserID{4}) || r.stored(t, 4).SecondFactor != data.Authenticator {
		t.Errorf("made for %v", r.sheets)
	}
	s.Press(fyne.KeyEscape)
	s.WaitFor("Close without the sheet?")
	s.Press(fyne.KeyReturn) // the keyboard is on Go back
	if !s.Sees("1 sheet is made.") {
		t.Fatal("an Enter too many lost it")
	}
	s.Push("Save as PDF…")
	s.WaitFor("enrolment-sheet-" + name + "-" + time.Now().Format(time.DateOnly) + ".pdf")
	if len(r.kept) != 1 || !strings.HasPrefix(r.kept[0], "%PDF") {
		t.Errorf("saved %d files", len(r.kept))
	}
	page := drawn(t, r.kept[0])
	for _, want := range []string{"Zoë & Łukasz", "PBX Users of Zoë & Łukasz", name, theCodes[9]} { // in the program's own fonts
		if !strings.Contains(page, utf16Text(want)) {
			t.Errorf("the page lacks %q", want)
		}
	}
	s.Push("Print")
	s.WaitFor("Sent to the printer.")
	if len(r.printed) != 1 || r.printed[0] != r.kept[0] {
		t.Error("what is printed is not what is saved")
	}
	s.Push("Close")
	s.WaitClosed()
	if len(r.sheets) != 1 {
		t.Errorf("made %d times", len(r.sheets))
	}
}

func TestSheetsOfSeveralNameWhoIsLeftOut(t *testing.T) {
	r := newRegister(t, crowd(30))
	r.users[7].Roles = []data.RoleID{roleAdministrator}
	r.users[7].Username = "the.chief"
	r.me.Roles = []data.RoleID{roleNight}
	night := &r.choices.Roles[slices.IndexFunc(r.choices.Roles, func(role data.Role) bool { return role.ID == roleNight })]
	night.Permissions = append(night.Permissions, "show_user", "edit_user", data.PermissionAllDesks)
	s := open(t, r)
	s.grid().SetSelected(int64(r.users[2].ID), int64(r.users[7].ID), int64(r.users[8].ID))
	s.choose("Change", "Enrolment sheets…")
	s.WaitFor("Enrolment sheets for 2 users")
	if !s.Sees("Left out: the.chief.") || !s.Sees(r.users[2].Username+", "+r.users[8].Username) {
		t.Error(s.Text())
	}
	s.Push("Make the sheets")
	s.WaitFor("2 sheets are made.")
	if !slices.Equal(r.sheets, []data.UserID{r.users[2].ID, r.users[8].ID}) {
		t.Errorf("made for %v", r.sheets)
	}
	s.Push("Close")
	s.Push("Close without them")
	s.WaitClosed()
}

func TestASheetThatIsRefusedIsToldByName(t *testing.T) {
	r := newRegister(t, crowd(10))
	s := open(t, r)
	s.rowMenu(4, "Enrolment sheet…")
	r.fail = &data.About{Name: "somebody", Err: &access.Refusal{Rule: access.RuleMoreRights, Name: "somebody"}}
	s.Push("Make the sheet")
	s.WaitFor("No sheet was made")
	if !s.Sees("somebody") {
		t.Error(s.Text())
	}
	s.Press(fyne.KeyReturn)
	s.Push("Make the sheet")
	s.WaitFor("1 sheet is made.")
}

func TestManySheetsCanBeCancelled(t *testing.T) {
	r := newRegister(t, crowd(40))
	r.hung = make(chan struct{})
	s := open(t, r)
	ids := []int64{}
	for _, u := range r.users[:25] {
		ids = append(ids, int64(u.ID))
	}
	s.grid().SetSelected(ids...)
	s.choose("Change", "Enrolment sheets…")
	s.Push("Make the sheets")
	s.WaitFor("Making the sheets…")
	if s.Button("Make the sheets").Disabled() != true || kittest.Find[*kit.Progress](s.Window, nil) == nil {
		t.Error("nothing shows that it goes on")
	}
	s.Push("Cancel")
	s.WaitFor("It was cancelled. Nothing was changed.")
	if len(r.sheets) != 0 || s.Sees("Making the sheets…") {
		t.Error(s.Text())
	}
	close(r.hung)
	s.Push("Make the sheets")
	s.WaitFor("25 sheets are made.")
}

func TestWithoutAPrinterForPDFThereIsOnlySaving(t *testing.T) {
	r := newRegister(t, crowd(10))
	r.noPress = true
	s := open(t, r)
	s.rowMenu(4, "Enrolment sheet…")
	s.Push("Make the sheet")
	s.WaitFor("print it from the program that opens PDF files")
	if kittest.Find(s.Window, func(b *kit.Button) bool { return b.Text == "Print" }) != nil {
		t.Error("there is a button that can do nothing")
	}
}

func TestASheetIsMadeFromTheForm(t *testing.T) {
	r := newRegister(t, crowd(10))
	s := open(t, r)
	s.edit(4)
	s.Push("Enrolment sheet…")
	s.Push("Make the sheet")
	s.WaitFor("1 sheet is made.")
	s.Push("Save as PDF…")
	s.Push("Close")
	s.Wait("the form", func() bool { return s.Sees("10 recovery codes are left.") && s.Sees("Google Secret Code…") })
	s.Push("Save")
	s.WaitFor("was saved") // a sheet is no conflict
}

func TestOnesOwnSheetSaysWhatItMeans(t *testing.T) {
	r := newRegister(t, crowd(10))
	r.me.ID = 4
	s := open(t, r)
	s.rowMenu(4, "Enrolment sheet…")
	s.WaitFor("without its sheet you cannot sign in again")
}

// TestSheetPictures draws the dialogs of sheets; with PICTURES set, in every window, for people to look at.
func TestSheetPictures(t *testing.T) {
	frames := kittest.Frames()
	if os.Getenv("PICTURES") == "" {
		frames = frames[:1] // the pages of all would take half a minute
	}
	for _, f := range frames {
		r := newRegister(t, crowd(40))
		r.me.ID = 4
		r.hung = make(chan struct{})
		s := openWith(t, r, f.Mode, f.Width, f.Height)
		s.Scale(f.Scale)
		ids := []int64{}
		for _, u := range r.users[1:25] {
			ids = append(ids, int64(u.ID))
		}
		s.grid().SetSelected(ids...)
		s.choose("Change", "Enrolment sheets…")
		s.Picture(f.Name + "-sheets")
		s.Push("Make the sheets")
		s.WaitFor("Making the sheets…")
		s.Picture(f.Name + "-sheets-working")
		close(r.hung)
		s.WaitFor("24 sheets are made.")
		s.Picture(f.Name + "-sheets-made")
		s.Push("Save as PDF…")
		s.WaitFor("The file is not encrypted")
		s.Picture(f.Name + "-sheets-saved")
		s.Push("Close")
		s.WaitClosed()
		s.edit(3)
		kit.Focus(s.Button("Enrolment sheet…"))
		s.Picture(f.Name + "-sheets-form")
		s.Push("Enrolment sheet…")
		s.Picture(f.Name + "-sheet")
		s.Push("Make the sheet")
		s.WaitFor("1 sheet is made.")
		s.Press(fyne.KeyEscape)
		s.WaitFor("Close without the sheet?")
		s.Picture(f.Name + "-sheet-unkept")
	}
}
