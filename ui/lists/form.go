package lists

import (
	"context"
	"errors"
	"reflect"
	"slices"

	"fyne.io/fyne/v2"

	"pbxusers/data"
	"pbxusers/ui/kit"
	"pbxusers/ui/words"
)

// formWidth is a form's width where the screen wishes no other, in Fyne's units.
const formWidth = 760

// Form is the dialog in which one item is made or changed. D is what is typed into it, as it is typed.
//
// A screen makes one with NewForm, adds its sections to Body, with Field around what refusals may name, sets Draft
// and Save, and calls Show.
type Form[ID ~int64, T, D any] struct {
	Dialog *kit.Dialog
	Body   *kit.Form
	// Draft returns what is typed now. It must hold nothing that changes with the next key.
	Draft func() D
	// Save stores a draft, off the drawing goroutine, and returns what was stored. Each *data.Invalid in its error
	// goes beside the field of that name.
	Save func(context.Context, D) (T, error)
	// Reason is what is said of a refused field; nil for words.Reason.
	Reason func(*data.Invalid) string
	// Bring makes the field of that name seen before it gets the keyboard, as where fields stand on tabs; nil where
	// all are seen.
	Bring func(field string)

	list    *List[ID, T]
	item    T // as read; its ID is 0 for a new one
	refused error
	why     *kit.Banner // says that it can only be read
	trouble *kit.Banner
	fields  map[string]*kit.Field
	names   []string // of fields, in the order of the form
	extras  []fyne.CanvasObject
	start   D
	busy    bool
}

// NewForm returns a form without fields for an item of the list; one of ID 0 is new. Where the person may not save
// it, the form says why and can only be read.
func NewForm[D any, ID ~int64, T any](l *List[ID, T], item T) *Form[ID, T, D] {
	f := &Form[ID, T, D]{list: l, item: item, fields: map[string]*kit.Field{}, Body: kit.NewForm(2), Reason: words.Reason}
	f.trouble = kit.NewBanner(kit.Error, "", "", nil)
	f.trouble.Hide()
	f.Body.AddSection("", f.trouble)
	name, title := l.kind.Name(item), l.kind.Words.Create
	if f.IsNew() {
		f.refused = l.deps.Rights().Check(l.kind.Module, data.Add)
	} else {
		title = words.T("Edit %[1]s", name)
		f.refused = l.Refusal(data.Edit, item)
	}
	f.Dialog = kit.NewDialog(title, f.Body)
	f.Dialog.SetSize(formWidth, 0)
	if f.refused != nil {
		f.Dialog.SetTitle(name)
		f.Dialog.First = f.Dialog.SetCancel(words.T("Close"))
		f.why = kit.NewBanner(kit.Info, Sentence(f.refused), "", nil)
		f.Body.AddSection("", f.why)
		return f
	}
	f.savable()
	return f
}

func (f *Form[ID, T, D]) savable() {
	f.Dialog.SetCancel(words.T("Cancel"))
	f.Dialog.SetPrimary(words.T("Save"), f.save)
	f.Dialog.OnClose = f.mayClose
}

// IsNew reports whether the item is stored only once the form is saved.
func (f *Form[ID, T, D]) IsNew() bool { return f.list.kind.ID(f.item) == 0 }

// ReadOnly reports whether the form can only be looked at.
func (f *Form[ID, T, D]) ReadOnly() bool { return f.refused != nil }

// Field returns a field around an object, labelled as refusals of that name are. In a form that can only be read the
// object is disabled, if it can be.
func (f *Form[ID, T, D]) Field(name string, object fyne.CanvasObject) *kit.Field {
	field := kit.NewField(words.Field(name), object)
	f.fields[name] = field
	f.names = append(f.names, name)
	if o, ok := object.(fyne.Disableable); ok && f.ReadOnly() {
		o.Disable()
	}
	return field
}

// Clears returns a function that takes a field's error away, for when something is typed into it.
func (f *Form[ID, T, D]) Clears(name string) func(string) {
	return func(string) {
		if field := f.fields[name]; field != nil {
			field.SetError("")
		}
	}
}

// ShowWho puts a button at the form's bottom left that tells who has the item: so many, as counted for its row. It
// does nothing for none.
func (f *Form[ID, T, D]) ShowWho(users int) {
	if users > 0 {
		label := words.N(users, "Show %[1]s user", "Show %[1]s users")
		button := kit.NewLinkButton(label, func() { f.list.whoHas(f.item, f.Dialog.Dismiss) })
		button.SetTooltip(f.list.kind.Words.Who(f.list.kind.Name(f.item)))
		f.AddExtra(button)
	}
}

// Show shows the form; what its fields hold now is what was there before anything was typed.
func (f *Form[ID, T, D]) Show() {
	f.start = f.Draft()
	c := f.list.deps.Canvas()
	f.Dialog.Show(c)
	if name, ok := c.Focused().(*kit.Entry); ok && f.IsNew() {
		name.TypedShortcut(&fyne.ShortcutSelectAll{}) // the name of a copy is there to be typed over
	}
}

// save hands over what was typed, as it is: whoever stores it tells all that is wrong with it at once. The form
// stays as it is until it is stored.
func (f *Form[ID, T, D]) save() {
	if f.busy {
		return
	}
	for _, field := range f.fields { // also those on a tab that is not shown
		field.SetError("")
	}
	showTrouble(f.Body, f.trouble, "")
	draft := f.Draft()
	if f.ReadOnly() && reflect.DeepEqual(f.start, draft) {
		f.Dialog.Close() // to save it as it is would be refused
		return
	}
	f.setBusy(true)
	Do(f.list.work, func(ctx context.Context) (T, error) { return f.Save(ctx, draft) }, func(saved T, err error) {
		f.setBusy(false)
		if err != nil {
			f.tell(err)
			return
		}
		f.Dialog.Close()
		f.list.saved(saved)
	})
}

func (f *Form[ID, T, D]) setBusy(busy bool) {
	f.busy = busy
	f.Dialog.SetBusy(busy)
}

// tell puts each thing that is wrong beside its field and the keyboard on the first of them; what belongs to no
// field stands over the form.
func (f *Form[ID, T, D]) tell(err error) {
	if errors.Is(err, data.ErrConflict) {
		f.conflict()
		return
	}
	invalids := data.Invalids(err)
	f.bring(invalids)
	var elsewhere []error
	for _, invalid := range invalids {
		field := f.fields[invalid.Field]
		if field == nil || !field.Visible() {
			elsewhere = append(elsewhere, invalid)
			continue
		}
		text := f.Reason(invalid)
		if before := field.Wrong(); before != "" {
			text = before + "\n" + text
		}
		field.SetError(text)
	}
	if len(invalids) == 0 {
		elsewhere = []error{err}
	}
	f.showFirstError()
	if len(elsewhere) > 0 {
		showTrouble(f.Body, f.trouble, Sentence(errors.Join(elsewhere...)))
	}
}

// bring makes the first field that is refused seen, before anything is written beside it: what is not seen is not
// laid out.
func (f *Form[ID, T, D]) bring(invalids []*data.Invalid) {
	if f.Bring == nil {
		return
	}
	for _, name := range f.names {
		if slices.ContainsFunc(invalids, func(i *data.Invalid) bool { return i.Field == name }) {
			f.Bring(name)
			return
		}
	}
}

// showFirstError gives the keyboard to the first field with an error and scrolls to the error itself, which stands
// below what may be a long list.
func (f *Form[ID, T, D]) showFirstError() {
	for _, field := range f.Body.Fields() {
		if field.Wrong() != "" {
			field.Focus()
			field.Reveal()
			return
		}
	}
}

// mayClose asks before what was typed is thrown away.
func (f *Form[ID, T, D]) mayClose() bool {
	if f.busy {
		return false
	}
	if reflect.DeepEqual(f.start, f.Draft()) {
		return true
	}
	AskDiscard(f.list.deps.Canvas(), f.Dialog)
	return false
}

// conflict tells that somebody else was quicker. What was typed stays until the person chooses otherwise.
func (f *Form[ID, T, D]) conflict() {
	kit.Confirm(f.list.deps.Canvas(), kit.Question{
		Title: words.T("Changed meanwhile"),
		Text:  words.T("Somebody else changed %[1]s while this form was open. Nothing was saved. What you typed is still here: look at it and note what you need, then load the newer one.", f.list.kind.Name(f.item)),
		Yes:   words.T("Load the newer one"), No: words.T("Keep what I typed"), Destructive: true,
	}, func() {
		f.Dialog.Close()
		f.list.Edit(f.list.kind.ID(f.item))
	})
}
