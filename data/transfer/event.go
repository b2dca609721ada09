package transfer

import (
	"io"
	"strconv"
	"strings"
	"time"

	"pbxusers/data"
)

// EventFile writes entries of the event log as a CSV file, each cell guarded.
type EventFile struct{ table *table }

// NewEventFile begins the file: its columns are number, time (RFC 3339, UTC), who, what,
// kind, name, changes ("field: old -> new", one a line), result and reason, as codes.
func NewEventFile(w io.Writer) (*EventFile, error) {
	t, err := newTable(w, true)
	if err == nil {
		err = t.row("id", "at", "actor", "action", "kind", "name", "changes", "result", "note")
	}
	return &EventFile{t}, err
}

// Write adds one entry.
func (f *EventFile) Write(e data.Event) error {
	changes := make([]string, len(e.Changes))
	for i, c := range e.Changes {
		changes[i] = c.Field
		if c.Old != "" || c.New != "" {
			changes[i] += ": " + c.Old + " -> " + c.New
		}
	}
	return f.table.row(strconv.FormatInt(e.ID, 10), e.At.UTC().Format(time.RFC3339), e.ActorName, string(e.Action), string(e.Kind),
		e.Name, strings.Join(changes, "\n"), string(e.Result), e.Note)
}

// Close ends the file, and tells what went wrong in writing it. It leaves the writer open.
func (f *EventFile) Close() error { return f.table.end() }
