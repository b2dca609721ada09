package transfer

import (
	"slices"

	"pbxusers/data"
)

// fill sets in u what the row says, and returns what it says wrongly. What the user's own
// rules refuse is not decided here.
func (p *planner) fill(u *data.User, cells []string) []*data.Invalid {
	problems := p.fillGroups(u, cells)
	if cell, says := p.value(cells, atEmail); says {
		u.Email = cell
	}
	if cell, says := p.value(cells, atDepartment); says {
		u.Department = cell
	}
	if cell, says := p.value(cells, atStartup); says && cell != string(u.Startup) {
		u.Startup = ""
		if cell != "" {
			key, problem := p.register.module(cell)
			problems = added(problems, problem)
			u.Startup = key
		}
	}
	if cell, says := p.value(cells, atEnabled); says {
		on, problem := answer(data.FieldEnabled, cell)
		problems = added(problems, problem)
		u.Enabled = on
	}
	if cell, says := p.value(cells, atMustChange); says {
		on, problem := answer(data.FieldMustChange, cell)
		problems = added(problems, problem)
		u.MustChange = on
	}
	if cell, says := p.value(cells, atSecondFactor); says {
		factor, ok := factors[squeeze(cell)]
		if !ok {
			problems = append(problems, refuse(data.FieldSecondFactor, data.ReasonUnknown, cell))
		}
		u.SecondFactor = factor
	}
	return problems
}

// fillGroups sets what the user belongs to.
func (p *planner) fillGroups(u *data.User, cells []string) []*data.Invalid {
	var problems []*data.Invalid
	if cell, says := p.value(cells, atRoles); says {
		l := p.roles.read(cell)
		problems = append(problems, l.problems...)
		u.Roles = ordered(l.ids)
	}
	if cell, says := p.value(cells, atDesks); says {
		l := p.desks.read(cell)
		problems = append(problems, l.problems...)
		u.Desks = ordered(l.ids)
	}
	if cell, says := p.value(cells, atProfile); says {
		id, ok := p.register.profileIDs[data.Fold(cell)]
		if !ok {
			problems = append(problems, refuse(data.FieldProfile, data.ReasonUnknown, cell))
		}
		u.Profile = id
	}
	if cell, says := p.value(cells, atTenants); says {
		l := p.tenants.read(cell)
		problems = append(problems, l.problems...)
		u.Tenants = ordered(l.ids)
		u.DefaultTenant = 0
		if len(l.ids) > 0 {
			u.DefaultTenant = l.ids[0]
		}
	}
	return problems
}

// ordered returns the ids as users hold them.
func ordered[ID ~int64](ids []ID) []ID {
	if slices.IsSorted(ids) {
		return ids
	}
	ids = slices.Clone(ids)
	slices.Sort(ids)
	return ids
}

func added(problems []*data.Invalid, problem *data.Invalid) []*data.Invalid {
	if problem == nil {
		return problems
	}
	return append(problems, problem)
}
