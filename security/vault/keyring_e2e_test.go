//go:build e2e && linux

package vault

import (
	"bytes"
	"context"
	"errors"
	"os"
	"os/exec"
	"strings"
	"testing"
	"time"
)

// inSession, in the environment, makes this test binary run inside a session bus of
// its own; its value says which daemon is there.
const inSession = "VAULT_TEST_SESSION"

// session runs the test of the same name again under dbus-run-session, with folders of
// its own, so that the keyring of whoever runs the tests is never touched. The daemon
// is unlocked with an empty password; truly empty input would make no collection.
func session(t *testing.T, daemon string, busOptions ...string) {
	t.Helper()
	for _, program := range []string{"dbus-run-session", "gnome-keyring-daemon"} {
		if _, err := exec.LookPath(program); err != nil {
			t.Fatalf("%s is needed: install dbus and gnome-keyring", program)
		}
	}
	ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
	defer cancel()
	arguments := append(busOptions, "--", "sh", "-c", daemon+` && exec "$0" -test.v -test.run "$1"`, os.Args[0], "^"+t.Name()+"$")
	command := exec.CommandContext(ctx, "dbus-run-session", arguments...)
	runtime := t.TempDir()
	must(t, os.Chmod(runtime, 0o700))
	for _, value := range os.Environ() {
		if !strings.HasPrefix(value, "DBUS_") && !strings.HasPrefix(value, "XDG_") && !strings.HasPrefix(value, "DISPLAY=") && !strings.HasPrefix(value, "WAYLAND_") {
			command.Env = append(command.Env, value)
		}
	}
	command.Env = append(command.Env, inSession+"=yes", "XDG_RUNTIME_DIR="+runtime, "XDG_DATA_HOME="+t.TempDir(), "HOME="+t.TempDir())
	out, err := command.CombinedOutput()
	if err != nil || !bytes.Contains(out, []byte("--- PASS: "+t.Name())) {
		t.Fatalf("%v\n%s", err, out)
	}
}

const unlocked = `printf '\n' | gnome-keyring-daemon --unlock --components=secrets >/dev/null`

func TestARealKeyringKeepsTheKey(t *testing.T) {
	if os.Getenv(inSession) == "" {
		session(t, unlocked)
		return
	}
	v, _ := newVault(t)
	v.Keyring, v.Patience = SystemKeyring(), 10*time.Second
	creation, err := v.Prepare()
	must(t, err)
	key, err := creation.WithKeyring(t.Context(), fakeDatabase)
	must(t, err)
	if got, err := v.KeyFromKeyring(t.Context()); err != nil || !got.Equal(key) {
		t.Fatalf("the next start: %v", err)
	}
	id, err := v.ID()
	must(t, err)
	v.forget(t.Context(), id)
	if _, err := v.KeyFromKeyring(t.Context()); !errors.Is(err, ErrNoKey) {
		t.Fatalf("after it was taken out: %v", err)
	}
	recovered, err := v.KeyFromRecovery(creation.Recovery())
	must(t, err)
	must(t, v.Remember(t.Context(), recovered))
	if got, err := v.KeyFromKeyring(t.Context()); err != nil || !got.Equal(key) {
		t.Fatalf("after it was put back: %v", err)
	}
}

// noServices is a bus that starts no daemon, because it knows of none.
const noServices = `<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:tmpdir=/tmp</listen>
  <policy context="default"><allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/><allow own="*"/></policy>
</busconfig>
`

func TestARealBusWithoutAKeyringIsTold(t *testing.T) {
	if os.Getenv(inSession) == "" {
		config := t.TempDir() + "/bus.conf"
		must(t, os.WriteFile(config, []byte(noServices), 0o600))
		session(t, "true", "--config-file="+config)
		return
	}
	expectNoKeyring(t)
}

// TestARealKeyringThatWasNeverSetUpIsNoKeyring lets the bus start the daemon, which
// then has no collection and, without a screen, nowhere to ask for one.
func TestARealKeyringThatWasNeverSetUpIsNoKeyring(t *testing.T) {
	if os.Getenv(inSession) == "" {
		session(t, "true")
		return
	}
	expectNoKeyring(t)
}

func expectNoKeyring(t *testing.T) {
	t.Helper()
	v, _, key, _ := started(t)
	v.Keyring, v.Patience = SystemKeyring(), 10*time.Second
	if _, err := v.KeyFromKeyring(t.Context()); !errors.Is(err, ErrNoKeyring) {
		t.Errorf("get: %v", err)
	}
	if err := v.Remember(t.Context(), key); !errors.Is(err, ErrNoKeyring) {
		t.Errorf("set: %v", err)
	}
}

func TestARealLockedKeyringIsTold(t *testing.T) {
	if os.Getenv(inSession) == "" {
		session(t, unlocked+` && gdbus call --session --dest org.freedesktop.secrets --object-path /org/freedesktop/secrets `+
			`--method org.freedesktop.Secret.Service.Lock "['/org/freedesktop/secrets/collection/login']" >/dev/null`)
		return
	}
	v, _, key, _ := started(t)
	v.Keyring, v.Patience = SystemKeyring(), 5*time.Second
	for name, call := range map[string]func() error{
		"get": func() error { _, err := v.KeyFromKeyring(t.Context()); return err },
		"set": func() error { return v.Remember(t.Context(), key) },
	} {
		err := call()
		t.Logf("%s: %v", name, err)
		// Nobody can see a prompt here: it is dismissed, or stays open until patience ends.
		if !errors.Is(err, ErrKeyringLocked) && !errors.Is(err, ErrKeyringHangs) && !errors.Is(err, ErrKeyringDenied) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestNoSessionBusAtAllIsTold(t *testing.T) {
	for _, name := range []string{"DBUS_SESSION_BUS_ADDRESS", "DISPLAY", "WAYLAND_DISPLAY"} {
		t.Setenv(name, "")
	}
	t.Setenv("XDG_RUNTIME_DIR", t.TempDir())
	t.Setenv("PATH", t.TempDir())
	v, _, _, _ := started(t)
	v.Keyring, v.Patience = SystemKeyring(), 10*time.Second
	_, err := v.KeyFromKeyring(t.Context())
	t.Logf("%v", err)
	if !errors.Is(err, ErrNoKeyring) {
		t.Error(err)
	}
}
