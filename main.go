// PBX Users keeps, in one encrypted file on the administrator's desktop, who may use the
// office's telephone system, what each may open and do, and how each signs in.
package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"log"
	"log/slog"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/app"

	"pbxusers/assets"
	"pbxusers/security/vault"
	"pbxusers/ui"
)

// version is that of FyneApp.toml; a test keeps them the same.
const version = "0.1.0"

const applicationID = "org.pbxusers.PBXUsers"

func main() {
	if err := run(os.Args[1:], os.Stdout, os.Stderr); err != nil {
		if errors.Is(err, flag.ErrHelp) {
			return
		}
		fmt.Fprintln(os.Stderr, "pbx-users:", err)
		tell(err.Error())
		os.Exit(1)
	}
}

func run(args []string, stdout, stderr io.Writer) error {
	flags := flag.NewFlagSet("pbx-users", flag.ContinueOnError)
	flags.SetOutput(io.Discard) // main prints the error, once
	dir := flags.String("data-dir", "", "keep the register in `DIR` instead of the user's data folder")
	demo := flags.Bool("demo", false, "look around in a throw-away office with 200 made-up users")
	show := flags.Bool("version", false, "print the version and end")
	if err := flags.Parse(args); errors.Is(err, flag.ErrHelp) {
		flags.SetOutput(stderr)
		flags.Usage()
		return err
	} else if err != nil {
		return err
	}
	if flags.NArg() > 0 {
		return fmt.Errorf("%q is not known; see pbx-users --help", flags.Arg(0))
	}
	if *show {
		_, err := fmt.Fprintln(stdout, "pbx-users", version)
		return err
	}
	if given(flags, "data-dir") && strings.TrimSpace(*dir) == "" {
		return errors.New("--data-dir needs the name of a folder; without --data-dir it is the user's data folder")
	}
	if err := seeDisplay(runtime.GOOS, os.Getenv); err != nil {
		return err
	}
	config := ui.Config{Version: version, Now: time.Now, Keyring: vault.SystemKeyring(), Demo: *demo}
	done, err := prepare(&config, *dir)
	if err != nil {
		return err
	}
	defer done()
	a := app.NewWithID(applicationID)
	a.SetIcon(fyne.NewStaticResource("icon.png", assets.Icon))
	return ui.Run(a, config)
}

// given reports whether a flag stands on the command line, be it empty.
func given(flags *flag.FlagSet, name string) (is bool) {
	flags.Visit(func(f *flag.Flag) { is = is || f.Name == name })
	return is
}

// seeDisplay returns an error where there is no display: the window library would end
// the program with a panic. Windows and macOS always have one.
func seeDisplay(system string, getenv func(string) string) error {
	if system == "windows" || system == "darwin" {
		return nil
	}
	for _, name := range []string{"DISPLAY", "WAYLAND_DISPLAY", "WAYLAND_SOCKET"} {
		if getenv(name) != "" {
			return nil
		}
	}
	return errors.New("there is no display here (neither DISPLAY nor WAYLAND_DISPLAY is set); start it on a desktop, or over ssh -X")
}

// prepare makes the data folder, takes its lock and opens the log. done gives all of it
// up again.
func prepare(c *ui.Config, dir string) (done func(), err error) {
	if c.Demo {
		c.Dir, err = os.MkdirTemp("", "pbx-users-demo-")
		c.Log = slog.New(slog.DiscardHandler)
		log.SetOutput(io.Discard)
		return func() { _ = os.RemoveAll(c.Dir) }, err
	}
	if dir == "" {
		if dir, err = dataDir(); err != nil {
			return nil, err
		}
	}
	if c.Dir, err = filepath.Abs(dir); err != nil {
		return nil, err
	}
	if err := vault.MakeFolder(c.Dir); err != nil {
		return nil, fmt.Errorf("the data folder %s cannot be used: %w", c.Dir, err)
	}
	lock, err := vault.Lock(c.Dir)
	if errors.Is(err, vault.ErrRunning) {
		return nil, fmt.Errorf("it already runs on %s; its window was asked to come to the front", c.Dir)
	}
	if err != nil {
		return nil, err
	}
	c.LogPath = filepath.Join(c.Dir, "pbx-users.log")
	file, err := openLog(c.LogPath)
	if err != nil {
		return nil, errors.Join(err, lock.Release())
	}
	c.Log = slog.New(slog.NewTextHandler(file, nil))
	log.SetOutput(file) // the window library complains there, in lines that say nothing to a person
	c.Log.Info("started", "version", version, "system", runtime.GOOS+"/"+runtime.GOARCH)
	return func() { _, _ = file.Close(), lock.Release() }, nil
}

// logMost is the size in bytes at which a log is begun anew; the one before is kept.
const logMost = 1 << 20

func openLog(path string) (*os.File, error) {
	if info, err := os.Stat(path); err == nil && info.Size() > logMost {
		if err := os.Rename(path, path+".1"); err != nil {
			return nil, err
		}
	}
	return os.OpenFile(path, os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o600)
}

// dataDir is the platform's folder for a user's data of this program.
func dataDir() (string, error) {
	switch runtime.GOOS {
	case "windows":
		if local := os.Getenv("LOCALAPPDATA"); local != "" {
			return filepath.Join(local, "PBX Users"), nil
		}
	case "darwin":
		if home, err := os.UserHomeDir(); err == nil {
			return filepath.Join(home, "Library", "Application Support", "PBX Users"), nil
		}
	default:
		if share := os.Getenv("XDG_DATA_HOME"); filepath.IsAbs(share) {
			return filepath.Join(share, "pbx-users"), nil
		}
	}
	home, err := os.UserHomeDir()
	if err != nil {
		return "", err
	}
	return filepath.Join(home, ".local", "share", "pbx-users"), nil
}
