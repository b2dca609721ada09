package session

import (
	"context"
	"errors"
	"slices"
	"strconv"
	"time"

	"pbxusers/data"
	"pbxusers/data/store"
	"pbxusers/data/transfer"
	"pbxusers/security/access"
	"pbxusers/security/password"
)

// TemporaryLife is how long a generated password opens the door.
const TemporaryLife = 72 * time.Hour

// ImportJob is a file as it was read, with what the person chose for it.
type ImportJob struct {
	Sheet    transfer.Sheet
	Mapping  transfer.Mapping
	Defaults transfer.Defaults
}

// PlanImport works out what each row of the file would do, by the actor's own rights,
// and writes nothing. The error is a *data.Invalid when the columns do not fit.
func (s *Session) PlanImport(ctx context.Context, job ImportJob) (transfer.Plan, error) {
	var plan transfer.Plan
	err := s.read(ctx, viewUsers, func(t *turn) (err error) {
		plan, err = t.planImport(ctx, job)
		return err
	})
	return plan, err
}

// Import does what was agreed, all of it or nothing, and returns the temporary passwords
// of the new users, which are shown this once. The plan is made again inside the
// transaction: data.ErrConflict tells that the register moved since, and that nothing
// was written. progress is told now and then how many of total rows are done.
func (s *Session) Import(ctx context.Context, job ImportJob, agreed transfer.Plan, progress func(done, total int)) ([]transfer.SheetRow, error) {
	var sheet []transfer.SheetRow
	err := s.write(ctx, viewUsers, func(t *turn) error {
		plan, err := t.planImport(ctx, job)
		if err != nil {
			return err
		}
		if !plan.Ready() || !plan.Same(&agreed) {
			return data.ErrConflict
		}
		i := importer{turn: t, ctx: ctx, progress: progress, total: plan.Adds + plan.Changes}
		if err := i.apply(&plan); err != nil {
			return err
		}
		sheet = i.sheet
		return t.log(data.Event{Action: data.EventImport, Kind: data.KindUser, Changes: []data.Change{
			{Field: "added", New: strconv.Itoa(plan.Adds)}, {Field: "changed", New: strconv.Itoa(plan.Changes)},
		}})
	})
	if err != nil {
		return nil, err
	}
	return sheet, nil
}

func (t *turn) planImport(ctx context.Context, job ImportJob) (transfer.Plan, error) {
	users, err := t.Users(ctx.Err)
	if err != nil {
		return transfer.Plan{}, err
	}
	plan, err := transfer.PlanUsers(job.Sheet, job.Mapping, transfer.NewRegister(users, t.choices(), t.s.o.Catalog), job.Defaults)
	if err != nil {
		return plan, err
	}
	for i := range plan.Rows {
		if problem := t.importProblem(&plan.Rows[i]); problem != nil {
			plan.Refuse(i, problem)
		}
	}
	return plan, nil
}

// importProblem is what the actor's rights have against a row, nil when nothing.
func (t *turn) importProblem(row *transfer.PlanRow) *data.Invalid {
	before := data.User{SecondFactor: data.NoFactor}
	action := data.Add
	if row.Before != nil {
		before, action = *row.Before, data.Edit
		if !t.me.Sees(before) { // another tenant's: only that the name is taken may be known
			return &data.Invalid{Field: data.FieldUsername, Reason: data.ReasonTaken}
		}
	}
	if row.Act != transfer.Add && row.Act != transfer.Change {
		return nil
	}
	if row.User.SecondFactor != before.SecondFactor {
		return &data.Invalid{Field: data.FieldSecondFactor, Reason: data.ReasonSecondFactor}
	}
	err := t.me.Check(data.ModuleUsers, action)
	if err == nil {
		err = t.office.CheckChange(t.me, before, row.User)
	}
	var refusal *access.Refusal
	var invalid *data.Invalid
	switch {
	case errors.As(err, &refusal):
		return &data.Invalid{Field: data.FieldUsername, Reason: data.ReasonNotAllowed, Args: []any{string(refusal.Rule)}}
	case errors.As(err, &invalid):
		return invalid
	}
	return nil
}

// importer applies a plan.
type importer struct {
	*turn
	ctx         context.Context
	progress    func(done, total int)
	done, total int
	sheet       []transfer.SheetRow
}

// apply writes the rows: what grants comes before what takes away, so that an
// administrator who replaces another stands before the other goes.
func (i *importer) apply(plan *transfer.Plan) error {
	for _, id := range plan.Handovers {
		if err := i.FreeEmail(id); err != nil {
			return err
		}
	}
	passes := []func(*transfer.PlanRow) bool{
		func(r *transfer.PlanRow) bool { return r.Act == transfer.Add },
		func(r *transfer.PlanRow) bool { return r.Act == transfer.Change && r.User.Enabled },
		func(r *transfer.PlanRow) bool { return r.Act == transfer.Change && !r.User.Enabled },
	}
	for _, meant := range passes {
		for n := range plan.Rows {
			if row := &plan.Rows[n]; meant(row) {
				if err := i.row(row); err != nil {
					return &data.About{Name: row.User.Username, Err: err}
				}
			}
		}
	}
	return nil
}

func (i *importer) row(row *transfer.PlanRow) error {
	if err := i.ctx.Err(); err != nil {
		return err
	}
	i.done++
	if i.progress != nil && (i.done%64 == 0 || i.done == i.total) {
		i.progress(i.done, i.total)
	}
	if row.Act == transfer.Change {
		if err := i.UpdateUser(*row.Before, row.User); err != nil {
			return err
		}
		return i.log(userEvent(data.EventChange, row.User, slices.Clone(row.Changes)))
	}
	u := row.User
	u.Created = i.now
	id, err := i.InsertUser(u)
	if err != nil {
		return err
	}
	u.ID = id
	typed := password.NewTemporary()
	hash, err := i.s.o.Passwords.HashTemporary(typed)
	if err != nil {
		return err
	}
	if err := i.SetPassword(id, store.Password{Hash: hash, Set: i.now, Expires: i.now.Add(TemporaryLife)}); err != nil {
		return err
	}
	i.sheet = append(i.sheet, transfer.SheetRow{Username: u.Username, Email: u.Email, Password: typed})
	return i.logUser(data.User{}, u, false, false)
}
