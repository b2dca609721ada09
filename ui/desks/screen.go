package desks

import (
	"context"
	"slices"
	"strings"

	"pbxusers/data"
	"pbxusers/ui/lists"
	"pbxusers/ui/look"
	"pbxusers/ui/words"
)

// Deps is what the screen needs of the rest of the program. Functions that take a context may block; they are called
// off the drawing goroutine, all others on it.
type Deps struct {
	lists.Deps[data.DeskID, data.Desk]
	Save     func(context.Context, data.DeskDraft) (data.Desk, error)
	AllUsers func(context.Context) ([]data.User, error) // whom the person may see; refused where they may see none
}

// Screen is the Desks screen. Content, Focus, Shortcuts, Close, Reload and Show are the list's.
type Screen struct {
	*lists.List[data.DeskID, data.Desk]
	deps    Deps
	opening bool // a form's users are being read
}

// New makes the screen and begins to read the desks.
func New(deps Deps) *Screen {
	s := &Screen{deps: deps}
	s.List = lists.New(s.kind(), deps.Deps)
	return s
}

func (s *Screen) kind() lists.Kind[data.DeskID, data.Desk] {
	return lists.Kind[data.DeskID, data.Desk]{
		Key: "desks", Module: data.ModuleDesks, Icon: look.IconDesk,
		ID:   func(d data.Desk) data.DeskID { return d.ID },
		Name: func(d data.Desk) string { return d.Name },
		Open: s.open,
		Columns: []lists.Column[data.Desk]{
			{Key: "name", Title: words.T("Desk"), Weight: 3, Least: 130, Text: func(d data.Desk) string { return d.Name }},
			numbersColumn("queues", words.Field(data.FieldQueues), 2, func(d data.Desk) []string { return d.Queues }),
			numbersColumn("agents", words.Field(data.FieldAgents), 3, func(d data.Desk) []string { return d.Agents }),
		},
		Words: lists.Words{
			Title: words.T("Desks"), Create: words.T("Create New Desk"), Search: words.T("Search desks"),
			Loading: words.T("Reading the desks…"), Failed: words.T("The desks could not be read"),
			Unopened: words.T("The desk could not be opened"), NoMatch: words.T("No desks match"), None: words.T("No desks yet"),
			NoneText: words.T("A desk is a group of queues and agents. The users assigned to it see its data."),
			Count:    func(n int) string { return words.N(n, "%[1]s desk", "%[1]s desks") },
			CountSome: func(shown, all int) string {
				return words.N(all, "%[2]s of %[1]s desk", "%[2]s of %[1]s desks", words.Number(shown))
			},
			Who:      func(name string) string { return words.T("Who is assigned to %[1]s", name) },
			Nobody:   words.T("Nobody is assigned to this desk"),
			Instead:  words.T("Assign its users instead to"),
			TakeAway: words.T("None: they are only taken out"),
		},
	}
}

// numbersColumn shows extension numbers with ranges; the search finds each number of a range.
func numbersColumn(key, title string, weight float32, numbers func(data.Desk) []string) lists.Column[data.Desk] {
	return lists.Column[data.Desk]{Key: key, Title: title, Weight: weight, Least: 100, Rank: 2,
		Text: func(d data.Desk) string {
			if text := data.NumberText(numbers(d)); text != "" {
				return text
			}
			return "–"
		},
		More: func(d data.Desk) string { return strings.Join(numbers(d), "\n") },
		Order: func(a, b data.Desk) int {
			return slices.CompareFunc(numbers(a), numbers(b), func(a, b string) int {
				if len(a) != len(b) {
					return len(a) - len(b)
				}
				return strings.Compare(a, b)
			})
		}}
}
