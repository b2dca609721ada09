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

	rows       []PlanRow
	userOf     []int // of each row, the place of its user in the register; -1: new
	rowOf      []int // of each user of the register, its row; -1: none
	lineOfName map[string]int
	lineOfMail map[string]int // by folded address
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
	p := &planner{
		register: register, defaults: defaults, own: own,
		roles:   newReader(data.FieldRoles, register.roleIDs, own),
		desks:   newReader(data.FieldDesks, register.deskIDs, own),
		tenants: newReader(data.FieldTenants, register.tenantIDs, own),
		rows:    make([]PlanRow, n), userOf: make([]int, n), rowOf: make([]int, len(register.users)),
		lineOfName: make(map[string]int, n), lineOfMail: make(map[string]int, n),
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
	p.userOf[i] = -1
	if from.Problem != nil {
		row.refuse(from.Problem)
		return
	}
	typed, _ := p.value(from.Cells, atUsername)
	username, err := data.CheckedUsername(typed)
	if err != nil {
		row.User.Username = typed
		row.refuse(data.Invalids(err)...)
		row.User.Email, _ = p.value(from.Cells, atEmail)
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
	row.refuse(p.twice(username, from)...)
	p.decide(row)
	if at := p.userOf[i]; at >= 0 && p.rowOf[at] < 0 {
		p.rowOf[at] = i
	}
}

func (p *planner) newUser(username string) data.User {
	return data.User{
		Username: username, Roles: p.defaults.Roles, Desks: p.defaults.Desks, Profile: p.defaults.Profile,
		Tenants: p.defaults.Tenants, DefaultTenant: p.defaults.DefaultTenant, SecondFactor: p.defaults.SecondFactor,
		Enabled: true,
	}
}

// twice tells of a username or e-mail that an earlier row has.
func (p *planner) twice(username string, row *Row) []*data.Invalid {
	var problems []*data.Invalid
	if line, ok := p.lineOfName[username]; ok {
		problems = append(problems, refuse(data.FieldUsername, ReasonTwice, line))
	} else {
		p.lineOfName[username] = row.Line
	}
	if email, says := p.value(row.Cells, atEmail); says {
		email = data.Fold(email)
		if line, ok := p.lineOfMail[email]; ok {
			problems = append(problems, refuse(data.FieldEmail, ReasonTwice, line))
		} else {
			p.lineOfMail[email] = row.Line
		}
	}
	return problems
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
		if row.Changes = changesOf(row.Before, &row.User, p.register.Names); len(row.Changes) > 0 {
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
