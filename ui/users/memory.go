package users

import "pbxusers/ui/lists"

// remembered is how the names of what the screen remembers for each person begin.
const remembered = "users"

// columnKeys are the names of the columns in what is remembered: they outlive a change of their order.
var columnKeys = [columnCount]string{"username", "email", "roles", "desks", "profile", "department", "second_factor", "enabled"}

// restore takes over what was remembered of the table.
func (s *Screen) restore(preferences map[string]string) {
	p := s.page
	if column, descending := lists.Restore(remembered, preferences, p.grid, columnKeys[:]); column >= 0 {
		p.column, p.descending = Column(column), descending
	}
}
