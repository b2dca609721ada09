// Package why is the dialog "Why?": whether a user may do an action in a module, in one sentence, the chain that
// grants or blocks it, and the way to the place that would change it.
package why
