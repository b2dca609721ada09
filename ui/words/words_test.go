package words_test

import (
	"encoding/json"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"pbxusers/assets"
	"pbxusers/ui/words"
)

// keys collects the texts that the code gives to words.T and words.N, with the place of
// each. A text that is no constant cannot be translated and fails the test.
func keys(t *testing.T) map[string]string {
	t.Helper()
	found := map[string]string{}
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
			found[text] = place
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

func TestEveryTextIsTranslatedAndNoTranslationIsLeftOver(t *testing.T) {
	used := keys(t)
	for key := range words.Sentences() {
		used[key] = "the sentences"
	}
	for _, language := range words.Languages[1:] {
		text, err := assets.Translations.ReadFile("translations/" + language.Tag + ".json")
		if err != nil {
			t.Fatal(err)
		}
		var file map[string]any
		if err := json.Unmarshal(text, &file); err != nil {
			t.Fatal(err)
		}
		for key, place := range used {
			said, ok := file[key]
			if !ok {
				t.Errorf("%s lacks %q (%s)", language.Tag, key, place)
				continue
			}
			forms := map[string]any{"other": said}
			if plural, ok := said.(map[string]any); ok {
				forms = plural
			}
			for form, text := range forms {
				if s, ok := text.(string); !ok || s == "" || !slices.Equal(verbs(s), verbs(key)) {
					t.Errorf("%s %q (%s): the verbs differ from %q", language.Tag, text, form, key)
				}
			}
		}
		for key := range file {
			if _, ok := used[key]; !ok {
				t.Errorf("%s: nothing says %q any more", language.Tag, key)
			}
		}
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
