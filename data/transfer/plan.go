package transfer

import (
	"slices"

	"pbxusers/data"
)

// Act is what a plan would do with a row.
type Act string

// The acts.
const (
	Add    Act = "add"
	Change Act = "change"
	Skip   Act = "skip"  // the user is already as the row says
	Error  Act = "error" // the row is refused; see its Problems
)

// PlanRow is what one row of the file would do.
type PlanRow struct {
	Line     int // where the row begins in the file
	Act      Act
	User     data.User       // as it would be stored; of an Error, as far as it could be read
	Before   *data.User      // as it is stored; nil: there is none. Belongs to the Register
	Changes  []data.Change   // of a Change, with names instead of ids; on and off are "yes" and "no"
	Problems []*data.Invalid // of an Error, at least one
}

// Plan is what an import would do, row by row in the order of the file.
type Plan struct {
	Rows    []PlanRow
	Adds    int
	Changes int
	Skips   int
	Errors  int
	// Handovers are the users whose e-mail goes to another user of this plan (a swap,
	// a ring). Where addresses are unique at every moment, apply takes these away first.
	Handovers []data.UserID
}

// Ready reports whether the plan can be applied: no row is refused, and there is
// something to do.
func (p *Plan) Ready() bool { return p.Errors == 0 && p.Adds+p.Changes > 0 }

// Same reports whether both plans would do the same, row by row. A plan made again at
// the moment of writing must be the Same as the one agreed to, else the register (or the
// file) moved. Versions and what no import touches, such as the last sign-in, may differ.
func (p *Plan) Same(other *Plan) bool {
	return slices.EqualFunc(p.Rows, other.Rows, func(a, b PlanRow) bool { return sameRow(&a, &b) })
}

func sameRow(a, b *PlanRow) bool {
	return a.Line == b.Line && a.Act == b.Act && a.User.ID == b.User.ID && sameUser(&a.User, &b.User) &&
		slices.Equal(a.Changes, b.Changes) &&
		slices.EqualFunc(a.Problems, b.Problems, func(x, y *data.Invalid) bool { return x.Error() == y.Error() })
}

// sameUser compares the fields that an import can set.
func sameUser(a, b *data.User) bool {
	return a.Username == b.Username && a.Email == b.Email && slices.Equal(a.Roles, b.Roles) && slices.Equal(a.Desks, b.Desks) &&
		a.Profile == b.Profile && a.Startup == b.Startup && a.Department == b.Department &&
		slices.Equal(a.Tenants, b.Tenants) && a.DefaultTenant == b.DefaultTenant &&
		a.SecondFactor == b.SecondFactor && a.Enabled == b.Enabled && a.MustChange == b.MustChange
}

// Refuse turns row i into an Error for a reason that the plan could not know, such as the
// rights of whoever imports.
func (p *Plan) Refuse(i int, problem *data.Invalid) {
	row := &p.Rows[i]
	switch row.Act {
	case Add:
		p.Adds--
	case Change:
		p.Changes--
	case Skip:
		p.Skips--
	case Error:
		p.Errors--
	}
	p.Errors++
	row.refuse(problem)
	row.Changes = nil
}
