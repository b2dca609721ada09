package signin

import (
	"strconv"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"

	"pbxusers/ui/kit"
	"pbxusers/ui/look"
	"pbxusers/ui/person"
	"pbxusers/ui/words"
)

// keySheet shows a recovery key, with the ways to keep it.
type keySheet struct {
	*person.Keeping
	work         work // gets the key
	organisation func() string
	groups       []string // nil until they came
	place        *fyne.Container
}

// newKeySheet returns a sheet without a key.
func newKeySheet(p *page, deps KeepDeps, organisation func() string) *keySheet {
	s := &keySheet{organisation: organisation, place: container.NewStack()}
	s.Keeping = person.NewKeeping(deps, person.Paper{
		Title: words.T("PBX Users recovery key"),
		File:  person.FileName(".txt", " ", time.Now(), words.T("PBX Users recovery key")),
		Clip:  func() string { return strings.Join(s.groups, "-") }, Sheet: s.text,
		Saved: func(path string) string {
			return words.T("Saved as %[1]s. Move it away from this computer: whoever has it and the register can read everything.", path)
		},
	}, p.fit)
	s.SetReady(false)
	return s
}

// show shows the key.
func (s *keySheet) show(groups []string) {
	s.groups = groups
	s.place.Objects = []fyne.CanvasObject{numbered(groups)}
	s.SetReady(true)
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
