package data

import (
	"slices"
	"strings"
)

// DeskID names a desk for ever.
type DeskID int64

// Desk is a group of agents and queues; the users assigned to it see its data.
type Desk struct {
	ID      DeskID
	Version int64
	Name    string
	Queues  []string // extension numbers, sorted
	Agents  []string // extension numbers, sorted
}

// extensionMost is the longest extension number, in digits: E.164's 15.
const extensionMost = 15

// Checked returns d as it will be stored, or all that is wrong with it.
func (d Desk) Checked() (Desk, error) {
	var errs [3]error
	d.Name, errs[0] = line(FieldName, d.Name, 1, NameMost)
	d.Queues, errs[1] = checkedNumbers(FieldQueues, d.Queues)
	d.Agents, errs[2] = checkedNumbers(FieldAgents, d.Agents)
	return d, Refusals(errs[:]...)
}

// checkedNumbers returns the extension numbers, each once, in the order of the digits.
func checkedNumbers(field string, list []string) ([]string, error) {
	var out []string
	for _, s := range list {
		s = strings.TrimSpace(s)
		if s == "" {
			continue
		}
		if len(s) > extensionMost || strings.Trim(s, "0123456789") != "" {
			return list, Refuse(field, ReasonNotANumber, s)
		}
		out = append(out, s)
	}
	slices.SortFunc(out, func(a, b string) int {
		if len(a) != len(b) {
			return len(a) - len(b)
		}
		return strings.Compare(a, b)
	})
	return slices.Compact(out), nil
}
