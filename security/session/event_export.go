package session

import (
	"context"
	"errors"
	"io"
	"strconv"

	"pbxusers/data"
	"pbxusers/data/transfer"
)

// ExportEvents writes the entries of the event log that keep takes, newest first, as a CSV
// file: what Events shows the actor of them, as codes. That it was exported is logged.
func (s *Session) ExportEvents(ctx context.Context, w io.Writer, keep func(data.Event) bool) error {
	return s.write(ctx, viewEvents, func(t *turn) error { // it leaves a trace, so that it is no reading
		shown, err := t.eventFilter(ctx)
		if err != nil {
			return err
		}
		file, err := transfer.NewEventFile(w)
		if err != nil {
			return err
		}
		written := 0
		var failed error
		err = t.EachEvent(0, func(e data.Event) bool {
			if e, ok := shown(e); ok && keep(e) {
				failed = file.Write(e)
				written++
			}
			return failed == nil && ctx.Err() == nil
		})
		if err := errors.Join(err, failed, ctx.Err(), file.Close()); err != nil {
			return err
		}
		return t.log(data.Event{Action: data.EventExport, Kind: data.KindEvents, Changes: []data.Change{{Field: data.FieldEvents, New: strconv.Itoa(written)}}})
	})
}
