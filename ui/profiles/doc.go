// Package profiles is the screen of User Profiles: the list of them, the editor of one, and two side by side.
//
// A profile says which modules a user sees after signing in and what may be done there. Beside what is ticked the
// editor shows the menu that comes of it. Nobody gives what their own profile does not open: such boxes are grey,
// and the session refuses it anyway.
package profiles
