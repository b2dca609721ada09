package transfer

import (
	"strings"

	"pbxusers/data"
)

// Register is what a plan knows of the register: the users as they are, and what roles,
// desks, profiles, tenants and modules are called. It is read only.
type Register struct {
	*data.Names

	users   []data.User
	byName  map[string]int // place in users
	byEmail map[string]int // by folded address

	roleIDs    map[string]data.RoleID // by folded name
	deskIDs    map[string]data.DeskID
	profileIDs map[string]data.ProfileID
	tenantIDs  map[string]data.TenantID
	profiles   map[data.ProfileID]data.Profile
	modules    map[string]data.ModuleKey // by folded key and label; "" where two share a label
}

// NewRegister makes a Register of all users, in any order, of all that they may be given,
// and of the modules. It keeps users, which must not change while it is used.
func NewRegister(users []data.User, choices data.Choices, catalog *data.Catalog) *Register {
	r := &Register{
		Names: data.NewNames(choices), users: users,
		byName: make(map[string]int, len(users)), byEmail: make(map[string]int, len(users)),
		roleIDs: make(map[string]data.RoleID), deskIDs: make(map[string]data.DeskID),
		profileIDs: make(map[string]data.ProfileID), tenantIDs: make(map[string]data.TenantID),
		profiles: make(map[data.ProfileID]data.Profile), modules: make(map[string]data.ModuleKey),
	}
	for i := range users {
		r.byName[users[i].Username] = i
		r.byEmail[data.Fold(users[i].Email)] = i
	}
	byName(r.roleIDs, r.Names.Roles)
	byName(r.deskIDs, r.Names.Desks)
	byName(r.profileIDs, r.Names.Profiles)
	byName(r.tenantIDs, r.Names.Tenants)
	for _, p := range choices.Profiles {
		r.profiles[p.ID] = p
	}
	r.nameModules(catalog)
	return r
}

func byName[ID ~int64](ids map[string]ID, names map[ID]string) {
	for id, name := range names {
		ids[data.Fold(name)] = id
	}
}

// nameModules lets a start-up dialog be named by key or by label. Keys win.
func (r *Register) nameModules(catalog *data.Catalog) {
	for _, key := range catalog.Modules() {
		module, _ := catalog.Module(key)
		label := data.Fold(module.Label)
		if _, twice := r.modules[label]; twice {
			r.modules[label] = ""
			continue
		}
		r.modules[label] = key
	}
	for _, key := range catalog.Modules() {
		r.modules[data.Fold(string(key))] = key
	}
}

func (r *Register) module(cell string) (data.ModuleKey, *data.Invalid) {
	key, ok := r.modules[data.Fold(cell)]
	switch {
	case !ok:
		return "", refuse(data.FieldStartup, data.ReasonUnknown, cell)
	case key == "":
		return "", refuse(data.FieldStartup, data.ReasonAmbiguous, cell)
	}
	return key, nil
}

// Defaults fill in new users where the file does not say.
type Defaults struct {
	Roles         []data.RoleID
	Desks         []data.DeskID
	Profile       data.ProfileID
	Tenants       []data.TenantID
	DefaultTenant data.TenantID // 0 with one tenant: that one
	SecondFactor  data.SecondFactor
}

// answers are the words for on and off in files, folded.
var answers = map[string]bool{
	"yes": true, "y": true, "true": true, "t": true, "1": true, "on": true, "enabled": true, "active": true,
	"sí": true, "si": true, "s": true, "verdadero": true, "activo": true, "habilitado": true,
	"no": false, "n": false, "false": false, "f": false, "0": false, "off": false, "disabled": false, "inactive": false,
	"falso": false, "inactivo": false, "deshabilitado": false,
}

// factors are the words for the second factors in files, squeezed.
var factors = map[string]data.SecondFactor{
	"none": data.NoFactor, "no": data.NoFactor, "off": data.NoFactor, "0": data.NoFactor, "false": data.NoFactor, "ninguno": data.NoFactor,
	"email": data.EmailCode, "emailcode": data.EmailCode, "correo": data.EmailCode,
	"authenticator": data.Authenticator, "googlesecretcode": data.Authenticator, "totp": data.Authenticator, "autenticador": data.Authenticator,
}

func answer(field, cell string) (bool, *data.Invalid) {
	on, ok := answers[data.Fold(strings.TrimSpace(cell))]
	if !ok {
		return false, refuse(field, data.ReasonUnknown, cell)
	}
	return on, nil
}
