package transfer

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"
	"strings"

	"pbxusers/data"
)

// Target is the field of a user that a column feeds, as the data.Field constants name it.
type Target string

// Ignore is the Target of a column that is not taken.
const Ignore Target = ""

// Targets lists the fields that a column can feed, in the order in which this program
// writes them.
var Targets = []Target{
	data.FieldUsername, data.FieldEmail, data.FieldRoles, data.FieldDesks, data.FieldProfile, data.FieldStartup,
	data.FieldDepartment, data.FieldTenants, data.FieldEnabled, data.FieldSecondFactor, data.FieldMustChange,
}

// The places of the fields in Targets.
const (
	atUsername = iota
	atEmail
	atRoles
	atDesks
	atProfile
	atStartup
	atDepartment
	atTenants
	atEnabled
	atSecondFactor
	atMustChange
	targetCount
)

// required are the fields that a new user cannot be without.
var required = []Target{data.FieldUsername, data.FieldEmail, data.FieldRoles, data.FieldProfile}

// Mapping says which field each column of a header feeds. It can be kept as JSON under
// HeaderKey, and suits only that header.
type Mapping []Target

// HeaderKey is the name under which a mapping for this header is remembered: the same
// for the same columns in the same order, ignoring case.
func HeaderKey(header []string) string {
	h := sha256.New()
	for _, name := range header {
		name = data.Fold(strings.TrimSpace(name))
		fmt.Fprintf(h, "%d:%s", len(name), name)
	}
	return hex.EncodeToString(h.Sum(nil)[:16])
}

// SuggestMapping maps the columns that the sheet's format is known to have; for an
// unknown header, those whose names in English or Spanish say what they hold.
func SuggestMapping(sheet Sheet) Mapping {
	mapping := make(Mapping, len(sheet.Header))
	squeezed := make([]string, len(sheet.Header))
	for i, name := range sheet.Header {
		squeezed[i] = squeeze(name)
	}
	if sheet.Format == Unknown {
		for i, target := range Targets {
			for _, name := range guesses[i] {
				if at := slices.Index(squeezed, name); at >= 0 && mapping[at] == Ignore {
					mapping[at] = target
					break
				}
			}
		}
		return mapping
	}
	for i, name := range squeezed {
		if target, ok := columnsOf[sheet.Format][name]; ok && !slices.Contains(mapping, target) {
			mapping[i] = target
		}
	}
	return mapping
}

// Missing lists the fields that a user must have and no column feeds. Without the
// username there is no plan; the e-mail is needed for new users; roles and profile of
// new users may come from Defaults.
func (m Mapping) Missing() []Target {
	var missing []Target
	for _, target := range required {
		if !slices.Contains(m, target) {
			missing = append(missing, target)
		}
	}
	return missing
}

// Check returns nil when rows of that header can be planned by m, else a *data.Invalid
// of FieldFile (ReasonOtherHeader) or of the field that is wrong: ReasonTwoColumns,
// ReasonSecretColumn, data.ReasonUnknown, or data.ReasonRequired for the username.
func (m Mapping) Check(header []string) error {
	if len(m) != len(header) {
		return data.Refuse(FieldFile, ReasonOtherHeader)
	}
	for i, target := range m {
		switch {
		case target == Ignore:
		case !slices.Contains(Targets, target):
			return data.Refuse(string(target), data.ReasonUnknown, string(target))
		case slices.Contains(m[:i], target):
			return data.Refuse(string(target), ReasonTwoColumns)
		case secret(squeeze(header[i])):
			return data.Refuse(string(target), ReasonSecretColumn, header[i])
		}
	}
	if !slices.Contains(m, data.FieldUsername) {
		return data.Refuse(data.FieldUsername, data.ReasonRequired)
	}
	return nil
}

// Ignored names the columns that the mapping does not take, in the file's order. A
// column without a name is left out when it holds nothing, else named by its number.
func (s Sheet) Ignored(mapping Mapping) []string {
	var names []string
	for i, name := range s.Header {
		if i < len(mapping) && mapping[i] != Ignore {
			continue
		}
		if name == "" {
			filled := func(r Row) bool { return i < len(r.Cells) && strings.TrimSpace(r.Cells[i]) != "" }
			if !slices.ContainsFunc(s.Rows, filled) {
				continue
			}
			name = fmt.Sprintf("#%d", i+1)
		}
		names = append(names, name)
	}
	return names
}

// secret reports whether a column of that (squeezed) name holds a password or a hash.
func secret(name string) bool {
	if slices.Contains(guesses[atMustChange], name) {
		return false
	}
	if slices.Contains([]string{"pass", "pin", "clave", "salt"}, name) {
		return true
	}
	for _, part := range []string{"password", "passwd", "contrasena", "secret", "hash", "vmpin", "voicemailpin"} {
		if strings.Contains(name, part) {
			return true
		}
	}
	return false
}

// columnsOf are the columns that the formats share with us, by squeezed name.
var columnsOf = map[Format]map[string]Target{
	Own: ownColumns(),
	FreePBX: {
		"username": data.FieldUsername, "email": data.FieldEmail, "department": data.FieldDepartment,
	},
	FusionPBX: {
		"username": data.FieldUsername, "useremail": data.FieldEmail, "userenabled": data.FieldEnabled, "groupname": data.FieldRoles,
	},
	ThreeCX: { // its users sign in by extension number
		"number": data.FieldUsername, "emailaddress": data.FieldEmail, "department": data.FieldDepartment,
	},
	CommPeak: {
		"username": data.FieldUsername, "email": data.FieldEmail, "role": data.FieldRoles, "desk": data.FieldDesks,
		"department": data.FieldDepartment, "enabled": data.FieldEnabled, "active": data.FieldEnabled,
	},
}

func ownColumns() map[string]Target {
	columns := make(map[string]Target, len(Targets))
	for _, target := range Targets {
		columns[squeeze(string(target))] = target
	}
	return columns
}

// guesses are the squeezed names under which unknown systems may hold each field, the
// surest first, in the order of Targets.
var guesses = [targetCount][]string{
	atUsername: {"username", "user", "login", "loginname", "userid", "account", "nombredeusuario", "usuario", "cuenta",
		"extension", "number", "extensionnumber", "anexo", "interno", "numero"},
	atEmail:        {"email", "emailaddress", "useremail", "mail", "correoelectronico", "correo", "direcciondecorreo"},
	atRoles:        {"roles", "role", "userrole", "rol", "groupname", "groups", "group", "grupos", "grupo"},
	atDesks:        {"desks", "desk", "teams", "team", "mesas", "mesa", "puestos", "puesto", "equipos", "equipo"},
	atProfile:      {"profile", "userprofile", "perfil", "perfildeusuario"},
	atStartup:      {"startup", "startupdialog", "dialogodeinicio", "paginadeinicio"},
	atDepartment:   {"department", "dept", "departamento", "depto", "area"},
	atTenants:      {"tenants", "tenant", "inquilinos", "inquilino"},
	atEnabled:      {"enabled", "userenabled", "active", "isactive", "habilitado", "activo", "activado"},
	atSecondFactor: {"secondfactor", "2fa", "twofactor", "segundofactor", "dosfactores"},
	atMustChange:   {"mustchangepassword", "changepassword", "debecambiarcontrasena", "debecambiarlacontrasena", "cambiarcontrasena"},
}
