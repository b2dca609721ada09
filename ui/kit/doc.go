// Package kit is the widgets of PBX Users. They know no PBX and hold no words: every text that people read
// comes in as an argument.
//
// # What for what
//
//	Stage            the content of a window; room for tooltips, and for toasts (ShowToast), which lie above dialogs
//	Frame, Sidebar   the window of somebody who is signed in; where to go
//	Grid, Column     a table of many rows; TextColumn, ChipRow, Avatar, CellButton fill its cells
//	CheckTree, Node  a tree with boxes, and boxes in columns at its leaves
//	MenuPreview      a menu as somebody else would find it
//	Form, Field      fields with labels, help and errors, in one or two columns
//	Entry            text; NewPasswordEntry, NewMultiLineEntry, SearchEntry, CompleteEntry (text from a list, or free)
//	Select, Check    one of a list; yes or no
//	Radio            one of a few that all stand in sight, each with what it means
//	MultiPick        several of a list
//	DualList         several of a long list, what is chosen on its own side
//	Button           NewButton, NewPrimaryButton, NewDangerButton, NewIconButton, NewLinkButton, MenuButton
//	Tabs             a few pages in the place of one
//	Dialog           a window in the window; Confirm asks, Message tells
//	QR               a QR code, black on white and sharp wherever it is
//	Reading          content of a dialog that is only read: its keys scroll
//	Banner           what is true of the whole page; Kind is Info, Success, Warning or Error
//	Progress         long work, with a way to stop it
//	Chip, ChipRow    small words; Avatar: somebody's picture or initials
//	Steps            the header of a wizard; StrengthBar: how good a password is
//	NewCard, NewEmptyState, NewMonospaceBlock, NewParagraph, Text, Surface, NewScroll, NewRowOf, NewStackOf, NewFlow, NewBeside
//
// # How keys flow
//
// Fyne gives a key to the object that has the keyboard, and to nothing else. The kit's fields hand on what
// they have no use for: first to their own OnKey, then to the Form they stand in (Enter: OnSubmit, Escape:
// OnCancel), then to the dialog on top (Enter: primary button, Escape: cancel), at last to the window
// (Canvas.SetOnTypedKey). So Enter in a field presses the dialog's primary button, while on a button it
// presses that button; a list that is open, or a search with text in it, takes the first Escape for itself.
// In a field of several lines Enter makes a new line, and in a search it goes to what was found: it never saves.
// Ctrl+S presses the primary button of a dialog with a Form from wherever the keyboard is, and F1 reaches the window
// through every dialog.
//
// A dialog holds the keyboard: Tab goes round inside it, and what had the keyboard before gets it back when
// the dialog closes. Fyne's own fields do none of this; use the kit's. Where what had the keyboard is hidden or gone,
// the page's Grid gets it (regain): Page.Relayout and Grid.Refresh see to it.
//
// # Lists in forms
//
// A click on the text of a row does what one on its box does, but on a branch of a CheckTree, which it opens. A dialog
// is not saved while something in a DualList is ticked that was not moved. The mouse wheel goes on in what lies round a
// list that is at its end.
//
// # Tooltips
//
// Buttons, checks, selects, chips and CellButtons have SetTooltip; WithTooltip wraps anything else. A tooltip
// appears where the mouse rests, and on a button without text when the keyboard gets there. It goes when
// something is clicked or scrolled. It needs a Stage or a Dialog to be drawn in.
//
// # Sizes
//
// Nothing is measured in pixels of the screen. A Grid's columns share the width by weight, and where their least
// widths do not fit, those of the highest Rank leave; a Form of two columns becomes one where it is narrow; a
// narrow Frame shows the sidebar's icons alone. Stage and Frame report a small least size whatever they hold, so
// that nothing pushes the window off the screen: pages and dialogs scroll inside. 1024x700 is usable at scale 2.
//
// # Speed
//
// Without a graphics card every point that is painted costs time, and one of a rounded rectangle twice as much
// as one of a plain one. Large surfaces are therefore plates (plate.go), and nothing large is painted where
// something opaque will cover it.
package kit
