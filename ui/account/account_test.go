package account_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"image/color"
	"io"
	"testing"

	"fyne.io/fyne/v2"

	"pbxusers/data"
	"pbxusers/security/access"
	"pbxusers/ui/account"
	"pbxusers/ui/kit"
	"pbxusers/ui/kit/kittest"
	"pbxusers/ui/lists/liststest"
	"pbxusers/ui/look"
)

// office stands in for what is below the dialog.
type office struct {
	profile  data.Profile
	roles    []data.Role
	user     data.User
	picture  []byte
	language string
	file     []byte // what ChooseFile chooses
	fail     error  // of the next call that changes something
	noName   error  // of reading names

	drafts    []data.AccountDraft
	passwords [][2]string
	changed   int
	ended     int
	second
}

func newOffice() *office {
	o := &office{language: "", user: data.User{ID: 7, Username: "bob", Email: "bob@example.org", Profile: 1, Roles: []data.RoleID{1, 2}, Tenants: []data.TenantID{1}, Enabled: true}}
	o.profile = data.Profile{ID: 1, Name: "Reception", UpdateProfile: true, ChangeLanguage: true, Modules: map[data.ModuleKey]data.Actions{
		data.ModuleUsers: data.View | data.Edit | data.Delete, data.ModuleEventLogger: data.View, data.ModuleCDR: data.View}}
	o.roles = []data.Role{{ID: 1, Name: "Manager", Description: "Looks after users", Permissions: []data.Permission{"edit_user", "show_user"}, MaskPhone: true}, {ID: 2, Name: "Nothing"}}
	return o
}

func (o *office) rights() access.Rights {
	return access.NewOffice(liststest.Catalog(), data.Choices{Roles: o.roles, Profiles: []data.Profile{o.profile}, Tenants: []data.Tenant{{ID: 1, Name: "Main", Enabled: true}}}).Rights(o.user)
}

func (o *office) next() error {
	err := o.fail
	o.fail = nil
	return err
}

func (o *office) save(_ context.Context, d data.AccountDraft) (data.User, error) {
	if err := o.next(); err != nil {
		return data.User{}, err
	}
	o.drafts = append(o.drafts, d)
	return o.user, nil
}

func (o *office) setPassword(_ context.Context, present, typed string) error {
	if err := o.next(); err != nil {
		return err
	}
	o.passwords = append(o.passwords, [2]string{present, typed})
	return nil
}

// scene is My account, opened.
type scene struct {
	*kittest.Window
	t       *testing.T
	account *account.Account
}

func open(t *testing.T, o *office) *scene { return openWith(t, o, look.Light, 1064, 700) }

func openWith(t *testing.T, o *office, mode look.Mode, width, height float32) *scene {
	t.Helper()
	s := &scene{t: t}
	s.Window = kittest.OpenWith(t, kittest.NewApp(t, mode), kit.NewText(""), width, height)
	s.account = account.New(account.Deps{
		Rights: o.rights,
		Names: func(context.Context) (account.Names, error) {
			return account.Names{Desks: []string{"Sales", "Support"}, Tenants: []string{"Main"}}, o.noName
		},
		Catalog: liststest.Catalog(),
		Built: func(key data.ModuleKey) bool {
			return key == data.ModuleUsers || key == data.ModuleEventLogger || key == data.ModuleTenants
		},
		Picture: func(context.Context) ([]byte, error) { return o.picture, nil },
		Save:    o.save, SetPassword: o.setPassword,
		Strength: func(typed string) int { return min(4, len(typed)/5) },
		Suggest:  func() (string, error) { return "copper lantern fjord walrus", nil },
		Language: func() string { return o.language },
		ChooseFile: func(_ string, _ []string, chosen func(string, io.ReadCloser)) {
			chosen("me.png", io.NopCloser(bytes.NewReader(o.file)))
		},
		FactorDeps: o.second.deps(o),
		Changed:    func() { o.changed++ }, Canvas: s.Canvas, Ended: func() { o.ended++ },
	})
	s.account.Show()
	s.account.Show() // a second press while it opens
	s.Wait("the dialog", func() bool { return s.Canvas().Overlays().Top() != nil || o.ended > 0 })
	return s
}

func (s *scene) entry(label string) *kit.Entry {
	s.t.Helper()
	if e, ok := s.Field(label).Object().(*kit.Entry); ok {
		return e
	}
	return kittest.Find(s.Window, func(e *kit.Entry) bool { // of a new password, which has its strength below it
		found := false
		kittest.Walk(s.Field(label), func(o fyne.CanvasObject) bool { found = found || o == fyne.CanvasObject(e); return true })
		return found
	})
}

func TestOnlyWhatWasChangedIsSaved(t *testing.T) {
	o := newOffice()
	o.file = kittest.PNG(t, color.NRGBA{R: 60, G: 140, B: 200, A: 255})
	s := open(t, o)
	s.entry("E-mail").SetText("robert@example.org")
	s.Push("Choose…")
	s.WaitFor("Remove")
	s.Push("Save")
	s.WaitClosed()
	if len(o.drafts) != 1 || o.changed != 1 {
		t.Fatalf("%d drafts, changed %d", len(o.drafts), o.changed)
	}
	d := o.drafts[0]
	if !d.SetEmail || d.Email != "robert@example.org" || !d.SetPicture || len(d.Picture) == 0 || d.SetLanguage {
		t.Errorf("saved %+v", d)
	}
	if !s.Sees("Your account was saved") {
		t.Error("nothing says so")
	}
}

func TestTheLanguageIsOneOfTheProgramsOrTheOffices(t *testing.T) {
	o := newOffice()
	s := open(t, o)
	pick := s.Field("Language").Object().(*kit.Select)
	if fmt.Sprint(pick.Options) != "[As the office English Español]" || pick.Selected != "As the office" {
		t.Errorf("%v, chosen %q", pick.Options, pick.Selected)
	}
	pick.SetSelected("Español")
	s.Push("Save")
	s.WaitClosed()
	if d := o.drafts[0]; !d.SetLanguage || d.Language != "es" || d.SetEmail || d.SetPicture {
		t.Errorf("saved %+v", d)
	}
	o.language = "es"
	s = open(t, o)
	s.Field("Language").Object().(*kit.Select).SetSelected("As the office")
	s.Push("Save")
	s.WaitClosed()
	if d := o.drafts[1]; !d.SetLanguage || d.Language != "" {
		t.Errorf("saved %+v", d)
	}
}

func TestSavingNothingClosesAndCallsNobody(t *testing.T) {
	o := newOffice()
	s := open(t, o)
	s.Push("Save")
	s.WaitClosed()
	if len(o.drafts) != 0 || o.changed != 0 {
		t.Errorf("%d drafts, changed %d", len(o.drafts), o.changed)
	}
}

func TestWhatIsWrongStandsBesideItsFieldAndNothingIsLost(t *testing.T) {
	o := newOffice()
	o.fail = data.Refuse(data.FieldEmail, data.ReasonNotAnAddress)
	s := open(t, o)
	s.entry("E-mail").SetText("bob")
	s.Push("Save")
	s.WaitFor("This is not an e-mail address")
	if s.entry("E-mail").Text != "bob" || s.Field("E-mail").Wrong() == "" {
		t.Error("the field lost what was typed")
	}
	s.Type("x")
	if s.Field("E-mail").Wrong() != "" {
		t.Error("the error stays while it is being mended")
	}
	o.fail = errors.New("disk")
	s.Push("Save")
	s.WaitFor("Not saved")
}

func TestClosingAsksForWhatWasTyped(t *testing.T) {
	o := newOffice()
	s := open(t, o)
	s.entry("E-mail").SetText("x")
	s.Press(fyne.KeyEscape)
	if s.WaitFor("Unsaved changes"); len(o.drafts) != 0 {
		t.Error("it was saved")
	}
	s.Push("Keep editing")
	if s.entry("E-mail").Text != "x" {
		t.Error("what was typed is gone")
	}
	s.Canvas().Focus(s.entry("E-mail"))
	s.Press(fyne.KeyEscape)
	s.Push("Discard changes")
	s.WaitClosed()
	s.account.Show()
	s.WaitFor("My account")
}

func TestAFileThatIsNoPictureIsTold(t *testing.T) {
	o := newOffice()
	o.file = []byte("GIF? no")
	s := open(t, o)
	s.Push("Choose…")
	s.WaitFor("This is not a PNG, JPEG, GIF or WebP picture.")
}

func TestThePresentPasswordIsAskedForANewOne(t *testing.T) {
	o := newOffice()
	s := open(t, o)
	s.Push("Change Password")
	s.Push("Save")
	if s.Field("Present password").Wrong() == "" || s.Field("New password").Wrong() == "" || len(o.passwords) != 0 {
		t.Error("empty fields are not told both at once")
	}
	s.entry("Present password").SetText("old one")
	s.Push("Suggest a passphrase")
	if !s.Sees("copper lantern fjord walrus") || !s.Sees("Very good") {
		t.Error("the passphrase is not shown with its strength")
	}
	o.fail = data.Refuse(data.FieldPresent, data.ReasonWrong)
	s.Push("Save")
	s.Wait("the refusal", func() bool { return s.Field("Present password").Wrong() == "This is not right." })
	o.fail = data.Refuse(data.FieldPassword, data.ReasonSame)
	s.Push("Save")
	s.WaitFor("This is the password you have now.")
	s.Push("Save")
	s.WaitFor("Your password was changed")
	if len(o.passwords) != 1 || o.passwords[0] != [2]string{"old one", "copper lantern fjord walrus"} {
		t.Errorf("set %q", o.passwords)
	}
	if !s.Sees("My account") {
		t.Error("the account has closed as well")
	}
	s.Click(kittest.Find(s.Window, func(b *kit.Button) bool { return b.Tooltip() == "Close" })) // reaches only what lies on top
	if s.Sees("Your password was changed") || !s.Sees("My account") {
		t.Error("what was done is told below the account, where nobody sees it")
	}
}

func TestWhatTheProfileDoesNotAllowIsReadOnlyWithTheReason(t *testing.T) {
	o := newOffice()
	o.profile.UpdateProfile = false
	s := open(t, o)
	if !s.entry("E-mail").Disabled() || !s.Button("Change Password").Disabled() || s.Sees("Choose…") {
		t.Error("the profile is not kept")
	}
	if !s.Sees("Your profile does not let you change this of your account.") || s.Field("Language").Object().(*kit.Select).Disabled() {
		t.Error("the reason is missing, or the language is fixed as well")
	}
	o = newOffice()
	o.profile.ChangeLanguage = false
	s = open(t, o)
	if !s.Field("Language").Object().(*kit.Select).Disabled() || s.entry("E-mail").Disabled() {
		t.Error("the language alone is to be fixed")
	}
	o.profile.UpdateProfile = false
	s = open(t, o)
	if kittest.Find(s.Window, func(b *kit.Button) bool { return b.Text == "Save" }) != nil {
		t.Error("there is something to save where nothing can be changed")
	}
	s.Press(fyne.KeyEscape)
	s.WaitClosed()
}

func TestWhatIMayDoIsTold(t *testing.T) {
	o := newOffice()
	s := open(t, o)
	for _, text := range []string{"Reception", "Manager: Looks after users Nothing", "Sales, Support", "Main", "Masked: one of your roles", "View, Edit"} {
		if !s.Sees(text) {
			t.Errorf("%q is not to be seen in\n%s", text, s.Text())
		}
	}
	if s.Sees("Event Logger") || s.Sees("more module") {
		t.Error("modules are listed that no role lets in, or that are opened nowhere")
	}
	o.roles[0] = data.Role{ID: 1, Name: "Everything", Permissions: []data.Permission{data.PermissionAdmin}}
	o.profile.Modules = liststest.Catalog().Profiles[0].Modules
	s = open(t, o)
	for _, text := range []string{"The data of every desk", "Main (and the rows of every other tenant)", "Shown with all digits", "Event Logger", "View, Add, Edit, Delete", "more modules, on the telephone system"} {
		if !s.Sees(text) {
			t.Errorf("%q is not to be seen in\n%s", text, s.Text())
		}
	}
}

func TestASessionThatIsOverSignsOut(t *testing.T) {
	o := newOffice()
	o.noName = &access.Refusal{Rule: access.RuleEnded}
	if open(t, o); o.ended != 1 {
		t.Errorf("told %d times", o.ended)
	}
}
