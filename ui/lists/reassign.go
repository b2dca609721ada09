package lists

import (
	"context"
	"strings"

	"pbxusers/data"
	"pbxusers/ui/kit"
	"pbxusers/ui/words"
)

// reassign asks what the users of one get in its place, and deletes it then.
type reassign[ID ~int64, T any] struct {
	list    *List[ID, T]
	item    T
	dialog  *kit.Dialog
	form    *kit.Form
	trouble *kit.Banner
	field   *kit.Field
	choice  *kit.Select
	offered []ID // by the choice's options; 0 only takes away
	busy    bool
}

func (l *List[ID, T]) reassign(item T, used *data.InUse) {
	q := &reassign[ID, T]{list: l, item: item, trouble: kit.NewBanner(kit.Error, "", "", nil)}
	names := q.offer()
	if len(names) == 0 {
		l.Refuse(words.T("Nothing was deleted"), used)
		return
	}
	q.trouble.Hide()
	q.choice = kit.NewSelect(names, words.T("Choose…"), func(string) { q.field.SetError("") })
	q.field = kit.NewField(l.kind.Words.Instead, q.choice).Required()
	q.form = kit.NewForm(1).AddSection("", q.trouble, kit.NewParagraph(usedBy(used)), q.field)
	q.dialog = kit.NewDialog(words.T("Delete %[1]s?", l.kind.Name(item)), q.form)
	q.dialog.SetSize(480, 0)
	q.dialog.SetCancel(words.T("Cancel"))
	q.dialog.SetDestructive(words.T("Delete"), nil, q.delete)
	q.dialog.OnClose = func() bool { return !q.busy }
	q.dialog.Show(l.deps.Canvas())
}

// usedBy says who stands in the way of deleting it at once.
func usedBy(used *data.InUse) string {
	by := strings.Join(used.By, ", ")
	switch {
	case by == "":
		return words.T("It is in use.")
	case used.More > 0:
		return words.N(used.More, "It is used by %[2]s and %[1]s other.", "It is used by %[2]s and %[1]s others.", by)
	}
	return words.T("It is used by %[1]s.", by)
}

// offer lists what can be given instead: what the person may grant, and, where that is possible, nothing.
func (q *reassign[ID, T]) offer() (names []string) {
	kind, rights := &q.list.kind, q.list.deps.Rights()
	var none T
	for _, u := range q.list.rows.all {
		if kind.ID(u.Item) == kind.ID(q.item) || kind.Check != nil && kind.Check(rights, none, u.Item) != nil {
			continue
		}
		names, q.offered = append(names, kind.Name(u.Item)), append(q.offered, kind.ID(u.Item))
	}
	if kind.Words.TakeAway != "" {
		names, q.offered = append(names, kind.Words.TakeAway), append(q.offered, 0)
	}
	return names
}

func (q *reassign[ID, T]) delete() {
	at := q.choice.SelectedIndex()
	if at < 0 {
		q.field.SetError(words.T("Choose one of them first."))
		q.field.Focus()
		return
	}
	showTrouble(q.form, q.trouble, "")
	l, id, instead := q.list, q.list.kind.ID(q.item), q.offered[at]
	q.setBusy(true)
	Do(l.work, func(ctx context.Context) (data.RemovalID, error) { return l.deps.Delete(ctx, id, &instead) },
		func(removal data.RemovalID, err error) {
			q.setBusy(false)
			switch {
			case instead == 0 && len(data.Invalids(err)) > 0: // it was all that some user had
				q.field.SetError(words.T("Some of its users have no other one. Choose what they get instead."))
				return
			case err != nil:
				showTrouble(q.form, q.trouble, Sentence(err))
				return
			}
			q.dialog.Close()
			l.deleted(q.item, removal)
		})
}

func (q *reassign[ID, T]) setBusy(busy bool) {
	q.busy = busy
	q.dialog.SetBusy(busy)
}

// showTrouble shows over a form what belongs to none of its fields; "" takes it away.
func showTrouble(form *kit.Form, banner *kit.Banner, text string) {
	if text == "" && !banner.Visible() {
		return
	}
	banner.Hidden = text == ""
	banner.Set(kit.Error, text)
	form.Changed()
	if text != "" {
		banner.Reveal()
	}
}
