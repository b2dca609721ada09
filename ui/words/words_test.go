package words_test

import (
	"encoding/json"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"maps"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"pbxusers/assets"
	"pbxusers/data"
	"pbxusers/ui/words"
)

// use is where a text is said, whether a number decides its form, and the English forms for one.
type use struct {
	place   string
	counted bool
	ones    []string
}

// keys collects the texts that the code gives to words.T and words.N. A text that is no
// constant cannot be translated and fails the test.
func keys(t *testing.T) map[string]use {
	t.Helper()
	found := map[string]use{}
	err := filepath.WalkDir("../..", func(path string, entry fs.DirEntry, err error) error {
		if err == nil && entry.IsDir() && (entry.Name() == "build" || len(entry.Name()) > 2 && entry.Name()[0] == '.') {
			return fs.SkipDir
		}
		if err != nil || entry.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
			return err
		}
		files := token.NewFileSet()
		file, err := parser.ParseFile(files, path, nil, 0)
		if err != nil {
			return err
		}
		inside := file.Name.Name == "words"
		ast.Inspect(file, func(n ast.Node) bool {
			call, ok := n.(*ast.CallExpr)
			if !ok {
				return true
			}
			at := map[string]int{"T": 0, "N": 2, "moment": 1}
			name := ""
			switch f := call.Fun.(type) {
			case *ast.SelectorExpr:
				if pkg, ok := f.X.(*ast.Ident); ok && pkg.Name == "words" {
					name = f.Sel.Name
				}
			case *ast.Ident:
				if inside {
					name = f.Name
				}
			}
			i, ok := at[name]
			if !ok || len(call.Args) <= i {
				return true
			}
			place := files.Position(call.Pos()).String()
			text, ok := constant(call.Args[i])
			if !ok {
				if !inside {
					t.Errorf("%s: the text is no constant", place)
				}
				return true
			}
			said := use{place, found[text].counted || name == "N", found[text].ones}
			if name == "N" {
				one, ok := constant(call.Args[1])
				if !ok {
					t.Errorf("%s: the text for one is no constant", place)
				}
				said.ones = append(said.ones, one)
			}
			found[text] = said
			return true
		})
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return found
}

// constant is the value of a string literal or of several joined by +.
func constant(e ast.Expr) (string, bool) {
	switch e := e.(type) {
	case *ast.BasicLit:
		s, err := strconv.Unquote(e.Value)
		return s, err == nil
	case *ast.BinaryExpr:
		left, ok := constant(e.X)
		right, also := constant(e.Y)
		return left + right, ok && also
	}
	return "", false
}

var verb = regexp.MustCompile(`%(\[\d+\])?[+#-]?[a-z%]`)

func verbs(text string) []string {
	list := verb.FindAllString(text, -1)
	slices.Sort(list)
	return slices.Compact(list)
}

// labels adds the names in the catalogue that words.Label says.
func labels(t *testing.T, found map[string]use) {
	t.Helper()
	catalog, err := data.ParseCatalog(assets.Modules, assets.Permissions)
	if err != nil {
		t.Fatal(err)
	}
	add := func(label string) { found[label] = use{place: "the catalogue", counted: found[label].counted} }
	for _, category := range catalog.Tree {
		add(category.Label)
		for _, group := range category.Groups {
			add(group.Label)
			for _, module := range group.Modules {
				add(module.Label)
			}
		}
	}
	for _, p := range catalog.Permissions {
		add(p.Meaning)
	}
}

// plurals are the forms that CLDR has for a language's whole numbers.
var plurals = map[string][]string{"es": {"many", "one", "other"}}

// translations is a language's file, each text with its forms; a text without is "other".
func translations(t *testing.T, tag string) map[string]map[string]string {
	t.Helper()
	text, err := assets.Translations.ReadFile("translations/" + tag + ".json")
	if err != nil {
		t.Fatal(err)
	}
	var file map[string]json.RawMessage
	if err := json.Unmarshal(text, &file); err != nil {
		t.Fatal(err)
	}
	read := map[string]map[string]string{}
	for key, value := range file {
		var plain string
		forms := map[string]string{}
		if json.Unmarshal(value, &plain) == nil {
			forms["other"] = plain
		} else if err := json.Unmarshal(value, &forms); err != nil {
			t.Errorf("%s %q: %v", tag, key, err)
		}
		read[key] = forms
	}
	return read
}

func TestEveryTextIsTranslatedAndNoTranslationIsLeftOver(t *testing.T) {
	defer words.Use("en")
	used := keys(t)
	for key := range words.Sentences() {
		used[key] = use{place: "the sentences", counted: used[key].counted}
	}
	labels(t, used)
	for _, language := range words.Languages[1:] {
		words.Use(language.Tag)
		file := translations(t, language.Tag)
		for key, use := range used {
			forms, ok := file[key]
			if !ok {
				t.Errorf("%s lacks %q (%s)", language.Tag, key, use.place)
				continue
			}
			wanted := []string{"other"}
			if use.counted {
				wanted = plurals[language.Tag]
			}
			if got := slices.Sorted(maps.Keys(forms)); !slices.Equal(got, wanted) {
				t.Errorf("%s %q (%s): the forms are %q, want %q", language.Tag, key, use.place, got, wanted)
			}
			for form, text := range forms {
				if text == "" || !slices.Equal(verbs(text), verbs(key)) {
					t.Errorf("%s %q (%s): the verbs differ from %q", language.Tag, text, form, key)
				}
			}
			if said := words.T(key); said != forms["other"] {
				t.Errorf("%s: the program says %q for %q, not the %q of the file", language.Tag, said, key, forms["other"])
			}
		}
		for key := range file {
			if _, ok := used[key]; !ok {
				t.Errorf("%s: nothing says %q any more", language.Tag, key)
			}
		}
	}
}

// What words.N writes has the number as its first argument; a form that leaves it out shows "%!(EXTRA".
func TestTheEnglishFormForOneHoldsTheVerbsOfTheOther(t *testing.T) {
	counted := 0
	for other, use := range keys(t) {
		for _, one := range use.ones {
			counted++
			if !slices.Equal(verbs(one), verbs(other)) {
				t.Errorf("%s: %q does not hold the verbs of %q", use.place, one, other)
			}
			if !slices.Contains(verbs(other), "%[1]s") {
				t.Errorf("%s: %q does not say the number", use.place, other)
			}
		}
	}
	if counted < 10 {
		t.Errorf("only %d texts are counted: the test looks in the wrong place", counted)
	}
}

func TestNumbersAndMomentsFollowTheLanguage(t *testing.T) {
	defer words.Use("en")
	moment := time.Date(2026, 3, 9, 14, 5, 0, 0, time.Local)
	for tag, want := range map[string][3]string{
		"en": {"12,345 users", "2026-03-09", "2026-03-09 14:05"},
		"es": {"12.345 usuarios", "09/03/2026", "09/03/2026 14:05"},
	} {
		words.Use(tag)
		got := [3]string{words.N(12345, "%[1]s user", "%[1]s users"), words.Date(moment), words.Time(moment)}
		if got != want {
			t.Errorf("%s: %q, want %q", tag, got, want)
		}
	}
}

func TestALanguageThatIsNotSpokenBecomesEnglish(t *testing.T) {
	defer words.Use("en")
	for tag, want := range map[string]string{"es-MX": "es", "de": "en", "": "en"} {
		if words.Use(tag); words.Current() != want {
			t.Errorf("%q: %s", tag, words.Current())
		}
	}
}

func TestASizeIsWrittenAsFileManagersDo(t *testing.T) {
	defer words.Use("en")
	for bytes, want := range map[int64]string{0: "0 bytes", 21: "21 bytes", 999: "999 bytes", 1000: "1 kB", 1234: "1.23 kB",
		999_600: "1 MB", 6_291_456: "6.29 MB", 62_914_560: "62.9 MB", 1_234_000_000: "1.23 GB", 5_000_000_000_000: "5,000 GB"} {
		if got := words.Size(bytes); got != want {
			t.Errorf("%d: %q, want %q", bytes, got, want)
		}
	}
	words.Use("es")
	if got := words.Size(6_291_456); got != "6,29 MB" {
		t.Errorf("in Spanish: %q", got)
	}
}

func TestAReasonNamesTheThingWhereItCan(t *testing.T) {
	for want, invalid := range map[string]data.Invalid{
		"At least one role is needed.":             {Field: data.FieldRoles, Reason: data.ReasonRequired},
		"This is needed.":                          {Field: "elsewhere", Reason: data.ReasonRequired},
		"A department has at most 64 characters.":  {Field: data.FieldDepartment, Reason: data.ReasonTooLong, Args: []any{64}},
		"At most 99 characters are possible.":      {Field: "elsewhere", Reason: data.ReasonTooLong, Args: []any{99}},
		"Somebody else has this username already.": {Field: data.FieldUsername, Reason: data.ReasonTaken},
		"At most 240 minutes are possible.":        {Field: data.FieldIdle, Reason: data.ReasonTooLong, Args: []any{240}},
	} {
		if got := words.Reason(&invalid); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}

func TestEachStrengthHasItsWord(t *testing.T) {
	seen := map[string]bool{}
	for score := range 5 {
		seen[words.Strength(score)] = true
	}
	if len(seen) != 5 || words.Strength(9) != words.Strength(4) || words.Strength(-1) != words.Strength(0) {
		t.Errorf("%v", seen)
	}
}
