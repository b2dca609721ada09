package kit

import (
	"slices"
	"strings"
	"unicode"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"pbxusers/ui/look"
)

const (
	finderFew    = 8   // so many options open as a plain list
	finderHeight = 232 // of the list in the dialog, which fits a low window
)

// FinderTexts are what people read in a Finder's dialog.
type FinderTexts struct {
	Title, Search, Clear string
	None                 string // where the search finds nothing
	Choose, Cancel       string
}

// Finder is a Select for long lists: where its options are more than a few, it opens a dialog in which they are
// searched. A letter typed on it opens the dialog and begins the search.
type Finder struct {
	Select
	texts FinderTexts
}

// NewFinder returns a choice with nothing to choose from yet; changed is told each choice.
func NewFinder(texts FinderTexts, changed func(string)) *Finder {
	f := &Finder{texts: texts}
	f.PlaceHolder, f.OnChanged, f.owner = " ", changed, f
	f.ExtendBaseWidget(f)
	return f
}

// opening are the keys, beside Enter, that open a Select.
var opening = []fyne.KeyName{fyne.KeySpace, fyne.KeyDown, fyne.KeyUp, fyne.KeyF4}

func (f *Finder) many() bool { return len(f.Options) > finderFew && !f.Disabled() }

// Tapped is called by Fyne.
func (f *Finder) Tapped(ev *fyne.PointEvent) {
	if f.many() {
		Focus(f)
		f.open()
		return
	}
	f.Select.Tapped(ev)
}

// TypedKey is called by Fyne.
func (f *Finder) TypedKey(ev *fyne.KeyEvent) {
	switch {
	case f.many() && (isEnter(ev) || slices.Contains(opening, ev.Name)):
		active(f)
		f.open()
	case forwards(ev) && ev.Name != fyne.KeyF4 && !isEnter(ev):
		active(f)
		f.pass(f, ev) // the Select inside is not what the window knows
	default:
		f.Select.TypedKey(ev)
	}
}

// TypedRune is called by Fyne.
func (f *Finder) TypedRune(r rune) {
	switch {
	case !f.many():
		f.Select.TypedRune(r)
	case unicode.IsPrint(r) && r != ' ':
		if search := f.open(); search != nil {
			search.TypedRune(r)
		}
	}
}

// FocusGained is called by Fyne.
func (f *Finder) FocusGained() {
	f.Select.FocusGained()
	reveal(f)
}

// open shows the dialog and returns its search, which has the keyboard; nil without a window.
func (f *Finder) open() *SearchEntry {
	c := canvasOf(f)
	if c == nil {
		return nil
	}
	shown := slices.Clone(f.Options)
	list := NewGrid([]Column{TextColumn("", 1, 200, func(row int) string { return shown[row] })}, false,
		func() int { return len(shown) }, func(row int) int64 { return int64(row) })
	list.plain()
	list.Empty = NewStyledText(f.texts.None, theme.SizeNameText, look.ColorNameMuted, false)
	list.SetCurrent(max(0, f.SelectedIndex()))
	search := NewSearchEntry(f.texts.Search, f.texts.Clear, func(text string) {
		shown = containing(f.Options, text)
		list.Refresh()
		list.SetCurrent(0)
		list.ScrollToTop()
	})
	search.OnDown = list.Focus
	list.OnRune = func(r rune) {
		c.Focus(search)
		search.TypedRune(r)
	}
	d := NewDialog(f.texts.Title, container.NewBorder(search, nil, nil, nil, container.New(&thin{finderHeight}, list)))
	take := func(row int) {
		if row >= 0 && row < len(shown) {
			d.Close()
			f.SetSelected(shown[row])
		}
	}
	list.OnOpen = take
	search.OnEnter = func() { take(list.Current()) } // who looks for one thing takes what is found first
	d.SetCancel(f.texts.Cancel)
	d.SetPrimary(f.texts.Choose, func() { take(list.Current()) })
	d.First = search
	d.Show(c)
	return search
}

// containing returns the texts that hold every word typed, whatever its capitals.
func containing(texts []string, typed string) (found []string) {
	wanted := strings.Fields(strings.ToLower(typed))
	for _, text := range texts {
		small := strings.ToLower(text)
		if !slices.ContainsFunc(wanted, func(word string) bool { return !strings.Contains(small, word) }) {
			found = append(found, text)
		}
	}
	return found
}
