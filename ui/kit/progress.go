package kit

import (
	"image/color"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"pbxusers/ui/look"
)

// Progress tells how far a long piece of work is: a text, a bar, and a button to stop it.
type Progress struct {
	widget.BaseWidget
	text   *Text
	bar    *bar
	cancel *Button
	run    *fyne.Animation
}

// NewProgress returns a bar that moves to and fro until Set tells a share. cancel "" makes it one that cannot
// be stopped; stop is called once.
func NewProgress(text, cancel string, stop func()) *Progress {
	p := &Progress{text: NewText(text), bar: newBar()}
	if cancel != "" {
		p.cancel = NewButton(cancel, func() {
			p.cancel.Disable()
			stop()
		})
	}
	p.bar.busy = true
	p.ExtendBaseWidget(p)
	return p
}

// Set shows a text and the share that is done, 0 to 1; a share below 0 makes it move to and fro.
func (p *Progress) Set(text string, share float64) {
	p.text.Set(text)
	p.bar.busy = share < 0
	p.bar.share = float32(max(0, min(1, share)))
	if p.bar.busy {
		p.Start()
	} else {
		p.Stop()
	}
	p.bar.Refresh()
}

// unseenFrames is for how many frames a bar moves before the window shows it. What it waits for may be there before
// the window ever does.
const unseenFrames = 20

// Start lets a busy bar move, until Stop, or until the window shows something else: a bar that moves where
// nobody sees it would have the whole window drawn over and over.
func (p *Progress) Start() {
	if p.run != nil || !p.bar.busy {
		return
	}
	seen, unseen := false, 0
	p.run = fyne.NewAnimation(1600*time.Millisecond, func(at float32) {
		switch {
		case Shown(p):
			seen = true
		case seen || unseen >= unseenFrames:
			p.Stop()
			return
		default:
			unseen++
		}
		p.bar.share = at
		p.bar.Refresh()
	})
	p.run.RepeatCount, p.run.AutoReverse = fyne.AnimationRepeatForever, true
	p.run.Start()
}

// Stop ends the movement.
func (p *Progress) Stop() {
	if p.run != nil {
		p.run.Stop()
		p.run = nil
	}
}

// Held returns the button, if any.
func (p *Progress) Held() []fyne.CanvasObject {
	if p.cancel == nil {
		return nil
	}
	return []fyne.CanvasObject{p.cancel}
}

// CreateRenderer is called by Fyne.
func (p *Progress) CreateRenderer() fyne.WidgetRenderer {
	column := container.NewVBox(p.text, container.NewPadded(p.bar))
	if p.cancel == nil {
		return widget.NewSimpleRenderer(column)
	}
	return widget.NewSimpleRenderer(container.NewBorder(nil, nil, nil, container.NewCenter(p.cancel), column))
}

// bar is a track that is filled from the left, or has a piece moving along it.
type bar struct {
	widget.BaseWidget
	share  float32
	busy   bool
	colour fyne.ThemeColorName
}

func newBar() *bar {
	b := &bar{colour: theme.ColorNamePrimary}
	b.ExtendBaseWidget(b)
	return b
}

func (b *bar) CreateRenderer() fyne.WidgetRenderer {
	track, fill := canvas.NewRectangle(color.Transparent), canvas.NewRectangle(color.Transparent)
	track.CornerRadius, fill.CornerRadius = 4, 4
	d := &drawing{objects: []fyne.CanvasObject{track, fill}}
	d.layout = func(size fyne.Size) {
		track.Resize(size)
		if b.busy {
			w := size.Width * 0.25
			fill.Move(fyne.NewPos((size.Width-w)*b.share, 0))
			fill.Resize(fyne.NewSize(w, size.Height))
			return
		}
		fill.Move(fyne.NewPos(0, 0))
		fill.Resize(fyne.NewSize(size.Width*b.share, size.Height))
	}
	d.min = func() fyne.Size { return fyne.NewSize(60, 8) }
	d.refresh = func() {
		track.FillColor, fill.FillColor = theme.Color(look.ColorNameTrack), theme.Color(b.colour)
		d.layout(b.Size())
	}
	d.refresh()
	return d
}

// StrengthBar shows how good a password is in four steps, with a word beside it.
type StrengthBar struct {
	widget.BaseWidget
	steps [4]*bar
	text  *Paragraph
}

// NewStrengthBar returns an empty bar.
func NewStrengthBar() *StrengthBar {
	s := &StrengthBar{text: NewStyledParagraph("", theme.SizeNameCaptionText, look.ColorNameMuted)}
	for i := range s.steps {
		s.steps[i] = newBar()
	}
	s.ExtendBaseWidget(s)
	return s
}

// Set fills score steps, 0 to 4, and shows label below them.
func (s *StrengthBar) Set(score int, label string) {
	colours := [...]fyne.ThemeColorName{theme.ColorNameError, theme.ColorNameError, theme.ColorNameWarning,
		theme.ColorNamePrimary, theme.ColorNameSuccess}
	score = max(0, min(score, len(s.steps)))
	for i, step := range s.steps {
		step.share, step.colour = 0, colours[score]
		if i < score {
			step.share = 1
		}
		step.Refresh()
	}
	s.text.Set(label)
}

// CreateRenderer is called by Fyne.
func (s *StrengthBar) CreateRenderer() fyne.WidgetRenderer {
	row := container.NewGridWithColumns(len(s.steps))
	for _, step := range s.steps {
		row.Add(container.New(&thin{5}, step))
	}
	return widget.NewSimpleRenderer(container.NewVBox(row, s.text))
}

// thin gives an object a fixed height.
type thin struct{ height float32 }

func (l *thin) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(20, l.height) }

func (l *thin) Layout(o []fyne.CanvasObject, size fyne.Size) {
	o[0].Resize(fyne.NewSize(size.Width, l.height))
	o[0].Move(fyne.NewPos(0, (size.Height-l.height)/2))
}
