package store

import "pbxusers/data"

// The kinds of numbers in the table desk_number.
const (
	numberQueue = "queue"
	numberAgent = "agent"
)

// Desks lists all desks by name.
func (tx *Tx) Desks() ([]data.Desk, error) {
	var list []data.Desk
	err := tx.each(func(scan func(...any) error) error {
		var d data.Desk
		err := scan(&d.ID, &d.Version, &d.Name)
		list = append(list, d)
		return err
	}, "SELECT id, version, name FROM desk ORDER BY fold")
	if err != nil {
		return nil, err
	}
	for i := range list {
		d := &list[i]
		if d.Queues, err = tx.deskNumbers(d.ID, numberQueue); err != nil {
			return nil, err
		}
		if d.Agents, err = tx.deskNumbers(d.ID, numberAgent); err != nil {
			return nil, err
		}
	}
	return list, nil
}

func (tx *Tx) deskNumbers(id data.DeskID, kind string) ([]string, error) {
	return column[string](tx, "SELECT number FROM desk_number WHERE desk_id = ? AND kind = ? ORDER BY length(number), number", id, kind)
}

// InsertDesk stores a checked desk and returns its id.
func (tx *Tx) InsertDesk(d data.Desk) (data.DeskID, error) {
	id, err := tx.insert("INSERT INTO desk (name, fold) VALUES (?, ?)", d.Name, data.Fold(d.Name))
	if err != nil {
		return 0, err
	}
	for kind, numbers := range map[string][]string{numberQueue: d.Queues, numberAgent: d.Agents} {
		for _, number := range numbers {
			if err := tx.exec("INSERT INTO desk_number (desk_id, kind, number) VALUES (?, ?, ?)", id, kind, number); err != nil {
				return 0, err
			}
		}
	}
	return data.DeskID(id), nil
}
