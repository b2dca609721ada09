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

// recoveryStep shows the recovery key, to be kept.
type recoveryStep struct {
	wizard *FirstStart
	shown  *kit.Form
	about  *notice  // what became of copying, saving and printing
	groups []string // nil until they came
	place  *fyne.Container
	keep   []*kit.Button
	next   *kit.Button
	work   work // of its own, so that a printer that hangs holds nothing else up
}

func (s *recoveryStep) make(f *FirstStart) {
	s.wizard, s.about, s.place = f, newNotice(f.page), container.NewStack()
	withIcon := func(label string, icon fyne.Resource, do func()) *kit.Button {
		b := kit.NewButton(label, do)
		b.Icon = icon
		b.Disable()
		s.keep = append(s.keep, b)
		return b
	}
	row := newFlow(withIcon(words.T("Copy"), look.IconCopy, s.copy), withIcon(words.T("Save…"), look.IconDown, s.save),
		withIcon(words.T("Print"), look.IconPrint, s.print))
	s.next = kit.NewPrimaryButton(words.T("Next"), nil, s.submit)
	s.shown = f.newForm(stepRecoveryKey, words.T("Keep the recovery key"),
		words.T("The keyring of this computer keeps the key of the register. If it is ever lost, this recovery key is the only other way in: "+
			"without both, nobody can open the data. It is shown only now. Print it, or write it down, and keep it away from this computer."),
		s.place, row, s.about.Banner, ends(kit.NewButton(words.T("Back"), f.back), s.next))
	s.shown.OnSubmit = s.submit
}

func (s *recoveryStep) form() *kit.Form { return s.shown }
func (s *recoveryStep) focus()          { kit.Focus(s.next) }

// load gets the key once it is needed.
func (s *recoveryStep) load() {
	if s.groups != nil {
		return
	}
	var groups []string
	s.work.start(func(context.Context) (err error) {
		groups, err = s.wizard.deps.RecoveryKey()
		return err
	}, func(err error) {
		if err != nil {
			s.about.tell(kit.Error, told(err))
			return
		}
		s.groups = groups
		s.place.Objects = []fyne.CanvasObject{numbered(groups)}
		s.about.tell(kit.Error, "")
		for _, b := range s.keep {
			b.Enable()
		}
		s.wizard.page.fit()
	})
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

// submit goes on; without a key it asks for it again.
func (s *recoveryStep) submit() {
	if s.groups == nil {
		s.load()
		return
	}
	s.wizard.forward()
}

func (s *recoveryStep) sheet() string {
	return RecoverySheet(strings.TrimSpace(s.wizard.answers.Organisation), s.groups, words.Date(time.Now()))
}

func (s *recoveryStep) copy() {
	s.wizard.deps.Copy(strings.Join(s.groups, "-"))
	s.about.tell(kit.Success, words.T("Copied. The clipboard is emptied after 30 seconds."))
}

func (s *recoveryStep) save() {
	text := s.sheet()
	s.wizard.deps.Save(words.T("PBX Users recovery key")+".txt", func(w io.Writer) error {
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

func (s *recoveryStep) print() {
	title, text := words.T("PBX Users recovery key"), s.sheet()
	s.work.start(func(context.Context) error { return s.wizard.deps.Print(title, text) }, func(err error) {
		if err != nil {
			s.about.tell(kit.Error, words.T("It could not be printed: the system's printing did not answer. Save it or write it down instead."))
			return
		}
		s.about.tell(kit.Success, words.T("Sent to the printer. See that the sheet came out before you go on."))
	})
}
