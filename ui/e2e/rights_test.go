//go:build linux && e2e

package e2e

import (
	"image"
	"testing"
	"time"
)

const (
	newcomer         = "kim"
	newcomerEmail    = newcomer + "@4th.example"
	newcomerPassword = "seventeen amber ladders hum"
)

// TestAProfileThatOpensOneModuleShowsThatAndNothingElse follows the manual's example: a
// profile that opens one module only, a user with it, and signing in as that user.
func TestAProfileThatOpensOneModuleShowsThatAndNothingElse(t *testing.T) {
	t.Parallel()
	desk := StartDesktop(t, Options{Theme: "dark"})
	p := &person{Desktop: desk, t: t}
	app := desk.Start(program, "--demo")
	p.Wait("200 users", 20*time.Second)

	t.Log("a role that reads the event log")
	p.open("Roles")
	p.Wait("Create New Role", 15*time.Second)
	p.Key("ctrl+n")
	p.Wait("What they may do", 15*time.Second)
	p.Type("Log readers")
	p.tick("Search", "activity", "show_activity_log")
	p.Picture("role-form")
	p.Click("Save")
	p.Wait("4 roles", 15*time.Second)

	t.Log("a profile that opens the event log")
	p.open("User Profiles")
	p.Wait("Create New Profile", 15*time.Second)
	p.Key("ctrl+n")
	p.Wait("Search modules", 15*time.Second)
	p.Type("Log only")
	p.tick("Search modules", "event logger", "opens first")
	p.readme("profile-editor")
	p.Click("Save")
	p.Wait("4 profiles", 15*time.Second)

	t.Log("a user with both, and why")
	p.open("Users")
	p.Wait("200 users", 15*time.Second)
	p.createUser(newcomer)
	p.Click("Log readers")
	p.ClickBeside("Startup Dialog", -400, 28)
	p.Click("Log only")
	p.Wait("Event Logger", 15*time.Second) // the menu of this user, live
	p.Picture("user-menu")
	p.Click("Save")
	p.Wait("201 users", 15*time.Second)
	p.Key("ctrl+f")
	p.Type(newcomer + "@4th")
	p.Wait("1 of 201 users", 15*time.Second)

	t.Log("sign in as that user")
	p.signOut()
	p.signIn(newcomer, newPassword)
	p.Wait("New password", 20*time.Second)
	p.Type(newcomerPassword)
	p.Key("Return")
	p.Wait("Log readers", 20*time.Second) // what was done, in the log
	p.onlyTheLog()
	p.Key("ctrl+n", "Delete", "ctrl+n") // of the screens that this user has not
	p.onlyTheLog()
	p.readme("only-the-log")

	t.Log("and after signing in again")
	p.signOut()
	p.signIn(newcomer, newcomerPassword)
	p.Wait("Log readers", 20*time.Second)
	p.onlyTheLog()
	app.Close()
}

// tick searches a tree and ticks what is found first, with the keyboard.
func (p *person) tick(search, text, then string) {
	p.t.Helper()
	p.Click(search)
	p.Type(text)
	p.Key("Down", "space")
	p.Wait(then, 15*time.Second)
}

// onlyTheLog fails the test where the window offers anything but the event log.
func (p *person) onlyTheLog() {
	p.t.Helper()
	p.Expect("Event Logger")
	for _, other := range []string{"User Profiles", "Users", "Roles", "Desks", "Tenants"} {
		if len(p.inMenu(other)) > 0 {
			p.fail("the menu has %s", other)
		}
	}
	for _, button := range []string{"Create New User", "Create New Role", "Create New Profile", "Create New Desk", "Create New Tenant"} {
		if len(p.Find(button)) > 0 {
			p.fail("the window has a button %s", button)
		}
	}
}

// open chooses from the menu at the left, whatever the rest of the window says.
func (p *person) open(module string) {
	p.t.Helper()
	var places []image.Rectangle
	if !until(10*time.Second, func() bool { places = p.inMenu(module); return len(places) > 0 }) {
		p.fail("the menu has no %s", module)
	}
	p.ClickAt((places[0].Min.X+places[0].Max.X)/2, (places[0].Min.Y+places[0].Max.Y)/2)
}

// signOut opens the menu of who is signed in, at the bottom of the sidebar.
func (p *person) signOut() {
	p.t.Helper()
	p.ClickAt(sidebar/2, 770)
	p.open("Sign out")
	p.Wait("I cannot sign in", 20*time.Second)
}

// inMenu gives the places of a text in the menu at the left.
func (p *person) inMenu(text string) (places []image.Rectangle) {
	for _, place := range p.Find(text) {
		if place.Max.X < sidebar {
			places = append(places, place)
		}
	}
	return places
}

// sidebar is how wide the menu is at the left, in pixels at scale 1.
const sidebar = 217
