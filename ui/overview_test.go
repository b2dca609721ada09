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
	p.Wait("the users", func() bool { return p.links("Disabled") > 0 })
	before := p.links("Google Secret Code")
	grid := p.overview()
	grid.SetCurrent(2) // who has no second factor
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
	p.WaitFor("Lacks (56)")
	p.WaitClosed()
	grid.Focus()
	p.Press(fyne.KeyEscape, fyne.KeyEscape) // the tick, then the page
	p.Wait("the users", func() bool { return !p.Sees("Back to Users") })
	p.Wait("one more authenticator among the users", func() bool { return p.links("Google Secret Code") == before+1 })
}

// links counts the links of that text in the table.
func (p *program) links(text string) (n int) {
	kittest.Walk(p.Canvas().Content(), func(o fyne.CanvasObject) bool {
		if link, ok := o.(*kit.CellLink); ok && link.Visible() && link.Text() == text {
			n++
		}
		return true
	})
	return n
}
