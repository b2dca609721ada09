package transfer_test

import (
	"fmt"
	"strings"
	"testing"
)

func BenchmarkPlan100k(b *testing.B) {
	const n = 100_000
	var text strings.Builder
	text.WriteString("username,email,roles,desks,profile,startup,department,tenants,enabled,second_factor,must_change_password\n")
	for i := range n {
		fmt.Fprintf(&text, "user%d,user%d@office.example,Manager|Night shift,Front desk,Portal,,Dept %d,north|south,yes,none,yes\n", i, i, i%50)
	}
	o := newOffice(b)
	sheet := read(b, text.String())
	added := o.planSheet(b, sheet)
	b.Run("read", func(b *testing.B) {
		b.ReportAllocs()
		b.SetBytes(int64(text.Len()))
		for b.Loop() {
			read(b, text.String())
		}
	})
	b.Run("all new", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			if plan := o.planSheet(b, sheet); plan.Adds != n {
				b.Fatal(counts(plan))
			}
		}
	})
	o.apply(b, added)
	b.Run("none changed", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			if plan := o.planSheet(b, sheet); plan.Skips != n {
				b.Fatal(counts(plan))
			}
		}
	})
	for i := range o.users {
		o.users[i].Department = "Old"
	}
	b.Run("all changed", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			if plan := o.planSheet(b, sheet); plan.Changes != n {
				b.Fatal(counts(plan))
			}
		}
	})
}
