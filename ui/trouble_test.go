package ui

import (
	"errors"
	"fmt"
	"testing"

	"pbxusers/data/store"
	gate "pbxusers/security/signin"
	"pbxusers/security/vault"
	"pbxusers/ui/signin"
)

func TestEveryWayToFailHasAScreenOfItsOwn(t *testing.T) {
	for err, want := range map[error]signin.Problem{
		vault.ErrNoKey: signin.NoKey, vault.ErrNoKeyring: signin.NoKeyring, vault.ErrKeyringLocked: signin.KeyringLocked,
		vault.ErrKeyringDenied: signin.KeyringDenied, vault.ErrKeyringHangs: signin.KeyringHangs, vault.ErrKeyringFailed: signin.KeyringFailed,
		vault.ErrKeyNotKept: signin.KeyNotKept, vault.ErrKeyMalformed: signin.WrongKey, vault.ErrDatabaseMissing: signin.Missing,
		vault.ErrTruncated: signin.Truncated, vault.ErrNotEncrypted: signin.Plain, vault.ErrDamaged: signin.BoxDamaged, vault.ErrFolderShared: signin.Folder,
		store.ErrMissing: signin.Missing, store.ErrEmpty: signin.Empty, store.ErrPlain: signin.Plain, store.ErrUnreadable: signin.WrongKey,
		store.ErrDamaged: signin.Damaged, store.ErrForeign: signin.Foreign, store.ErrNewer: signin.Newer,
		errors.New("unforeseen"): signin.Unknown,
	} {
		if got := problemOf(fmt.Errorf("while opening: %w", err)); got != want {
			t.Errorf("%v: %q, want %q", err, got.Heading(), want.Heading())
		}
	}
}

func TestDamageUnderTheRightKeyIsNotAWrongKey(t *testing.T) {
	err := errors.Join(store.ErrDamaged, store.ErrUnreadable)
	if got := problemOf(err); got != signin.Damaged {
		t.Errorf("%q", got.Heading())
	}
}

func TestSignInGetsTheDoorsErrorsInItsOwnTerms(t *testing.T) {
	for err, want := range map[error]error{
		gate.ErrWrong: signin.ErrWrong, gate.ErrExpired: signin.ErrExpired, vault.ErrWrongKey: signin.ErrNotThisKey,
	} {
		if got := forSignIn(fmt.Errorf("signing in: %w", err)); !errors.Is(got, want) {
			t.Errorf("%v became %v", err, got)
		}
	}
	_, err := vault.ParseRecoveryKey("ABC")
	var mistyped *signin.ErrMistyped
	if got := forSignIn(err); !errors.As(got, &mistyped) || mistyped.Want == 0 {
		t.Errorf("a mistyped key became %v", got)
	}
}

func TestTheKeyringsTroubleAtTheFirstStartOffersAPassphrase(t *testing.T) {
	var trouble *signin.KeyringTrouble
	if err := forFirstStart(fmt.Errorf("keeping: %w", vault.ErrNoKeyring)); !errors.As(err, &trouble) || trouble.Problem != signin.NoKeyring {
		t.Errorf("%v", err)
	}
}
