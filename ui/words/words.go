// Package words turns what the program says into the person's language. The English
// text is the key: T("Create New User"). Each other language is one file in
// assets/translations, in the form of go-i18n: a text, or {"one": ..., "other": ...}
// where a number decides.
//
// A text may hold verbs as fmt knows them, with an index ("%[1]s") so that a translation
// can change their order. A test compares every key in the code with every file.
//
// The language is one for the whole program, because a program speaks to one person at a
// time; Use changes it, and whoever shows words builds its window again.
package words

import (
	"encoding/json"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"github.com/nicksnyder/go-i18n/v2/i18n"
	"golang.org/x/text/language"
	"golang.org/x/text/message"
	"golang.org/x/text/number"

	"pbxusers/assets"
)

// Language is one that the program speaks.
type Language struct {
	Tag  string // BCP 47
	Name string // in the language itself
}

// Languages lists what the program speaks, English first.
var Languages = []Language{{"en", "English"}, {"es", "Español"}}

// speaker is everything that depends on the language.
type speaker struct {
	tag     string
	texts   *i18n.Localizer
	said    sync.Map // plain texts that were said already: a search through the event log says millions
	numbers *message.Printer
}

var (
	bundle  = loadBundle()
	current atomic.Pointer[speaker]
)

func init() { Use("en") }

func loadBundle() *i18n.Bundle {
	b := i18n.NewBundle(language.English)
	b.RegisterUnmarshalFunc("json", json.Unmarshal)
	files, err := fs.Glob(assets.Translations, "translations/*.json")
	if err != nil {
		panic(err) // the pattern is a constant
	}
	for _, file := range files {
		text, err := assets.Translations.ReadFile(file)
		if err == nil {
			_, err = b.ParseMessageFileBytes(text, path.Base(file))
		}
		if err != nil {
			panic(fmt.Sprintf("%s: %v", file, err)) // the file is part of the program
		}
	}
	return b
}

// Use changes the language to that of a BCP 47 tag such as "es" or "es-MX"; one that
// the program does not speak becomes English.
func Use(tag string) { current.Store(newSpeaker(tag)) }

func newSpeaker(tag string) *speaker {
	base, _, _ := strings.Cut(tag, "-")
	if !slices.ContainsFunc(Languages, func(l Language) bool { return l.Tag == base }) {
		base = "en"
	}
	return &speaker{tag: base, texts: i18n.NewLocalizer(bundle, base), numbers: message.NewPrinter(language.Make(base))}
}

// Current is the tag of the language in use.
func Current() string { return current.Load().tag }

// T returns the text in the language in use, with args put into its verbs.
func T(text string, args ...any) string {
	said := current.Load().plain(text)
	if len(args) == 0 {
		return said
	}
	return fmt.Sprintf(said, args...)
}

// N returns one or other, whichever the language uses for n. Both hold the verb "%[1]s",
// which becomes n as Number writes it; args follow as "%[2]...".
func N(n int, one, other string, args ...any) string {
	said := current.Load().say(&i18n.Message{ID: other, One: one, Other: other}, n)
	return fmt.Sprintf(said, append([]any{Number(n)}, args...)...)
}

// plain says a text that no number decides.
func (s *speaker) plain(text string) string {
	if said, ok := s.said.Load(text); ok {
		return said.(string)
	}
	said := s.say(&i18n.Message{ID: text, Other: text}, nil)
	s.said.Store(text, said)
	return said
}

func (s *speaker) say(m *i18n.Message, count any) string {
	said, err := s.texts.Localize(&i18n.LocalizeConfig{DefaultMessage: m, PluralCount: count})
	if err != nil && said == "" {
		return m.Other
	}
	return said
}

// Number writes n with the language's separators.
func Number(n int) string { return current.Load().numbers.Sprint(n) }

// Size writes a number of bytes as file managers do: in thousands, with three digits.
func Size(bytes int64) string {
	scaled, unit := float64(bytes), 0
	for scaled >= 999.5 && unit < 3 {
		scaled, unit = scaled/1000, unit+1
	}
	digits := 0
	switch {
	case scaled < 9.995:
		digits = 2
	case scaled < 99.95:
		digits = 1
	}
	text := current.Load().numbers.Sprint(number.Decimal(scaled, number.MaxFractionDigits(digits)))
	switch unit {
	case 0:
		return T("%[1]s bytes", text)
	case 1:
		return T("%[1]s kB", text)
	case 2:
		return T("%[1]s MB", text)
	}
	return T("%[1]s GB", text)
}

// Date and Time write a moment in the time zone of the computer, as the language does.
// The zero time is "Never".
func Date(t time.Time) string { return moment(t, "date: 2006-01-02") }

// Time is Date with hours and minutes.
func Time(t time.Time) string { return moment(t, "time: 2006-01-02 15:04") }

// moment formats t as Go's layout that stands under key, after its colon.
func moment(t time.Time, key string) string {
	if t.IsZero() {
		return T("Never")
	}
	_, layout, _ := strings.Cut(T(key), ": ")
	return t.Local().Format(layout)
}
