package imports

import (
	"fmt"
	"io"
	"strings"
	"text/tabwriter"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"pbxusers/data"
	"pbxusers/data/transfer"
	"pbxusers/ui/kit"
	"pbxusers/ui/look"
	"pbxusers/ui/words"
)

// hidden stands for a password that is not shown; its length tells nothing.
const hidden = "••••••••••"

// leastTable is the least height of the passwords: what is told above them in a low window scrolls away instead.
const leastTable = 160

// atLeast gives an object a least height.
type atLeast struct{ height float32 }

func (l atLeast) MinSize(o []fyne.CanvasObject) fyne.Size {
	size := o[0].MinSize()
	return fyne.NewSize(size.Width, fyne.Max(l.height, size.Height))
}

func (atLeast) Layout(o []fyne.CanvasObject, size fyne.Size) { o[0].Resize(size) }

// unkept reports whether there are passwords that nobody will see again once the wizard closes.
func (w *wizard) unkept() bool { return len(w.passwords) > 0 && !w.kept }

// showResult tells what was done and hands over the temporary passwords.
func (w *wizard) showResult() {
	if len(w.passwords) == 0 {
		page := kit.NewStackOf(kit.NewBanner(kit.Success, w.resultText(), "", nil))
		w.show(stepResult, page, func(d *kit.Dialog) {
			d.SetExtra(kit.NewButton(words.T("Save report…"), w.saveReport))
			d.First = d.SetPrimary(words.T("Close"), w.close)
		})
		return
	}
	note := kit.NewBanner(kit.Warning, words.T("Give each new user the temporary password below. They are shown only this once, each must be changed at the first sign-in, "+
		"and they expire after 72 hours. A file that you save is not encrypted: delete it once they are handed out."), "", nil)
	told := kit.NewBanner(kit.Info, "", "", nil)
	told.Hide()
	table := container.New(atLeast{leastTable}, w.passwordTable())
	w.show(stepResult, paged(table, note, told), func(d *kit.Dialog) {
		d.First = kit.NewButton(words.T("Save passwords…"), func() { w.savePasswords(told) })
		printer := kit.NewButton(words.T("Print"), func() { w.printPasswords(told) })
		printer.Icon = look.IconPrint
		save := d.First.(*kit.Button)
		save.Icon = look.IconDown
		d.SetExtra(kit.NewRowOf(save, printer, kit.NewButton(words.T("Save report…"), w.saveReport)))
		d.SetPrimary(words.T("Close"), func() { d.Dismiss() })
		d.OnClose = w.mayClose
	})
}

func (w *wizard) resultText() string {
	var parts []string
	if w.plan.Adds > 0 {
		parts = append(parts, words.N(w.plan.Adds, "%[1]s user was added.", "%[1]s users were added."))
	}
	if w.plan.Changes > 0 {
		parts = append(parts, words.N(w.plan.Changes, "%[1]s user was changed.", "%[1]s users were changed."))
	}
	if w.plan.Skips > 0 {
		parts = append(parts, words.N(w.plan.Skips, "%[1]s was already as the file says.", "%[1]s were already as the file says."))
	}
	return strings.Join(parts, " ")
}

// passwordTable shows who got which password, hidden until somebody asks to see them.
func (w *wizard) passwordTable() fyne.CanvasObject {
	rows, show := w.passwords, false
	cell := func() fyne.CanvasObject {
		text := kit.NewText("")
		text.Mono = true
		return text
	}
	grid := kit.NewGrid([]kit.Column{
		kit.TextColumn(words.Field(data.FieldUsername), 2, 120, func(row int) string { return rows[row].Username }),
		kit.TextColumn(words.Field(data.FieldEmail), 3, 140, func(row int) string { return rows[row].Email }),
		{Title: words.T("Temporary password"), Weight: 3, MinWidth: 240, Cell: cell, Update: func(row int, cell fyne.CanvasObject) {
			text := hidden
			if show {
				text = rows[row].Password
			}
			cell.(*kit.Text).Set(text)
		}},
	}, false, func() int { return len(rows) }, func(row int) int64 { return int64(row) })
	box := kit.NewCheck(words.T("Show the passwords"), func(on bool) {
		show = on
		grid.Refresh()
	})
	done := kit.NewStyledText(w.resultText(), theme.SizeNameText, theme.ColorNameForeground, true)
	return container.NewBorder(container.NewBorder(nil, nil, nil, box, done), nil, nil, nil, grid)
}

func (w *wizard) savePasswords(told *kit.Banner) {
	rows := w.passwords
	w.deps.SaveAs(words.T("Save passwords"), words.T("temporary-passwords.csv"), func(to io.Writer) error {
		return transfer.WriteSheet(to, rows, transfer.SheetWords{Username: words.Field(data.FieldUsername),
			Email: words.Field(data.FieldEmail), Password: words.T("Temporary password")})
	}, func(path string, err error) {
		if err != nil {
			w.tell(told, kit.Error, words.T("The passwords were not saved: %[1]s", sentence(err)))
			return
		}
		w.kept = true
		w.tell(told, kit.Success, words.T("The passwords were saved to %[1]s.", path))
	})
}

func (w *wizard) printPasswords(told *kit.Banner) {
	text := passwordText(w.passwords)
	w.tell(told, kit.Info, words.T("Printing…"))
	go func() {
		err := w.deps.Print(words.T("Temporary passwords"), text)
		fyne.Do(func() {
			if err != nil {
				w.tell(told, kit.Error, err.Error())
				return
			}
			w.kept = true
			w.tell(told, kit.Success, words.T("The passwords were sent to the printer. See that the paper is there before you close this."))
		})
	}()
}

// tell writes above the table.
func (w *wizard) tell(told *kit.Banner, kind kit.Kind, text string) {
	told.Set(kind, text)
	told.Show()
	w.redraw()
}

// passwordText is the sheet as it is printed, in columns of even width.
func passwordText(rows []transfer.SheetRow) string {
	var b strings.Builder
	b.WriteString(words.T("Change the password at the first sign-in. It expires after 72 hours.") + "\n\n")
	t := tabwriter.NewWriter(&b, 0, 0, 3, ' ', 0)
	fmt.Fprintf(t, "%s\t%s\t%s\n", words.Field(data.FieldUsername), words.Field(data.FieldEmail), words.T("Temporary password"))
	for _, r := range rows {
		fmt.Fprintf(t, "%s\t%s\t%s\n", r.Username, r.Email, r.Password)
	}
	_ = t.Flush() // into memory
	return b.String()
}

// mayClose asks before passwords are lost that were neither saved nor printed.
func (w *wizard) mayClose() bool {
	if !w.unkept() {
		return true
	}
	kit.Confirm(w.deps.Canvas(), kit.Question{Title: words.T("Close without the passwords?"),
		Text: words.T("The temporary passwords were neither saved nor printed, and cannot be shown again. Without one, " +
			"a new user can sign in only after you set a password with Change Password."),
		Yes: words.T("Close without them"), No: words.T("Go back"), Destructive: true}, w.close)
	return false
}
