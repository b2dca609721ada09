// Package e2e drives the real program in a real window, the way a person does: it looks at the
// screen, clicks and types, and knows nothing of the program's inside.
//
// StartDesktop makes a private desktop: a virtual screen (Xvfb), a window manager (openbox), a
// session bus, an unlocked gnome-keyring and an empty home, all gone when the test ends. Text on
// the screen is found by OCR (see words.go), so a passing story means that a person could have
// done the same; what is in the program's memory or files never counts as "shown".
//
//	desk := e2e.StartDesktop(t, e2e.Options{Theme: "dark"})
//	app := desk.Start("../../build/pbx-users", "--demo")
//	desk.Wait("Create New User", 20*time.Second)
//	desk.Click("Create New User")
//	desk.Type("ann")
//	desk.Picture("create-user")
//	app.Close()
//
// Stories that mostly wait run beside each other; each has a desktop of its own, and pictures of its own names.
//
// The stories need the build tag e2e, the measurements the tag bench; `make e2e` and `make bench`
// install what they need. Everything else in the package is for Linux only: windows of other
// systems cannot be driven from a test without a signed-in person.
package e2e
