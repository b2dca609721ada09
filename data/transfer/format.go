package transfer

import (
	"slices"
	"strings"
	"unicode"

	"pbxusers/data"
)

// Format is the system that a file comes from, told by its header.
type Format string

// The formats that Detect knows.
const (
	Own           Format = "pbx-users"
	FreePBX       Format = "freepbx"
	FreePBXGroups Format = "freepbx-groups"
	FusionPBX     Format = "fusionpbx"
	ThreeCX       Format = "3cx"
	CommPeak      Format = "commpeak"
	Unknown       Format = "unknown"
)

// freePBXColumns are those of FreePBX's own export, in its order.
var freePBXColumns = []string{
	"username", "description", "default_extension", "password", "encrypted_password", "fname", "lname", "displayname",
	"title", "company", "department", "email", "cell", "work", "home", "fax",
}

// Detect tells by the header, in any order and ignoring case, where a file comes from.
func Detect(header []string) Format {
	names := make(map[string]bool, len(header))
	for _, name := range header {
		names[squeeze(name)] = true
	}
	all := func(wanted ...string) bool {
		return !slices.ContainsFunc(wanted, func(name string) bool { return !names[name] })
	}
	anyOf := func(wanted ...string) bool {
		return slices.ContainsFunc(wanted, func(name string) bool { return names[name] })
	}
	switch {
	case all("username", "defaultextension"):
		return FreePBX
	case all("groupname", "users") && !names["username"]:
		return FreePBXGroups
	case all("username") && anyOf("useremail", "userenabled", "userstatus", "groupname"):
		return FusionPBX
	case all("username", "roles", "profile"), all("username") && ownOnly(header):
		return Own
	case all("username", "role", "desk"):
		return CommPeak
	case all("number") && anyOf("authid", "authpassword", "emailaddress"):
		return ThreeCX
	}
	return Unknown
}

// ownOnly reports whether every column is one of this program's, and one of them one
// that others do not have: a file of ours from which columns were taken away.
func ownOnly(header []string) bool {
	special := false
	for _, name := range header {
		target, ok := columnsOf[Own][squeeze(name)]
		if !ok {
			return false
		}
		special = special || target != data.FieldUsername && target != data.FieldEmail && target != data.FieldDepartment && target != data.FieldEnabled
	}
	return special
}

// squeeze returns the letters and digits of a column's name, small and without accents,
// so that "E-mail", "e_mail" and "EMail" are one.
func squeeze(name string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return r
		}
		return -1
	}, data.SearchText(name))
}
