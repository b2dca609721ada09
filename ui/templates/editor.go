package templates

import (
	"context"
	"errors"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"

	"pbxusers/data"
	"pbxusers/ui/kit"
	"pbxusers/ui/lists"
	"pbxusers/ui/look"
	"pbxusers/ui/words"
)

const (
	editorWidth = 1040
	halfLeast   = 440 // the width under which the preview stands below the text
	textLines   = 15  // more make the dialog grow while something is typed that is longer
)

// editor is the dialog in which one template is written.
type editor struct {
	screen  *Screen
	now     data.CurrentTemplate
	dialog  *kit.Dialog
	body    *kit.Form
	trouble *kit.Banner
	fields  map[string]*kit.Field // by the names that refusals use
	start   data.Template         // as it stood in the fields at first
	busy    bool

	subject, text *kit.Entry
	preview       *preview
}

func (s *Screen) editCurrent() { s.edit(s.page.grid.Current()) }

// edit opens the editor of a row; where nothing may be changed, the template can be read in it.
func (s *Screen) edit(row int) {
	if row < 0 || row >= len(s.rows) || s.deps.Canvas().Overlays().Top() != nil {
		return
	}
	refused := s.refusal()
	e := &editor{screen: s, now: s.rows[row], body: kit.NewForm(1), fields: map[string]*kit.Field{}}
	e.trouble = kit.NewBanner(kit.Error, "", "", nil)
	e.trouble.Hide()
	e.build(refused == nil)
	e.start = e.draft()
	e.preview = newPreview(s)
	e.preview.set(e.start)
	e.dialog = kit.NewDialog(title(e.now.Template), kit.NewBeside(halfLeast, e.body, kit.NewReading(e.preview.field)))
	e.dialog.SetSize(editorWidth, 0)
	if refused != nil {
		e.subject.Disable()
		e.text.Disable()
		e.dialog.SetCancel(words.T("Close"))
	} else {
		e.buttons()
	}
	e.dialog.Show(s.deps.Canvas())
}

// build makes the fields and fills in the template.
func (e *editor) build(may bool) {
	e.subject, e.text = kit.NewEntry(), kit.NewMultiLineEntry(textLines)
	e.subject.SetText(e.now.Subject)
	e.text.SetText(e.now.Text)
	about := kit.NewStyledParagraph(words.LetterPurpose(e.now.Kind), theme.SizeNameText, look.ColorNameMuted)
	objects := []fyne.CanvasObject{e.trouble, about}
	for _, part := range []struct {
		name  string
		entry *kit.Entry
	}{{data.FieldMailSubject, e.subject}, {data.FieldMailText, e.text}} {
		field := kit.NewField(words.Field(part.name), part.entry)
		part.entry.OnChanged = func(string) {
			field.SetError("")
			e.follow()
		}
		e.fields[part.name] = field
		objects = append(objects, field)
		if may {
			field.Required()
			objects = append(objects, inserts(part.entry, e.now.Kind.Holds(part.name)))
		}
	}
	e.body.AddSection("", objects...)
}

// inserts are buttons that type a placeholder into a field, close below it.
func inserts(entry *kit.Entry, list []data.Placeholder) fyne.CanvasObject {
	label := words.T("Insert:")
	room := fyne.MeasureText(label, theme.Size(theme.SizeNameText), fyne.TextStyle{}).AddWidthHeight(1, 0)
	row := kit.NewRowOf(container.NewGridWrap(room, kit.NewStyledText(label, theme.SizeNameText, look.ColorNameMuted, false)))
	for _, p := range list {
		b := kit.NewLinkButton(string(p), func() { entry.Insert(string(p)) })
		b.SetTooltip(words.PlaceholderMeaning(p))
		row.Add(b)
	}
	return container.New(layout.NewCustomPaddedLayout(-10, 0, 0, 0), row)
}

// buttons are those below the fields.
func (e *editor) buttons() {
	test := kit.NewButton(words.T("Send a test to me"), e.test)
	test.Icon = look.IconMail
	test.SetTooltip(words.T("With the words as they stand here, before they are saved"))
	row := kit.NewRowOf(test)
	if e.now.Changed {
		back := kit.NewButton(words.T("Back to the built-in words…"), func() {
			if !e.busy {
				e.screen.reset(e.now.Template, e.dialog.Close)
			}
		})
		back.Icon = look.IconReset
		row.Add(back)
	}
	e.dialog.SetExtra(row)
	e.dialog.SetCancel(words.T("Cancel"))
	e.dialog.SetPrimary(words.T("Save"), e.save)
	e.dialog.OnClose = e.mayClose
}

// follow shows what is typed as it will be read.
func (e *editor) follow() {
	if e.preview != nil && e.preview.set(e.draft()) {
		e.dialog.Changed()
	}
}

// draft is what stands in the fields.
func (e *editor) draft() data.Template {
	t := e.now.Template
	t.Subject, t.Text = e.subject.Text, e.text.Text
	return t
}

func (e *editor) dirty() bool { return e.draft() != e.start }

func (e *editor) save() {
	if e.busy {
		return
	}
	if !e.dirty() {
		e.dialog.Close()
		return
	}
	e.clear()
	draft, s := e.draft(), e.screen
	e.setBusy(true)
	lists.Do(s.work, func(ctx context.Context) (struct{}, error) { return struct{}{}, s.deps.Save(ctx, draft) }, func(_ struct{}, err error) {
		e.setBusy(false)
		if err != nil {
			e.tell(err)
			return
		}
		e.dialog.Close()
		s.changed(words.T("“%[1]s” was saved", title(draft)))
	})
}

// test opens the test of what stands in the fields, once nothing is wrong with it.
func (e *editor) test() {
	if e.busy {
		return
	}
	e.clear()
	if _, err := e.draft().Checked(); err != nil {
		e.tell(err)
		return
	}
	e.screen.try(e.draft())
}

func (e *editor) setBusy(busy bool) {
	e.busy = busy
	e.dialog.SetBusy(busy)
}

func (e *editor) clear() {
	e.body.ClearErrors()
	e.say("")
}

// tell puts what is wrong beside the fields, several things one below the other, and the rest over them.
func (e *editor) tell(err error) {
	wrong := map[*kit.Field][]string{}
	var elsewhere []error
	invalids := data.Invalids(err)
	for _, invalid := range invalids {
		if field := e.fields[invalid.Field]; field != nil {
			wrong[field] = append(wrong[field], words.Reason(invalid))
		} else {
			elsewhere = append(elsewhere, invalid)
		}
	}
	if len(invalids) == 0 {
		elsewhere = []error{err}
	}
	for field, reasons := range wrong {
		field.SetError(strings.Join(reasons, "\n"))
	}
	e.body.FocusFirstError()
	if len(elsewhere) > 0 {
		e.say(lists.Sentence(errors.Join(elsewhere...)))
	}
}

// say shows over the fields what belongs to none of them; "" takes it away.
func (e *editor) say(text string) {
	if text == "" && !e.trouble.Visible() {
		return
	}
	e.trouble.Hidden = text == ""
	e.trouble.Set(kit.Error, text)
	e.body.Changed()
	if text != "" {
		e.trouble.Reveal()
	}
}

// mayClose asks before what was typed is thrown away.
func (e *editor) mayClose() bool {
	if e.busy {
		return false
	}
	if !e.dirty() {
		return true
	}
	lists.AskDiscard(e.screen.deps.Canvas(), e.dialog)
	return false
}
