// A small window that the driver of package e2e is proven on.
package main

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/app"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"
)

func main() {
	a := app.NewWithID("org.pbxusers.window")
	w := a.NewWindow("Fixture")
	name := widget.NewEntry()
	name.SetPlaceHolder("Username")
	greeting := widget.NewLabel("Nobody was greeted yet")
	greet := widget.NewButton("Create New User", func() {
		greeting.SetText("Hello, " + name.Text + "!")
		fmt.Println("greeted", name.Text)
	})
	greet.Importance = widget.HighImportance
	gated := widget.NewButton("Not available", nil)
	gated.Disable()
	rows := container.NewGridWithColumns(3)
	for i := range 5 {
		for _, text := range []string{fmt.Sprintf("user%06d", 101+i), fmt.Sprintf("u%d@example.org", 101+i), "Compliance Manager"} {
			rows.Add(widget.NewLabel(text))
		}
	}
	w.SetContent(container.NewVBox(
		widget.NewLabelWithStyle("Portal for users", fyne.TextAlignCenter, fyne.TextStyle{Bold: true}),
		name, greet, gated, greeting,
		widget.NewButton("Copy", func() { a.Clipboard().SetContent("copied by the window") }),
		widget.NewButton("Ask", func() { ask(w.Canvas()) }),
		widget.NewCheck("Enabled", nil), rows,
	))
	w.Resize(fyne.NewSize(800, 560))
	w.ShowAndRun()
}

// ask shows a question over everything else: "Compliance Manager" is then on the screen twice, in
// front and dimmed behind.
func ask(c fyne.Canvas) {
	var front *widget.PopUp
	front = widget.NewModalPopUp(container.NewVBox(
		widget.NewLabel("The answer is 42"),
		widget.NewButton("Compliance Manager", func() { front.Hide() }),
	), c)
	front.Show()
}
