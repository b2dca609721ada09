package person_test

import (
	"bytes"
	"errors"
	"image/color"
	"io"
	"testing"

	"fyne.io/fyne/v2/container"

	"pbxusers/data"
	"pbxusers/ui/kit"
	"pbxusers/ui/kit/kittest"
	"pbxusers/ui/lists"
	"pbxusers/ui/person"
)

var (
	blue = color.NRGBA{R: 60, G: 140, B: 200, A: 255}
	red  = color.NRGBA{R: 200, G: 60, B: 60, A: 255}
)

func TestAPassphraseIsShownWithItsStrengthAndCanBeTypedOn(t *testing.T) {
	p := person.NewPassword("New password", func(typed string) int { return min(4, len(typed)/5) },
		func() (string, error) { return "copper lantern fjord walrus", nil }, func(string, error) { t.Error("refused") })
	w := kittest.Open(t, p.Field, 480, 300)
	if !w.Sees("15 characters or more") {
		t.Errorf("an empty field does not say what is wanted: %s", w.Text())
	}
	p.Entry.SetText("short")
	if w.Sees("short") || !w.Sees("Too easy to guess") {
		t.Errorf("it is not hidden and rated: %s", w.Text())
	}
	p.Field.SetError("Too short.")
	w.Click(w.Button("Suggest a passphrase"))
	if !w.Sees("copper lantern fjord walrus") || !w.Sees("Very good") || p.Field.Wrong() != "" {
		t.Errorf("the passphrase is not shown with its strength: %s", w.Text())
	}
	w.Type("!")
	if p.Entry.Text != "copper lantern fjord walrus!" {
		t.Errorf("typing on gives %q", p.Entry.Text)
	}
	w.Click(w.Button("Suggest a passphrase"))
	if !w.Sees("copper lantern fjord walrus") {
		t.Error("a second suggestion is hidden")
	}
}

func TestWithoutAPassphraseTheTypedOneStays(t *testing.T) {
	var told error
	broken := errors.New("no randomness")
	p := person.NewPassword("New password", func(string) int { return 0 }, func() (string, error) { return "", broken }, func(_ string, err error) { told = err })
	w := kittest.Open(t, p.Field, 480, 300)
	p.Entry.SetText("mine")
	w.Click(w.Button("Suggest a passphrase"))
	if !errors.Is(told, broken) || p.Entry.Text != "mine" {
		t.Errorf("told %v, the field holds %q", told, p.Entry.Text)
	}
}

// studio is a portrait in a window, with the files to be chosen one after the other.
type studio struct {
	*kittest.Window
	*person.Portrait
	files []io.Reader
}

func newStudio(t *testing.T, files ...io.Reader) *studio {
	s := &studio{files: files}
	s.Portrait = person.NewPortrait(lists.NewWork(func() { t.Error("signed out") }), func(_ string, _ []string, chosen func(string, io.ReadCloser)) {
		file := s.files[0]
		s.files = s.files[1:]
		chosen("face", io.NopCloser(file))
	})
	s.SetName("ana")
	s.Window = kittest.Open(t, container.NewVBox(s.Portrait.Field), 480, 300)
	return s
}

func (s *studio) choose() { s.Click(s.Button("Choose…")) }

// offered reports whether a button of that label can be seen.
func (s *studio) offered(label string) bool {
	return kittest.Find(s.Window, func(b *kit.Button) bool { return b.Text == label }) != nil
}

func TestAChosenPictureIsShownAndCanBeTakenAway(t *testing.T) {
	s := newStudio(t, bytes.NewReader(kittest.PNG(t, blue)))
	if s.offered("Remove") || !s.Sees("A") {
		t.Error("without a picture there are no initials, or there is something to remove")
	}
	s.choose()
	s.Wait("the picture", func() bool { return s.offered("Remove") })
	if png, touched := s.Chosen(); len(png) == 0 || !touched {
		t.Errorf("%d bytes, touched %t", len(png), touched)
	}
	s.SetName("zoe")
	s.Click(s.Button("Remove"))
	if png, touched := s.Chosen(); png != nil || !touched || s.offered("Remove") {
		t.Errorf("%d bytes, touched %t", len(png), touched)
	}
	if !s.Sees("Z") {
		t.Error("the initials are not those of the name now")
	}
}

func TestAStoredPictureIsNobodysChoice(t *testing.T) {
	s := newStudio(t)
	stored, err := data.CheckedPicture(bytes.NewReader(kittest.PNG(t, red)))
	if err != nil {
		t.Fatal(err)
	}
	s.SetStored(stored)
	if png, touched := s.Chosen(); !bytes.Equal(png, stored) || touched || !s.offered("Remove") {
		t.Errorf("%d bytes, touched %t", len(png), touched)
	}
	s.Fix("Not yours.")
	if s.offered("Remove") || s.offered("Choose…") || s.Sees("up to") || !s.Sees("Not yours.") {
		t.Errorf("it can still be changed: %s", s.Text())
	}
	s.SetStored([]byte("broken"))
	if s.Portrait.Field.Wrong() == "" {
		t.Error("a stored picture that cannot be drawn is not told")
	}
}

func TestAFileThatIsNoPictureIsToldAndTheOldOneStays(t *testing.T) {
	s := newStudio(t, bytes.NewReader(kittest.PNG(t, blue)), bytes.NewReader([]byte("GIF? no")), failing{}, bytes.NewReader(kittest.PNG(t, red)))
	s.choose()
	s.Wait("the picture", func() bool { return s.offered("Remove") })
	first, _ := s.Chosen()
	for _, want := range []string{"This is not a PNG, JPEG, GIF or WebP picture.", "The file could not be read."} {
		s.choose()
		s.WaitFor(want)
		if now, _ := s.Chosen(); !bytes.Equal(now, first) {
			t.Error("the picture is another one")
		}
	}
	s.choose()
	s.Wait("the next picture", func() bool { now, _ := s.Chosen(); return !bytes.Equal(now, first) && s.Portrait.Field.Wrong() == "" })
}

func TestAFileThatIsStillReadDoesNotComeAfterALaterChoice(t *testing.T) {
	out, in := io.Pipe()
	s := newStudio(t, out)
	s.SetStored(kittest.PNG(t, red))
	s.choose()
	s.Click(s.Button("Remove"))
	go func() {
		_, err := in.Write(kittest.PNG(t, blue))
		_ = in.CloseWithError(err)
	}()
	s.Wait("the button", func() bool { return !s.Button("Choose…").Disabled() })
	if png, touched := s.Chosen(); png != nil || !touched {
		t.Errorf("%d bytes, touched %t", len(png), touched)
	}
}

type failing struct{}

func (failing) Read([]byte) (int, error) { return 0, errors.New("the stick was pulled out") }
