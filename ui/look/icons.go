package look

import (
	"embed"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
)

//go:embed icons/*.svg
var iconFiles embed.FS

// Icons that Fyne has no drawing for. They take the theme's foreground colour; In gives them another one.
var (
	IconUser     = icon("user")
	IconUsers    = icon("users")
	IconRole     = icon("role")
	IconDesk     = icon("desk")
	IconProfile  = icon("profile")
	IconTenant   = icon("tenant")
	IconCall     = icon("call")
	IconLog      = icon("log")
	IconKey      = icon("key")
	IconStar     = icon("star")
	IconCheck    = icon("check")
	IconChevron  = icon("chevron") // points down
	IconRight    = icon("chevron-right")
	IconLeft     = icon("chevron-left")
	IconAllRight = icon("chevrons-right")
	IconAllLeft  = icon("chevrons-left")
	IconSortUp   = icon("sort-up")
	IconSortDown = icon("sort-down")
	IconEdit     = icon("edit")
	IconTrash    = icon("trash")
	IconPassword = icon("password")
	IconShield   = icon("shield")
	IconReset    = icon("reset")
	IconClose    = icon("close")
	IconSearch   = icon("search")
	IconSignOut  = icon("sign-out")
	IconBackup   = icon("backup")
	IconMaintain = icon("maintain")
	IconBrand    = icon("brand")
	IconMail     = icon("mail")
	IconTemplate = icon("template")
	IconFilter   = icon("filter")
	IconMore     = icon("more") // three dots
	IconPlus     = icon("plus")
	IconDown     = icon("download")
	IconUp       = icon("upload")
	IconPrint    = icon("print")
	IconCopy     = icon("copy")
	IconLock     = icon("lock")
	IconWarning  = icon("warning")
	IconError    = icon("error")
	IconInfo     = icon("info")
	IconSuccess  = icon("success")
	IconEyeOpen  = icon("eye")
	IconEyeShut  = icon("eye-shut")
	IconQuestion = icon("question")
	IconSettings = icon("settings")
	IconChart    = icon("chart")
	IconPortal   = icon("portal")
)

// boxes take the place of Fyne's check boxes, whose thin lines are drawn paler than the colour they are given.
// These are two whole pixels thick at 18 units, so that the colour is seen as it is.
var boxes = map[fyne.ThemeIconName]fyne.Resource{
	theme.IconNameCheckButton:        icon("box-empty"),
	theme.IconNameCheckButtonChecked: icon("box-ticked"),
	theme.IconNameCheckButtonPartial: icon("box-partly"),
	theme.IconNameCheckButtonFill:    icon("box-fill"),
}

func icon(name string) fyne.Resource {
	file := name + ".svg"
	drawing, err := iconFiles.ReadFile("icons/" + file)
	if err != nil {
		panic("look: no such icon: " + file) // the files are part of the program: only a typing error gets here
	}
	return theme.NewThemedResource(fyne.NewStaticResource(file, drawing))
}

// In returns the icon drawn in the colour of that name.
func In(icon fyne.Resource, name fyne.ThemeColorName) fyne.Resource {
	return theme.NewColoredResource(icon, name)
}
