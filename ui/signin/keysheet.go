package signin

import (
	"context"
	"io"
	"strconv"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"

	"pbxusers/ui/kit"
	"pbxusers/ui/look"
	"pbxusers/ui/words"
)

// KeepDeps is what it takes to keep a recovery key that is shown once.
type KeepDeps struct {
	// Save lets a person choose a file and writes it; done is told where, or an error, on the drawing goroutine.
	Save func(suggestedName string, write func(io.Writer) error, done func(path string, err error))
	// Print sends a text to the printer; it is called away from the drawing goroutine.
	Print func(title, text string) error
	// Copy puts a text on the clipboard, to be cleared after 30 seconds.
	Copy func(text string)
}

// keySheet shows a recovery key, with the ways to keep it.
type keySheet struct {
	page         *page
	deps         KeepDeps
	organisation func() string
	groups       []string // nil until they came
	place        *fyne.Container
	row          fyne.CanvasObject
	about        *notice // what became of copying, saving and printing
	keep         []*kit.Button
	work         work // of its own, so that a printer that hangs holds nothing else up
}

// newKeySheet returns a sheet without a key.
func newKeySheet(p *page, deps KeepDeps, organisation func() string) *keySheet {
	s := &keySheet{page: p, deps: deps, organisation: organisation, about: newNotice(p), place: container.NewStack()}
	withIcon := func(label string, icon fyne.Resource, do func()) *kit.Button {
		b := kit.NewButton(label, do)
		b.Icon = icon
		b.Disable()
		s.keep = append(s.keep, b)
		return b
	}
	s.row = kit.NewFlow(0, withIcon(words.T("Copy"), look.IconCopy, s.copy), withIcon(words.T("Save…"), look.IconDown, s.save),
		withIcon(words.T("Print"), look.IconPrint, s.print))
	return s
}

// show shows the key.
func (s *keySheet) show(groups []string) {
	s.groups = groups
	s.place.Objects = []fyne.CanvasObject{numbered(groups)}
	for _, b := range s.keep {
		b.Enable()
	}
}

// numbered shows the groups with their numbers, because one of them will be asked for.
func numbered(groups []string) fyne.CanvasObject {
	grid := container.NewGridWithColumns(groupsPerLine)
	for i, group := range groups {
		number := kit.NewStyledText(strconv.Itoa(i+1), theme.SizeNameCaptionText, look.ColorNameMuted, false)
		key := kit.NewStyledText(group, theme.SizeNameHeadingText, theme.ColorNameForeground, true)
		key.Mono, key.Align, number.Align = true, fyne.TextAlignCenter, fyne.TextAlignCenter
		grid.Add(container.New(layout.NewCustomPaddedVBoxLayout(0), number, key))
	}
	back := kit.NewSurface(theme.ColorNameInputBackground, theme.Size(theme.SizeNameInputRadius))
	back.Stroke = look.ColorNameBorder
	return container.NewStack(back, kit.NewInset(grid, 12, 8))
}

func (s *keySheet) text() string {
	return RecoverySheet(strings.TrimSpace(s.organisation()), s.groups, words.Date(time.Now()))
}

func (s *keySheet) copy() {
	s.deps.Copy(strings.Join(s.groups, "-"))
	s.about.tell(kit.Success, words.T("Copied. The clipboard is emptied after 30 seconds."))
}

func (s *keySheet) save() {
	text := s.text()
	s.deps.Save(words.T("PBX Users recovery key")+".txt", func(w io.Writer) error {
		_, err := io.WriteString(w, text)
		return err
	}, func(path string, err error) {
		switch {
		case err != nil:
			s.about.tell(kit.Error, words.T("It could not be saved. Choose another place, or write it down instead."))
		case path != "":
			s.about.tell(kit.Success, words.T("Saved as %[1]s. Move it away from this computer: whoever has it and the register can read everything.", path))
		}
	})
}

func (s *keySheet) print() {
	title, text := words.T("PBX Users recovery key"), s.text()
	s.work.start(func(context.Context) error { return s.deps.Print(title, text) }, func(err error) {
		if err != nil {
			s.about.tell(kit.Error, words.T("It could not be printed: the system's printing did not answer. Save it or write it down instead."))
			return
		}
		s.about.tell(kit.Success, words.T("Sent to the printer. See that the sheet came out before you go on."))
	})
}
