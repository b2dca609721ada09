// Package imports is the import and the export of users: a wizard that goes from a file to the users that it
// makes, and a dialog that writes them out.
//
// The wizard's steps are File, Columns, New users, Check and Result. Each is a dialog of its own that takes
// the place of the one before; what was chosen lives in the wizard, so that Back loses nothing. Until the
// button of Check is pressed nothing is written, and then all of it or nothing: a plan with an error cannot be
// applied.
package imports
