package transfer

import (
	"slices"
	"strings"

	"pbxusers/data"
)

// planner makes one plan.
type planner struct {
	register *Register
	defaults Defaults
	own      bool             // the file is one of this program
	column   [targetCount]int // of each of Targets; -1: none

	roles   *reader[data.RoleID]
	desks   *reader[data.DeskID]
	tenants *reader[data.TenantID]

	rows    []PlanRow
	userOf  []int // of each row, the place of its user in the register; -1: new
	ownerOf []int // of each row, the place of the user whose e-mail it names; -1: nobody's, or it names none

	// Users and e-mails of the register are told apart by their places, which is quicker
	// than by their texts; the maps hold those that are new.
	rowOf       []int // of each user of the register, the first row; -1: none
	lineOfOwned []int // of each user's e-mail, the first line that names it; 0: none
	lineOfName  map[string]int
	lineOfEmail map[string]int // by folded address
}

// PlanUsers says what each row of the sheet would do to the register. The error is that
// of Mapping.Check; what is wrong with a row is told there. The plan keeps parts of the
// sheet and the register.
func PlanUsers(sheet Sheet, mapping Mapping, register *Register, defaults Defaults) (Plan, error) {
	if err := mapping.Check(sheet.Header); err != nil {
		return Plan{}, err
	}
	p := newPlanner(sheet, mapping, register, defaults)
	for i := range sheet.Rows {
		p.planRow(i, &sheet.Rows[i])
	}
	plan := Plan{Handovers: p.settleEmails(), Rows: p.rows}
	for i := range plan.Rows {
		switch plan.Rows[i].Act {
		case Add:
			plan.Adds++
		case Change:
			plan.Changes++
		case Skip:
			plan.Skips++
		case Error:
			plan.Errors++
		}
	}
	return plan, nil
}

func newPlanner(sheet Sheet, mapping Mapping, register *Register, defaults Defaults) *planner {
	own, n := sheet.Format == Own, len(sheet.Rows)
	fresh := max(0, n-len(register.users)) // new users, as a guess
	p := &planner{
		register: register, defaults: defaults, own: own,
		roles:   newReader(data.FieldRoles, register.roleIDs, own),
		desks:   newReader(data.FieldDesks, register.deskIDs, own),
		tenants: newReader(data.FieldTenants, register.tenantIDs, own),
		rows:    make([]PlanRow, n), userOf: make([]int, n), ownerOf: make([]int, n),
		rowOf: make([]int, len(register.users)), lineOfOwned: make([]int, len(register.users)),
		lineOfName: make(map[string]int, fresh), lineOfEmail: make(map[string]int, fresh),
	}
	for i := range p.rowOf {
		p.rowOf[i] = -1
	}
	for i, target := range Targets {
		p.column[i] = slices.Index(mapping, target)
	}
	return p
}

// value returns what the row says of a field; says is false where the field is to be
// left alone.
func (p *planner) value(cells []string, field int) (cell string, says bool) {
	at := p.column[field]
	if at < 0 {
		return "", false
	}
	cell = strings.TrimSpace(cells[at])
	if cell == "" {
		return "", p.own && (field == atDesks || field == atStartup || field == atDepartment)
	}
	return cell, true
}

func (p *planner) planRow(i int, from *Row) {
	row := &p.rows[i]
	row.Line = from.Line
	p.userOf[i], p.ownerOf[i] = -1, -1
	if from.Problem != nil {
		row.refuse(from.Problem)
		return
	}
	typed, _ := p.value(from.Cells, atUsername)
	username, err := data.CheckedUsername(typed)
	if err != nil {
		row.User.Username = typed
		row.refuse(data.Invalids(err)...)
		p.refuseNameless(i, from.Cells)
		return
	}
	if at, ok := p.register.byName[username]; ok {
		p.userOf[i] = at
		row.Before = &p.register.users[at]
		row.User = *row.Before
	} else {
		row.User = p.newUser(username)
	}
	row.refuse(p.fill(&row.User, from.Cells)...)
	p.refuseTwice(i, username)
	if _, says := p.value(from.Cells, atEmail); says {
		p.refuseTwiceEmail(i)
	}
	p.decide(row)
}

// refuseNameless refuses row i, which has no username that can be one, for all else that its
// cells say wrongly. What they leave open is not told: once the username is mended, the row
// may be that of somebody who is here.
func (p *planner) refuseNameless(i int, cells []string) {
	row := &p.rows[i]
	row.refuse(p.fill(&row.User, cells)...)
	if _, says := p.value(cells, atEmail); says {
		p.refuseTwiceEmail(i)
	}
	_, err := row.User.Checked()
	row.refuse(slices.DeleteFunc(p.unsaid(row, data.Invalids(err)), func(problem *data.Invalid) bool {
		at := slices.Index(Targets, Target(problem.Field))
		if at < 0 {
			return true
		}
		_, says := p.value(cells, at)
		return !says
	})...)
	p.checkStartup(row)
}

func (p *planner) newUser(username string) data.User {
	return data.User{
		Username: username, Roles: p.defaults.Roles, Desks: p.defaults.Desks, Profile: p.defaults.Profile,
		Tenants: p.defaults.Tenants, DefaultTenant: p.defaults.DefaultTenant, SecondFactor: p.defaults.SecondFactor,
		Enabled: true,
	}
}

// refuseTwice refuses row i when an earlier row has its username.
func (p *planner) refuseTwice(i int, username string) {
	row := &p.rows[i]
	line := 0
	if at := p.userOf[i]; at < 0 {
		line = first(p.lineOfName, username, row.Line)
	} else if earlier := p.rowOf[at]; earlier >= 0 {
		line = p.rows[earlier].Line
	} else {
		p.rowOf[at] = i
	}
	if line > 0 {
		row.refuse(refuse(data.FieldUsername, ReasonTwice, line))
	}
}

// refuseTwiceEmail refuses row i when an earlier row has its e-mail, and notes whose
// e-mail it is in the register.
func (p *planner) refuseTwiceEmail(i int) {
	row := &p.rows[i]
	line := 0
	owner, owned := p.userOf[i], row.Before != nil && row.Before.Email == row.User.Email
	if !owned {
		owner, owned = p.register.byEmail[data.Fold(row.User.Email)]
	}
	if owned {
		p.ownerOf[i] = owner
		if line = p.lineOfOwned[owner]; line == 0 {
			p.lineOfOwned[owner] = row.Line
		}
	} else {
		line = first(p.lineOfEmail, data.Fold(row.User.Email), row.Line)
	}
	if line > 0 {
		row.refuse(refuse(data.FieldEmail, ReasonTwice, line))
	}
}

// first returns the line under which key was noted, or notes this one and returns 0.
func first(lines map[string]int, key string, line int) int {
	if earlier, ok := lines[key]; ok {
		return earlier
	}
	lines[key] = line
	return 0
}

// decide sets what becomes of a row that was filled in.
func (p *planner) decide(row *PlanRow) {
	if row.Before != nil && sameUser(row.Before, &row.User) {
		if row.Act != Error {
			row.Act = Skip
		}
		return
	}
	if row.Before == nil {
		row.User.MustChange = true
	}
	checked, err := row.User.Checked()
	row.User = checked
	if err != nil {
		row.refuse(p.unsaid(row, data.Invalids(err))...)
	}
	p.checkStartup(row)
	switch {
	case row.Act == Error:
	case row.Before == nil:
		row.Act = Add
	default:
		row.Act = Skip
		if row.Changes = data.Changes(row.Before, &row.User, p.register.Names); len(row.Changes) > 0 {
			row.Act = Change
		}
	}
}

// unsaid leaves out what was already said of the same field: a role that is unknown is
// not also a role that is missing.
func (p *planner) unsaid(row *PlanRow, problems []*data.Invalid) []*data.Invalid {
	return slices.DeleteFunc(problems, func(problem *data.Invalid) bool {
		return slices.ContainsFunc(row.Problems, func(said *data.Invalid) bool { return said.Field == problem.Field })
	})
}

// checkStartup refuses a start-up dialog that the profile does not let the user view. One
// that was there before, under the same profile, is not this file's fault.
func (p *planner) checkStartup(row *PlanRow) {
	u := &row.User
	if u.Startup == "" || u.Profile == 0 || row.Before != nil && row.Before.Startup == u.Startup && row.Before.Profile == u.Profile {
		return
	}
	if !p.register.profiles[u.Profile].Opens(u.Startup, data.View) {
		row.refuse(p.unsaid(row, []*data.Invalid{refuse(data.FieldStartup, data.ReasonNotVisible)})...)
	}
}

// refuse makes the row an Error when there are problems.
func (r *PlanRow) refuse(problems ...*data.Invalid) {
	if len(problems) > 0 {
		r.Act = Error
		r.Problems = append(r.Problems, problems...)
	}
}
