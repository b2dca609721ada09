package why

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"pbxusers/data"
	"pbxusers/security/access"
	"pbxusers/ui/kit"
	"pbxusers/ui/lists"
	"pbxusers/ui/look"
	"pbxusers/ui/words"
)

// The dialog has room for the longest answer, so that it keeps its size while one after the other is asked for.
const (
	dialogWidth  = 860
	dialogHeight = 720
)

// dialog is Why?, shown for one user.
type dialog struct {
	deps    Deps
	work    *lists.Work
	user    data.User
	dialog  *kit.Dialog
	form    *kit.Form
	modules *modules
	actions *kit.Select
	offered []data.Actions // of actions' options
	answer  *answer
	name    *kit.Text // of the chosen module
	group   *kit.Text // and where it stands

	asking bool // an answer is being worked out
	again  bool // something else was chosen meanwhile
}

// Show opens the dialog for a user; module "" begins with the first there is, action 0 with viewing.
func Show(deps Deps, user data.User, module data.ModuleKey, action data.Actions) {
	d := &dialog{deps: deps, work: lists.NewWork(deps.Ended), user: user, answer: newAnswer(deps)}
	d.actions = kit.NewSelect(nil, "", func(string) { d.ask() })
	d.modules = newModules(deps.Catalog, module, func() {
		d.offer(d.action())
		d.ask()
	})
	d.name = kit.NewStyledText("", theme.SizeNameSubHeadingText, theme.ColorNameForeground, true)
	d.group = kit.NewStyledText("", theme.SizeNameCaptionText, look.ColorNameMuted, false)
	right := kit.NewStackOf(container.NewVBox(d.name, d.group), kit.NewField(words.T("Action"), d.actions), d.answer.content)
	both := &sides{room: func() float32 { return deps.Canvas().Size().Height - aroundList }}
	d.form = kit.NewForm(1).AddSection("", container.New(both, d.modules.content, right))
	title := words.T("Why?")
	if user.Username != "" {
		title = words.T("Why? %[1]s", user.Username)
	}
	d.dialog = kit.NewDialog(title, d.form)
	d.dialog.SetSize(dialogWidth, dialogHeight)
	d.dialog.SetCancel(words.T("Close"))
	d.dialog.OnClosed = d.work.Stop
	d.answer.leave = d.dialog.Close
	d.offer(action)
	d.dialog.First = d.modules.search
	d.dialog.Show(deps.Canvas())
	d.modules.reveal()
	d.ask()
}

// offer fills the choice of the actions that the chosen module has, wanted if it is among them.
func (d *dialog) offer(wanted data.Actions) {
	m, ok := d.deps.Catalog.Module(d.modules.chosen())
	if !ok {
		return
	}
	d.name.Set(words.Label(m.Label))
	d.group.Set(d.modules.heading())
	names, chosen := []string{}, ""
	d.offered = nil
	for _, one := range data.AllActions {
		if m.Actions&one == 0 {
			continue
		}
		name := words.ActionName(one)
		names, d.offered = append(names, name), append(d.offered, one)
		if chosen == "" || one == wanted {
			chosen = name
		}
	}
	d.actions.Options = names
	d.actions.Choose(chosen)
}

// action is the chosen one.
func (d *dialog) action() data.Actions {
	if i := d.actions.SelectedIndex(); i >= 0 && i < len(d.offered) {
		return d.offered[i]
	}
	return data.View
}

// ask works the answer out for what is chosen now. One at a time: of what was chosen meanwhile only the last
// is worth an answer.
func (d *dialog) ask() {
	module, action := d.modules.chosen(), d.action()
	switch {
	case module == "" || !d.dialog.Shown():
		return
	case d.deps.Local != nil:
		d.show(d.deps.Local(module, action), nil)
		return
	case d.asking:
		d.again = true
		return
	}
	d.asking, d.again = true, false
	lists.Do(d.work, func(ctx context.Context) (access.Answer, error) { return d.deps.Why(ctx, d.user.ID, module, action) },
		func(a access.Answer, err error) {
			if d.asking = false; d.again {
				d.ask()
				return
			}
			d.show(a, err)
		})
}

func (d *dialog) show(a access.Answer, err error) {
	if err != nil {
		d.answer.fail(words.T("The answer could not be found. %[1]s", lists.Sentence(err)))
	} else {
		m, _ := d.deps.Catalog.Module(a.Module)
		d.answer.set(a, words.Label(m.Label))
	}
	d.form.Changed()
}

// sides sets the list of modules and the answer beside each other, or below each other where it is narrow. The
// list fills the height that the window has room for: only the answer is scrolled.
type sides struct {
	room  func() float32
	width float32
}

const (
	listWidth  = 290
	listHigh   = 560 // beside the answer
	listLow    = 170 // above it
	sidesGap   = 24
	sidesLeast = 560 // below it one side goes under the other
	aroundList = 190 // what the dialog has above and below the list
)

// list is the height of the list beside the answer.
func (l *sides) list() float32 { return fyne.Max(listLow, fyne.Min(l.room(), listHigh)) }

// MinSize is called by Fyne.
func (l *sides) MinSize(o []fyne.CanvasObject) fyne.Size {
	answer := o[1].MinSize().Height
	if l.width < sidesLeast {
		return fyne.NewSize(0, listLow+sidesGap+answer)
	}
	return fyne.NewSize(0, fyne.Max(l.list(), answer))
}

// Layout is called by Fyne.
func (l *sides) Layout(o []fyne.CanvasObject, size fyne.Size) {
	l.width = size.Width
	if size.Width < sidesLeast {
		o[0].Resize(fyne.NewSize(size.Width, listLow))
		o[1].Move(fyne.NewPos(0, listLow+sidesGap))
		o[1].Resize(fyne.NewSize(size.Width, size.Height-listLow-sidesGap))
		return
	}
	left := fyne.Min(listWidth, size.Width*0.4)
	o[0].Resize(fyne.NewSize(left, l.list()))
	o[1].Move(fyne.NewPos(left+sidesGap, 0))
	o[1].Resize(fyne.NewSize(size.Width-left-sidesGap, size.Height))
}
