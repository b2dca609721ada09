// Package lists is what the screens of words have in common: roles, desks, profiles and tenants. Each has a name,
// users rely on it, and it is shown as a page of rows with a form behind each row.
//
// A screen makes a List from a Kind, which says what is particular: columns, texts, what may be granted, and how
// its form opens. The List reads, searches, sorts, deletes, reassigns, undoes and remembers widths. The form is a
// Form, which saves, puts what is wrong beside its field, and asks before something typed is lost.
//
// Work and Memory serve any screen: work off the drawing goroutine, and what is remembered for each person. So do
// Filters, and what is told while a screen is read, where it cannot be, and after something was done: Loading,
// Failure, Refuse, Toast, AskDiscard.
package lists
