package ui

import (
	"testing"

	"fyne.io/fyne/v2"

	"pbxusers/data"
	"pbxusers/ui/kit"
	"pbxusers/ui/kit/kittest"
)

// overview opens the overview of second factors from the menu.
func (p *program) overview() *kit.Grid {
	p.choose("Second factors")
	p.Wait("the overview", func() bool { return p.Sees("Back to Users") && p.Sees("Demanded by") })
	return kittest.Find[*kit.Grid](p.Window, nil)
}

func TestSecondFactorsAreAPageOfTheUsersWhichEscapeLeaves(t *testing.T) {
	p := demo(t)
	grid := p.overview()
	if !grid.Focused() || p.at() != data.ModuleUsers {
		t.Fatal("the keyboard is not on the table of the page, or another module is open")
	}
	for _, leave := range []func(){
		func() { p.Press(fyne.KeyEscape) },
		func() { p.choose("Back to Users") },
		func() { p.main.turnTo(data.ModuleUsers) }, // in the menu at the left
	} {
		leave()
		p.Wait("the users", func() bool { return p.Sees("Create New User") && !p.Sees("Back to Users") })
		if !kittest.Find[*kit.Grid](p.Window, nil).Focused() {
			t.Error("the keyboard is not on the table of the users")
		}
		p.overview()
	}
}

func (p *program) at() data.ModuleKey { return p.main.at }

func TestAUserIsChangedOverTheOverviewWhichFollows(t *testing.T) {
	p := demo(t)
	grid := p.overview()
	grid.SetCurrent(1)
	p.Press(fyne.KeyReturn)
	p.WaitFor("Startup Dialog")
	if !p.Sees("Back to Users") {
		t.Error("the overview has gone")
	}
	p.Press(fyne.KeyEscape)
	p.WaitClosed()
	if !grid.Focused() {
		t.Error("the keyboard is not back on the overview")
	}
	p.Press(fyne.KeySpace)
	p.Push("Second factor…")
	p.WaitFor("Verification method")
	p.Press(fyne.KeyEnd, fyne.KeyReturn)
	p.WaitFor("Lacks (1)")
	p.WaitClosed()
	grid.Focus()
	p.Press(fyne.KeyEscape, fyne.KeyEscape) // the tick, then the page
	p.Wait("the users", func() bool { return !p.Sees("Back to Users") })
	if !p.Sees("Google Secret Code") {
		t.Error("the users do not show what was changed over the overview")
	}
}
