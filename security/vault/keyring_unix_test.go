//go:build !windows && !darwin

package vault

import (
	"errors"
	"fmt"
	"net"
	"os/exec"
	"syscall"
	"testing"

	"github.com/godbus/dbus/v5"
)

func TestNamesOfDBusAreTold(t *testing.T) {
	for name, want := range map[string]error{
		"org.freedesktop.DBus.Error.ServiceUnknown":        ErrNoKeyring,
		"org.freedesktop.DBus.Error.NameHasNoOwner":        ErrNoKeyring,
		"org.freedesktop.DBus.Error.Spawn.ChildExited":     ErrNoKeyring,
		"org.freedesktop.DBus.Error.Spawn.ServiceNotFound": ErrNoKeyring,
		"org.freedesktop.Secret.Error.NoSuchObject":        ErrNoKeyring,
		"org.freedesktop.Secret.Error.IsLocked":            ErrKeyringLocked,
		"org.freedesktop.DBus.Error.AccessDenied":          ErrKeyringDenied,
		"org.freedesktop.DBus.Error.NoReply":               ErrKeyringHangs,
		"org.freedesktop.DBus.Error.Failed":                ErrKeyringFailed,
		"org.freedesktop.Secret.Error.NoSession":           ErrKeyringFailed,
	} {
		for _, err := range []error{dbus.Error{Name: name}, &dbus.Error{Name: name}, fmt.Errorf("x: %w", dbus.Error{Name: name})} {
			got := told(err)
			if !errors.Is(got, want) || errors.Is(got, ErrNoKey) {
				t.Errorf("%s (%T) is told as %v, want %v", name, err, got, want)
			}
		}
	}
}

func TestErrorsOutsideDBusAreTold(t *testing.T) {
	for _, c := range []struct{ err, want error }{
		{&net.OpError{Op: "dial", Err: syscall.ECONNREFUSED}, ErrNoKeyring},
		{&exec.Error{Name: "dbus-launch", Err: exec.ErrNotFound}, ErrNoKeyring},
		{errors.New("dbus: couldn't determine address of session bus"), ErrNoKeyring},
		{dbus.ErrClosed, ErrNoKeyring},
		{errors.New("failed to unlock correct collection '/org/freedesktop/secrets/collection/login'"), ErrKeyringLocked},
	} {
		if got := told(c.err); !errors.Is(got, c.want) {
			t.Errorf("%v is told as %v, want %v", c.err, got, c.want)
		}
	}
}
