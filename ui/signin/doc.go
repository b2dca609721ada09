// Package signin is everything that a person sees before the main window: the register being opened, what can
// be wrong with it, the first start, signing in, and choosing a new password.
//
// Each screen is made from a Deps of the functions it needs, and is shown by giving Content to the window and
// then calling Focus. Enter in a screen presses its primary button and Escape goes back, from every field and
// button; TypedKey does the same for keys that the window gets while nothing has the keyboard.
//
// Functions of a Deps that take a context may take their time: a screen calls them from a goroutine of their
// own, one at a time, and shows what they return. The others are called on the drawing goroutine and must be
// quick. No screen takes itself away: whoever gave the Deps shows the next one when a function succeeds.
package signin
