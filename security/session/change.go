package session

import "pbxusers/data"

// changes lists what differs between two states of a user; before is zero for a new one.
func (t *turn) changes(before, after data.User) []data.Change {
	if t.names == nil {
		t.names = data.NewNames(t.choices())
		for id, tenant := range t.office.Tenants {
			t.names.Tenants[id] = tenant.Name // the log names also those that the actor may not see
		}
	}
	if before.ID == 0 {
		return data.Changes(nil, &after, t.names)
	}
	return data.Changes(&before, &after, t.names)
}
