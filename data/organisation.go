package data

import "time"

// The limits of the idle lock, in minutes, and its default.
const (
	IdleLeast   = 1
	IdleMost    = 240
	IdleDefault = 10
)

// OrganisationMost is the longest name of an organisation, in characters.
const OrganisationMost = 64

// FieldOrganisation, FieldLanguage and FieldIdle are the fields of an Organisation.
const (
	FieldOrganisation = "organisation"
	FieldLanguage     = "language"
	FieldIdle         = "idle_lock"
)

// Organisation is the office that keeps the register, with the settings that hold for
// the whole program.
type Organisation struct {
	Name     string
	Language string        // BCP 47, such as "en" or "es"
	Idle     time.Duration // the window locks after so much time without a key or a click
	// FactorGrace is how many days a user of whom a second factor is demanded still signs in
	// without one; 0 demands it at once.
	FactorGrace int
	EventDays   int // how long the event log keeps its entries; 0 is for ever
}

// Checked returns o as it will be stored, or what is wrong with it.
func (o Organisation) Checked() (Organisation, error) {
	var err error
	o.Name, err = line(FieldOrganisation, o.Name, 1, OrganisationMost)
	if o.Idle == 0 {
		o.Idle = IdleDefault * time.Minute
	}
	if o.Idle < IdleLeast*time.Minute || o.Idle > IdleMost*time.Minute {
		err = Refusals(err, Refuse(FieldIdle, ReasonTooLong, IdleMost))
	}
	return o, Refusals(err, o.checkDays())
}

func (o Organisation) checkDays() error {
	var errs [2]error
	switch {
	case o.FactorGrace < 0:
		errs[0] = Refuse(FieldFactorGrace, ReasonTooFew, 0)
	case o.FactorGrace > FactorGraceMost:
		errs[0] = Refuse(FieldFactorGrace, ReasonTooLong, FactorGraceMost)
	}
	switch {
	case o.EventDays != 0 && o.EventDays < EventDaysLeast:
		errs[1] = Refuse(FieldEventDays, ReasonTooFew, EventDaysLeast)
	case o.EventDays > EventDaysMost:
		errs[1] = Refuse(FieldEventDays, ReasonTooLong, EventDaysMost)
	}
	return Refusals(errs[:]...)
}

// Choices is what a user's form offers, narrowed to what the asker may see.
type Choices struct {
	Roles       []Role // by name
	Desks       []Desk
	Profiles    []Profile
	Tenants     []Tenant
	Departments []string // those in use, sorted
}
