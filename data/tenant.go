package data

import (
	"strings"
	"unicode"
)

// TenantID names a tenant for ever.
type TenantID int64

// Tenant is an organisation on the same PBX. The users of a disabled one cannot sign in.
type Tenant struct {
	ID      TenantID
	Version int64
	Name    string
	Enabled bool
}

// Checked returns t as it will be stored, or what is wrong with it: 1-32 letters,
// digits, dots, dashes and underscores.
func (t Tenant) Checked() (Tenant, error) {
	var err error
	t.Name, err = line(FieldName, t.Name, 1, TenantNameMost)
	if err == nil && strings.ContainsFunc(t.Name, func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !strings.ContainsRune("._-", r)
	}) {
		err = Refuse(FieldName, ReasonCharacters, "A-Z 0-9 . _ -")
	}
	return t, err
}
