package imports

import (
	"context"
	"io"
	"slices"

	"pbxusers/data"
	"pbxusers/data/transfer"
	"pbxusers/security/access"
	"pbxusers/ui/kit"
	"pbxusers/ui/words"
)

// Export asks which users to write, and how, then saves them. selected are those ticked in the table, none for
// all; total is how many users all are.
func (s *Screen) Export(selected []data.UserID, total int) {
	if s.exporting != nil {
		return
	}
	all := words.N(total, "All users (%[1]s)", "All users (%[1]s)")
	which := []string{all}
	if len(selected) > 0 {
		which = []string{words.N(len(selected), "Only the selected one (%[1]s)", "Only the %[1]s selected"), all}
	}
	formats := []string{words.T("PBX Users"), words.T("FreePBX User Management")}
	whom := kit.NewSelect(which, "", nil)
	whom.Choose(which[0])
	help := map[string]string{
		formats[0]: words.T("Every column of the table. Imported again, it changes nothing."),
		formats[1]: words.T("Holds username, e-mail and department alone: roles, desks, profiles, tenants and the enabled switch have no place in it."),
	}
	how := kit.NewSelect(formats, "", nil)
	format := kit.NewField(words.T("Format"), how).Help(help[formats[0]])
	losses := kit.NewBanner(kit.Warning, words.T("When FreePBX reads this file, it may empty the names, the phone numbers and the extension of users "+
		"whom it already has; for those whom it does not have, it asks for a password, which you add to the file."), "", nil)
	losses.Hide()
	form := kit.NewForm(1)
	form.AddSection("", kit.NewField(words.T("Which users"), whom), format, losses,
		kit.NewBanner(kit.Info, words.T("Passwords are never in the file. It is not encrypted: who has it can read names and addresses."), "", nil))
	how.Choose(formats[0])
	how.OnChanged = func(chosen string) {
		format.Help(help[chosen])
		losses.Hidden = chosen != formats[1]
		form.Refresh()
	}
	d := kit.NewDialog(words.T("Export users"), form)
	d.SetSize(600, 480) // room for the longer help and what may be lost
	d.First = whom
	d.SetCancel(words.T("Cancel"))
	d.SetPrimary(words.T("Save…"), func() {
		ids := slices.Clone(selected)
		if whom.Selected == all {
			ids = nil
		}
		wanted := transfer.Own
		if how.SelectedIndex() == 1 {
			wanted = transfer.FreePBX
		}
		s.export(d, ids, wanted)
	})
	s.exporting = d
	d.OnClosed = func() { s.exporting = nil }
	d.Show(s.deps.Canvas())
}

func (s *Screen) export(d *kit.Dialog, ids []data.UserID, format transfer.Format) {
	name := words.T("users.csv")
	if format == transfer.FreePBX {
		name = words.T("freepbx-users.csv")
	}
	s.deps.SaveAs(words.T("Export users"), name, func(to io.Writer) error {
		return s.deps.Export(context.Background(), to, ids, format)
	}, func(path string, err error) {
		switch {
		case err == nil:
			d.Close()
			kit.Message(s.deps.Canvas(), kit.Success, words.T("The users were exported"), words.T("They are in %[1]s.", path), words.T("Close"))
		case access.Ended(err):
			d.Close()
			s.deps.Ended()
		default:
			kit.Message(s.deps.Canvas(), kit.Error, words.T("The users were not exported"), sentence(err), words.T("Close"))
		}
	})
}
