package liststest

import (
	"context"
	"slices"
	"sync"

	"fyne.io/fyne/v2"

	"pbxusers/data"
	"pbxusers/security/access"
	"pbxusers/ui/lists"
)

// Shelf keeps the rows of a list and what was saved of it. A test may read both once the window has said that
// something was saved.
type Shelf[ID ~int64, T interface{ Checked() (T, error) }] struct {
	Rows  []data.Used[T]
	Saved []T // as checked, the last one last

	mutex sync.Mutex
	id    func(*T) *ID
}

// NewShelf returns an empty shelf; id finds the id of an item.
func NewShelf[ID ~int64, T interface{ Checked() (T, error) }](id func(*T) *ID) *Shelf[ID, T] {
	return &Shelf[ID, T]{id: id}
}

// List returns all rows.
func (s *Shelf[ID, T]) List(context.Context) ([]data.Used[T], error) {
	s.mutex.Lock()
	defer s.mutex.Unlock()
	return slices.Clone(s.Rows), nil
}

// Save keeps what passes its check: a new one, whose id is 0, at the end, another in its place.
func (s *Shelf[ID, T]) Save(_ context.Context, item T) (T, error) {
	s.mutex.Lock()
	defer s.mutex.Unlock()
	item, err := item.Checked()
	if err != nil {
		return item, err
	}
	s.Saved = append(s.Saved, item)
	if id := s.id(&item); *id == 0 {
		*id = ID(100 + len(s.Rows))
		s.Rows = append(s.Rows, data.Used[T]{Item: item})
		return item, nil
	}
	s.Row(*s.id(&item)).Item = item
	return item, nil
}

// Row returns the row of an id, which there must be.
func (s *Shelf[ID, T]) Row(id ID) *data.Used[T] {
	return &s.Rows[slices.IndexFunc(s.Rows, func(row data.Used[T]) bool { return *s.id(&row.Item) == id })]
}

// Deps returns what a list of these rows needs, seen with those rights in that window. Nothing is deleted, remembered
// or opened, and nobody relies on anything.
func (s *Shelf[ID, T]) Deps(rights func() access.Rights, canvas func() fyne.Canvas) lists.Deps[ID, T] {
	return lists.Deps[ID, T]{
		List:          s.List,
		Users:         func(context.Context, ID) ([]data.UserRef, error) { return nil, nil },
		Delete:        func(context.Context, ID, *ID) (data.RemovalID, error) { return 1, nil },
		Restore:       func(_ context.Context, _ data.RemovalID) (item T, err error) { return item, nil },
		Preferences:   func(context.Context) (map[string]string, error) { return nil, nil },
		SetPreference: func(context.Context, string, string) error { return nil },
		Rights:        rights,
		OpenUser:      func(data.UserID) {},
		Changed:       func() {},
		Ended:         func() {},
		Canvas:        canvas,
	}
}
