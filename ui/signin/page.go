package signin

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"

	"pbxusers/ui/kit"
	"pbxusers/ui/look"
)

// cardWidth is the most a card takes; a line of text longer than this is hard to read.
const cardWidth = 520

// page is what all these screens share: the program's icon and a title, and below them a card in the middle of
// the window. The card holds one form at a time, so that its buttons, too, hand on Enter and Escape.
type page struct {
	content fyne.CanvasObject
	body    *fyne.Container
	form    *kit.Form
}

// newPage returns a page without a form. under is a quiet line below the title, "" for none.
func newPage(title, under string) *page {
	lines := []fyne.CanvasObject{kit.NewStyledText(title, theme.SizeNameHeadingText, theme.ColorNameForeground, true)}
	if under != "" {
		lines = append(lines, kit.NewStyledText(under, theme.SizeNameText, look.ColorNameMuted, false))
	}
	picture := canvas.NewImageFromResource(fyne.CurrentApp().Icon())
	picture.FillMode = canvas.ImageFillContain
	head := container.New(&headline{}, append([]fyne.CanvasObject{picture}, lines...)...)
	p := &page{body: container.NewStack()}
	p.content = kit.NewScroll(container.New(&centred{}, head, kit.NewCard("", p.body)))
	return p
}

// show puts a form on the card in the place of the one before.
func (p *page) show(f *kit.Form) {
	p.form = f
	p.body.Objects = []fyne.CanvasObject{f}
	p.fit()
	if scroll, ok := p.content.(*fyne.Container).Objects[0].(interface{ ScrollToTop() }); ok {
		scroll.ScrollToTop()
	}
}

// fit makes the card as high as its form has become.
func (p *page) fit() {
	p.form.Refresh()
	p.content.Refresh()
	for _, o := range p.form.Held() {
		if row, ok := o.(*fyne.Container); ok {
			row.Refresh() // a button may have another label
		}
	}
}

// mends takes back what stands beside a field as soon as its text changes: it was said of another text.
func (p *page) mends(field *kit.Field, entry *kit.Entry) {
	changed := entry.OnChanged
	entry.OnChanged = func(text string) {
		if changed != nil {
			changed(text)
		}
		if field.Wrong() != "" {
			field.SetError("")
			p.fit()
		}
	}
}

// typedKey does what a key does that nothing on the page has taken.
func (p *page) typedKey(ev *fyne.KeyEvent) {
	if p.form == nil {
		return
	}
	switch ev.Name {
	case fyne.KeyReturn, fyne.KeyEnter:
		if p.form.OnSubmit != nil {
			p.form.OnSubmit()
		}
	case fyne.KeyEscape:
		if p.form.OnCancel != nil {
			p.form.OnCancel()
		}
	}
}

// centred sets a head and a card in the middle of the room there is, a little above it as the eye likes it.
type centred struct{ width float32 }

const (
	besides = 20 // between the card and the window's edge
	gap     = 14 // between head and card
)

func (c *centred) card() float32 {
	if c.width == 0 {
		return cardWidth
	}
	return fyne.Min(cardWidth, c.width-2*besides)
}

func (c *centred) heights(o []fyne.CanvasObject) (head, card float32) {
	width := c.card()
	if o[1].Size().Width != width { // wrapped text must be told its width before it knows its height
		o[1].Resize(fyne.NewSize(width, o[1].MinSize().Height))
	}
	return o[0].MinSize().Height, o[1].MinSize().Height
}

func (c *centred) MinSize(o []fyne.CanvasObject) fyne.Size {
	head, card := c.heights(o)
	return fyne.NewSize(fyne.Min(c.card(), 280), head+card+gap+2*besides)
}

func (c *centred) Layout(o []fyne.CanvasObject, size fyne.Size) {
	c.width = size.Width
	head, card := c.heights(o)
	spare := size.Height - head - gap - card - 2*besides
	y := besides + fyne.Max(0, spare*0.4)
	o[0].Resize(fyne.NewSize(size.Width-2*besides, head))
	o[0].Move(fyne.NewPos(besides, y))
	o[1].Resize(fyne.NewSize(c.card(), card))
	o[1].Move(fyne.NewPos((size.Width-c.card())/2, y+head+gap))
}

// headline sets the program's icon beside lines of text, all together in the middle.
type headline struct{}

const (
	iconSide = 40
	iconGap  = 12
)

// natural is the room that the widest line and all lines take.
func (headline) natural(lines []fyne.CanvasObject) (size fyne.Size) {
	for _, o := range lines {
		t := o.(*kit.Text)
		line := fyne.MeasureText(t.Text, theme.Size(t.TextSize), fyne.TextStyle{Bold: t.Bold})
		size = fyne.NewSize(fyne.Max(size.Width, line.Width), size.Height+line.Height)
	}
	return size
}

func (h headline) MinSize(o []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(iconSide, fyne.Max(iconSide, h.natural(o[1:]).Height))
}

func (h headline) Layout(o []fyne.CanvasObject, size fyne.Size) {
	text := h.natural(o[1:])
	text.Width = fyne.Min(text.Width+1, size.Width-iconSide-iconGap)
	x := (size.Width - iconSide - iconGap - text.Width) / 2
	o[0].Resize(fyne.NewSquareSize(iconSide))
	o[0].Move(fyne.NewPos(x, (size.Height-iconSide)/2))
	y := (size.Height - text.Height) / 2
	for _, line := range o[1:] {
		height := line.MinSize().Height
		line.Resize(fyne.NewSize(text.Width, height))
		line.Move(fyne.NewPos(x+iconSide+iconGap, y))
		y += height
	}
}

// heading is the first line on a card.
func heading(text string) fyne.CanvasObject {
	return kit.NewStyledText(text, theme.SizeNameSubHeadingText, theme.ColorNameForeground, true)
}

// notice is a banner that is there only while it has something to say.
type notice struct {
	*kit.Banner
	page *page
	kind kit.Kind
	text string
}

func newNotice(p *page) *notice {
	n := &notice{Banner: kit.NewBanner(kit.Error, "", "", nil), page: p}
	n.Hide()
	return n
}

// tell shows a text, or nothing for "".
func (n *notice) tell(kind kit.Kind, text string) {
	n.kind, n.text = kind, text
	n.Set(kind, text)
	if text == "" {
		n.Hide()
	} else {
		n.Show()
	}
	n.page.fit()
}

// ends sets buttons at the left and at the right end of a line.
func ends(left, right fyne.CanvasObject) fyne.CanvasObject {
	if left == nil {
		return kit.NewRowOf(layout.NewSpacer(), right)
	}
	return kit.NewRowOf(left, layout.NewSpacer(), right)
}
