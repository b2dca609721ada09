//go:build linux && e2e

package e2e

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// build compiles a program of testdata, named as its folder.
func build(t testing.TB, name string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	out, err := exec.Command("go", "build", "-tags", "migrated_fynedo,gles,no_animations", "-o", path, "./testdata/"+name).CombinedOutput()
	if err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	return path
}

func TestWhatAPersonSeesAndDoesInAWindow(t *testing.T) {
	window := build(t, "window")
	for name, opt := range map[string]Options{
		"light":       {Theme: "light"},
		"dark at 1.5": {Theme: "dark", Scale: 1.5, Width: 1600, Height: 1000},
		"light at 2":  {Theme: "light", Scale: 2, Width: 2000, Height: 1400},
	} {
		t.Run(name, func(t *testing.T) {
			desk := StartDesktop(t, opt)
			app := desk.Start(window)
			desk.Wait("Portal for users", 20*time.Second)
			desk.Picture("driver-" + strings.ReplaceAll(name, " ", "-"))
			desk.Expect("Username", "Create New User", "Not available", "Nobody was greeted yet", "Enabled",
				"user000101", "user000105", "u103@example.org", "Compliance Manager")
			for _, absent := range []string{"user000106", "u101@example.com", "Delete", "Nobody was greeted by now"} {
				if places := desk.Find(absent); len(places) > 0 {
					t.Errorf("%q was found at %v, and is not there", absent, places)
				}
			}
			if n := len(desk.Find("Compliance Manager")); n != 5 {
				t.Errorf("the five rows that say Compliance Manager were read as %d", n)
			}
			desk.Click("Username")
			desk.Type("ann0l1")
			desk.Click("Create New User")
			desk.Wait("Hello, ann0l1!", 5*time.Second)
			desk.Gone("Nobody was greeted yet", time.Second)
			if !strings.Contains(app.Output(), "greeted ann0l1") {
				t.Errorf("the window understood something else: %s", app.Output())
			}
			desk.Click("Copy")
			if got := desk.Clipboard(); got != "copied by the window" {
				t.Errorf("the clipboard holds %q", got)
			}
			desk.Click("Ask")
			desk.Wait("The answer is 42", 5*time.Second)
			desk.Click("Compliance Manager") // in front, not one of those behind
			desk.Gone("The answer is 42", 5*time.Second)
			app.Close()
			if code, ended := app.Ended(0); !ended || code != 0 {
				t.Errorf("closed, the program ended = %v with code %d", ended, code)
			}
		})
	}
}

func TestAPastedTextArrivesWhole(t *testing.T) {
	desk := StartDesktop(t, Options{})
	app := desk.Start(build(t, "window"))
	desk.Click("Username")
	desk.Paste("Ñandú ¿qué? " + strings.Repeat("x", 300))
	desk.Click("Create New User")
	want := "greeted Ñandú ¿qué? " + strings.Repeat("x", 300)
	if !until(5*time.Second, func() bool { return strings.Contains(app.Output(), want) }) {
		t.Errorf("the window got %q", app.Output())
	}
}

func TestTheFirstFrameIsMeasuredAndAKilledProgramIsGone(t *testing.T) {
	desk := StartDesktop(t, Options{NoKeyring: true})
	app := desk.Start(build(t, "empty"))
	first, whole := app.FirstFrame(30 * time.Second)
	t.Logf("an empty window: first frame %v, still after %v, %d KiB resident", first, whole, app.RSS()>>10)
	if first < 10*time.Millisecond || first > whole {
		t.Errorf("first frame after %v, last after %v", first, whole)
	}
	if rss := app.RSS(); rss < 5<<20 || rss > 1<<30 {
		t.Errorf("%d bytes of memory are no window's", rss)
	}
	app.Kill()
	if code, ended := app.Ended(0); !ended || code != -1 {
		t.Errorf("killed, the program ended = %v with code %d", ended, code)
	}
}

func TestTheKeyringKeepsWhatItIsGivenUntilItIsCleared(t *testing.T) {
	desk := StartDesktop(t, Options{})
	store := exec.Command("secret-tool", "store", "--label=test", "service", "pbx-users", "username", "db-key/test")
	store.Env, store.Stdin = desk.env, strings.NewReader("v1:key")
	if out, err := store.CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	lookup := func() string { out, _ := desk.run("secret-tool", "lookup", "service", "pbx-users"); return out }
	if got := lookup(); got != "v1:key" {
		t.Fatalf("the keyring holds %q", got)
	}
	desk.KeyringClear()
	if got := lookup(); got != "" {
		t.Errorf("the cleared keyring holds %q", got)
	}
}

func TestADesktopWithoutAKeyringHasNone(t *testing.T) {
	desk := StartDesktop(t, Options{NoKeyring: true})
	if out, err := desk.run("secret-tool", "search", "service", "pbx-users"); err == nil {
		t.Errorf("a Secret Service answered: %q", out)
	}
}

func TestNothingOfAPersonsDesktopReachesTheProgram(t *testing.T) {
	t.Setenv("WAYLAND_DISPLAY", "wayland-0")
	t.Setenv("FYNE_SCALE", "3")
	t.Setenv("LC_ALL", "es_ES.UTF-8")
	desk := StartDesktop(t, Options{NoKeyring: true, Env: []string{"LANG=es_ES.UTF-8"}})
	got := desk.must("env")
	for _, line := range []string{"HOME=" + desk.Home, "FYNE_SCALE=1", "LANG=es_ES.UTF-8"} {
		if !strings.Contains(got, line+"\n") {
			t.Errorf("the program does not see %s", line)
		}
	}
	for _, name := range []string{"WAYLAND_DISPLAY=", "LC_ALL=", "FYNE_SCALE=3"} {
		if strings.Contains(got, name) {
			t.Errorf("the program sees %s of the person's desktop", name)
		}
	}
	if info, err := os.Stat(desk.dir); err != nil || info.Mode().Perm() != 0o700 {
		t.Errorf("the runtime folder: %v, %v", info, err)
	}
}
