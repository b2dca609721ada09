package kit

import (
	"image/color"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"pbxusers/ui/look"
)

const stepDisc = 26

// Steps is the header of a wizard: a numbered disc and a title for each step; those behind are ticked.
type Steps struct {
	widget.BaseWidget
	titles  []*Text
	current int
}

// NewSteps returns a header that stands on the first step.
func NewSteps(titles ...string) *Steps {
	s := &Steps{}
	for _, t := range titles {
		s.titles = append(s.titles, NewText(t))
	}
	s.ExtendBaseWidget(s)
	return s
}

// SetStep goes to a step, counted from 0.
func (s *Steps) SetStep(k int) {
	s.current = k
	s.Refresh()
}

// CreateRenderer is called by Fyne.
func (s *Steps) CreateRenderer() fyne.WidgetRenderer {
	d := &drawing{}
	discs, lines := []*canvas.Circle{}, []*canvas.Rectangle{}
	numbers, ticks := []*canvas.Text{}, []*widget.Icon{}
	for i := range s.titles {
		disc, line := canvas.NewCircle(color.Transparent), canvas.NewRectangle(color.Transparent)
		number, tick := canvas.NewText(strconv.Itoa(i+1), color.Transparent), widget.NewIcon(look.In(look.IconCheck, theme.ColorNameForegroundOnPrimary))
		number.Alignment, number.TextStyle.Bold = fyne.TextAlignCenter, true
		discs, lines, numbers, ticks = append(discs, disc), append(lines, line), append(numbers, number), append(ticks, tick)
		d.objects = append(d.objects, line, disc, number, tick, s.titles[i])
	}
	d.layout = func(size fyne.Size) {
		w := size.Width / float32(max(1, len(s.titles)))
		for i := range s.titles {
			x := float32(i) * w
			discs[i].Move(fyne.NewPos(x, 0))
			discs[i].Resize(fyne.NewSquareSize(stepDisc))
			numbers[i].Move(fyne.NewPos(x, (stepDisc-numbers[i].MinSize().Height)/2))
			numbers[i].Resize(fyne.NewSize(stepDisc, numbers[i].MinSize().Height))
			ticks[i].Move(fyne.NewPos(x+5, 5))
			ticks[i].Resize(fyne.NewSquareSize(stepDisc - 10))
			lines[i].Move(fyne.NewPos(x+stepDisc+8, stepDisc/2-1))
			lines[i].Resize(fyne.NewSize(fyne.Max(0, w-stepDisc-16), 2))
			lines[i].Hidden = i+1 == len(s.titles)
			s.titles[i].Move(fyne.NewPos(x, stepDisc+4))
			s.titles[i].Resize(fyne.NewSize(w-10, 20))
		}
	}
	d.min = func() fyne.Size { return fyne.NewSize(float32(len(s.titles))*70, stepDisc+26) }
	d.refresh = func() {
		for i, t := range s.titles {
			done, here := i < s.current, i == s.current
			discs[i].FillColor, discs[i].StrokeWidth = color.Transparent, 2
			discs[i].StrokeColor, numbers[i].Color = theme.Color(theme.ColorNameInputBorder), theme.Color(look.ColorNameMuted)
			if done || here {
				discs[i].FillColor, discs[i].StrokeColor = theme.Color(theme.ColorNamePrimary), theme.Color(theme.ColorNamePrimary)
				numbers[i].Color = theme.Color(theme.ColorNameForegroundOnPrimary)
			}
			numbers[i].TextSize = theme.Size(theme.SizeNameCaptionText)
			numbers[i].Hidden, ticks[i].Hidden = done, !done
			lines[i].FillColor = theme.Color(look.ColorNameBorder)
			if done {
				lines[i].FillColor = theme.Color(theme.ColorNamePrimary)
			}
			t.Bold = here
			t.Color = look.ColorNameMuted
			if here {
				t.Color = theme.ColorNameForeground
			}
			t.Refresh()
		}
		d.layout(s.Size())
	}
	d.refresh()
	return d
}
