package look

import (
	"hash/fnv"
	"image/color"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
)

// Colours that Fyne has no name for.
const (
	ColorNameSidebar         fyne.ThemeColorName = "pbxSidebar"         // behind the sidebar
	ColorNameSidebarSelected fyne.ThemeColorName = "pbxSidebarSelected" // behind its selected item
	ColorNameCard            fyne.ThemeColorName = "pbxCard"            // behind cards, tables, dialogs
	ColorNameBorder          fyne.ThemeColorName = "pbxBorder"          // quiet lines between surfaces
	ColorNameButtonBorder    fyne.ThemeColorName = "pbxButtonBorder"    // round a button that is not filled
	ColorNameRowHover        fyne.ThemeColorName = "pbxRowHover"        // row under the mouse
	ColorNameRowSelected     fyne.ThemeColorName = "pbxRowSelected"     // row that is ticked
	ColorNameFocusRing       fyne.ThemeColorName = "pbxFocusRing"       // round what has the keyboard
	ColorNameMuted           fyne.ThemeColorName = "pbxMuted"           // help and secondary text

	ColorNameChipBackground        fyne.ThemeColorName = "pbxChip"
	ColorNameChipForeground        fyne.ThemeColorName = "pbxChipText"
	ColorNameChipSpecialBackground fyne.ThemeColorName = "pbxChipSpecial"
	ColorNameChipSpecialForeground fyne.ThemeColorName = "pbxChipSpecialText"

	ColorNameInfoSoft    fyne.ThemeColorName = "pbxInfoSoft" // behind a banner
	ColorNameSuccessSoft fyne.ThemeColorName = "pbxSuccessSoft"
	ColorNameWarningSoft fyne.ThemeColorName = "pbxWarningSoft"
	ColorNameErrorSoft   fyne.ThemeColorName = "pbxErrorSoft"

	ColorNameTooltip           fyne.ThemeColorName = "pbxTooltip"
	ColorNameTooltipForeground fyne.ThemeColorName = "pbxTooltipText"
	ColorNameScrim             fyne.ThemeColorName = "pbxScrim" // over the window, under a dialog
	ColorNameTrack             fyne.ThemeColorName = "pbxTrack" // empty part of a progress or strength bar

	ColorNameAvatarForeground fyne.ThemeColorName = "pbxAvatarText"
)

// avatarCount is the number of avatar colours in each palette.
const avatarCount = 8

// AvatarColorName returns the name of the colour behind the initials of somebody: the same one for the same
// name in every run.
func AvatarColorName(name string) fyne.ThemeColorName {
	h := fnv.New32a()
	_, _ = h.Write([]byte(name)) // a hash never fails to write
	return avatarColorName(int(h.Sum32() % avatarCount))
}

func avatarColorName(i int) fyne.ThemeColorName {
	return fyne.ThemeColorName("pbxAvatar" + strconv.Itoa(i))
}

func rgb(hex uint32) color.NRGBA {
	return color.NRGBA{R: uint8(hex >> 16), G: uint8(hex >> 8), B: uint8(hex), A: 0xff} // #nosec G115 -- the cut is meant
}

func rgba(hex uint32, alpha uint8) color.NRGBA {
	c := rgb(hex)
	c.A = alpha
	return c
}

var light = withAvatars(map[fyne.ThemeColorName]color.Color{
	theme.ColorNameBackground:          rgb(0xF4F6F8),
	theme.ColorNameForeground:          rgb(0x16202A),
	theme.ColorNamePrimary:             rgb(0x0B6478),
	theme.ColorNameForegroundOnPrimary: rgb(0xFFFFFF),
	theme.ColorNameHyperlink:           rgb(0x0B6478),
	theme.ColorNameFocus:               rgba(0x0B6478, 0x26),
	theme.ColorNameSelection:           rgb(0xC4E1E8),
	theme.ColorNameHover:               rgba(0x16202A, 0x0F),
	theme.ColorNamePressed:             rgba(0x16202A, 0x1F),
	theme.ColorNameButton:              rgb(0xFFFFFF),
	theme.ColorNameDisabledButton:      rgb(0xE9EDF0),
	theme.ColorNameDisabled:            rgb(0x71808B),
	theme.ColorNamePlaceHolder:         rgb(0x55636E),
	theme.ColorNameInputBackground:     rgb(0xFFFFFF),
	theme.ColorNameInputBorder:         rgb(0x7A8994),
	theme.ColorNameHeaderBackground:    rgb(0xEBEFF2),
	theme.ColorNameMenuBackground:      rgb(0xFFFFFF),
	theme.ColorNameOverlayBackground:   rgb(0xFFFFFF),
	theme.ColorNameSeparator:           rgb(0xD9E0E5),
	theme.ColorNameScrollBar:           rgba(0x16202A, 0x8C),
	theme.ColorNameScrollBarBackground: rgba(0x16202A, 0x0F),
	theme.ColorNameShadow:              rgba(0x0C1822, 0x30),
	theme.ColorNameError:               rgb(0xB3261E),
	theme.ColorNameForegroundOnError:   rgb(0xFFFFFF),
	theme.ColorNameSuccess:             rgb(0x1A6B3B),
	theme.ColorNameForegroundOnSuccess: rgb(0xFFFFFF),
	theme.ColorNameWarning:             rgb(0x855000),
	theme.ColorNameForegroundOnWarning: rgb(0xFFFFFF),

	ColorNameSidebar:               rgb(0xE6ECF0),
	ColorNameSidebarSelected:       rgb(0xCDE3E9),
	ColorNameCard:                  rgb(0xFFFFFF),
	ColorNameBorder:                rgb(0xD3DBE1),
	ColorNameButtonBorder:          rgb(0x838F98),
	ColorNameRowHover:              rgb(0xF0F4F6),
	ColorNameRowSelected:           rgb(0xE1F2F7),
	ColorNameFocusRing:             rgb(0x0B6478),
	ColorNameMuted:                 rgb(0x4C5A65),
	ColorNameChipBackground:        rgb(0xDBE3E9),
	ColorNameChipForeground:        rgb(0x2A3945),
	ColorNameChipSpecialBackground: rgb(0xFBE7C6),
	ColorNameChipSpecialForeground: rgb(0x693F00),
	ColorNameInfoSoft:              rgb(0xE2F0F4),
	ColorNameSuccessSoft:           rgb(0xE2F3E8),
	ColorNameWarningSoft:           rgb(0xFDF1DC),
	ColorNameErrorSoft:             rgb(0xFCE9E7),
	ColorNameTooltip:               rgb(0x22303B),
	ColorNameTooltipForeground:     rgb(0xF3F6F8),
	ColorNameScrim:                 rgba(0x0C1822, 0x73),
	ColorNameTrack:                 rgb(0xD3DBE1),
	ColorNameAvatarForeground:      rgb(0xFFFFFF),
}, [avatarCount]uint32{0x0B6478, 0x7A3E9D, 0x2456A6, 0x8F3B1B, 0x2C6B2F, 0xA12C5B, 0x5B5F1A, 0x43556B})

var dark = withAvatars(map[fyne.ThemeColorName]color.Color{
	theme.ColorNameBackground:          rgb(0x14191D),
	theme.ColorNameForeground:          rgb(0xE6ECEF),
	theme.ColorNamePrimary:             rgb(0x55BDD0),
	theme.ColorNameForegroundOnPrimary: rgb(0x06232A),
	theme.ColorNameHyperlink:           rgb(0x6CCADB),
	theme.ColorNameFocus:               rgba(0x55BDD0, 0x33),
	theme.ColorNameSelection:           rgb(0x1E4A56),
	theme.ColorNameHover:               rgba(0xFFFFFF, 0x12),
	theme.ColorNamePressed:             rgba(0xFFFFFF, 0x24),
	theme.ColorNameButton:              rgb(0x262F36),
	theme.ColorNameDisabledButton:      rgb(0x20272D),
	theme.ColorNameDisabled:            rgb(0x7B8993),
	theme.ColorNamePlaceHolder:         rgb(0x9AA8B2),
	theme.ColorNameInputBackground:     rgb(0x11161A),
	theme.ColorNameInputBorder:         rgb(0x74838E),
	theme.ColorNameHeaderBackground:    rgb(0x222A31),
	theme.ColorNameMenuBackground:      rgb(0x222A30),
	theme.ColorNameOverlayBackground:   rgb(0x1D2429),
	theme.ColorNameSeparator:           rgb(0x303A42),
	theme.ColorNameScrollBar:           rgba(0xE6ECEF, 0x80),
	theme.ColorNameScrollBarBackground: rgba(0xE6ECEF, 0x10),
	theme.ColorNameShadow:              rgba(0x000000, 0x73),
	theme.ColorNameError:               rgb(0xF48C84),
	theme.ColorNameForegroundOnError:   rgb(0x3A0705),
	theme.ColorNameSuccess:             rgb(0x6CCB8F),
	theme.ColorNameForegroundOnSuccess: rgb(0x06250F),
	theme.ColorNameWarning:             rgb(0xE6B463),
	theme.ColorNameForegroundOnWarning: rgb(0x2C1C00),

	ColorNameSidebar:               rgb(0x0F1417),
	ColorNameSidebarSelected:       rgb(0x1B3941),
	ColorNameCard:                  rgb(0x1D2429),
	ColorNameBorder:                rgb(0x303A42),
	ColorNameButtonBorder:          rgb(0x646F78),
	ColorNameRowHover:              rgb(0x252E34),
	ColorNameRowSelected:           rgb(0x1C3A43),
	ColorNameFocusRing:             rgb(0x55BDD0),
	ColorNameMuted:                 rgb(0xB4C0C8),
	ColorNameChipBackground:        rgb(0x323D45),
	ColorNameChipForeground:        rgb(0xD5DEE4),
	ColorNameChipSpecialBackground: rgb(0x473513),
	ColorNameChipSpecialForeground: rgb(0xF4CF8E),
	ColorNameInfoSoft:              rgb(0x16323A),
	ColorNameSuccessSoft:           rgb(0x16321F),
	ColorNameWarningSoft:           rgb(0x352910),
	ColorNameErrorSoft:             rgb(0x3C201E),
	ColorNameTooltip:               rgb(0xE6ECEF),
	ColorNameTooltipForeground:     rgb(0x16202A),
	ColorNameScrim:                 rgba(0x000000, 0x99),
	ColorNameTrack:                 rgb(0x39444C),
	ColorNameAvatarForeground:      rgb(0x0D1215),
}, [avatarCount]uint32{0x55BDD0, 0xC79BE0, 0x8DB4F0, 0xEB9E7E, 0x8CC98F, 0xEE94B8, 0xC9C97A, 0xAABBCB})

func withAvatars(p map[fyne.ThemeColorName]color.Color, hues [avatarCount]uint32) map[fyne.ThemeColorName]color.Color {
	for i, hue := range hues {
		p[avatarColorName(i)] = rgb(hue)
	}
	return p
}
