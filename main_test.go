package main

import (
	"io"
	"os"
	"os/exec"
	"regexp"
	"runtime"
	"slices"
	"strings"
	"testing"
)

// arrows says for each package, most particular first, which packages of ours it may
// import. "*" stands for one more name. What is below knows nothing of what is above.
var arrows = []struct {
	from string
	to   []string
}{
	{"pbxusers", []string{"assets", "security/vault", "ui"}},
	{"pbxusers/assets", nil},
	{"pbxusers/data", nil},
	{"pbxusers/data/transfer", []string{"data"}},
	{"pbxusers/data/store", []string{"data"}},
	{"pbxusers/security/redact", nil},
	{"pbxusers/security/password/crockford", nil},
	{"pbxusers/security/password", []string{"data", "security/redact", "security/password/crockford"}},
	{"pbxusers/security/otp", []string{"data", "security/redact", "security/password/crockford"}},
	{"pbxusers/security/mail", []string{"data", "security/redact"}},
	{"pbxusers/security/vault", []string{"security/redact", "security/password/crockford"}},
	{"pbxusers/security/access", []string{"data"}},
	{"pbxusers/security/session", []string{"data", "data/store", "data/transfer", "security/access", "security/mail", "security/otp", "security/password", "security/redact"}},
	{"pbxusers/security/signin", []string{"data", "data/store", "security/access", "security/mail", "security/otp", "security/password", "security/session"}},
	{"pbxusers/ui", []string{"assets", "data", "data/store", "data/transfer", "security/*", "ui/*"}},
	{"pbxusers/ui/look", nil},
	{"pbxusers/ui/kit", []string{"ui/look"}},
	{"pbxusers/ui/kit/kittest", []string{"ui/look", "ui/kit"}},
	{"pbxusers/ui/words", []string{"assets", "data", "data/transfer", "security/access"}},
	{"pbxusers/ui/lists", []string{"data", "security/access", "ui/kit", "ui/look", "ui/words"}},
	{"pbxusers/ui/lists/liststest", []string{"assets", "data", "security/access", "ui/lists"}},
	{"pbxusers/ui/person", []string{"data", "ui/kit", "ui/look", "ui/words", "ui/lists"}},
	{"pbxusers/ui/trial", []string{"data", "ui/kit", "ui/lists", "ui/words"}},
	{"pbxusers/ui/files", []string{"data", "ui/kit", "ui/look", "ui/words"}},
	{"pbxusers/ui/e2e", nil},
	{"pbxusers/ui/e2e/testdata/*", nil},
	{"pbxusers/ui/*", []string{"data", "data/transfer", "security/access", "ui/kit", "ui/look", "ui/lists", "ui/person", "ui/trial", "ui/words"}},
}

// database is the driver whose compilation would cost every screen's tests minutes.
const database = "github.com/mattn/go-sqlite3"

func list(t *testing.T, format string) [][]string {
	t.Helper()
	out, err := exec.Command("go", "list", "-tags", "migrated_fynedo,gles,no_animations", "-f", format, "./...").Output()
	if err != nil {
		t.Fatal(err)
	}
	var rows [][]string
	for line := range strings.Lines(string(out)) {
		rows = append(rows, strings.Fields(line))
	}
	return rows
}

func fits(pattern, path string) bool {
	return regexp.MustCompile("^" + strings.ReplaceAll(regexp.QuoteMeta(pattern), `\*`, `[^/]+`) + "$").MatchString(path)
}

func TestArrowsRunDownOnly(t *testing.T) {
	for _, row := range list(t, `{{.ImportPath}} {{join .Imports " "}}`) {
		from, imports := row[0], row[1:]
		i := slices.IndexFunc(arrows, func(a struct {
			from string
			to   []string
		}) bool {
			return fits(a.from, from)
		})
		if i < 0 {
			t.Errorf("nobody said what %s may import", from)
			continue
		}
		for _, to := range imports {
			ours, found := strings.CutPrefix(to, "pbxusers/")
			if found && !slices.ContainsFunc(arrows[i].to, func(p string) bool { return fits(p, ours) }) {
				t.Errorf("%s must not import %s", from, to)
			}
		}
	}
}

func TestOnlyTheDoorReachesTheDatabase(t *testing.T) {
	may := []string{"pbxusers", "pbxusers/data/store", "pbxusers/security/session", "pbxusers/security/signin", "pbxusers/ui"}
	for _, row := range list(t, `{{.ImportPath}} {{join .Deps " "}}`) {
		if slices.Contains(row[1:], database) && !slices.Contains(may, row[0]) {
			t.Errorf("%s reaches the database driver", row[0])
		}
	}
}

func TestOnlyMainMakesTheApplication(t *testing.T) {
	for _, row := range list(t, `{{.ImportPath}} {{join .Imports " "}}`) {
		if slices.Contains(row[1:], "fyne.io/fyne/v2/app") && row[0] != "pbxusers" && !strings.Contains(row[0], "/testdata/") {
			t.Errorf("%s imports fyne.io/fyne/v2/app", row[0])
		}
	}
}

func TestAnEmptyDataFolderIsRefused(t *testing.T) {
	for _, args := range [][]string{{"--data-dir="}, {"--data-dir", " "}} {
		if err := run(args, io.Discard, io.Discard); err == nil || !strings.Contains(err.Error(), "--data-dir needs") {
			t.Errorf("%q: %v", args, err)
		}
	}
}

func TestWithoutADisplayTheProgramEndsWithASentence(t *testing.T) {
	for _, name := range []string{"DISPLAY", "WAYLAND_DISPLAY", "WAYLAND_SOCKET"} {
		t.Setenv(name, "")
	}
	dir := t.TempDir() + "/untouched"
	if runtime.GOOS == "windows" || runtime.GOOS == "darwin" {
		t.Skip("there is always one")
	}
	if err := run([]string{"--data-dir", dir}, io.Discard, io.Discard); err == nil || !strings.Contains(err.Error(), "no display") {
		t.Error(err)
	}
	if _, err := os.Stat(dir); err == nil {
		t.Error("it made a data folder first")
	}
}

func TestADisplayIsLookedForWhereItMayBeMissing(t *testing.T) {
	for _, c := range []struct {
		system, set string
		fails       bool
	}{{"linux", "", true}, {"linux", "DISPLAY", false}, {"freebsd", "WAYLAND_DISPLAY", false}, {"windows", "", false}, {"darwin", "", false}} {
		err := seeDisplay(c.system, func(name string) string {
			if name == c.set {
				return ":0"
			}
			return ""
		})
		if (err != nil) != c.fails {
			t.Errorf("%s with %q: %v", c.system, c.set, err)
		}
	}
}

func TestTheVersionIsTheOneOfThePackage(t *testing.T) {
	text, err := os.ReadFile("FyneApp.toml")
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{`Version = "` + version + `"`, `ID = "` + applicationID + `"`} {
		if !strings.Contains(string(text), want) {
			t.Errorf("FyneApp.toml lacks %s", want)
		}
	}
}
