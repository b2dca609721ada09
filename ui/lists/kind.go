package lists

import (
	"context"

	"fyne.io/fyne/v2"

	"pbxusers/data"
	"pbxusers/security/access"
)

// Deps is what a list needs of the rest of the program. Functions that take a context may block; they are called
// off the drawing goroutine, all others on it.
type Deps[ID ~int64, T any] struct {
	List          func(context.Context) ([]data.Used[T], error)
	Users         func(context.Context, ID) ([]data.UserRef, error) // who relies on it
	Delete        func(ctx context.Context, id ID, instead *ID) (data.RemovalID, error)
	Restore       func(context.Context, data.RemovalID) (T, error)
	Preferences   func(context.Context) (map[string]string, error)
	SetPreference func(ctx context.Context, name, value string) error
	Rights        func() access.Rights // of the signed-in user, as last read
	OpenUser      func(data.UserID)    // leads to a user's form
	Changed       func()               // something was saved, deleted or brought back
	Ended         func()               // the signed-in user may not be signed in any more
	Canvas        func() fyne.Canvas
}

// Kind is what is particular to one kind of word.
type Kind[ID ~int64, T any] struct {
	Key     string // how its preferences begin, such as "roles"
	Module  data.ModuleKey
	Icon    fyne.Resource
	Words   Words
	Columns []Column[T]
	ID      func(T) ID
	Name    func(T) string

	// Check is the rule of package access for turning before into after; the zero T stands for one that does not
	// exist. nil where rights to the module are all that is needed.
	Check func(rights access.Rights, before, after T) error
	// Copied returns a new one like the given, of that name; nil where it cannot be copied.
	Copied func(item T, name string) T
	// Actions are more that is done to a row, in its menu after Edit, Copy, Delete and who has it; nil for none.
	Actions func(data.Used[T]) []Action
	// Open shows the form of one as stored now, or of a new one, whose ID is 0.
	Open func(data.Used[T])
}

// Words are the texts of one kind.
type Words struct {
	Title     string                      // of the page: "Roles"
	Create    string                      // "Create New Role"
	Search    string                      // "Search roles"
	Loading   string                      // "Reading the roles…"
	Failed    string                      // "The roles could not be read"
	Unopened  string                      // "The role could not be opened"
	NoMatch   string                      // "No roles match"
	None      string                      // "No roles yet"
	NoneText  string                      // a sentence that says what they are for
	Count     func(total int) string      // "%d roles"
	CountSome func(shown, all int) string // "%d of %d roles"
	Who       func(name string) string    // "Who has Manager": the title of the list of users, and the row's menu
	Nobody    string                      // "Nobody has this role."
	Instead   string                      // asks what users get in place of a deleted one
	TakeAway  string                      // the choice that they only lose it; "" where they must have one
}

// Column is one column of the table; the users' and the actions' stand after them.
type Column[T any] struct {
	Key    string // its name in what is remembered
	Title  string
	Weight float32 // its share of the width, against the other columns'
	Least  float32 // width in Fyne's units
	Rank   int     // where not all columns fit, that of the highest rank leaves first; 0 stays
	// Text is what is shown, unless Cell is set; the search looks through it and the rows are sorted by it.
	Text func(T) string
	// More is what the search finds besides, such as the numbers in a range; nil for nothing.
	More func(T) string
	// Order compares two rows where the order of the texts will not do, such as numbers'; nil otherwise.
	Order func(a, b T) int
	// Cell and Update draw it, as those of kit.Column; nil for plain text.
	Cell   func() fyne.CanvasObject
	Update func(item T, cell fyne.CanvasObject)
}

// Action is something done to one row from its menu.
type Action struct {
	Label   string
	Icon    fyne.Resource
	Refusal error // why it cannot be done to this row; nil where it can
	Do      func()
}
