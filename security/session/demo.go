package session

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"time"

	"pbxusers/data"
	"pbxusers/data/store"
	"pbxusers/security/otp"
)

// DemoUser and DemoPassword sign in to what FoundDemo makes.
const (
	DemoUser     = "demo"
	DemoPassword = "look-around-freely-2026"
	demoUsers    = 200
	demoLocked   = 23 // who of them is locked,
	demoFailures = 20 // after so many wrong passwords
)

var (
	demoFirst = strings.Fields("Ada Alan Amara Ana Anton Astrid Bo Carla Chidi Dana Diego Elif Emil Esra Femke Finn Grace Hana Hugo Imani Ines Ivo Jonas Julia Kai Kofi Lars Leila Lena Liam Luis Maja Marc Mei Milan Mina Nadia Nils Nora Omar Otto Pia Rafael Rosa Sami Sara Sofia Tariq Vera Yuki")
	demoLast  = strings.Fields("Abbott Baker Becker Berg Castro Costa Dahl Diaz Duarte Ekström Fischer Fontaine Garcia Haas Hansen Horvat Ito Jensen Kaya Keller Kowalski Larsen Lopez Marino Meyer Moreau Nagy Novak Okafor Olsen Osei Petit Popescu Ramos Rossi Sato Schmidt Silva Sousa Tanaka Torres Varga Virtanen Vogel Wagner Weber Wolf Yildiz Zhang Zimmer")
	demoDesks = []data.Desk{
		{Name: "Front desk", Queues: []string{"600"}, Agents: []string{"200", "201", "202"}},
		{Name: "Sales", Queues: []string{"610", "611"}, Agents: []string{"210", "211", "212", "213", "214"}},
		{Name: "Support", Queues: []string{"620"}, Agents: []string{"220", "221", "222", "223"}},
		{Name: "Billing", Queues: []string{"630"}, Agents: []string{"230", "231"}},
		{Name: "Night shift", Queues: []string{"600", "620"}, Agents: []string{"202", "223"}},
		{Name: "Warehouse", Agents: []string{"240", "241", "242"}},
	}
	demoDepartments = []string{"Sales", "Support", "Accounting", "Warehouse", "Management", ""}
)

// FoundDemo fills a new database with an organisation, desks and 200 made-up users, the
// same ones each time.
func FoundDemo(ctx context.Context, o Options, language string) error {
	first := FirstStart{
		Organisation: data.Organisation{Name: "Harbour Street Office", Language: language},
		Username:     DemoUser, Email: "demo@harbour.example", Password: DemoPassword,
	}
	if err := Found(ctx, o, first); err != nil {
		return err
	}
	tx, err := o.DB.Begin(ctx)
	if err != nil {
		return err
	}
	defer tx.Rollback()
	office, err := o.office(tx)
	if err != nil {
		return err
	}
	m := demo{tx: tx, dice: 1, now: o.Now(), profiles: map[string]data.ProfileID{}, roles: map[string]data.RoleID{}}
	for _, p := range office.Profiles {
		m.profiles[p.Builtin] = p.ID
	}
	for _, r := range office.Roles {
		m.roles[r.Name] = r.ID
	}
	for id := range office.Tenants {
		m.tenant = id
	}
	if err := errors.Join(m.demand(), m.fill()); err != nil {
		return err
	}
	return tx.Commit()
}

// DemoStands reports whether DemoUser still has the password that FoundDemo gave it.
func DemoStands(ctx context.Context, o Options) (bool, error) {
	tx, err := o.DB.Begin(ctx)
	if err != nil {
		return false, err
	}
	defer tx.Rollback()
	u, err := tx.UserByName(DemoUser)
	if err != nil {
		return false, err
	}
	p, err := tx.Password(u.ID)
	return err == nil && p.Set.Equal(u.Created), err
}

// dice throws the same numbers in every demonstration: nothing here is secret.
type dice uint64

// IntN returns a number from 0 to n-1 (xorshift).
func (d *dice) IntN(n int) int {
	*d ^= *d << 13
	*d ^= *d >> 7
	*d ^= *d << 17
	return int(*d % dice(n))
}

// demo makes up users.
type demo struct {
	tx       *store.Tx
	dice     dice
	now      time.Time
	profiles map[string]data.ProfileID // by the catalogue's key
	roles    map[string]data.RoleID    // by name
	tenant   data.TenantID
	desks    []data.DeskID
}

// demand lets one role demand a second factor, so that there is who lacks it.
func (m *demo) demand() error {
	r, err := m.tx.Role(m.roles["Compliance manager"])
	if err != nil {
		return err
	}
	r.RequireFactor = true
	return m.tx.UpdateRole(r)
}

func (m *demo) fill() error {
	for _, d := range demoDesks {
		id, err := m.tx.InsertDesk(d)
		if err != nil {
			return err
		}
		m.desks = append(m.desks, id)
	}
	for i := range demoUsers - 1 {
		u, err := m.user(i).Checked()
		if err != nil {
			return err
		}
		id, err := m.tx.InsertUser(u)
		if err != nil {
			return err
		}
		if err := m.factor(id, i); err != nil {
			return err
		}
		if err := m.tx.SetLastSignIn(id, m.now.Add(-time.Duration(m.dice.IntN(90*24))*time.Hour)); err != nil {
			return err
		}
		event := userEvent(data.EventCreate, u, nil)
		event.At, event.Actor, event.ActorName, event.Object, event.Result = m.now, 1, DemoUser, int64(id), data.Done
		if err := m.tx.AddEvent(event); err != nil {
			return err
		}
	}
	return nil
}

// factor makes up how a user stands with the second factor: a few have one, a few were
// given one and have yet to set it up, and one mistook the password for too long.
func (m *demo) factor(id data.UserID, i int) error {
	switch {
	case i == demoLocked:
		if err := m.tx.SetFailures(id, demoFailures, true); err != nil {
			return err
		}
		return m.tx.NoteWrong(id, data.WrongPassword, m.now.Add(-3*time.Hour))
	case i%7 > 1:
		return nil
	}
	u, err := m.tx.User(id)
	if err != nil {
		return err
	}
	if i%7 == 0 {
		_, _, err = Enrol(m.tx, u, otp.NewSecret(), 0, m.now.AddDate(0, 0, -m.dice.IntN(300)))
		return err
	}
	after := u
	after.SecondFactor = data.Authenticator
	return m.tx.UpdateUser(u, after)
}

// user makes up one user: mostly managers with a desk, some compliance managers, a few
// administrators.
func (m *demo) user(i int) data.User {
	first, last := demoFirst[i%len(demoFirst)], demoLast[(i*7+i/len(demoFirst))%len(demoLast)]
	name := strings.ToLower(first[:1] + plainLetters.Replace(last))
	u := data.User{
		Username: fmt.Sprintf("%s%02d", name, i%100), Email: fmt.Sprintf("%s.%s%d@harbour.example", strings.ToLower(first), strings.ToLower(plainLetters.Replace(last)), i),
		Roles: []data.RoleID{m.roles["Manager"]}, Profile: m.profiles["portal"], Tenants: []data.TenantID{m.tenant},
		Department: demoDepartments[m.dice.IntN(len(demoDepartments))], Desks: []data.DeskID{m.desks[m.dice.IntN(len(m.desks))]},
		Enabled: m.dice.IntN(12) > 0, MustChange: m.dice.IntN(5) == 0, Created: m.now.AddDate(0, 0, -m.dice.IntN(900)),
	}
	switch roll := m.dice.IntN(20); {
	case roll == 0:
		u.Roles, u.Profile, u.Desks = []data.RoleID{m.roles["Administrator"]}, m.profiles["administrator"], nil
	case roll < 4:
		u.Roles = append(u.Roles, m.roles["Compliance manager"])
	case roll < 8:
		u.Desks = append(u.Desks, m.desks[m.dice.IntN(len(m.desks))], m.desks[m.dice.IntN(len(m.desks))])
	}
	return u
}

var plainLetters = strings.NewReplacer("ö", "o")
