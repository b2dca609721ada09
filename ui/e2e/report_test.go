//go:build linux && bench

package e2e

import (
	"fmt"
	"strings"
	"time"
)

// report collects the lines of the table.
type report struct{ lines []string }

// add compares ours with the reference, both medians of the same run.
func (r *report) add(name string, ours, reference time.Duration, bound float64) {
	ratio := float64(ours) / float64(reference)
	verdict := "ok"
	if ratio > bound {
		verdict = "missed"
	}
	r.lines = append(r.lines, fmt.Sprintf("%-34s %12s %12s %8s %8s  %s", name, ours.Round(10*time.Microsecond), reference.Round(10*time.Microsecond),
		fmt.Sprintf("%.2fx", ratio), fmt.Sprintf("%.2fx", bound), verdict))
}

func (r *report) print() {
	fmt.Printf("\n%-34s %12s %12s %8s %8s\n%s\n\n", "what", "ours", "reference", "ratio", "bound", strings.Join(r.lines, "\n"))
}
