package look

import (
	"fmt"
	"image/color"
	"math"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
)

// pair is a colour that stands on another in the program.
type pair struct {
	front, back fyne.ThemeColorName
	least       float64
}

func pairs() []pair {
	const text, line = 4.5, 3
	surfaces := []fyne.ThemeColorName{theme.ColorNameBackground, ColorNameSidebar, ColorNameCard,
		theme.ColorNameInputBackground, theme.ColorNameMenuBackground, theme.ColorNameOverlayBackground,
		theme.ColorNameHeaderBackground, ColorNameRowHover, ColorNameRowSelected}
	all := []pair{}
	for _, s := range surfaces {
		all = append(all,
			pair{theme.ColorNameForeground, s, text},
			pair{theme.ColorNamePlaceHolder, s, text},
			pair{ColorNameMuted, s, text},
			pair{theme.ColorNamePrimary, s, text},
			pair{theme.ColorNameHyperlink, s, text},
			pair{theme.ColorNameError, s, text},
			pair{theme.ColorNameSuccess, s, text},
			pair{theme.ColorNameWarning, s, text},
			pair{theme.ColorNameInputBorder, s, line},
			pair{ColorNameFocusRing, s, line},
			pair{theme.ColorNameDisabled, s, line},
			pair{ColorNameChipForeground, ColorNameChipBackground, text},
		)
	}
	soft := []fyne.ThemeColorName{ColorNameInfoSoft, ColorNameSuccessSoft, ColorNameWarningSoft, ColorNameErrorSoft}
	kinds := []fyne.ThemeColorName{theme.ColorNamePrimary, theme.ColorNameSuccess, theme.ColorNameWarning, theme.ColorNameError}
	for i, s := range soft {
		all = append(all, pair{theme.ColorNameForeground, s, text}, pair{kinds[i], s, text}, pair{kinds[i], theme.ColorNameBackground, line})
	}
	for i := range avatarCount {
		all = append(all, pair{ColorNameAvatarForeground, avatarColorName(i), text})
	}
	return append(all,
		pair{theme.ColorNameForegroundOnPrimary, theme.ColorNamePrimary, text},
		pair{theme.ColorNameForegroundOnError, theme.ColorNameError, text},
		pair{theme.ColorNameForegroundOnSuccess, theme.ColorNameSuccess, text},
		pair{theme.ColorNameForegroundOnWarning, theme.ColorNameWarning, text},
		pair{theme.ColorNameForeground, theme.ColorNameButton, text},
		pair{ColorNameButtonBorder, theme.ColorNameBackground, line},
		pair{ColorNameButtonBorder, ColorNameCard, line},
		pair{ColorNameButtonBorder, theme.ColorNameOverlayBackground, line},
		pair{theme.ColorNameForeground, theme.ColorNameSelection, text},
		pair{theme.ColorNameDisabled, theme.ColorNameDisabledButton, line},
		pair{theme.ColorNamePrimary, ColorNameSidebarSelected, text},
		pair{ColorNameFocusRing, ColorNameSidebarSelected, line},
		pair{ColorNameChipSpecialForeground, ColorNameChipSpecialBackground, text},
		pair{ColorNameTooltipForeground, ColorNameTooltip, text},
		pair{theme.ColorNamePrimary, ColorNameTrack, line},
		pair{theme.ColorNameError, ColorNameTrack, line},
		pair{theme.ColorNameWarning, ColorNameTrack, line},
		pair{theme.ColorNameSuccess, ColorNameTrack, line},
		pair{theme.ColorNameScrollBar, ColorNameCard, line},
		pair{theme.ColorNameScrollBar, theme.ColorNameBackground, line},
	)
}

func TestWhatStandsOnAColourCanBeRead(t *testing.T) {
	for mode, variant := range map[Mode]fyne.ThemeVariant{Light: theme.VariantLight, Dark: theme.VariantDark} {
		th := New(mode)
		for _, p := range pairs() {
			back := th.Color(p.back, variant)
			if got := contrast(over(th.Color(p.front, variant), back), back); got < p.least {
				t.Errorf("%s on %s in mode %d: %.2f, wants %.1f", p.front, p.back, mode, got, p.least)
			}
		}
	}
}

// What lies under a veil (hover, pressed, keyboard) is still read through it.
func TestTextUnderAVeilCanBeRead(t *testing.T) {
	for mode, variant := range map[Mode]fyne.ThemeVariant{Light: theme.VariantLight, Dark: theme.VariantDark} {
		th := New(mode)
		for _, veil := range []fyne.ThemeColorName{theme.ColorNameHover, theme.ColorNamePressed, theme.ColorNameFocus} {
			for _, p := range []pair{
				{theme.ColorNameForeground, theme.ColorNameButton, 4.5},
				{theme.ColorNameForeground, theme.ColorNameInputBackground, 4.5},
				{theme.ColorNameForeground, ColorNameSidebar, 4.5},
				{theme.ColorNameForeground, theme.ColorNameMenuBackground, 4.5},
				{theme.ColorNamePlaceHolder, theme.ColorNameInputBackground, 4.5},
				{ColorNameMuted, theme.ColorNameHeaderBackground, 4.5},
				{theme.ColorNameForegroundOnPrimary, theme.ColorNamePrimary, 4.5},
				{theme.ColorNameForegroundOnError, theme.ColorNameError, 4.5},
			} {
				back := over(th.Color(veil, variant), th.Color(p.back, variant))
				if got := contrast(th.Color(p.front, variant), back); got < p.least {
					t.Errorf("%s on %s under %s in mode %d: %.2f, wants %.1f", p.front, p.back, veil, mode, got, p.least)
				}
			}
		}
	}
}

func TestSystemFollowsTheVariantAndTheOthersDoNot(t *testing.T) {
	for _, c := range []struct {
		mode    Mode
		variant fyne.ThemeVariant
		want    map[fyne.ThemeColorName]color.Color
	}{
		{System, theme.VariantLight, light}, {System, theme.VariantDark, dark}, {System, 7, light},
		{Light, theme.VariantDark, light}, {Dark, theme.VariantLight, dark},
	} {
		if got := New(c.mode).Color(ColorNameCard, c.variant); got != c.want[ColorNameCard] {
			t.Errorf("mode %d, variant %d: %v", c.mode, c.variant, got)
		}
	}
}

func TestBothPalettesNameTheSameColours(t *testing.T) {
	for name := range light {
		if _, ok := dark[name]; !ok {
			t.Errorf("%s has no dark colour", name)
		}
	}
	if len(light) != len(dark) {
		t.Errorf("%d light colours, %d dark ones", len(light), len(dark))
	}
}

func TestSomebodyKeepsTheirColour(t *testing.T) {
	if first, again := AvatarColorName("ana"), AvatarColorName("ana"); first != again {
		t.Error("two colours for one name")
	}
	seen := map[fyne.ThemeColorName]bool{}
	for i := range 200 {
		seen[AvatarColorName(fmt.Sprint("user", i))] = true
	}
	if len(seen) != avatarCount {
		t.Errorf("200 people share %d colours of %d", len(seen), avatarCount)
	}
}

// over paints a colour that may be translucent on an opaque one.
func over(front, back color.Color) color.Color {
	f, b := color.NRGBAModel.Convert(front).(color.NRGBA), color.NRGBAModel.Convert(back).(color.NRGBA)
	mix := func(x, y uint8) uint8 {
		a := float64(f.A) / 255
		return uint8(math.Round(float64(x)*a + float64(y)*(1-a)))
	}
	return color.NRGBA{R: mix(f.R, b.R), G: mix(f.G, b.G), B: mix(f.B, b.B), A: 255}
}

// contrast is the ratio of WCAG 2, 1 to 21.
func contrast(a, b color.Color) float64 {
	x, y := luminance(a), luminance(b)
	return (math.Max(x, y) + 0.05) / (math.Min(x, y) + 0.05)
}

func luminance(c color.Color) float64 {
	n := color.NRGBAModel.Convert(c).(color.NRGBA)
	linear := func(v uint8) float64 {
		f := float64(v) / 255
		if f <= 0.03928 {
			return f / 12.92
		}
		return math.Pow((f+0.055)/1.055, 2.4)
	}
	return 0.2126*linear(n.R) + 0.7152*linear(n.G) + 0.0722*linear(n.B)
}
