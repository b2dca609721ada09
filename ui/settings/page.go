package settings

import (
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"pbxusers/data"
	"pbxusers/ui/kit"
	"pbxusers/ui/look"
	"pbxusers/ui/words"
)

// page is the screen once the settings are read.
type page struct {
	layout  *kit.Page
	edit    *kit.Button   // nil where nothing may be changed
	buttons []*kit.Button // all of them
}

func newPage(s *Screen) *page {
	p := &page{}
	heading := kit.NewStyledText(words.T("Email Settings"), theme.SizeNameHeadingText, theme.ColorNameForeground, true)
	top := container.NewBorder(nil, nil, nil, p.actions(s), heading)
	objects := []fyne.CanvasObject{top}
	if !s.mayEdit() {
		objects = append(objects, kit.NewBanner(kit.Info, words.T("You can look at these settings. Your rights do not let you change or test them."), "", nil))
	}
	if s.stored.Server == "" {
		objects = append(objects, s.elsewhere(), kit.NewEmptyState(look.IconMail, words.T("No mail server is set"),
			words.T("Until there is one, nobody can get a code by e-mail."), "", nil))
	} else {
		objects = append(objects, s.tried(), kit.NewCard("", summary(s.stored)), s.elsewhere(), container.NewStack()) // the rest stays empty
	}
	p.layout = kit.NewPage(0, objects...)
	return p
}

// tried says whether the stored settings are known to work.
func (s *Screen) tried() fyne.CanvasObject {
	if !s.stored.Untried() {
		return kit.NewStyledParagraph(words.T("Codes to sign in leave through this mail server. An e-mail last left on %[1]s.", words.Time(s.stored.Proved)),
			theme.SizeNameText, look.ColorNameMuted)
	}
	action := ""
	if s.mayEdit() {
		action = words.T("Send a test")
	}
	return kit.NewBanner(kit.Warning, words.T("No e-mail has left through it yet: send a test before anybody relies on it."), action, s.sendStored)
}

// elsewhere leads to the words of the e-mails, for those who may see them.
func (s *Screen) elsewhere() fyne.CanvasObject {
	link := kit.NewLinkButton(words.T("The words of the e-mails are in the Notification Templates"), s.deps.Templates)
	row := kit.NewRowOf(link)
	row.Hidden = !s.deps.Rights().May(data.ModuleTemplates, data.View)
	return row
}

// actions are the buttons beside the heading.
func (p *page) actions(s *Screen) fyne.CanvasObject {
	row := kit.NewRowOf()
	if !s.mayEdit() {
		return row
	}
	if s.stored.Server == "" {
		p.edit = kit.NewPrimaryButton(words.T("Set up e-mail"), look.IconMail, s.edit)
	} else {
		remove := kit.NewButton(words.T("Send no e-mail…"), s.remove)
		test := kit.NewButton(words.T("Send a test"), s.sendStored)
		test.Icon = look.IconMail
		p.edit = kit.NewPrimaryButton(words.T("Edit"), look.IconEdit, s.edit)
		p.buttons = []*kit.Button{remove, test}
	}
	p.buttons = append(p.buttons, p.edit)
	for _, b := range p.buttons {
		row.Add(b)
	}
	return row
}

func (p *page) setBusy(busy bool) {
	for _, b := range p.buttons {
		if busy {
			b.Disable()
		} else {
			b.Enable()
		}
	}
}

// summary is the settings to be read.
func summary(s data.MailState) fyne.CanvasObject {
	line := func(name, text string) fyne.CanvasObject {
		return kit.NewField(words.Field(name), kit.NewParagraph(text))
	}
	username, password := s.Username, words.T("No password is set")
	if username == "" {
		username = words.T("None: the program does not sign in there")
	}
	if s.HasPassword {
		password = words.T("A password is set")
	}
	return kit.NewForm(2).AddSection("",
		line(data.FieldMailServer, s.Server), line(data.FieldMailTLS, words.MailTLS(s.TLS)),
		line(data.FieldMailPort, strconv.Itoa(s.Port)), line(data.FieldMailSender, s.Sender),
		line(data.FieldMailUsername, username), line(data.FieldMailPassword, password))
}
