package imports

import (
	"context"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"

	"pbxusers/data"
	"pbxusers/data/transfer"
	"pbxusers/ui/kit"
	"pbxusers/ui/look"
	"pbxusers/ui/words"
)

// mappingOrigin is why columns are assigned as they are.
type mappingOrigin int

const (
	byFormat mappingOrigin = iota // the format is known
	byMemory                      // the person imported with them before
	byGuess                       // by their names
)

// mappingFor returns the mapping with which the person imported these columns before, where they made it by hand,
// else the suggested one.
func mappingFor(sheet transfer.Sheet, remembered map[string]transfer.Mapping) (transfer.Mapping, mappingOrigin) {
	suggested, origin := transfer.SuggestMapping(sheet), byFormat
	if sheet.Format == transfer.Unknown {
		origin = byGuess
	}
	m, ok := remembered[transfer.HeaderKey(sheet.Header)]
	switch {
	case !ok || m.Check(sheet.Header) != nil:
		return suggested, origin
	case origin == byFormat && slices.Equal(m, suggested):
		return suggested, byFormat
	}
	return slices.Clone(m), byMemory
}

// strays reports whether the columns are assigned otherwise than the program would, where it has a suggestion.
func (w *wizard) strays() bool {
	suggested := transfer.SuggestMapping(w.sheet)
	return !slices.Equal(w.mapping, suggested) && suggested.Check(w.sheet.Header) == nil
}

// suggest takes the program's own mapping in place of one made by hand.
func (w *wizard) suggest(change bool) {
	w.mapping, w.touched, w.origin = transfer.SuggestMapping(w.sheet), true, byFormat
	if w.sheet.Format == transfer.Unknown {
		w.origin = byGuess
	}
	w.showColumns("", change)
}

// showColumns shows what was recognised and which column feeds which field; with change, the fields can be
// chosen, as they must where the file is unknown.
func (w *wizard) showColumns(wrong string, change bool) {
	change = change || w.origin == byGuess
	warning := kit.NewBanner(kit.Warning, words.T("No column holds the e-mail. Users who are here already can be changed; new ones need an address and would be refused."), "", nil)
	warning.Hidden = w.knowsEmail()
	banners := append(problem(kit.Error, wrong), warning)
	suggest := kit.NewButton(words.T("Use the suggested columns"), func() { w.suggest(change) })
	suggest.Hidden = !w.strays()
	var table fyne.CanvasObject
	var first fyne.Focusable
	if change {
		table, first = w.columnSelects(func() {
			warning.Hidden, suggest.Hidden = w.knowsEmail(), !w.strays()
			w.redraw()
		})
	} else {
		table = w.columnList()
	}
	head := container.NewBorder(nil, nil, nil, container.NewCenter(suggest), w.recognised())
	w.show(stepColumns, paged(kit.NewStackOf(head, table), banners...), func(d *kit.Dialog) {
		extra := kit.NewRowOf(kit.NewButton(words.T("Back"), func() { w.showFile("") }))
		if !change {
			extra.Add(kit.NewButton(words.T("Change columns…"), func() { w.showColumns("", true) }))
		}
		d.SetExtra(extra)
		d.SetCancel(words.T("Cancel"))
		next := d.SetPrimary(words.T("Next"), func() { w.leaveColumns(change) })
		d.First = next
		if first != nil {
			d.First = first
		}
	})
}

// knowsEmail reports whether the e-mail has a column; before the username has one, there is no need to say so.
func (w *wizard) knowsEmail() bool {
	return slices.Contains(w.mapping, data.FieldEmail) || !slices.Contains(w.mapping, data.FieldUsername)
}

// recognised says what the file is.
func (w *wizard) recognised() fyne.CanvasObject {
	text := formatText(w.sheet.Format)
	switch {
	case w.origin != byMemory:
	case w.sheet.Format == transfer.Unknown:
		text = words.T("A file with columns that you assigned before")
	default:
		text = words.T("%[1]s, with the columns as you assigned them", text)
	}
	return container.NewVBox(
		kit.NewStyledText(w.name, theme.SizeNameSubHeadingText, theme.ColorNameForeground, true),
		kit.NewText(text), kit.NewStyledText(shapeText(w.sheet), theme.SizeNameText, look.ColorNameMuted, false))
}

// columnList tells, in words alone, what is taken and what is not.
func (w *wizard) columnList() fyne.CanvasObject {
	rows := tableOf(words.T("Column in the file"), words.T("First values"), words.T("Becomes"))
	for i, name := range w.sheet.Header {
		if w.mapping[i] != transfer.Ignore {
			rows.Add(kit.NewText(oneLine(name)))
			rows.Add(w.example(i))
			rows.Add(kit.NewText(words.Field(string(w.mapping[i]))))
		}
	}
	column := kit.NewStackOf()
	if lost := w.lost(); lost != "" {
		column.Add(kit.NewBanner(kit.Info, lost, "", nil))
	}
	column.Add(rows)
	return column
}

// lost says what of the file is not taken over; "" where everything is.
func (w *wizard) lost() string {
	ignored := w.sheet.Ignored(w.mapping)
	if len(ignored) == 0 {
		return ""
	}
	text := words.N(len(ignored), "%[1]s column is not taken over: %[2]s.", "%[1]s columns are not taken over: %[2]s.", oneLine(strings.Join(ignored, ", ")))
	if slices.ContainsFunc(w.sheet.Header, isSecret) {
		text += " " + words.T("Passwords of other systems never are: each new user gets a temporary one.")
	}
	return text
}

// columnSelects offers a field for each column, and tells changed of each choice. A field that is chosen anew
// leaves the column it had.
func (w *wizard) columnSelects(changed func()) (table fyne.CanvasObject, first fyne.Focusable) {
	rows := tableOf(words.T("Column in the file"), words.T("First values"), words.T("Becomes"))
	none := words.T("Not taken over")
	options := []string{none}
	for _, target := range transfer.Targets {
		options = append(options, words.Field(string(target)))
	}
	selects := make([]*kit.Select, len(w.sheet.Header))
	for i, name := range w.sheet.Header {
		shown := oneLine(name)
		if shown == "" {
			shown = words.T("Column %[1]d (without a name)", i+1)
		}
		rows.Add(kit.NewText(shown))
		rows.Add(w.example(i))
		if isSecret(name) {
			rows.Add(kit.NewStyledText(words.T("Never: it holds passwords"), theme.SizeNameText, look.ColorNameMuted, false))
			continue
		}
		s := kit.NewSelect(options, none, nil)
		s.Choose(none)
		if at := slices.Index(transfer.Targets, w.mapping[i]); at >= 0 {
			s.Choose(options[at+1])
		}
		s.OnChanged = func(string) {
			w.assign(i, s.SelectedIndex()-1, selects, none)
			changed()
		}
		selects[i] = s
		rows.Add(s)
		if first == nil {
			first = s
		}
	}
	return rows, first
}

// assign gives column i the field at an index of Targets, -1 for none.
func (w *wizard) assign(i, target int, selects []*kit.Select, none string) {
	w.touched = true
	if target < 0 {
		w.mapping[i] = transfer.Ignore
		return
	}
	chosen := transfer.Targets[target]
	if other := slices.Index(w.mapping, chosen); other >= 0 && other != i {
		w.mapping[other] = transfer.Ignore
		if selects[other] != nil {
			selects[other].Choose(none)
		}
	}
	w.mapping[i] = chosen
}

// isSecret reports whether a column of that name may feed no field, which only its mapping's Check knows.
func isSecret(name string) bool {
	err := transfer.Mapping{data.FieldUsername}.Check([]string{name})
	all := data.Invalids(err)
	return len(all) > 0 && all[0].Reason == transfer.ReasonSecretColumn
}

const (
	examples     = 3   // values shown of a column
	examplesFrom = 200 // rows in which they are looked for
)

// example shows the first values of a column; of one with passwords, none.
func (w *wizard) example(column int) fyne.CanvasObject {
	var found []string
	for _, row := range w.sheet.Rows[:min(examplesFrom, len(w.sheet.Rows))] {
		if len(found) == examples || isSecret(w.sheet.Header[column]) {
			break
		}
		if row.Problem != nil || column >= len(row.Cells) {
			continue
		}
		value := strings.Join(strings.Fields(row.Cells[column]), " ")
		if value != "" && !slices.Contains(found, value) {
			found = append(found, value)
		}
	}
	text := kit.NewStyledText(strings.Join(found, ", "), theme.SizeNameText, look.ColorNameMuted, false)
	return container.New(layout.NewCustomPaddedLayout(0, 0, 0, 16), text)
}

// tableOf returns rows of as many columns as there are titles, under them.
func tableOf(titles ...string) *fyne.Container {
	table := container.NewGridWithColumns(len(titles))
	for _, title := range titles {
		table.Add(kit.NewStyledText(title, theme.SizeNameText, theme.ColorNameForeground, true))
	}
	return table
}

// leaveColumns checks the mapping and finds out what the file leaves open for new users: a plan without any
// defaults tells.
func (w *wizard) leaveColumns(change bool) {
	if err := w.mapping.Check(w.sheet.Header); err != nil {
		text := sentence(err)
		if !slices.Contains(w.mapping, data.FieldUsername) {
			text = words.T("Say which column holds the username: users are told apart by it.")
		}
		w.showColumns(text, change)
		return
	}
	job := Job{Sheet: w.sheet, Mapping: slices.Clone(w.mapping)}
	if w.touched {
		w.assigned[transfer.HeaderKey(w.sheet.Header)] = job.Mapping
	}
	var plan transfer.Plan
	w.begin(words.T("Comparing the file with the users who are here…"), func(ctx context.Context) (err error) {
		plan, err = w.deps.Plan(ctx, job)
		return err
	}, func(err error) {
		if err != nil {
			if !w.ended(err) {
				w.showColumns(sentence(err), change)
			}
			return
		}
		if w.lacks = lacksOf(&plan, w.mapping); w.lacks.any() {
			w.showNew("")
			return
		}
		w.defaults, w.plan = transfer.Defaults{}, plan
		w.showCheck("")
	})
}
