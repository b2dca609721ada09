package events

import (
	"context"
	"testing"
	"time"

	"pbxusers/assets"
	"pbxusers/data"
)

// BenchmarkSearchOfALongLog goes through 100,000 entries for a word that none holds.
func BenchmarkSearchOfALongLog(b *testing.B) {
	catalog, err := data.ParseCatalog(assets.Modules, assets.Permissions)
	if err != nil {
		b.Fatal(err)
	}
	e := data.Event{ID: 1, At: time.Now(), Actor: 1, ActorName: "ann", Action: data.EventChange, Kind: data.KindUser, Object: 2, Name: "bob", Result: data.Done,
		Changes: []data.Change{{Field: data.FieldEmail, Old: "a@example.org", New: "b@example.org"}, {Field: data.FieldEnabled, Old: "yes", New: "no"}}}
	deps := Deps{Catalog: catalog, Events: func(_ context.Context, _ int64, _ int, keep func(data.Event) bool) ([]data.Event, error) {
		for range 100_000 {
			keep(e)
		}
		return nil, nil
	}}
	for b.Loop() {
		if f, err := (query{what: anyAction, searched: []string{"nobody-at-all"}}).run(context.Background(), deps, 0); err != nil || len(f.rows) > 0 {
			b.Fatal(err, len(f.rows))
		}
	}
}
