package kit

// Changed makes room in the dialog for something in it that came, went or took another height. A Form does it
// itself.
func (d *Dialog) Changed() {
	if d.scroll == nil {
		return // not drawn yet
	}
	d.overlay.Refresh()
	d.scroll.Layout(nil, d.scroll.box.Size())
}
