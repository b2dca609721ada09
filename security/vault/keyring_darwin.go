package vault

import (
	"errors"
	"io/fs"
	"os/exec"
)

// kindOf reads how the program `security` ended: the low byte of an OSStatus.
func kindOf(err error) error {
	var ended *exec.ExitError
	if errors.As(err, &ended) {
		switch ended.ExitCode() {
		case 36: // errSecInteractionNotAllowed: locked, and no window to ask in
			return ErrKeyringLocked
		case 51, 128: // errSecAuthFailed; the person pressed Cancel
			return ErrKeyringDenied
		case 37, 50: // no default keychain; no such keychain
			return ErrNoKeyring
		}
		return ErrKeyringFailed
	}
	var path *fs.PathError
	var program *exec.Error
	if errors.As(err, &path) || errors.As(err, &program) {
		return ErrNoKeyring
	}
	return ErrKeyringFailed
}
