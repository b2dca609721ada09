package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"pbxusers/ui/look"
)

// pair is a name and, grey behind it, what there is to say about it. The name gets the room; what is left is
// for the rest. Where the longest name of the list takes less than half of the line, the details stand below
// one another.
type pair struct {
	widget.BaseWidget
	name, detail *Text
	longest      func() string
}

func newPair(longest func() string) *pair {
	p := &pair{longest: longest, name: NewText(""), detail: NewStyledText("", theme.SizeNameCaptionText, look.ColorNameMuted, false)}
	p.ExtendBaseWidget(p)
	return p
}

// set shows another name and detail.
func (p *pair) set(name, detail string) {
	if p.name.Text == name && p.detail.Text == detail {
		return
	}
	p.name.Set(name)
	p.detail.Set(detail)
	p.Refresh()
}

// untold returns all that the pair has to say, "" where it can be seen.
func (p *pair) untold() string {
	if !p.name.Cut() && !p.detail.Cut() && (!p.detail.Hidden || p.detail.Text == "") {
		return ""
	}
	if p.detail.Text == "" {
		return p.name.Text
	}
	return p.name.Text + "\n" + p.detail.Text
}

// CreateRenderer is called by Fyne.
func (p *pair) CreateRenderer() fyne.WidgetRenderer {
	d := &drawing{objects: []fyne.CanvasObject{p.name, p.detail}}
	d.layout = func(size fyne.Size) {
		name := fyne.Min(p.name.natural().Width+1, size.Width)
		if all := fyne.MeasureText(p.longest(), theme.Size(p.name.TextSize), p.name.style()).Width + 1; all < size.Width/2 {
			name = fyne.Max(name, all)
		}
		p.name.Resize(fyne.NewSize(name, size.Height))
		rest := fyne.Max(0, size.Width-name-gridInset)
		p.detail.Hidden = rest < treeDetail
		p.detail.Move(fyne.NewPos(name+gridInset, 1))
		p.detail.Resize(fyne.NewSize(rest, size.Height))
	}
	d.min = func() fyne.Size { return fyne.NewSize(0, p.name.MinSize().Height) }
	d.refresh = func() { d.layout(p.Size()) }
	d.refresh()
	return d
}

// pairColumn returns the one column of a list inside a form; longest is asked for the longest name in the list.
func pairColumn(longest func() string, text func(row int) (name, detail string)) Column {
	return Column{Weight: 1, Cell: func() fyne.CanvasObject { return newPair(longest) }, Update: func(row int, cell fyne.CanvasObject) {
		cell.(*pair).set(text(row))
	}}
}
