package transfer

import (
	"slices"

	"pbxusers/data"
)

// settleEmails refuses the rows whose e-mail would have two owners once all rows are
// applied, and returns the users who hand theirs to another one. An address of the
// register is free when its owner's own row changes it; where that row is refused, so is
// the one that counted on it, and so on.
func (p *planner) settleEmails() []data.UserID {
	takers := make(map[int]int) // by the place of a user, the row that takes the address
	for i := range p.rows {
		owner, wanted := p.wants(i)
		switch {
		case !wanted:
		case p.gives(owner):
			takers[owner] = i
		default:
			p.refuseTaken(i, takers)
		}
	}
	ids := make([]data.UserID, 0, len(takers))
	for owner := range takers {
		ids = append(ids, p.register.users[owner].ID)
	}
	slices.Sort(ids)
	return ids
}

// wants returns the place of the other user who owns the address that row i gives to its
// own; wanted is false when nobody else does.
func (p *planner) wants(i int) (owner int, wanted bool) {
	row := &p.rows[i]
	if row.Act != Add && row.Act != Change {
		return 0, false
	}
	return p.ownerOf[i], p.ownerOf[i] >= 0 && p.ownerOf[i] != p.userOf[i]
}

// gives reports whether the user's row changes the e-mail to another one.
func (p *planner) gives(user int) bool {
	i := p.rowOf[user]
	if i < 0 || p.rows[i].Act != Change {
		return false
	}
	return data.Fold(p.rows[i].User.Email) != data.Fold(p.register.users[user].Email)
}

// refuseTaken refuses row i, and in turn whoever counted on the address that its user
// now keeps.
func (p *planner) refuseTaken(i int, takers map[int]int) {
	for {
		p.rows[i].Changes = nil
		p.rows[i].refuse(refuse(data.FieldEmail, data.ReasonTaken))
		next, ok := takers[p.userOf[i]]
		if !ok {
			return
		}
		delete(takers, p.userOf[i])
		i = next
	}
}
