//go:build linux && (e2e || bench)

package e2e

import (
	"bufio"
	"fmt"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"
)

// Options say what desktop a test wants. The zero value is a screen of 1280x800 pixels at scale 1
// with an unlocked keyring and an empty home.
type Options struct {
	Width, Height int      // of the screen in pixels
	Scale         float64  // of the program's window, as FYNE_SCALE
	Theme         string   // "light" or "dark", as FYNE_THEME; empty leaves it to the program
	NoKeyring     bool     // no Secret Service at all, and none that the bus could start
	Home          string   // a home kept from an earlier desktop; empty makes a new one
	Env           []string // further "NAME=value" for the program
}

// Desktop is a private screen with everything a program finds on a signed-in person's desktop.
type Desktop struct {
	Home string // the home folder; Options.Home of a later desktop continues with it

	t   testing.TB
	dir string // sockets, logs and the screen's picture; short, because a socket's path is at most 107 bytes
	env []string
	ocr *reader
}

// openboxConfig leaves out title bars: a title such as "PBX Users" would be found in place of the
// text "Users" inside the window, and the first frame is measured on the program's own pixels.
const openboxConfig = `<?xml version="1.0"?><openbox_config xmlns="http://openbox.org/3.4/rc">
<focus><focusNew>yes</focusNew></focus>
<placement><policy>Smart</policy><center>yes</center></placement>
<desktops><number>1</number><popupTime>0</popupTime></desktops>
<keyboard><keybind key="A-F4"><action name="Close"/></keybind></keyboard>
<mouse><context name="Client">
<mousebind button="Left" action="Press"><action name="Focus"/><action name="Raise"/></mousebind>
</context></mouse>
<applications><application class="*"><decor>no</decor></application></applications>
</openbox_config>`

const busConfig = `<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig><type>session</type><keep_umask/><listen>unix:path=%s</listen><auth>EXTERNAL</auth>%s
<policy context="default"><allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/>
<allow own="*"/></policy></busconfig>`

// StartDesktop starts a private desktop and ends it with the test. It fails the test, naming the
// missing part, where one does not start.
func StartDesktop(t testing.TB, opt Options) *Desktop {
	t.Helper()
	dir, err := os.MkdirTemp("", "e2e-")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := os.RemoveAll(dir); err != nil {
			t.Log(err)
		}
	})
	d := &Desktop{t: t, dir: dir, Home: opt.Home, ocr: newReader(dir)}
	if d.Home == "" {
		d.Home = t.TempDir()
	}
	d.makeEnv(opt)
	d.startScreen(opt)
	d.startBus(opt.NoKeyring)
	if !opt.NoKeyring {
		d.startKeyring()
	}
	d.write("openbox.xml", openboxConfig)
	d.spawn(exec.Command("openbox", "--sm-disable", "--config-file", d.path("openbox.xml")))
	d.ready("openbox", func() bool {
		out, err := d.run("xprop", "-root", "_NET_SUPPORTING_WM_CHECK")
		return err == nil && strings.Contains(out, "window id")
	})
	return d
}

func (d *Desktop) makeEnv(opt Options) {
	for _, v := range os.Environ() {
		// Whatever belongs to the desktop of the person who runs the test must not leak into this one.
		name, _, _ := strings.Cut(v, "=")
		if strings.HasPrefix(name, "XDG_") || strings.HasPrefix(name, "FYNE_") || strings.HasPrefix(name, "LC_") ||
			strings.HasPrefix(name, "WAYLAND_") || strings.HasPrefix(name, "DBUS_") || name == "HOME" || name == "DISPLAY" ||
			name == "LANG" || name == "LANGUAGE" || name == "XAUTHORITY" {
			continue
		}
		d.env = append(d.env, v)
	}
	scale := opt.Scale
	if scale == 0 {
		scale = 1
	}
	d.env = append(d.env, "HOME="+d.Home, "XDG_RUNTIME_DIR="+d.dir, "DBUS_SESSION_BUS_ADDRESS=unix:path="+d.path("bus"),
		"LANG=en_US.UTF-8", "XDG_SESSION_TYPE=x11", "NO_AT_BRIDGE=1", "FYNE_SCALE="+strconv.FormatFloat(scale, 'f', -1, 64))
	for name, sub := range map[string]string{"XDG_DATA_HOME": ".local/share", "XDG_STATE_HOME": ".local/state",
		"XDG_CONFIG_HOME": ".config", "XDG_CACHE_HOME": ".cache"} {
		folder := filepath.Join(d.Home, sub)
		if err := os.MkdirAll(folder, 0o700); err != nil {
			d.t.Fatal(err)
		}
		d.env = append(d.env, name+"="+folder)
	}
	if opt.Theme != "" {
		d.env = append(d.env, "FYNE_THEME="+opt.Theme)
	}
	d.env = append(d.env, opt.Env...)
}

func (d *Desktop) startScreen(opt Options) {
	w, h := opt.Width, opt.Height
	if w == 0 || h == 0 {
		w, h = 1280, 800
	}
	number, tell, err := os.Pipe()
	if err != nil {
		d.t.Fatal(err)
	}
	defer number.Close()
	// -fbdir keeps the screen's pixels in a file: a look at them costs a read, not a round trip.
	cmd := exec.Command("Xvfb", "-displayfd", "3", "-screen", "0", fmt.Sprintf("%dx%dx24", w, h), "-fbdir", d.dir,
		"-nocursor", "-nolisten", "tcp", "-noreset", "-dpi", "96")
	cmd.ExtraFiles = []*os.File{tell}
	d.spawn(cmd)
	tell.Close()
	line, err := bufio.NewReader(number).ReadString('\n')
	if err != nil {
		d.t.Fatalf("Xvfb did not start: %v", err)
	}
	d.env = append(d.env, "DISPLAY=:"+strings.TrimSpace(line))
}

func (d *Desktop) startBus(noServices bool) {
	services := "<standard_session_servicedirs/>"
	if noServices {
		services = ""
	}
	d.write("bus.conf", fmt.Sprintf(busConfig, d.path("bus"), services))
	d.spawn(exec.Command("dbus-daemon", "--config-file="+d.path("bus.conf"), "--nofork", "--nopidfile"))
	d.ready("dbus-daemon", func() bool {
		c, err := net.Dial("unix", d.path("bus"))
		if err == nil {
			c.Close()
		}
		return err == nil
	})
}

func (d *Desktop) startKeyring() {
	cmd := exec.Command("gnome-keyring-daemon", "--foreground", "--unlock", "--components=secrets")
	cmd.Stdin = strings.NewReader("\n") // truly empty input would make no collection
	d.spawn(cmd)
	// Asking the service itself before it is there would make the bus start another one.
	d.ready("gnome-keyring-daemon", func() bool {
		out, err := d.run("dbus-send", "--session", "--print-reply", "--dest=org.freedesktop.DBus", "/org/freedesktop/DBus",
			"org.freedesktop.DBus.NameHasOwner", "string:org.freedesktop.secrets")
		return err == nil && strings.Contains(out, "boolean true")
	})
	d.ready("gnome-keyring-daemon", func() bool {
		out, err := d.run("dbus-send", "--session", "--print-reply", "--dest=org.freedesktop.secrets", "/org/freedesktop/secrets",
			"org.freedesktop.Secret.Service.ReadAlias", "string:default")
		return err == nil && strings.Contains(out, "/collection/")
	})
}

// spawn starts a part of the desktop and ends it with the test.
func (d *Desktop) spawn(cmd *exec.Cmd) {
	d.t.Helper()
	name := filepath.Base(cmd.Path)
	log, err := os.Create(d.path(name + ".log"))
	if err != nil {
		d.t.Fatal(err)
	}
	defer log.Close()
	cmd.Stdout, cmd.Stderr, cmd.Dir = log, log, d.dir
	d.launch(cmd)
	d.t.Cleanup(func() {
		if err := end(cmd, syscall.SIGTERM); err != nil && d.t.Failed() {
			d.t.Logf("%s: %v", name, err)
		}
	})
}

// launch starts cmd on this desktop, in a process group of its own, so that what it starts ends
// with it; a test that is cut off by its time limit leaves nothing behind either.
func (d *Desktop) launch(cmd *exec.Cmd) {
	d.t.Helper()
	cmd.Env = d.env
	cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true, Pdeathsig: syscall.SIGKILL}
	if err := cmd.Start(); err != nil {
		d.t.Fatalf("%v (`make e2e` installs what the desktop needs)", err)
	}
}

// end tells a launched process group to end, makes it after two seconds, and says how its leader ended.
func end(cmd *exec.Cmd, sig syscall.Signal) error {
	group := -cmd.Process.Pid
	// An error means that the group is gone already, which is what is wanted.
	_ = syscall.Kill(group, sig)
	late := time.AfterFunc(2*time.Second, func() { _ = syscall.Kill(group, syscall.SIGKILL) })
	defer late.Stop()
	err := cmd.Wait()
	_ = syscall.Kill(group, syscall.SIGKILL) // what the leader left behind
	return err
}

// ready waits for a part of the desktop to work.
func (d *Desktop) ready(name string, works func() bool) {
	d.t.Helper()
	if !until(10*time.Second, works) {
		log, _ := os.ReadFile(d.path(name + ".log"))
		d.t.Fatalf("%s did not start: %s", name, log)
	}
}

// run is what a command prints on this desktop.
func (d *Desktop) run(name string, args ...string) (string, error) {
	cmd := exec.Command(name, args...)
	cmd.Env = d.env
	out, err := cmd.Output()
	return string(out), err
}

// must is run for a command that has to succeed.
func (d *Desktop) must(name string, args ...string) string {
	d.t.Helper()
	out, err := d.run(name, args...)
	if err != nil {
		d.t.Fatalf("%s %s: %v", name, strings.Join(args, " "), err)
	}
	return out
}

func (d *Desktop) path(name string) string { return filepath.Join(d.dir, name) }

func (d *Desktop) write(name, text string) {
	d.t.Helper()
	if err := os.WriteFile(d.path(name), []byte(text), 0o600); err != nil {
		d.t.Fatal(err)
	}
}

// until asks every 20 ms and is true as soon as the answer is.
func until(within time.Duration, ask func() bool) bool {
	for end := time.Now().Add(within); ; time.Sleep(20 * time.Millisecond) {
		if ask() {
			return true
		}
		if time.Now().After(end) {
			return false
		}
	}
}
