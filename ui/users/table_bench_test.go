package users_test

import (
	"slices"
	"strings"
	"testing"

	"pbxusers/data"
	"pbxusers/ui/lists/liststest"
	"pbxusers/ui/users"
)

const many = 100_000

// BenchmarkSearch is one key of a search over 100,000 users that finds few, against the bare pass over the same texts.
func BenchmarkSearch(b *testing.B) {
	people := table(b, crowd(many)...)
	texts := make([]string, people.Len())
	for i := range texts {
		texts[i] = people.Text(i)
	}
	found := 0
	b.Run("bare", func(b *testing.B) {
		for b.Loop() {
			for _, text := range texts {
				if strings.Contains(text, "ez99") {
					found++
				}
			}
		}
	})
	b.Run("table", func(b *testing.B) {
		for i := 0; b.Loop(); i++ {
			people.Search([]string{"ez99", "ez98"}[i%2]) // neither narrows the other
		}
	})
	b.Run("narrowing", func(b *testing.B) {
		for b.Loop() {
			b.StopTimer()
			people.Search("ez9")
			b.StartTimer()
			people.Search("ez99")
		}
	})
}

// BenchmarkSort is a click on a header over 100,000 users, against slices.SortFunc on the same folded texts.
func BenchmarkSort(b *testing.B) {
	all := crowd(many)
	people := table(b, slices.Clone(all)...)
	for name, c := range map[string]struct {
		column users.Column
		key    func(data.User) string
	}{
		"email":    {users.ColumnEmail, func(u data.User) string { return data.SearchText(u.Email) }},
		"username": {users.ColumnUsername, func(u data.User) string { return data.SearchText(u.Username) }},
	} {
		keys := make([]string, len(all))
		for i, u := range all {
			keys[i] = c.key(u)
		}
		b.Run(name+"/bare", func(b *testing.B) {
			for b.Loop() {
				slices.SortFunc(slices.Clone(keys), strings.Compare)
			}
		})
		b.Run(name+"/first", func(b *testing.B) {
			for b.Loop() {
				b.StopTimer()
				people.Sort(users.ColumnEnabled, false)
				people.Put(all[5]) // forgets the places
				b.StartTimer()
				people.Sort(c.column, false)
			}
		})
		b.Run(name+"/again", func(b *testing.B) {
			for i := 0; b.Loop(); i++ {
				people.Sort(c.column, i%2 == 0)
			}
		})
	}
	b.Run("roles/first", func(b *testing.B) {
		for b.Loop() {
			b.StopTimer()
			people.Sort(users.ColumnEnabled, false)
			people.Put(all[5])
			b.StartTimer()
			people.Sort(users.ColumnRoles, false)
		}
	})
}

// BenchmarkNewTable is what the screen does once with 100,000 users, beside reading them.
func BenchmarkNewTable(b *testing.B) {
	all := crowd(many)
	b.ReportAllocs()
	for b.Loop() {
		users.NewTable(choices(b), liststest.Catalog(), all)
	}
}
