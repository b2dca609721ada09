// Package factors is the overview of second factors and sign-ins: who has a factor, who lacks one that is needed,
// who must have one and until when that waits, and who is kept out after wrong tries. It is a page of the Users
// screen's, opened from there and left again, with the rights of that screen.
//
// table is the model: rows, groups, search and order, without a widget. standing.go says in words how a user
// stands. What is done to one user's factor is done by the Users screen, which Deps leads to; unlocking and the
// days of grace are done here.
package factors
