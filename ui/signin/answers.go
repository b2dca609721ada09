package signin

import (
	"pbxusers/data"
	"pbxusers/ui/kit"
	"pbxusers/ui/words"
)

// organisationStep asks whose register it is and in which language.
type organisationStep struct {
	wizard *FirstStart
	shown  *kit.Form
	above  *notice
	name   *kit.Field
}

func (s *organisationStep) make(f *FirstStart) {
	s.wizard, s.above = f, newNotice(f.page)
	name := kit.NewEntry()
	name.SetText(f.answers.Organisation)
	name.OnChanged = func(text string) { f.answers.Organisation = text }
	s.name = kit.NewField(words.T("Organisation"), name).Help(words.T("It stands in the window and in the authenticator of every user."))
	f.page.mends(s.name, name)
	names, chosen := []string{}, ""
	for _, l := range words.Languages {
		names = append(names, l.Name)
		if l.Tag == f.answers.Language {
			chosen = l.Name
		}
	}
	language := kit.NewSelect(names, "", nil)
	language.Choose(chosen)
	language.OnChanged = s.speak
	next := kit.NewPrimaryButton(words.T("Next"), nil, s.submit)
	s.shown = f.newForm(stepOrganisation, words.T("Whose telephone system is it?"),
		words.T("This makes the register of users: one encrypted file on this computer. It takes about two minutes."),
		s.above.Banner, s.name, kit.NewField(words.T("Language"), language), ends(nil, next))
	s.shown.OnSubmit = s.submit
}

// speak changes the language of the wizard, which is then made anew.
func (s *organisationStep) speak(name string) {
	for _, l := range words.Languages {
		if l.Name == name && l.Tag != s.wizard.answers.Language {
			s.wizard.answers.Language = l.Tag
			s.wizard.deps.SetLanguage(l.Tag, s.wizard.answers, s.wizard.step)
			return
		}
	}
}

func (s *organisationStep) form() *kit.Form { return s.shown }
func (s *organisationStep) focus()          { s.name.Focus() }

func (s *organisationStep) submit() {
	f := s.wizard
	if f.passed(s.shown, s.above, f.deps.Check(stepOrganisation, f.answers), map[string]*kit.Field{data.FieldOrganisation: s.name}) {
		f.forward()
	}
}

// administratorStep asks for the first account.
type administratorStep struct {
	wizard   *FirstStart
	shown    *kit.Form
	above    *notice
	username *kit.Field
	email    *kit.Field
	password *choice
}

func (s *administratorStep) make(f *FirstStart) {
	s.wizard, s.above = f, newNotice(f.page)
	username, email := kit.NewEntry(), kit.NewEntry()
	s.password = newChoice(words.T("Password"), func(string) int { return f.deps.Strength(f.answers) }, f.deps.Suggest)
	username.SetText(f.answers.Username)
	email.SetText(f.answers.Email)
	s.password.Entry.SetText(f.answers.Password)
	s.password.Rate()
	username.OnChanged = func(text string) {
		f.answers.Username = text
		s.password.Rate()
	}
	email.OnChanged = func(text string) {
		f.answers.Email = text
		s.password.Rate()
	}
	typed := s.password.Entry.OnChanged
	s.password.Entry.OnChanged = func(text string) {
		f.answers.Password = text // before it is rated: the rating reads the answers
		typed(text)
	}
	s.username = kit.NewField(words.T("Username"), username).Help(words.T("Small letters, digits, dots, dashes and underscores."))
	s.email = kit.NewField(words.T("E-mail"), email)
	for field, entry := range map[*kit.Field]*kit.Entry{s.username: username, s.email: email, s.password.Field: s.password.Entry} {
		f.page.mends(field, entry)
	}
	s.password.Help(words.T("At least 15 characters. Several words that do not belong together are easy to remember."))
	s.shown = f.newForm(stepAdministrator, words.T("Who is the first administrator?"),
		words.T("This account may do everything. It can make accounts for others afterwards."),
		s.above.Banner, s.username, s.email, s.password.Field,
		ends(kit.NewButton(words.T("Back"), f.back), kit.NewPrimaryButton(words.T("Next"), nil, s.submit)))
	s.shown.OnSubmit = s.submit
}

func (s *administratorStep) form() *kit.Form { return s.shown }
func (s *administratorStep) focus()          { s.username.Focus() }

func (s *administratorStep) fields() map[string]*kit.Field {
	return map[string]*kit.Field{data.FieldUsername: s.username, data.FieldEmail: s.email, data.FieldPassword: s.password.Field}
}

func (s *administratorStep) submit() {
	f := s.wizard
	if f.passed(s.shown, s.above, f.deps.Check(stepAdministrator, f.answers), s.fields()) {
		f.forward()
	}
}
