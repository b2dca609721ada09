package why

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"pbxusers/data"
	"pbxusers/security/access"
	"pbxusers/ui/kit"
	"pbxusers/ui/look"
	"pbxusers/ui/words"
)

// answer shows one answer: the sentence, the chain, and whose data it reaches.
type answer struct {
	deps    Deps
	content *fyne.Container
	verdict *kit.Banner
	links   *fyne.Container
	leave   func() // closes the dialog
}

func newAnswer(deps Deps) *answer {
	a := &answer{deps: deps, verdict: kit.NewBanner(kit.Info, words.T("Looking…"), "", nil), links: kit.NewStackOf()}
	a.content = kit.NewStackOf(a.verdict, a.links)
	return a
}

// fail says that there is no answer.
func (a *answer) fail(text string) {
	a.verdict.Set(kit.Error, text)
	a.links.Objects = nil
	a.links.Refresh()
}

// set shows an answer about the module of that label.
func (a *answer) set(got access.Answer, label string) {
	kind := kit.Success
	if !got.Granted {
		kind = kit.Error
	}
	a.verdict.Set(kind, words.Why(got, label))
	a.links.Objects = nil
	for _, link := range got.Chain {
		mark, colour, word := look.IconSuccess, theme.ColorNameSuccess, words.T("grants")
		if link.Blocks {
			mark, colour, word = look.IconError, theme.ColorNameError, words.T("blocks")
		}
		a.links.Add(a.line(link, got, mark, colour, word))
	}
	if len(got.Scope) > 0 {
		a.links.Add(kit.NewStyledText(words.T("Whose data"), theme.SizeNameSubHeadingText, theme.ColorNameForeground, true))
		for _, link := range got.Scope {
			a.links.Add(a.line(link, got, look.IconInfo, theme.ColorNamePrimary, ""))
		}
	}
	a.links.Refresh()
	a.content.Refresh()
}

// line is one link: its mark, what it is about, what it says, and the way to what would change it.
func (a *answer) line(link access.Link, got access.Answer, mark fyne.Resource, colour fyne.ThemeColorName, word string) fyne.CanvasObject {
	head := kit.NewStyledText(words.LinkKind(link), theme.SizeNameText, theme.ColorNameForeground, true)
	state := kit.NewStyledText(word, theme.SizeNameCaptionText, colour, false)
	objects := []fyne.CanvasObject{widget.NewIcon(look.In(mark, colour)), head, state, kit.NewParagraph(words.Link(link))}
	if buttons := a.buttons(link, got); len(buttons) > 0 {
		objects = append(objects, kit.NewFlow(0, buttons...))
	}
	return container.New(&linkLine{}, objects...)
}

// buttons lead to what would change what a link says, as far as the person may change it.
func (a *answer) buttons(link access.Link, got access.Answer) (buttons []fyne.CanvasObject) {
	for _, to := range ways(link, got) {
		switch {
		case to.kind == data.KindUser && a.deps.Local != nil: // the answer is about the form below the dialog
			buttons = append(buttons, kit.NewButton(words.T("Back to the form"), a.leave))
		case a.deps.MayGo(to.kind):
			buttons = append(buttons, kit.NewButton(to.label(), func() {
				a.leave()
				a.deps.Go(to.kind, to.id, got)
			}))
		}
	}
	return buttons
}

// linkLine sets a mark, a heading with a word behind it, a paragraph below, and buttons: a single one at the right,
// several under the paragraph, as one is where it is narrow.
type linkLine struct{ width float32 }

const (
	markSide   = 20
	markGap    = 10
	narrowLine = 380
)

// MinSize is called by Fyne.
func (l *linkLine) MinSize(o []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(0, l.place(o, fyne.Max(l.width, 200), false))
}

// Layout is called by Fyne.
func (l *linkLine) Layout(o []fyne.CanvasObject, size fyne.Size) {
	l.width = size.Width
	l.place(o, size.Width, true)
}

// place returns the height at a width; with move it sets the objects.
func (l *linkLine) place(o []fyne.CanvasObject, width float32, move bool) float32 {
	left, text := float32(markSide+markGap), width-markSide-markGap
	var buttons *fyne.Container
	if len(o) > 4 {
		buttons = o[4].(*fyne.Container)
	}
	beside := buttons != nil && len(buttons.Objects) == 1 && width >= narrowLine
	if beside {
		text = fyne.Max(120, text-buttons.MinSize().Width-markGap)
	}
	head, state, paragraph := o[1].(*kit.Text), o[2].(*kit.Text), o[3]
	high := head.MinSize().Height
	if paragraph.Size().Width != text {
		paragraph.Resize(fyne.NewSize(text, paragraph.MinSize().Height))
	}
	height := high + 2 + paragraph.MinSize().Height
	if move {
		o[0].Resize(fyne.NewSquareSize(markSide))
		named := fyne.MeasureText(head.Text, theme.Size(head.TextSize), fyne.TextStyle{Bold: true}).Width + 1
		head.Move(fyne.NewPos(left, 0))
		head.Resize(fyne.NewSize(fyne.Min(named, text), high))
		state.Move(fyne.NewPos(left+named+8, 0))
		state.Resize(fyne.NewSize(fyne.Max(0, text-named-8), high))
		paragraph.Move(fyne.NewPos(left, high+2))
		paragraph.Resize(fyne.NewSize(text, height-high-2))
	}
	if buttons == nil {
		return height
	}
	if !beside {
		buttons.Resize(fyne.NewSize(text, buttons.MinSize().Height)) // its lines depend on its width
	}
	size := buttons.MinSize()
	if beside {
		height = fyne.Max(height, size.Height)
		if move {
			buttons.Resize(size)
			buttons.Move(fyne.NewPos(width-size.Width, (height-size.Height)/2))
		}
		return height
	}
	if move {
		buttons.Resize(fyne.NewSize(text, size.Height))
		buttons.Move(fyne.NewPos(left, height+6))
	}
	return height + 6 + size.Height
}
