package session

import (
	"context"
	"io"
	"slices"
	"strconv"

	"pbxusers/data"
	"pbxusers/data/transfer"
)

// ExportUsers writes the users of these ids, or all that the actor may see for nil, as a
// CSV file of a format that transfer can write. Passwords and secrets are never in it.
func (s *Session) ExportUsers(ctx context.Context, w io.Writer, ids []data.UserID, format transfer.Format) error {
	return s.write(ctx, viewUsers, func(t *turn) error { // it leaves a trace, so that it is no reading
		users, err := t.Users(ctx.Err)
		if err != nil {
			return err
		}
		wanted := make(map[data.UserID]bool, len(ids))
		for _, id := range ids {
			wanted[id] = true
		}
		users = slices.DeleteFunc(users, func(u data.User) bool { return !t.me.Sees(u) || ids != nil && !wanted[u.ID] })
		for i := range users {
			users[i] = t.me.Visible(users[i])
		}
		if err := transfer.WriteUsers(w, slices.Values(users), data.NewNames(t.choices()), format); err != nil {
			return err
		}
		return t.log(data.Event{Action: data.EventExport, Kind: data.KindUser, Name: string(format), Changes: []data.Change{{Field: "users", New: strconv.Itoa(len(users))}}})
	})
}
