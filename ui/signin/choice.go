package signin

import (
	"pbxusers/ui/kit"
	"pbxusers/ui/person"
)

// choice is the field in which somebody chooses a password.
type choice struct {
	*kit.Field
	*person.Password
}

// newChoice returns an empty field.
func newChoice(label string, strength func(typed string) int, suggest func() (string, error)) *choice {
	c := &choice{}
	c.Password = person.NewFlatPassword(label, strength, suggest, func(err error) { c.SetError(told(err)) })
	c.Field = c.Password.Field
	return c
}

// newSecretEntry returns a field whose text is hidden until it is asked for.
func newSecretEntry() *kit.Entry { return person.NewPasswordEntry() }
