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

// InsertDesk stores a checked desk and returns its id: a new one for 0, else its own, to bring back what
// was deleted.
func (tx *Tx) InsertDesk(d data.Desk) (data.DeskID, error) {
	tx.words = true
	id, err := tx.insert("INSERT INTO desk (id, version, name, fold) VALUES (NULLIF(?, 0), ? + 1, ?, ?)", d.ID, d.Version, d.Name, data.Fold(d.Name))
	if err != nil {
		return 0, err
	}
	d.ID = data.DeskID(id)
	return d.ID, tx.insertNumbers(d)
}

func (tx *Tx) insertNumbers(d data.Desk) error {
	for kind, numbers := range map[string][]string{numberQueue: d.Queues, numberAgent: d.Agents} {
		for _, number := range numbers {
			if err := tx.exec("INSERT INTO desk_number (desk_id, kind, number) VALUES (?, ?, ?)", d.ID, kind, number); err != nil {
				return err
			}
		}
	}
	return nil
}

// Desk returns one desk; data.ErrNotFound when there is none.
func (tx *Tx) Desk(id data.DeskID) (data.Desk, error) {
	var d data.Desk
	err := tx.query("SELECT id, version, name FROM desk WHERE id = ?", id).Scan(&d.ID, &d.Version, &d.Name)
	if err != nil {
		return d, err
	}
	if d.Queues, err = tx.deskNumbers(id, numberQueue); err != nil {
		return d, err
	}
	d.Agents, err = tx.deskNumbers(id, numberAgent)
	return d, err
}

// UpdateDesk stores a checked desk over the one of the same id and version;
// data.ErrConflict when the stored version is another.
func (tx *Tx) UpdateDesk(d data.Desk) error {
	tx.words = true
	err := tx.execOne(data.ErrConflict, "UPDATE desk SET version = version + 1, name = ?, fold = ? WHERE id = ? AND version = ?",
		d.Name, data.Fold(d.Name), d.ID, d.Version)
	if err != nil {
		return err
	}
	if err := tx.exec("DELETE FROM desk_number WHERE desk_id = ?", d.ID); err != nil {
		return err
	}
	return tx.insertNumbers(d)
}

// DeleteDesk removes a desk that nobody is assigned to.
func (tx *Tx) DeleteDesk(id data.DeskID) error {
	tx.words = true
	return tx.execOne(data.ErrNotFound, "DELETE FROM desk WHERE id = ?", id)
}
