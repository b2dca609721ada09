// The empty window that the program's first frame and memory are measured against.
package main

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/app"
)

func main() {
	w := app.NewWithID("org.pbxusers.empty").NewWindow("Empty")
	w.Resize(fyne.NewSize(1280, 800))
	w.ShowAndRun()
}
