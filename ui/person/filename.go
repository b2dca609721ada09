package person

import (
	"strings"
	"time"
	"unicode"
)

// FileName is a name to suggest for a file of that day: the parts and the day between, and end, such as ".pdf".
// Every system takes it, and it sorts by day where the parts are the same.
func FileName(end, between string, day time.Time, parts ...string) string {
	name := strings.Join(append(parts, day.Format(time.DateOnly)), between)
	return strings.Map(func(r rune) rune {
		if strings.ContainsRune(`/\:*?"<>|`, r) || !unicode.IsPrint(r) {
			return '-'
		}
		return r
	}, name) + end
}
