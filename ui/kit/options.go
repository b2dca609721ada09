package kit

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"pbxusers/ui/look"
)

// Options returns what option makes of each item that offered lets through.
func Options[T any](items []T, offered func(T) bool, option func(T) Option) []Option {
	var list []Option
	for _, item := range items {
		if offered(item) {
			list = append(list, option(item))
		}
	}
	return list
}

// Numbers returns ids as options have them.
func Numbers[ID ~int64](ids []ID) []int64 {
	numbers := make([]int64, len(ids))
	for i, id := range ids {
		numbers[i] = int64(id)
	}
	return numbers
}

// Picked returns what numbers stand for, ascending; never nil.
func Picked[ID ~int64](numbers []int64) []ID {
	ids := make([]ID, len(numbers))
	for i, n := range numbers {
		ids[i] = ID(n)
	}
	slices.Sort(ids)
	return ids
}

// Empty reports whether there is nothing to pick.
func (m *MultiPick) Empty() bool { return len(m.options) == 0 }

// Or returns the picker, or where there is nothing to pick the sentence that says so.
func (m *MultiPick) Or(empty string) fyne.CanvasObject {
	if !m.Empty() {
		return m
	}
	return NewStyledParagraph(empty, theme.SizeNameText, look.ColorNameMuted)
}
