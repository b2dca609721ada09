package imports

import (
	"io"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"pbxusers/data"
	"pbxusers/data/transfer"
	"pbxusers/ui/kit"
	"pbxusers/ui/look"
	"pbxusers/ui/words"
)

// showCheck shows what each row would do; notice tells what happened since.
func (w *wizard) showCheck(notice string) {
	view := newPlanView(w.plan, rowTexts{data.NewNames(w.choices), w.deps.Catalog})
	view.grid.OnOpen = func(row int) { w.showRow(view, row) }
	banners := append(problem(kit.Warning, notice), w.verdict())
	w.show(stepCheck, paged(view.content, banners...), func(d *kit.Dialog) {
		d.SetExtra(kit.NewRowOf(kit.NewButton(words.T("Back"), w.backFromCheck), kit.NewButton(words.T("Save report…"), w.saveReport)))
		if w.plan.Errors > 0 || w.plan.Ready() {
			d.SetCancel(words.T("Cancel")) // where there is nothing to do there is nothing to cancel
		}
		switch {
		case w.plan.Errors > 0:
			d.First = d.SetPrimary(words.T("Choose the mended file…"), w.choose)
		case w.plan.Ready():
			d.First = d.SetPrimary(words.N(w.plan.Adds+w.plan.Changes, "Import %[1]s user", "Import %[1]s users"), w.apply)
		default:
			d.First = d.SetPrimary(words.T("Close"), w.close)
		}
	})
}

func (w *wizard) backFromCheck() {
	if w.lacks.any() {
		w.showNew("")
		return
	}
	w.showColumns("", false)
}

// verdict says in one strip what the plan comes to.
func (w *wizard) verdict() *kit.Banner {
	switch p := &w.plan; {
	case p.Errors > 0:
		return kit.NewBanner(kit.Error, words.N(p.Errors,
			"%[1]s row cannot be imported. An import is all or nothing: mend it in the file, then choose the file again.",
			"%[1]s rows cannot be imported. An import is all or nothing: mend them in the file, then choose the file again."), "", nil)
	case p.Ready():
		return kit.NewBanner(kit.Info, words.T("Nothing is written yet. The import writes all of this, or nothing if anything goes wrong."), "", nil)
	}
	return kit.NewBanner(kit.Success, words.T("All users are already as the file says: there is nothing to import."), "", nil)
}

func (w *wizard) saveReport() {
	plan := w.plan
	w.deps.SaveAs(words.T("Save report"), words.T("import-report.csv"), func(to io.Writer) error {
		return transfer.WriteReport(to, &plan, reportWords())
	}, func(path string, err error) {
		if err != nil {
			kit.Message(w.deps.Canvas(), kit.Error, words.T("The report was not saved"), sentence(err), words.T("Close"))
		}
	})
}

// showRow shows one row in full, as its cells may be cut.
func (w *wizard) showRow(v *planView, at int) {
	row := v.row(at)
	body := container.NewVBox()
	for _, line := range v.lines(row) {
		body.Add(kit.NewParagraph(line))
	}
	d := kit.NewDialog(words.T("Line %[1]s: %[2]s", words.Number(row.Line), oneLine(row.User.Username)), body)
	d.First = d.SetPrimary(words.T("Close"), func() { d.Close() })
	d.Show(w.deps.Canvas())
}

// acts lists them as the page shows them: what needs a person first.
var acts = []transfer.Act{transfer.Error, transfer.Change, transfer.Add, transfer.Skip}

// planView is a plan as a table with a filter. The plan is its own: it is still drawn when the wizard has
// let go of it for another file.
type planView struct {
	plan    transfer.Plan
	texts   rowTexts
	shown   []int // rows of the plan
	grid    *kit.Grid
	filters []*kit.Button
	content fyne.CanvasObject
}

func newPlanView(plan transfer.Plan, texts rowTexts) *planView {
	v := &planView{plan: plan, texts: texts}
	v.grid = kit.NewGrid([]kit.Column{
		kit.TextColumn(words.T("Line"), 1, 62, func(row int) string { return words.Number(v.row(row).Line) }),
		v.actColumn(),
		kit.TextColumn(words.T("Username"), 2, 110, func(row int) string { return oneLine(v.row(row).User.Username) }),
		kit.TextColumn(words.T("Details"), 7, 180, func(row int) string { return v.texts.line(v.row(row)) }),
	}, false, func() int { return len(v.shown) }, func(row int) int64 { return int64(v.shown[row]) })
	chips := kit.NewRowOf()
	counts := map[transfer.Act]int{transfer.Error: plan.Errors, transfer.Change: plan.Changes, transfer.Add: plan.Adds, transfer.Skip: plan.Skips}
	add := func(title string, count int, wanted ...transfer.Act) {
		b := kit.NewButton(title+"  "+words.Number(count), nil)
		b.OnTapped = func() { v.filter(b, wanted) }
		v.filters = append(v.filters, b)
		chips.Add(b)
	}
	add(words.T("All"), len(plan.Rows), acts...)
	for _, act := range acts {
		if counts[act] > 0 {
			add(actText(act), counts[act], act)
		}
	}
	v.content = container.NewBorder(kit.NewInset(chips, 0, 4), nil, nil, nil, v.grid)
	v.filter(v.filters[0], acts)
	return v
}

func (v *planView) row(at int) *transfer.PlanRow { return &v.plan.Rows[v.shown[at]] }

// lines is one row in full.
func (v *planView) lines(row *transfer.PlanRow) []string { return v.texts.lines(row) }

func (v *planView) actColumn() kit.Column {
	return kit.Column{Title: words.T("Status"), Weight: 1.4, MinWidth: 100, Cell: func() fyne.CanvasObject { return kit.NewText("") },
		Update: func(row int, cell fyne.CanvasObject) {
			text, act := cell.(*kit.Text), v.row(row).Act
			text.Set(actText(act))
			switch act {
			case transfer.Error:
				text.SetColor(theme.ColorNameError)
			case transfer.Skip:
				text.SetColor(look.ColorNameMuted)
			default:
				text.SetColor(theme.ColorNameForeground)
			}
		}}
}

// filter shows the rows of these acts, in their order and then the file's, and ticks the button that asked.
func (v *planView) filter(by *kit.Button, wanted []transfer.Act) {
	v.shown = v.shown[:0]
	for _, act := range acts {
		if !slices.Contains(wanted, act) {
			continue
		}
		for i := range v.plan.Rows {
			if v.plan.Rows[i].Act == act {
				v.shown = append(v.shown, i)
			}
		}
	}
	for _, b := range v.filters {
		b.Icon, b.Importance = nil, widget.LowImportance
		if b == by {
			b.Icon, b.Importance = look.IconCheck, widget.MediumImportance
		}
		b.Refresh()
	}
	v.grid.Refresh()
	v.grid.SetCurrent(0)
	v.grid.ScrollToTop()
}
