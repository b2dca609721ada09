// Package users is the Users screen: the table of all accounts, the form of one, and what is done to several
// at once.
//
// Table is the model: rows, search, filters and order, without a widget. Screen shows it and holds the work
// off the drawing goroutine; every file beside it is one thing that the screen does. The screen reaches the
// register only through Deps, and hides or disables only what would be refused below.
package users
