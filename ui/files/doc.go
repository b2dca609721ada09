// Package files lets a person choose a file to read (Open) or to write (SaveAs).
//
// It is a small dialog of our own because Fyne's cannot be used without a mouse: here a path is typed or
// pasted and Enter takes it. A path may begin with "~"; one that does not begin at a root is looked for in
// the folder that is shown, which at first is the one used last in this run, else the home folder.
//
// Everything that touches the disk runs on a goroutine of its own and comes back with fyne.Do: a folder on a
// sleeping network drive must not stop the window.
package files
