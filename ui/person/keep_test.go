package person_test

import (
	"bytes"
	"errors"
	"io"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"pbxusers/ui/kit"
	"pbxusers/ui/kit/kittest"
	"pbxusers/ui/person"
)

var theCodes = person.Codes{Organisation: "Harbour Dental Clinic", Username: "ann", Made: time.Date(2026, 3, 9, 12, 0, 0, 0, time.Local),
	List: []string{"0123-4567-89AB-CDEF", "2222-3333-4444-5555"}}

// safe is where secrets of a test are kept.
type safe struct {
	copied  string
	name    string
	file    bytes.Buffer
	printed string
	broken  error
}

func (s *safe) keep() person.Keep {
	return person.Keep{
		Copy:  func(secret string) { s.copied = secret },
		Print: func(_, text string) error { s.printed = text; return s.broken },
		Save: func(name string, write func(io.Writer) error, done func(string, error)) {
			s.name = name
			if s.broken != nil {
				done("", s.broken)
				return
			}
			done("/home/ann/"+name, write(&s.file))
		},
	}
}

func TestTheSheetOfRecoveryCodesHoldsThemAndWhoseTheyAre(t *testing.T) {
	sheet := theCodes.Sheet()
	for _, want := range append([]string{"Harbour Dental Clinic", "recovery codes of ann", "2026-03-09", "once"}, theCodes.List...) {
		if !strings.Contains(sheet, want) {
			t.Errorf("it lacks %q:\n%s", want, sheet)
		}
	}
	for line := range strings.Lines(sheet) {
		if len([]rune(line)) > 80 {
			t.Errorf("a printer would cut %q", line)
		}
	}
}

func TestCodesAreCopiedSavedAndPrintedAndThenLetGoOf(t *testing.T) {
	for _, way := range []string{"Copy", "Save…", "Print"} {
		s := &safe{}
		w := kittest.Open(t, kit.NewText(""), 700, 500)
		theCodes.Show(w.Canvas(), "These are they.", s.keep())
		w.Push(way)
		w.Wait(way, func() bool {
			return w.Sees("Copied.") || w.Sees("Saved as /home/ann/") || w.Sees("Sent to the printer.")
		})
		if way == "Save…" && s.name != "PBX Users recovery codes ann 2026-03-09.txt" {
			t.Errorf("saved as %q", s.name)
		}
		if kept := s.copied + s.file.String() + s.printed; !strings.Contains(kept, theCodes.List[0]) || !strings.Contains(kept, theCodes.List[1]) {
			t.Errorf("%s keeps %q", way, kept)
		}
		w.Push("They are kept")
		w.WaitClosed()
	}
}

func TestCodesThatNobodyKeptAreNotClosedByAnEnterTooMany(t *testing.T) {
	w := kittest.Open(t, kit.NewText(""), 700, 500)
	theCodes.Show(w.Canvas(), "These are they.", (&safe{}).keep())
	w.Press(fyne.KeyReturn, fyne.KeyReturn)
	if w.Canvas().Overlays().Top() == nil || !w.Sees(theCodes.List[0]) || w.Sees("Are the codes kept?") {
		t.Fatalf("two Enters closed it, or left the question: %s", w.Text())
	}
	w.Press(fyne.KeyEscape)
	w.WaitFor("Are the codes kept?")
	w.Push("They are written down")
	w.WaitClosed()
}

func TestWhatCouldNotBeKeptIsToldAndStillAskedFor(t *testing.T) {
	s := &safe{broken: errors.New("the stick was pulled out")}
	w := kittest.Open(t, kit.NewText(""), 700, 500)
	theCodes.Show(w.Canvas(), "These are they.", s.keep())
	w.Push("Save…")
	w.WaitFor("It could not be saved.")
	w.Push("Print")
	w.WaitFor("It could not be printed")
	w.Push("They are kept")
	w.WaitFor("Are the codes kept?")
}

func TestWhatCannotBePrintedOrCopiedHasNoButtonForIt(t *testing.T) {
	s := &safe{}
	keep := s.keep()
	keep.Print = nil
	k := person.NewKeeping(keep, person.Paper{Title: "Sheets", File: "sheets.pdf", Sheet: func() string { return "%PDF" },
		Saved: func(path string) string { return "At " + path }, Long: true}, func() {})
	w := kittest.Open(t, kit.NewStackOf(k.Row, k.About), 480, 200)
	if w.Sees("Copy") || w.Sees("Print") {
		t.Error(w.Text())
	}
	w.Push("Save as PDF…")
	if s.name != "sheets.pdf" || s.file.String() != "%PDF" || !w.Sees("At /home/ann/sheets.pdf") {
		t.Errorf("%q in %q: %s", s.file.String(), s.name, w.Text())
	}
}
