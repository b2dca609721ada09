package kit_test

import (
	"fmt"
	"os"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"

	"pbxusers/ui/kit"
	"pbxusers/ui/kit/kittest"
	"pbxusers/ui/look"
)

var modes = map[string]look.Mode{"light": look.Light, "dark": look.Dark}

// TestGallery draws every widget in both modes at three scales; with PICTURES set, for people to look at.
func TestGallery(t *testing.T) {
	for mode, m := range modes {
		scales := []float32{1.5}
		if os.Getenv("PICTURES") != "" {
			scales = []float32{1, 1.5, 2}
		}
		for _, scale := range scales {
			app := kittest.NewApp(t, m)
			save := func(w *kittest.Window, name string) {
				w.Scale(scale)
				w.Picture(fmt.Sprintf("%s-%s-%.1f", name, mode, scale))
			}
			w := kittest.OpenWith(t, app, tablePage(), 1240, 720)
			fill(w)
			w.Stage.ShowToast(kit.Notice{Kind: kit.Success, Text: "ana.lopez was deleted", Action: "Undo", Do: func() {}, Close: "Close"})
			save(w, "table")
			w = kittest.OpenWith(t, app, wordsPage(), 1000, 760)
			save(w, "words")
			w = kittest.OpenWith(t, app, container.NewStack(), 683, 467) // 1024x700 at scale 1.5
			f, d := userDialog()
			d.Show(w.Canvas())
			f.Fields()[1].SetError("This e-mail address is used by carlos.ruiz.")
			save(w, "dialog-small")
			w = kittest.OpenWith(t, app, tablePage(), 1240, 820)
			f, d = userDialog()
			d.Show(w.Canvas())
			f.Fields()[1].SetError("This e-mail address is used by carlos.ruiz.")
			save(w, "dialog")
			w = kittest.OpenWith(t, app, tablePage(), 900, 500)
			kit.Confirm(w.Canvas(), kit.Question{Title: "Delete 3 users?", Yes: "Delete", No: "Cancel", Destructive: true,
				Text: "ana.lopez, carlos.ruiz and eva.marin will not be able to sign in any more. You can undo this for ten seconds."}, func() {})
			save(w, "confirm")
		}
	}
}

// fill ticks and hovers in the table.
func fill(w *kittest.Window) {
	g := kittest.Find[*kit.Grid](w, nil)
	g.SetSelected(3, 4)
	g.SetCurrent(1)
	g.Focus()
}

func tablePage() fyne.CanvasObject {
	side := kit.NewSidebar([]kit.SideGroup{
		{Heading: "Administration", Items: []kit.SideItem{{ID: "u", Title: "Users", Icon: look.IconUsers},
			{ID: "r", Title: "Roles", Icon: look.IconRole}, {ID: "d", Title: "Desks", Icon: look.IconDesk},
			{ID: "p", Title: "User Profiles", Icon: look.IconProfile}, {ID: "t", Title: "Tenants", Icon: look.IconTenant}}},
		{Heading: "Reports", Items: []kit.SideItem{{ID: "c", Title: "CDR", Icon: look.IconCall}, {ID: "e", Title: "Event Logger", Icon: look.IconLog},
			{ID: "ch", Title: "Charts", Icon: look.IconChart}}},
		{Heading: "System", Items: []kit.SideItem{{ID: "m", Title: "Email Settings", Icon: look.IconMail}, {ID: "b", Title: "Backup & Restore", Icon: look.IconBackup},
			{ID: "mt", Title: "Maintenance", Icon: look.IconMaintain}, {ID: "br", Title: "Branding", Icon: look.IconBrand}}},
	}, nil)
	side.Select("u")
	head := kit.NewRowOf(heading("Users"), layout.NewSpacer(),
		kit.NewMenuButton("More", nil, func() []*fyne.MenuItem { return nil }),
		kit.NewPrimaryButton("Create New User", look.IconPlus, nil))
	search := kit.NewSearchEntry("Search users", "Clear", nil)
	search.SetText("a")
	bar := container.NewBorder(nil, nil, nil, kit.NewRowOf(kit.NewSelect([]string{"All roles"}, "All roles", nil),
		kit.NewSelect([]string{"Enabled"}, "Enabled and disabled", nil)), search)
	page := container.NewBorder(kit.NewStackOf(head, bar), nil, nil, nil, kit.NewInset(usersGrid(40), 0, 8))
	return container.NewBorder(nil, nil, side, nil, kit.NewInset(page, 20, 16))
}

func heading(text string) fyne.CanvasObject {
	return container.NewGridWrap(fyne.NewSize(200, 32), kit.NewStyledText(text, theme.SizeNameHeadingText, theme.ColorNameForeground, true))
}

var people = []string{"ana.lopez", "bernd.huber", "carlos.ruiz", "diana.prince", "eva.marin", "faruk.demir", "grace.o-neill", "hana.sato"}

func usersGrid(n int) *kit.Grid {
	name := func(row int) string { return people[row%len(people)] }
	g := kit.NewGrid([]kit.Column{
		{Title: "Username", Weight: 3, MinWidth: 120, Sortable: true,
			Cell: func() fyne.CanvasObject {
				return container.NewBorder(nil, nil, kit.NewAvatar("", 28), nil, kit.NewInset(kit.NewText(""), 8, 0))
			},
			Update: func(row int, cell fyne.CanvasObject) {
				o := cell.(*fyne.Container).Objects
				o[0].(*fyne.Container).Objects[0].(*kit.Text).Set(name(row))
				o[1].(*kit.Avatar).Set(name(row), nil)
			}},
		kit.TextColumn("E-mail", 4, 120, func(row int) string { return name(row) + "@office.example.org" }),
		{Title: "Roles", Weight: 4, MinWidth: 90, Cell: func() fyne.CanvasObject { return kit.NewChipRow() },
			Update: func(row int, cell fyne.CanvasObject) {
				cell.(*kit.ChipRow).Set([]kit.Tag{{Text: "Manager", Special: row%2 == 0}, {Text: "Compliance Manager"}, {Text: "Auditor"}}[:1+row%3])
			}},
		kit.TextColumn("Desks", 2, 70, func(row int) string { return []string{"Sales", "Support, Sales", "-"}[row%3] }),
		kit.TextColumn("Profile", 2, 80, func(int) string { return "Administrator" }),
		kit.TextColumn("Second factor", 2, 80, func(row int) string { return []string{"Authenticator", "None"}[row%2] }),
		{Title: "Actions", Weight: 2, MinWidth: 140, Width: 148,
			Cell: func() fyne.CanvasObject {
				return kit.NewCellButtons(kit.NewCellButton(look.IconEdit, "Edit", nil), kit.NewCellButton(look.IconPassword, "Change password", nil),
					kit.NewCellButton(look.IconShield, "Second factor", nil), kit.NewCellButton(look.IconTrash, "Delete", nil))
			},
			Update: func(row int, cell fyne.CanvasObject) {
				cell.(*fyne.Container).Objects[3].(*kit.CellButton).Set(row != 0, func() {})
			}},
	}, true, func() int { return n }, func(row int) int64 { return int64(row) })
	g.SetSort(0, false)
	return g
}

func userDialog() (*kit.Form, *kit.Dialog) {
	f := kit.NewForm(2)
	password := kit.NewPasswordEntry("Show", "Hide")
	password.SetText("correct horse battery")
	strength := kit.NewStrengthBar()
	strength.Set(3, "Good")
	pick := kit.NewMultiPick([]kit.Option{{ID: 1, Text: "Administrator", Detail: "May do everything", Special: true},
		{ID: 2, Text: "Manager", Detail: "Runs desks and their reports"}, {ID: 3, Text: "Auditor", Detail: "Reads the event log"},
		{ID: 4, Text: "Compliance Manager", Detail: "Hears recordings"}}, 3, "Search roles", "Clear", "No role chosen yet")
	pick.SetChosen(1, 3)
	email := kit.NewEntry()
	email.SetText("carlos@office.example.org")
	f.AddSection("Account",
		kit.NewField("Username", kit.NewEntry()).Required().Help("Small letters, digits, dot, dash and underscore."),
		kit.NewField("E-mail", email).Required(),
		kit.NewField("Password", password).Required().Help("15 or more characters."),
		kit.NewField("Strength", strength),
	).AddSection("Roles and desks", kit.NewField("Roles", pick).Required().Span()).AddSection("Profile",
		kit.NewField("Profile", kit.NewSelect([]string{"Administrator", "Portal"}, "Choose a profile", nil)).Required(),
		kit.NewField("Department", kit.NewCompleteEntry(func() []string { return []string{"Sales", "Support"} }, nil)),
		kit.NewField("", kit.NewCheck("Enabled", nil)),
		kit.NewField("", kit.NewCheck("Must change password", nil)))
	d := kit.NewDialog("Create New User", f)
	d.SetSize(720, 0)
	d.SetExtra(kit.NewLinkButton("Suggest a passphrase", nil))
	d.SetCancel("Cancel")
	d.SetPrimary("Save", nil)
	return f, d
}

func wordsPage() fyne.CanvasObject {
	steps := kit.NewSteps("Organisation", "Administrator", "Recovery key", "Done")
	steps.SetStep(2)
	share := kit.NewProgress("Importing 214 of 380 rows", "Cancel", func() {})
	share.Set("Importing 214 of 380 rows", 0.56)
	disabled := kit.NewButton("Disabled", nil)
	disabled.Disable()
	off := kit.NewEntry()
	off.SetText("cannot be changed")
	off.Disable()
	ticked := kit.NewCheck("Ticked", nil)
	ticked.SetChecked(true)
	part := kit.NewCheck("Partly", nil)
	part.Partial = true
	hint := kit.NewEntry()
	hint.SetPlaceHolder("Placeholder")
	chosen := kit.NewSelect([]string{"One", "Two"}, "", nil)
	chosen.Choose("Two")
	left := kit.NewStackOf(
		kit.NewBanner(kit.Info, "The profile opens Users, but no role lets this user in.", "Mend it", func() {}),
		kit.NewBanner(kit.Success, "Everything was saved.", "", nil),
		kit.NewBanner(kit.Warning, "Three recovery codes are left. Make new ones before they run out, or you may be locked out.", "", nil),
		kit.NewBanner(kit.Error, "The mail server refused the password.", "Settings", func() {}),
		kit.NewRowOf(kit.NewPrimaryButton("Primary", nil, nil), kit.NewButton("Normal", nil), disabled,
			kit.NewDangerButton("Delete", look.IconTrash, nil), kit.NewIconButton(look.IconEdit, "Edit", nil)),
		kit.NewRowOf(kit.NewCheck("Empty", nil), ticked, part),
		hint, off, chosen,
		container.NewGridWrap(fyne.NewSize(300, 26), kit.NewChipRow(kit.Tag{Text: "Manager", Special: true}, kit.Tag{Text: "Auditor"},
			kit.Tag{Text: "Compliance Manager"}, kit.Tag{Text: "Night shift"})),
	)
	right := kit.NewStackOf(steps, kit.NewMonospaceBlock([]string{"7KQF", "M2XA", "99TD", "PH4C", "B8RV", "W3NJ", "E5GZ", "Y6SA"}, 4), share,
		kit.NewRowOf(kit.NewAvatar("ana.lopez", 48), kit.NewAvatar("bernd", 36), kit.NewAvatar("x9", 28)),
		kit.NewCard("A card", kit.NewParagraph("What belongs together stands on one card, with a margin round it.")),
		kit.NewEmptyState(look.IconDesk, "No desks yet", "A desk groups agents and queues. Users assigned to it see its data.", "Create New Desk", func() {}))
	return kit.NewInset(container.NewGridWithColumns(2, kit.NewInset(left, 8, 0), kit.NewInset(right, 8, 0)), 16, 16)
}

// TestSmallPictures draws buttons with the keyboard's ring, a message, and a dialog that has grown for its errors.
func TestSmallPictures(t *testing.T) {
	for mode, m := range modes {
		for _, scale := range []float32{1, 1.5} {
			if scale == 1 && os.Getenv("PICTURES") == "" {
				continue
			}
			p := kit.NewPrimaryButton("Save", nil, nil)
			row := func(p fyne.CanvasObject) fyne.CanvasObject {
				return kit.NewInset(kit.NewStackOf(kit.NewRowOf(p, kit.NewButton("Cancel", nil), kit.NewDangerButton("Delete", nil, nil),
					kit.NewLinkButton("Suggest a passphrase", nil)), kit.NewSelect([]string{"a"}, "a", nil)), 20, 20)
			}
			w := kittest.OpenWith(t, kittest.NewApp(t, m), row(p), 560, 140)
			w.Canvas().Focus(p)
			w.Scale(scale)
			w.Picture(fmt.Sprintf("small-buttons-%s-%.1f", mode, scale))
			w = kittest.OpenWith(t, kittest.NewApp(t, m), row(kit.NewButton("Another", nil)), 560, 300)
			kit.Message(w.Canvas(), kit.Warning, "The backup was not written", "The disk is full: nothing was changed. Make room, or choose another folder, and try again.", "Close")
			w.Scale(scale)
			w.Picture(fmt.Sprintf("small-message-%s-%.1f", mode, scale))
			w = kittest.OpenWith(t, kittest.NewApp(t, m), kit.NewText(""), 560, 420)
			pass := kit.NewPasswordEntry("Show", "Hide")
			form := kit.NewForm(1).AddSection("", kit.NewField("Password", pass), kit.NewField("Again", kit.NewEntry()))
			d := kit.NewDialog("Change Password", form)
			d.SetSize(400, 0)
			d.SetCancel("Cancel")
			d.SetPrimary("Save", nil)
			d.SetExtra(kit.NewLinkButton("Suggest a passphrase", nil))
			d.Show(w.Canvas())
			form.Fields()[0].SetError(longError)
			form.Fields()[1].SetError(longError)
			w.Scale(scale)
			w.Picture(fmt.Sprintf("small-dialog-%s-%.1f", mode, scale))
		}
	}
}
