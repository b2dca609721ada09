package account

import (
	"context"
	"strings"

	"fyne.io/fyne/v2/container"

	"pbxusers/data"
	"pbxusers/security/access"
	"pbxusers/ui/kit"
	"pbxusers/ui/lists"
	"pbxusers/ui/look"
	"pbxusers/ui/person"
	"pbxusers/ui/words"
)

const formWidth = 720

// form is the dialog.
type form struct {
	account *Account
	rights  access.Rights
	dialog  *kit.Dialog
	form    *kit.Form
	fields  map[string]*kit.Field // by the names that refusals use
	busy    bool

	email    *kit.Entry
	language *kit.Select
	tags     []string // of the languages on offer; the first is ""
	portrait *person.Portrait
}

func newForm(a *Account, o opening) *form {
	f := &form{account: a, rights: a.deps.Rights(), fields: map[string]*kit.Field{}, form: kit.NewForm(2)}
	f.build(o.picture)
	f.form.AddSection(words.Field(data.FieldSecondFactor), newFactor(f, o.factor).field)
	f.form.AddSection(words.T("What I may do"), newRights(a.deps, f.rights, o.names))
	f.dialog = kit.NewDialog(words.T("My account"), f.form)
	f.dialog.SetSize(formWidth, 0)
	if !f.rights.Profile.UpdateProfile && !f.rights.Profile.ChangeLanguage {
		f.dialog.SetCancel(words.T("Close"))
		return f
	}
	f.dialog.SetCancel(words.T("Cancel"))
	f.dialog.SetPrimary(words.T("Save"), f.save)
	f.dialog.OnClose = f.mayClose
	return f
}

// build makes what can be changed.
func (f *form) build(picture []byte) {
	d, user, profile := f.account.deps, f.rights.User, f.rights.Profile
	fixed := refusal(profile.UpdateProfile, profile.Name)
	if fixed != "" && !profile.ChangeLanguage {
		f.form.AddSection("", kit.NewBanner(kit.Info, fixed, "", nil))
		fixed = " " // said once is enough
	}
	f.email = kit.NewEntry()
	f.email.SetText(user.Email)
	f.email.OnChanged = func(string) { f.fields[data.FieldEmail].SetError("") }
	f.portrait = person.NewPortrait(f.account.work, d.ChooseFile)
	f.portrait.SetName(user.Username)
	f.portrait.SetStored(picture)
	change := kit.NewButton(words.T("Change Password"), func() { f.account.changePassword() })
	change.Icon = look.IconPassword
	username := kit.NewParagraph(user.Username)
	f.fields[data.FieldEmail] = kit.NewField(words.Field(data.FieldEmail), f.email)
	f.fields[data.FieldPicture] = f.portrait.Field
	password := kit.NewField(words.Field(data.FieldPassword), container.NewHBox(change))
	if fixed != "" {
		f.email.Disable()
		change.Disable()
		f.portrait.Fix(strings.TrimSpace(fixed))
		if fixed != " " {
			f.fields[data.FieldEmail].Help(fixed)
			password.Help(fixed)
		}
	} else {
		f.fields[data.FieldEmail].Required()
	}
	language := kit.NewField(words.Field(data.FieldLanguage), f.languages(d.Language()))
	if why := refusal(profile.ChangeLanguage, profile.Name); why != "" {
		f.language.Disable()
		if fixed != " " {
			language.Help(why)
		}
	}
	f.form.AddSection("", kit.NewField(words.Field(data.FieldUsername), username), f.fields[data.FieldEmail], language, password, f.portrait.Field)
}

// languages is the choice of the language.
func (f *form) languages(chosen string) *kit.Select {
	names := []string{words.T("As the office")}
	f.tags = []string{""}
	for _, l := range words.Languages {
		names, f.tags = append(names, l.Name), append(f.tags, l.Tag)
	}
	f.language = kit.NewSelect(names, "", nil)
	f.language.Choose(names[0])
	for i, tag := range f.tags {
		if tag == chosen {
			f.language.Choose(names[i])
		}
	}
	return f.language
}

// draft is what was changed.
func (f *form) draft() data.AccountDraft {
	d := data.AccountDraft{Email: f.email.Text, Language: f.tags[max(0, f.language.SelectedIndex())]}
	d.Picture, d.SetPicture = f.portrait.Chosen()
	d.SetEmail = f.email.Text != f.rights.User.Email
	d.SetLanguage = d.Language != f.account.deps.Language()
	return d
}

// dirty reports whether closing would lose something.
func (f *form) dirty() bool {
	d := f.draft()
	return d.SetEmail || d.SetPicture || d.SetLanguage
}

func (f *form) save() {
	if f.busy {
		return
	}
	if !f.dirty() {
		f.dialog.Close()
		return
	}
	f.form.ClearErrors()
	draft := f.draft()
	f.setBusy(true)
	lists.Do(f.account.work, func(ctx context.Context) (data.User, error) { return f.account.deps.Save(ctx, draft) }, func(_ data.User, err error) {
		f.setBusy(false)
		if err != nil {
			f.account.tell(f.form, f.fields, words.T("Not saved"), err)
			return
		}
		f.dialog.Close()
		f.account.deps.Changed()
		f.account.done(words.T("Your account was saved"))
	})
}

func (f *form) setBusy(busy bool) {
	f.busy = busy
	f.dialog.SetBusy(busy)
}

// mayClose asks before what was typed is thrown away.
func (f *form) mayClose() bool {
	if f.busy {
		return false
	}
	if !f.dirty() {
		return true
	}
	lists.AskDiscard(f.account.deps.Canvas(), f.dialog)
	return false
}
