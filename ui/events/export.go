package events

import (
	"context"
	"errors"
	"io"
	"sync/atomic"
	"time"

	"fyne.io/fyne/v2"

	"pbxusers/data"
	"pbxusers/security/access"
	"pbxusers/ui/kit"
	"pbxusers/ui/lists"
	"pbxusers/ui/words"
)

// patience is how long writing goes on before it says how far it is.
const patience = time.Second

// export saves the entries that search and filters let through, however many the table shows of them.
type export struct {
	screen *Screen
	query  query
	total  int // how many entries match; once they are counted
	dialog *kit.Dialog
	save   *kit.Button
	form   *kit.Form
	told   *kit.Paragraph
	stop   context.CancelFunc // ends the counting

	written  atomic.Int64
	progress *kit.Dialog // over the file's dialog, once writing takes long
	bar      *kit.Progress
}

// export asks before it saves what search and filters show.
func (s *Screen) export() {
	x := &export{screen: s, query: s.wanted()}
	x.told = kit.NewParagraph(words.T("Counting the entries…"))
	x.form = kit.NewForm(1)
	x.form.AddSection("", x.told, kit.NewBanner(kit.Info,
		words.T("No password, code or key is in the file. It is not encrypted: who has it can read who did what. That it was exported is written into the log."), "", nil))
	x.dialog = kit.NewDialog(words.T("Export entries"), x.form)
	x.dialog.SetSize(560, 250) // room for the longest text
	cancel := x.dialog.SetCancel(words.T("Cancel"))
	x.save = x.dialog.SetPrimary(words.T("Save…"), x.choose)
	x.dialog.SetBusy(true) // until there is something to save
	x.dialog.First = cancel
	x.dialog.OnClosed = func() { x.stop() }
	x.dialog.Show(s.deps.Canvas())
	x.count()
}

// count finds out how many entries match.
func (x *export) count() {
	ctx, stop := context.WithCancel(context.Background())
	x.stop = stop
	s, q := x.screen, x.query
	lists.Do(s.work, func(context.Context) (int, error) { return q.count(ctx, s.deps) }, func(n int, err error) {
		switch {
		case ctx.Err() != nil: // closed meanwhile
		case err != nil:
			x.dialog.Close()
			lists.Refuse(s.deps.Canvas(), words.T("The event log could not be read"), err)
		default:
			x.total = n
			x.counted()
		}
	})
}

func (x *export) counted() {
	text := words.N(x.total, "%[1]s entry is written: the log holds no more.", "All %[1]s entries of the log are written, the newest first.")
	if x.query.narrows() {
		text = words.N(x.total, "%[1]s entry is written, the only one that your search and filters show.",
			"%[1]s entries are written, the newest first: those that your search and filters show, also where the table has not read that far.")
	}
	if x.total == 0 {
		text = words.T("No entry holds all that you search and filter for.")
	}
	x.told.Set(text)
	x.form.Refresh()
	if x.total > 0 {
		x.dialog.SetBusy(false)
		x.screen.deps.Canvas().Focus(x.save)
	}
}

func (x *export) choose() {
	x.screen.deps.SaveAs(words.T("Export entries"), words.T("events.csv"), x.write, x.saved)
}

// write fills the file, off the drawing goroutine.
func (x *export) write(to io.Writer) error {
	ctx, cancel := context.WithCancel(context.Background())
	defer fyne.Do(x.end) // after cancel, so that nothing is told any more
	defer cancel()
	x.written.Store(0)
	go x.watch(ctx, cancel)
	d := x.screen.deps
	matches := x.query.matcher(d.Catalog)
	return d.Export(ctx, to, func(e data.Event) bool {
		if !matches(e) {
			return false
		}
		x.written.Add(1)
		return true
	})
}

// watch has it told how far the writing is, where that takes longer than a moment.
func (x *export) watch(ctx context.Context, cancel context.CancelFunc) {
	ticker := time.NewTicker(patience / 4)
	defer ticker.Stop()
	for began := time.Now(); ; {
		select {
		case <-ctx.Done():
			return
		case now := <-ticker.C:
			if now.Sub(began) >= patience {
				fyne.Do(func() { x.tell(ctx, cancel) })
			}
		}
	}
}

// tell says how far the writing is, with a way to stop it.
func (x *export) tell(ctx context.Context, cancel context.CancelFunc) {
	if ctx.Err() != nil || x.screen.work.Stopped() {
		return
	}
	n := x.written.Load()
	text, share := words.T("Writing %[1]s of %[2]s entries…", words.Number(int(n)), words.Number(x.total)), float64(n)/float64(max(1, x.total))
	if x.progress == nil {
		x.bar = kit.NewProgress(text, "", nil)
		x.progress = kit.NewDialog(words.T("Export entries"), x.bar)
		x.progress.SetSize(460, 0)
		stop := x.progress.SetCancel(words.T("Cancel"))
		x.progress.OnClose = func() bool { // it goes when nothing is left of the file
			cancel()
			stop.Disable()
			x.bar.Set(words.T("Cancelling…"), -1)
			return false
		}
		x.progress.Show(x.screen.deps.Canvas())
	}
	x.bar.Set(text, share)
}

// end takes the progress away: the file is whole, or gone.
func (x *export) end() {
	if x.progress != nil {
		x.bar.Stop()
		x.progress.Close()
		x.progress = nil
	}
}

func (x *export) saved(path string, err error) {
	s := x.screen
	switch {
	case s.work.Stopped():
	case err == nil:
		x.dialog.Close()
		kit.Message(s.deps.Canvas(), kit.Success, words.T("The entries were exported"), words.T("They are in %[1]s.", path), words.T("Close"))
		s.Reload() // the newest is about this
	case errors.Is(err, context.Canceled):
		lists.Toast(s.deps.Canvas(), kit.Notice{Kind: kit.Info, Text: words.T("The export was cancelled. There is no file of it.")})
	case access.Ended(err):
		s.work.End()
	default:
		x.dialog.Close()
		lists.Refuse(s.deps.Canvas(), words.T("The entries were not exported"), err)
	}
}
