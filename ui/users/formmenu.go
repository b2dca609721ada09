package users

import (
	"reflect"
	"slices"

	"fyne.io/fyne/v2"

	"pbxusers/data"
	"pbxusers/security/access"
	"pbxusers/ui/kit"
	"pbxusers/ui/words"
)

// changed shows what comes of the rights as they are chosen now.
func (f *form) changed() {
	f.advise()
	f.showMenu()
}

// showMenu shows the menu that the user would find.
func (f *form) showMenu() {
	if f.preview == nil {
		return
	}
	deps, u := f.screen.deps, f.draft()
	rights := f.office.Rights(u)
	menu := rights.Menu(deps.Catalog, deps.Built)
	first := firstOf(menu, u.Startup)
	f.preview.Set(previewOf(menu, first, deps.Icon), f.menuNote(rights, first))
}

// menuNote is what there is to say about the menu of these rights; "" for nothing.
func (f *form) menuNote(rights access.Rights, first data.ModuleKey) string {
	u, catalog := rights.User, f.screen.deps.Catalog
	wanted := u.Startup
	if wanted == "" {
		wanted = catalog.FirstModule(rights.Profile)
	}
	module, ok := catalog.Module(wanted)
	switch {
	case u.Profile == 0 || len(u.Roles) == 0:
		return words.T("Choose roles and a profile: what they open together appears here.")
	case !rights.Live():
		return words.T("For now this user cannot sign in.")
	case first != "" && ok && first != wanted:
		return words.T("%[1]s is not in this menu, so its first entry opens.", words.Label(module.Label))
	}
	return ""
}

// firstOf is the module that opens right after sign-in: the start-up dialog, or the menu's first where that is not
// in it; "" for an empty menu.
func firstOf(menu []access.MenuItem, startup data.ModuleKey) data.ModuleKey {
	if len(menu) == 0 {
		return ""
	}
	if slices.ContainsFunc(menu, func(item access.MenuItem) bool { return item.Module.Key == startup }) {
		return startup
	}
	return menu[0].Module.Key
}

// previewOf is a menu as a kit.MenuPreview shows it, with a mark at what opens first.
func previewOf(menu []access.MenuItem, first data.ModuleKey, icon func(data.ModuleKey) fyne.Resource) (groups []kit.PreviewGroup) {
	for _, item := range menu {
		heading := words.Label(item.Category)
		if len(groups) == 0 || groups[len(groups)-1].Heading != heading {
			groups = append(groups, kit.PreviewGroup{Heading: heading})
		}
		shown := kit.PreviewItem{Title: words.Label(item.Module.Label), Icon: icon(item.Module.Key)}
		if item.Module.Key == first {
			shown.Mark = words.T("opens first")
		}
		last := &groups[len(groups)-1]
		last.Items = append(last.Items, shown)
	}
	return groups
}

// whyDraft opens "Why?" about the user as the form shows it now.
func (f *form) whyDraft() {
	if f.base.ID != 0 && reflect.DeepEqual(f.start, f.draft()) {
		f.screen.deps.Why(f.base, nil)
		return
	}
	u := f.draft()
	f.screen.deps.Why(u, func(module data.ModuleKey, action data.Actions) access.Answer {
		return f.office.Why(u, module, action)
	})
}

// extras are the buttons at the form's bottom left; nil for none.
func (f *form) extras() fyne.CanvasObject {
	row := kit.NewRowOf()
	if f.screen.deps.Why != nil {
		button := kit.NewLinkButton(words.T("Why?"), f.whyDraft)
		button.SetTooltip(words.T("Explains what this user may do, as the form stands, and why."))
		row.Add(button)
	}
	if f.screen.deps.SeeAs != nil && f.base.ID != 0 && !f.own() && !f.readOnly() {
		button := kit.NewLinkButton(words.T("See as this user"), func() { f.screen.deps.SeeAs(f.base.ID) })
		button.SetTooltip(words.T("Shows the whole window as this user sees it, as saved. Nothing can be changed there."))
		row.Add(button)
	}
	if len(row.Objects) == 0 {
		return nil
	}
	return row
}

// onTop reports whether the form is open and nothing lies over it.
func (f *form) onTop() bool {
	return f != nil && len(f.screen.deps.Canvas().Overlays().List()) == 1
}
