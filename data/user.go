package data

import (
	"net/mail"
	"slices"
	"strings"
	"time"
	"unicode/utf8"
)

// UserID names a user for ever: ids are never given twice.
type UserID int64

// The fields of a user, as refusals, imports and the event log name them.
const (
	FieldUsername     = "username"
	FieldEmail        = "email"
	FieldPassword     = "password"
	FieldPresent      = "present_password" // the password that a new one replaces
	FieldRoles        = "roles"
	FieldDesks        = "desks"
	FieldProfile      = "profile"
	FieldStartup      = "startup"
	FieldDepartment   = "department"
	FieldTenants      = "tenants"
	FieldDefault      = "default_tenant"
	FieldPicture      = "picture"
	FieldEnabled      = "enabled"
	FieldSecondFactor = "second_factor"
	FieldMustChange   = "must_change_password"
)

// The limits of a user's fields, in characters.
const (
	UsernameMost   = 32
	EmailMost      = 254
	DepartmentMost = 64
)

// SecondFactor is what a user is asked for after the password.
type SecondFactor string

// The second factors.
const (
	NoFactor      SecondFactor = "none"
	EmailCode     SecondFactor = "email"
	Authenticator SecondFactor = "authenticator" // "Google Secret Code"
)

// SecondFactors lists them in the order in which a form offers them.
var SecondFactors = []SecondFactor{NoFactor, EmailCode, Authenticator}

// User is an account, without its secrets: passwords, authenticator secrets and
// pictures are read and written by calls of their own.
type User struct {
	ID            UserID
	Version       int64 // raised by every change; saving an older one is ErrConflict
	Username      string
	Email         string
	Roles         []RoleID // sorted, at least one
	Desks         []DeskID // sorted
	Profile       ProfileID
	Startup       ModuleKey // "" is the first module that the profile opens
	Department    string
	Tenants       []TenantID // sorted, at least one
	DefaultTenant TenantID   // one of Tenants
	SecondFactor  SecondFactor
	Enabled       bool
	MustChange    bool      // must choose a new password at the next sign-in
	Locked        bool      // kept out by wrong tries until unlocked
	HasPicture    bool      // a picture is stored
	Created       time.Time // to the second
	LastSignIn    time.Time // zero: never
}

// Checked returns u as it will be stored, or all that is wrong with it at once. What
// needs the register (is the name free, does the role exist) is not decided here.
func (u User) Checked() (User, error) {
	var errs [5]error
	u.Username, errs[0] = CheckedUsername(u.Username)
	u.Email, errs[1] = CheckedEmail(u.Email)
	u.Department, errs[2] = line(FieldDepartment, u.Department, 0, DepartmentMost)
	u.Roles = sorted(u.Roles)
	u.Desks = sorted(u.Desks)
	u.Tenants = sorted(u.Tenants)
	if len(u.Roles) == 0 {
		errs[3] = Refuse(FieldRoles, ReasonRequired)
	}
	errs[4] = u.checkPlace()
	if u.SecondFactor == "" {
		u.SecondFactor = NoFactor
	}
	if !slices.Contains(SecondFactors, u.SecondFactor) {
		return u, Refusals(append(errs[:], Refuse(FieldSecondFactor, ReasonUnknown, string(u.SecondFactor)))...)
	}
	return u, Refusals(errs[:]...)
}

// checkPlace checks profile and tenants.
func (u *User) checkPlace() error {
	var errs [2]error
	if u.Profile == 0 {
		errs[0] = Refuse(FieldProfile, ReasonRequired)
	}
	switch {
	case len(u.Tenants) == 0:
		errs[1] = Refuse(FieldTenants, ReasonRequired)
	case u.DefaultTenant == 0 && len(u.Tenants) == 1:
		u.DefaultTenant = u.Tenants[0]
	case !slices.Contains(u.Tenants, u.DefaultTenant):
		errs[1] = Refuse(FieldDefault, ReasonNotAmong)
	}
	return Refusals(errs[:]...)
}

// CheckedUsername returns the username as it will be stored: typed capitals become
// small. Allowed are 1-32 of a-z 0-9 . _ -, the first a letter or digit.
func CheckedUsername(s string) (string, error) {
	s = strings.ToLower(strings.TrimSpace(s))
	switch {
	case s == "":
		return s, Refuse(FieldUsername, ReasonRequired)
	case strings.ContainsFunc(s, func(r rune) bool { return !letterOrDigit(r) && !strings.ContainsRune("._-", r) }):
		return s, Refuse(FieldUsername, ReasonCharacters, "a-z 0-9 . _ -")
	case !letterOrDigit(rune(s[0])):
		return s, Refuse(FieldUsername, ReasonFirstCharacter)
	case len(s) > UsernameMost:
		return s, Refuse(FieldUsername, ReasonTooLong, UsernameMost)
	}
	return s, nil
}

func letterOrDigit(r rune) bool { return r >= 'a' && r <= 'z' || r >= '0' && r <= '9' }

// CheckedEmail returns the trimmed address: one plain address, which net/mail parses
// to itself, of at most 254 bytes.
func CheckedEmail(s string) (string, error) {
	s = strings.TrimSpace(s)
	if s == "" {
		return s, Refuse(FieldEmail, ReasonRequired)
	}
	if len(s) > EmailMost {
		return s, Refuse(FieldEmail, ReasonTooLong, EmailMost)
	}
	address, err := mail.ParseAddress(s)
	if err != nil || address.Address != s || address.Name != "" || !utf8.ValidString(s) || !strings.Contains(s, "@") {
		return s, Refuse(FieldEmail, ReasonNotAnAddress)
	}
	return s, nil
}

// sorted returns the ids in ascending order, each once, in a slice of its own.
func sorted[ID ~int64](ids []ID) []ID {
	ids = slices.Clone(ids)
	slices.Sort(ids)
	return slices.Compact(ids)
}

// RemovalID names one deletion that can still be undone.
type RemovalID int64

// UserDraft is what a user's form saves in one go: the account, and, where they were
// touched, a new password and picture.
type UserDraft struct {
	User     User   // ID 0 is a new one
	Password string // "" leaves the password alone
	Picture  []byte // a PNG as CheckedPicture makes it, with SetPicture
	// SetPicture says that Picture replaces the stored one; a nil Picture takes it away.
	SetPicture bool
}

// UserPatch is a change to several users at once; what is zero is left alone.
type UserPatch struct {
	Enabled     *bool
	AddRoles    []RoleID
	RemoveRoles []RoleID
	AddDesks    []DeskID
	RemoveDesks []DeskID
	Profile     ProfileID
}

// Apply returns u with the patch on it, lists of its own.
func (p UserPatch) Apply(u User) User {
	if p.Enabled != nil {
		u.Enabled = *p.Enabled
	}
	if p.Profile != 0 {
		u.Profile = p.Profile
	}
	u.Roles = without(sorted(append(slices.Clone(u.Roles), p.AddRoles...)), p.RemoveRoles)
	u.Desks = without(sorted(append(slices.Clone(u.Desks), p.AddDesks...)), p.RemoveDesks)
	return u
}

func without[ID comparable](ids, gone []ID) []ID {
	return slices.DeleteFunc(ids, func(id ID) bool { return slices.Contains(gone, id) })
}
