package words_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"pbxusers/assets"
	"pbxusers/data"
	"pbxusers/security/access"
	"pbxusers/ui/words"
)

// constantsOf lists the values of a folder's string constants that are of the named type, or, for type "",
// whose own names begin with prefix.
func constantsOf(t *testing.T, folder, named, prefix string) (values []string) {
	t.Helper()
	paths, err := filepath.Glob(folder + "/*.go")
	if err != nil {
		t.Fatal(err)
	}
	for _, path := range paths {
		file, err := parser.ParseFile(token.NewFileSet(), path, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(file, func(n ast.Node) bool {
			spec, ok := n.(*ast.ValueSpec)
			if !ok || len(spec.Values) != 1 {
				return true
			}
			typed, _ := spec.Type.(*ast.Ident)
			literal, isText := spec.Values[0].(*ast.BasicLit)
			if !isText || literal.Kind != token.STRING || (typed == nil) != (named == "") || typed != nil && typed.Name != named ||
				!strings.HasPrefix(spec.Names[0].Name, prefix) {
				return true
			}
			value, err := strconv.Unquote(literal.Value)
			if err != nil {
				t.Fatal(err)
			}
			values = append(values, value)
			return true
		})
	}
	return values
}

func changer(t testing.TB) words.Changer {
	t.Helper()
	catalog, err := data.ParseCatalog(assets.Modules, assets.Permissions)
	if err != nil {
		t.Fatal(err)
	}
	return words.Changer{Catalog: catalog}
}

// told fails where a code is shown as it is.
func told(t *testing.T, what, code, text string) {
	t.Helper()
	if text == "" || text == code {
		t.Errorf("%s %q has no words: %q", what, code, text)
	}
}

func TestEveryCodeOfTheEventLogHasItsWords(t *testing.T) {
	actions := constantsOf(t, "../../data", "EventAction", "")
	offered := map[data.EventAction]bool{}
	for _, a := range words.EventActions() {
		offered[a] = true
	}
	for _, a := range actions {
		told(t, "action", a, words.EventAction(data.EventAction(a)))
		if !offered[data.EventAction(a)] {
			t.Errorf("action %q cannot be filtered for", a)
		}
	}
	kinds := constantsOf(t, "../../data", "Kind", "")
	for _, k := range kinds {
		told(t, "kind", k, words.Kind(data.Kind(k)))
		told(t, "kind", k, words.Kinds(data.Kind(k)))
	}
	results := constantsOf(t, "../../data", "Result", "")
	for _, r := range results {
		told(t, "result", r, changer(t).Result(data.Event{Result: data.Result(r)}))
	}
	fields := constantsOf(t, "../../data", "", "Field")
	for _, f := range append(fields, "added", "changed") {
		told(t, "field", f, changer(t).Field(data.Change{Field: f, New: "users: view"}))
	}
	rules := constantsOf(t, "../../security/access", "Rule", "")
	notes := constantsOf(t, "../../data", "", "Note")
	for _, r := range append(rules, notes...) {
		told(t, "reason", "Refused: "+r, changer(t).Result(data.Event{Result: data.Refused, Note: r, Name: "x"}))
	}
	if len(actions) < 17 || len(kinds) < 7 || len(results) != 2 || len(fields) < 25 || len(rules) < 9 || len(notes) < 15 {
		t.Errorf("%d actions, %d kinds, %d results, %d fields, %d rules, %d notes: the test looks in the wrong place",
			len(actions), len(kinds), len(results), len(fields), len(rules), len(notes))
	}
}

func TestAChangeIsSaidInOneLine(t *testing.T) {
	ch := changer(t)
	for want, c := range map[string]data.Change{
		"E-mail: b@x.org (was a@x.org)":               {Field: data.FieldEmail, Old: "a@x.org", New: "b@x.org"},
		"Username: ann":                               {Field: data.FieldUsername, New: "ann"},
		"Desks: – (was Sales)":                        {Field: data.FieldDesks, Old: "Sales"},
		"Password":                                    {Field: data.FieldPassword},
		"Module Users: View, Edit (was View)":         {Field: data.FieldModules, Old: "users: view", New: "users: view+edit"},
		"Module Users: – (was View)":                  {Field: data.FieldModules, Old: "users: view"},
		"Permissions: +edit_user, -show_cdr":          {Field: data.FieldPermissions, Old: "show_cdr, show_user", New: "edit_user, show_user"},
		"Enabled: no (was yes)":                       {Field: data.FieldEnabled, Old: "yes", New: "no"},
		"Startup Dialog: Users (was –)":               {Field: data.FieldStartup, Old: "–", New: "users"},
		"Second factor: Email Code (was None)":        {Field: data.FieldSecondFactor, Old: "none", New: "email"},
		"May change the language: yes (was no)":       {Field: data.FieldChangeLanguage, Old: "no", New: "yes"},
		"Module of another time: View (was View, No)": {Field: data.FieldModules, Old: "of another time: view+No", New: "of another time: view"},
		"Language: Español":                           {Field: data.FieldLanguage, Old: "", New: "es"},
		"unknown: yes (was no)":                       {Field: "unknown", Old: "no", New: "yes"},
	} {
		if got := ch.Line(c); got != want {
			t.Errorf("%+v is said as %q, want %q", c, got, want)
		}
	}
}

func TestOnWhomNamesWhatWasMeantAndNotTheProfileOfWhoTried(t *testing.T) {
	for want, e := range map[string]data.Event{
		"User bob":        {Kind: data.KindUser, Object: 2, Name: "bob", Action: data.EventChange},
		"User eva":        {Kind: data.KindSession, Object: 3, Name: "eva", Action: data.EventSignIn},
		"An unknown name": {Kind: data.KindSession, Action: data.EventSignInWrong},
		"Roles":           {Kind: data.KindRole, Name: "Portal", Action: data.EventDelete, Result: data.Refused, Note: string(access.RuleProfile)},
		"Users":           {Kind: data.KindUser, Name: "pbx-users", Action: data.EventExport},
		"–":               {Kind: data.KindSession, Name: "Portal", Action: data.EventView, Result: data.Refused, Note: string(access.RuleProfile)},
		"Tenants":         {Kind: data.KindTenant, Name: "Portal", Action: data.EventView, Result: data.Refused, Note: "profile tenants view"},
		"User ann":        {Kind: data.KindSession, ActorName: "ann", Name: "Portal", Result: data.Refused, Note: string(access.RuleAccount)},
	} {
		if got := words.EventObject(e); got != want {
			t.Errorf("%+v: %q, want %q", e, got, want)
		}
	}
}

func TestARefusalSaysWhichModuleAndWhichPermissionWereMissing(t *testing.T) {
	for want, e := range map[string]data.Event{
		"Refused: the profile Portal does not open Tenants (View)":                     {Name: "Portal", Note: "profile tenants view"},
		"Refused: no role held the permission delete_role, which Roles (Delete) needs": {Note: "permission roles delete delete_role"},
		"Refused: the profile Portal does not open it":                                 {Name: "Portal", Note: "profile"},
		"Refused: within the wait after wrong tries; what was typed was not looked at": {Note: data.NoteWaiting, Action: data.EventSignInWrong},
		"Refused: wrong password or code":                                              {Action: data.EventSignInWrong},
		"Refused: it has more rights than ann":                                         {ActorName: "ann", Note: "more_rights"},
		"Refused: the recovery key was right, but no administrator has that username":  {Note: data.NoteNoRescue},
	} {
		e.Result = data.Refused
		if got := changer(t).Result(e); got != want {
			t.Errorf("%+v: %q, want %q", e, got, want)
		}
	}
}

func TestADayIsReadAsItIsWritten(t *testing.T) {
	defer words.Use("en")
	day := time.Date(2026, 3, 9, 0, 0, 0, 0, time.Local)
	for _, language := range words.Languages {
		words.Use(language.Tag)
		for _, text := range []string{words.Date(day), " 2026-03-09 "} {
			if got, ok := words.ParseDate(text); !ok || !got.Equal(day) {
				t.Errorf("%s: %q is read as %v %v", language.Tag, text, got, ok)
			}
		}
		for _, text := range []string{"", "yesterday", "2026-02-30", "9.3.2026"} {
			if got, ok := words.ParseDate(text); ok {
				t.Errorf("%s: %q is read as %v", language.Tag, text, got)
			}
		}
	}
}
