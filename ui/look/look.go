// Package look is how PBX Users looks: its colours, sizes and icons, for a light and a dark desktop.
//
// New makes the theme that main gives to Fyne. Widgets ask for colours by name: Fyne's own names
// (theme.ColorNameForeground and so on) and the names declared here for surfaces that Fyne does not know
// (sidebar, card, chip). Every pair of colours that stands on one another in the program is listed in the
// package's test, which computes its WCAG contrast: 4.5:1 for text, 3:1 for outlines, focus rings and
// disabled text.
package look

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
)

// Mode says which of the two palettes the theme uses.
type Mode int

// The modes: System follows what the operating system says, Light and Dark do not.
const (
	System Mode = iota
	Light
	Dark
)

// Sizes that Fyne has no name for, in Fyne's units (pixels at scale 1).
const (
	SizeNameRow    fyne.ThemeSizeName = "pbxRow"    // height of a row of a table
	SizeNameGap    fyne.ThemeSizeName = "pbxGap"    // space between two blocks on a page
	SizeNameMargin fyne.ThemeSizeName = "pbxMargin" // space round a page, a card, a dialog
	SizeNameRing   fyne.ThemeSizeName = "pbxRing"   // thickness of the focus ring
)

var sizes = map[fyne.ThemeSizeName]float32{
	theme.SizeNameText:               14,
	theme.SizeNameCaptionText:        12,
	theme.SizeNameHeadingText:        22,
	theme.SizeNameSubHeadingText:     16,
	theme.SizeNamePadding:            4,
	theme.SizeNameInnerPadding:       7,
	theme.SizeNameLineSpacing:        3,
	theme.SizeNameInlineIcon:         18,
	theme.SizeNameSeparatorThickness: 1,
	theme.SizeNameInputBorder:        1,
	theme.SizeNameInputRadius:        6,
	theme.SizeNameButtonRadius:       6,
	theme.SizeNameSelectionRadius:    4,
	theme.SizeNameCardRadius:         10,
	theme.SizeNameDialogRadius:       12,
	theme.SizeNamePopupRadius:        8,
	theme.SizeNameMenuRadius:         8,
	theme.SizeNameScrollBar:          12,
	theme.SizeNameScrollBarSmall:     5,
	theme.SizeNameScrollBarRadius:    4,
	SizeNameRow:                      40,
	SizeNameGap:                      12,
	SizeNameMargin:                   20,
	SizeNameRing:                     2,
}

type look struct {
	fyne.Theme
	mode Mode
}

// New returns the program's theme. With System it takes the variant that Fyne passes, and light where the
// system says nothing.
func New(mode Mode) fyne.Theme {
	return &look{Theme: theme.DefaultTheme(), mode: mode}
}

// Color returns the colour of a name: ours, or Fyne's where the palette does not name it.
func (l *look) Color(name fyne.ThemeColorName, variant fyne.ThemeVariant) color.Color {
	switch l.mode {
	case Light:
		variant = theme.VariantLight
	case Dark:
		variant = theme.VariantDark
	}
	palette := light
	if variant == theme.VariantDark {
		palette = dark
	} else {
		variant = theme.VariantLight
	}
	if c, ok := palette[name]; ok {
		return c
	}
	return l.Theme.Color(name, variant)
}

// Size returns the size of a name in Fyne's units.
func (l *look) Size(name fyne.ThemeSizeName) float32 {
	if s, ok := sizes[name]; ok {
		return s
	}
	return l.Theme.Size(name)
}

// Icon returns the drawing of a name: our boxes, else Fyne's.
func (l *look) Icon(name fyne.ThemeIconName) fyne.Resource {
	if box, ok := boxes[name]; ok {
		return box
	}
	return l.Theme.Icon(name)
}
