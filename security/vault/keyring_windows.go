package vault

import (
	"errors"
	"syscall"

	"golang.org/x/sys/windows"
)

// kindOf reads the codes of the Credential Manager.
func kindOf(err error) error {
	var code syscall.Errno
	if !errors.As(err, &code) {
		return ErrKeyringFailed
	}
	switch code {
	// A logon without a profile, such as a service's or a remote command's, has none.
	case windows.ERROR_NO_SUCH_LOGON_SESSION, windows.ERROR_SERVICE_NOT_ACTIVE, windows.ERROR_SERVICE_DISABLED,
		windows.RPC_S_SERVER_UNAVAILABLE, windows.ERROR_NOT_SUPPORTED, windows.ERROR_CALL_NOT_IMPLEMENTED:
		return ErrNoKeyring
	case windows.ERROR_ACCESS_DENIED, windows.ERROR_CANCELLED, windows.ERROR_ACCESS_DISABLED_BY_POLICY:
		return ErrKeyringDenied
	case windows.ERROR_TIMEOUT:
		return ErrKeyringHangs
	}
	return ErrKeyringFailed
}
