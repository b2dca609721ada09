package signin

import (
	"context"
	"errors"
	"fmt"

	"pbxusers/data"
	"pbxusers/ui/words"
)

// What signing in answers, one sentence each. Whoever makes the Deps turns the errors of the door into these.
var (
	// ErrWrong is the one answer to whatever is wrong with a name, a password or an account; from a later step it
	// means that the sign-in has to begin anew.
	ErrWrong = errors.New("the username or the password is not right, or the account cannot sign in now")
	// ErrExpired means that the right temporary password is too old.
	ErrExpired = errors.New("the temporary password has expired")
	// ErrNotThisKey means that a well-formed recovery key or a passphrase is not the one of this register.
	ErrNotThisKey = errors.New("not the recovery key or passphrase of this register")
)

// ErrMistyped means that what was typed cannot be a recovery key. It holds nothing of what was typed but a
// character that cannot be part of one.
type ErrMistyped struct { //nolint:errname // named as what it is among the errors above
	Group     int  // counted from 1; 0: only the whole can be judged
	Character rune // the wrong one; 0: the length is wrong
	Got, Want int  // characters of the group, or of the whole
}

// Error says it for the log.
func (m *ErrMistyped) Error() string {
	return fmt.Sprintf("recovery key: group %d, character %q, %d characters of %d", m.Group, m.Character, m.Got, m.Want)
}

// sentence says it beside the field.
func (m *ErrMistyped) sentence() string {
	switch {
	case m.Character != 0 && m.Group != 0:
		return words.T("Group %[1]d holds “%[2]s”, which is in no recovery key. Look at that group again.", m.Group, string(m.Character))
	case m.Character != 0:
		return words.T("“%[1]s” is in no recovery key. Look for it and compare it with the paper.", string(m.Character))
	case m.Group != 0:
		return words.T("Group %[1]d has %[2]d characters instead of %[3]d. Look at that group again.", m.Group, m.Got, m.Want)
	}
	return words.T("These are %[1]d characters; a recovery key has %[2]d.", m.Got, m.Want)
}

// KeyringTrouble is trouble with the keyring, the database or the folder, as an error of a function in a Deps.
type KeyringTrouble struct{ Problem Problem }

// Error says it for the log.
func (e *KeyringTrouble) Error() string { return fmt.Sprintf("problem %d at the start", e.Problem) }

// told is what a banner says of an error that no field explains.
func told(err error) string {
	var problem *KeyringTrouble
	switch {
	case errors.As(err, &problem):
		return problem.Problem.Heading() + ". " + problem.Problem.Text()
	case errors.Is(err, context.Canceled):
		return words.T("It was cancelled. Nothing was changed.")
	}
	text, known := words.Error(err)
	if !known {
		return words.T("Something unforeseen happened, and nothing was changed. Try again; the log has the details.")
	}
	return text
}

// otherKey is said of a well-formed recovery key that opens nothing here. One wrong character is likelier than
// another register's paper.
func otherKey() string {
	return words.T("This does not open the register. Compare it with the paper group by group: one wrong character is enough. If they are the same, it is the key of another register, or a newer one has replaced it.")
}

// required is what stands beside an empty field.
func required() string { return words.Reason(&data.Invalid{Reason: data.ReasonRequired}) }
