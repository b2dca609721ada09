//go:build !windows && !darwin

package vault

import (
	"errors"
	"io/fs"
	"net"
	"os/exec"
	"strings"

	"github.com/godbus/dbus/v5"
)

// kindOf reads the names of D-Bus and of the Secret Service, and the few errors that
// go-keyring makes itself and that have only a text.
func kindOf(err error) error {
	var named dbus.Error
	if errors.As(err, &named) {
		return kindOfName(named.Name)
	}
	var pointed *dbus.Error
	if errors.As(err, &pointed) && pointed != nil {
		return kindOfName(pointed.Name)
	}
	var network *net.OpError
	var program *exec.Error
	var path *fs.PathError
	text := err.Error()
	switch {
	// No session bus: no socket, or neither an address nor dbus-launch to make one.
	case errors.As(err, &network), errors.As(err, &program), errors.As(err, &path),
		strings.Contains(text, "dbus-launch"), strings.Contains(text, "address of session bus"),
		strings.Contains(text, "DBUS_SESSION_BUS_ADDRESS"), errors.Is(err, dbus.ErrClosed):
		return ErrNoKeyring
	// The prompt was dismissed, so that the collection stayed locked; or there is none.
	case strings.Contains(text, "failed to unlock correct collection"):
		if strings.Contains(text, defaultAlias) && noCollection() {
			return ErrNoKeyring
		}
		return ErrKeyringLocked
	}
	return ErrKeyringFailed
}

const defaultAlias = "/org/freedesktop/secrets/aliases/default"

// noCollection asks the Secret Service whether it has no default collection: a daemon
// that the bus started for the asking, on an account that has never used a keyring. It
// runs within the patience of the call that failed.
func noCollection() bool {
	bus, err := dbus.SessionBus()
	if err != nil {
		return false
	}
	var path dbus.ObjectPath
	err = bus.Object("org.freedesktop.secrets", "/org/freedesktop/secrets").
		Call("org.freedesktop.Secret.Service.ReadAlias", 0, "default").Store(&path)
	return err == nil && path == "/"
}

func kindOfName(name string) error {
	const bus, secret = "org.freedesktop.DBus.Error.", "org.freedesktop.Secret.Error."
	switch name {
	case bus + "ServiceUnknown", bus + "NameHasNoOwner", bus + "NoServer", bus + "NotSupported",
		bus + "Disconnected", bus + "UnknownInterface", bus + "UnknownObject", bus + "UnknownMethod",
		// No collection to put it in: a keyring that nobody has set up.
		secret + "NoSuchObject":
		return ErrNoKeyring
	case bus + "NoReply", bus + "Timeout", bus + "TimedOut":
		return ErrKeyringHangs
	case secret + "IsLocked":
		return ErrKeyringLocked
	case bus + "AccessDenied", bus + "AuthFailed", bus + "InteractiveAuthorizationRequired":
		return ErrKeyringDenied
	}
	if strings.HasPrefix(name, bus+"Spawn.") {
		return ErrNoKeyring
	}
	return ErrKeyringFailed
}
