package transfer

import (
	"encoding/csv"
	"strings"
	"testing"
	"time"

	"pbxusers/data"
)

func TestAnEntryOfTheLogRunsNothingInASpreadsheet(t *testing.T) {
	var out strings.Builder
	f, err := NewEventFile(&out)
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"=HYPERLINK(1)", "+1", "-1", "@x", "\tx", "plain"} {
		e := data.Event{ID: 7, At: time.Unix(0, 0), ActorName: name, Name: name, Result: data.Done, Changes: []data.Change{{Field: "email", Old: "a", New: "b"}, {Field: "password"}}}
		if err := f.Write(e); err != nil {
			t.Fatal(err)
		}
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	rows, err := csv.NewReader(strings.NewReader(out.String())).ReadAll()
	if err != nil || len(rows) != 7 {
		t.Fatal(len(rows), err)
	}
	for _, row := range rows[1:] {
		for _, cell := range row {
			if strings.ContainsAny(cell[:min(1, len(cell))], "=+-@\t\r") {
				t.Errorf("%q", cell)
			}
		}
	}
	if last := rows[6]; last[0] != "7" || last[1] != "1970-01-01T00:00:00Z" || last[5] != "plain" || last[6] != "email: a -> b\npassword" {
		t.Errorf("%q", last)
	}
}
