package session

import (
	"context"
	"errors"

	"pbxusers/data"
)

// Departments lists the departments in use, by name, with how many users each has.
func (s *Session) Departments(ctx context.Context) ([]data.Department, error) {
	var list []data.Department
	err := s.read(ctx, viewUsers, func(t *turn) (err error) {
		list, err = t.DepartmentUsers(t.within())
		return err
	})
	return list, err
}

// RenameDepartment gives all users of a department another, all or none, and returns how
// many. A name that is in use already joins the two; "" takes the department away.
func (s *Session) RenameDepartment(ctx context.Context, from, to string) (int, error) {
	n := 0
	err := s.write(ctx, editUsers, func(t *turn) error {
		ids, err := t.UsersOfDepartment(from)
		if err != nil {
			return err
		}
		for _, id := range ids {
			if err := ctx.Err(); err != nil {
				return err
			}
			before, err := t.seen(id)
			if errors.Is(err, data.ErrNotFound) {
				continue // of another tenant: their departments are theirs
			}
			if err != nil {
				return err
			}
			after := before
			after.Department = to
			if _, err := t.edit(before, after); err != nil {
				return err
			}
			n++
		}
		return nil
	})
	if err != nil {
		return 0, err
	}
	return n, nil
}
