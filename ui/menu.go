package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"pbxusers/ui/kit"
	"pbxusers/ui/look"
	"pbxusers/ui/words"
)

// setMenu makes the main menu for what the window shows. Every shortcut of the program
// stands there: shortcuts on the menu work while a field has the keyboard, those on the
// canvas do not.
func (a *App) setMenu(now screen) {
	program := fyne.NewMenu(words.T("Program"))
	if a.main != nil {
		program.Items = append(program.Items, a.accountItems()...)
		program.Items = append(program.Items, fyne.NewMenuItemSeparator())
	}
	quit := item(words.T("Quit"), fyne.KeyQ, fyne.KeyModifierShortcutDefault, a.close)
	quit.IsQuit = true
	program.Items = append(program.Items, quit)
	menus := []*fyne.Menu{program}
	a.undoing = nil
	if now != nil {
		items := screenItems(now.Shortcuts(), a.undo)
		a.undoing = items[0]
		a.undoing.Disabled = !a.undoes()
		menus = append(menus, fyne.NewMenu(words.T("Edit"), items...))
	}
	menus = append(menus, fyne.NewMenu(words.T("View"), a.themeItems()...), fyne.NewMenu(words.T("Help"), a.helpItems()...))
	a.keys = keysOf(menus)
	for _, m := range menus {
		kit.SpellKeys(m.Items, spell)
	}
	a.window.SetMainMenu(fyne.NewMainMenu(menus...))
}

// spell names the keys of a shortcut as they stand on the keyboard.
func spell(keys fyne.KeyboardShortcut) string {
	text := ""
	if keys.Mod()&fyne.KeyModifierControl != 0 {
		text += words.T("Ctrl") + "+"
	}
	if keys.Mod()&fyne.KeyModifierShift != 0 {
		text += words.T("Shift") + "+"
	}
	return text + string(keys.Key())
}

// item is a menu item with a shortcut.
func item(label string, key fyne.KeyName, modifier fyne.KeyModifier, do func()) *fyne.MenuItem {
	made := fyne.NewMenuItem(label, do)
	made.Shortcut = &desktop.CustomShortcut{KeyName: key, Modifier: modifier}
	return made
}

// screenItems are Undo, which comes first, and the shortcuts of a screen.
func screenItems(shortcuts []kit.Shortcut, undo func()) []*fyne.MenuItem {
	items := []*fyne.MenuItem{item(words.T("Undo"), fyne.KeyZ, fyne.KeyModifierShortcutDefault, undo), fyne.NewMenuItemSeparator()}
	for _, s := range shortcuts {
		do, enabled := s.Do, s.Enabled
		items = append(items, item(s.Label, s.Key, s.Modifier, func() {
			if enabled == nil || enabled() {
				do()
			}
		}))
	}
	return items
}

// offerUndo makes Undo in the menu do what it says, or be grey.
func (a *App) offerUndo() {
	if a.undoing != nil && a.undoing.Disabled == a.undoes() {
		a.undoing.Disabled = !a.undoing.Disabled
		a.window.SetMainMenu(a.window.MainMenu())
	}
}

// undo presses the Undo of the message at the bottom, if there is one.
func (a *App) undo() {
	if a.undoes() {
		a.stage.ActToast()
	}
}

// undoes reports whether the message at the bottom has an Undo.
func (a *App) undoes() bool { return a.stage.ToastActs() && !a.leading }

// accountItems are what a signed-in user can do with being signed in.
func (a *App) accountItems() []*fyne.MenuItem {
	lock := item(words.T("Lock now"), fyne.KeyL, fyne.KeyModifierShortcutDefault, a.lock)
	if a.main.behind != nil {
		return []*fyne.MenuItem{fyne.NewMenuItem(words.T("Back to your own view"), a.main.back), fyne.NewMenuItemSeparator(), lock}
	}
	return []*fyne.MenuItem{
		fyne.NewMenuItem(words.T("My account…"), a.main.mine.Show),
		fyne.NewMenuItem(words.T("Why…"), func() { a.main.why(a.main.rights.User, nil) }),
		fyne.NewMenuItemSeparator(),
		lock,
		fyne.NewMenuItem(words.T("Sign out"), func() { a.leaving(func() { a.leave("") }) }),
	}
}

// themeItems choose between light and dark; the tick stands at the one in use.
func (a *App) themeItems() []*fyne.MenuItem {
	now := look.Mode(a.fyne.Preferences().Int(preferTheme))
	var items []*fyne.MenuItem
	labels := []string{look.System: words.T("Theme of the system"), look.Light: words.T("Light theme"), look.Dark: words.T("Dark theme")}
	for i, label := range labels {
		mode := look.Mode(i)
		choice := fyne.NewMenuItem(label, func() {
			a.fyne.Preferences().SetInt(preferTheme, int(mode))
			a.fyne.Settings().SetTheme(look.New(mode))
			a.refreshMenu()
		})
		choice.Checked = mode == now
		items = append(items, choice)
	}
	return items
}

// refreshMenu makes the menu again where it stands.
func (a *App) refreshMenu() {
	if a.main != nil && !a.main.locked {
		a.setMenu(a.main.screens[a.main.at])
		return
	}
	a.setMenu(nil)
}

func (a *App) helpItems() []*fyne.MenuItem {
	return []*fyne.MenuItem{
		item(words.T("Keyboard shortcuts"), fyne.KeyF1, 0, a.showKeys), // App.typedKey takes the key
		fyne.NewMenuItem(words.T("About PBX Users"), func() {
			kit.Message(a.window.Canvas(), kit.Info, words.T("About PBX Users"),
				words.T("Version %[1]s. The register is encrypted and stays on this computer, in %[2]s.", a.Version, a.Dir), words.T("Close"))
		}),
	}
}
