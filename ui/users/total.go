package users

// Total is how many users the table holds, shown or not.
func (s *Screen) Total() int {
	if s.table == nil {
		return 0
	}
	return s.table.Total()
}
