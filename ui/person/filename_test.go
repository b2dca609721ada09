package person_test

import (
	"testing"
	"time"

	"pbxusers/ui/person"
)

func TestAFileNameSaysWhoseAndOfWhichDayAndEverySystemTakesIt(t *testing.T) {
	day := time.Date(2026, 3, 9, 23, 59, 0, 0, time.Local)
	for want, got := range map[string]string{
		"PBX Users recovery codes ann 2026-03-09.txt": person.FileName(".txt", " ", day, "PBX Users recovery codes", "ann"),
		"enrolment-sheets-2026-03-09.pdf":             person.FileName(".pdf", "-", day, "enrolment-sheets"),
		"a-b-c-d-e-f-g-h-i-j-k 2026-03-09.txt":        person.FileName(".txt", " ", day, "a/b\\c:d*e?f\"g<h>i|j\nk"),
		"Zoë 2026-03-09.txt":                          person.FileName(".txt", " ", day, "Zoë"),
	} {
		if got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}
