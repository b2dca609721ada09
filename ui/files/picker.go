package files

import (
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"pbxusers/ui/kit"
	"pbxusers/ui/look"
	"pbxusers/ui/words"
)

// picker is what choosing a file to read and one to write have in common: a field for a path and, below it,
// the folder it leads to.
type picker struct {
	canvas fyne.Canvas
	dialog *kit.Dialog
	body   *fyne.Container
	field  *kit.Field
	entry  *kit.CompleteEntry
	folder *kit.Text
	grid   *kit.Grid
	rows   []entry // what the grid shows

	home    string
	base    string  // the folder gone to; what is typed begins here
	name    string  // suggested for the file; "" where there is nothing to suggest
	shown   string  // the folder listed: base, or the one typed
	listed  []entry // all that is in it
	filter  filter
	reading int  // counts the folders asked for, so that a slow answer does not overtake a later one
	setting bool // the field is being set by us

	take func(path string) // a path was decided for; it is absolute
}

// newPicker lays the dialog out; label stands above the field. Whoever makes it adds the buttons.
func newPicker(w fyne.Window, title, label string, extensions []string) *picker {
	p := &picker{canvas: w.Canvas(), home: homeFolder(), filter: newFilter(extensions), folder: kit.NewText("")}
	if p.base = lastFolder; p.base == "" {
		p.base = p.home
	}
	p.entry = kit.NewCompleteEntry(p.completions, p.typed)
	p.entry.SetPlaceHolder(words.T("Type or paste a path, or choose below"))
	p.field = kit.NewField(label, p.entry)
	p.grid = p.newGrid()

	up := kit.NewIconButton(theme.MoveUpIcon(), words.T("The folder above"), func() { p.goTo(filepath.Dir(p.shown)) })
	var right fyne.CanvasObject
	if len(p.filter.extensions) > 0 {
		right = kit.NewCheck(words.T("Show all files"), func(on bool) {
			p.filter.all = on
			p.list()
		})
	}
	head := container.NewBorder(nil, nil, up, right, p.folder)
	sides := container.NewVBox()
	for _, place := range places(p.home) {
		b := kit.NewLinkButton(place.title, func() { p.goTo(place.path) })
		b.Alignment = widget.ButtonAlignLeading
		sides.Add(b)
	}
	below := container.NewBorder(head, nil, kit.NewInset(sides, 0, 4), nil, p.grid)
	p.body = container.NewBorder(kit.NewInset(p.field, 0, 2), nil, nil, nil, below)
	p.dialog = kit.NewDialog(title, p.body)
	p.dialog.SetSize(760, 560)
	p.dialog.First = p.entry
	return p
}

func (p *picker) newGrid() *kit.Grid {
	named := kit.Column{Title: words.T("Name"), Weight: 6, MinWidth: 160,
		Cell: func() fyne.CanvasObject {
			icon := container.NewGridWrap(fyne.NewSquareSize(18), widget.NewIcon(nil))
			return container.NewBorder(nil, nil, container.NewCenter(icon), nil, kit.NewInset(kit.NewText(""), 4, 0))
		},
		Update: func(row int, cell fyne.CanvasObject) {
			parts := cell.(*fyne.Container).Objects
			parts[0].(*fyne.Container).Objects[0].(*kit.Text).Set(p.rows[row].name)
			icon, colour := theme.FileIcon(), look.ColorNameMuted
			if p.rows[row].isDir {
				icon, colour = theme.FolderIcon(), theme.ColorNamePrimary
			}
			parts[1].(*fyne.Container).Objects[0].(*fyne.Container).Objects[0].(*widget.Icon).SetResource(look.In(icon, colour))
		}}
	size := kit.TextColumn(words.T("Size"), 2, 76, func(row int) string {
		if p.rows[row].isDir {
			return ""
		}
		return words.Size(p.rows[row].size)
	})
	changed := kit.TextColumn(words.T("Changed"), 3, 154, func(row int) string { return words.Time(p.rows[row].changed) })
	g := kit.NewGrid([]kit.Column{named, size, changed}, false, func() int { return len(p.rows) }, func(row int) int64 { return int64(row) })
	g.OnOpen = p.open
	g.OnMove = func(row int) {
		if !p.rows[row].isDir {
			p.set(p.rows[row].name)
			p.base = p.shown
		}
	}
	g.OnRune = func(r rune) {
		p.canvas.Focus(p.entry)
		p.entry.TypedRune(r)
	}
	return g
}

// lastFolder is where a file was chosen or saved last in this run, as people work in one folder for a while.
// It belongs to the drawing goroutine.
var lastFolder string

// used remembers the folder of a file that was chosen or saved.
func used(path string) { lastFolder = filepath.Dir(path) }

// show opens the dialog in the folder used last, else in the home folder, with the suggested name in the field,
// marked, so that typing replaces it.
func (p *picker) show() {
	p.dialog.Show(p.canvas)
	p.set(p.name)
	p.entry.TypedShortcut(&fyne.ShortcutSelectAll{})
	if p.base == p.home {
		p.load(p.home, nil)
		return
	}
	p.load(p.base, func(error) { // a stick that was pulled out
		p.base = p.home
		p.load(p.home, nil)
	})
}

// set puts text into the field as if nobody had typed it.
func (p *picker) set(text string) {
	p.setting = true
	p.entry.SetText(text)
	p.entry.CursorColumn = len([]rune(text))
	p.entry.Refresh()
	p.setting = false
	p.wrong("")
}

// wrong tells what is wrong with the path, beside it; "" for nothing.
func (p *picker) wrong(text string) {
	if p.field.Wrong() == text {
		return
	}
	p.field.SetError(text)
	p.body.Refresh() // makes room
}

// typed follows what the person types: the list shows the folder that it leads to.
func (p *picker) typed(text string) {
	if p.setting {
		return
	}
	p.wrong("")
	folder, name := split(unquoted(text))
	target := p.base
	if folder != "" {
		target = resolve(folder, p.base, p.home)
	}
	if target != p.shown {
		p.load(target, func(error) {}) // half a path is no mistake yet
		return
	}
	p.list()
	for i, e := range p.rows {
		if name != "" && strings.HasPrefix(strings.ToLower(e.name), strings.ToLower(name)) {
			p.setting = true
			p.mark(i)
			p.setting = false
			return
		}
	}
}

// mark makes a row the current one without taking its name: what is typed stays.
func (p *picker) mark(row int) {
	move := p.grid.OnMove
	p.grid.OnMove = nil
	p.grid.SetCurrent(row)
	p.grid.OnMove = move
}

// completions returns what can follow in the field: the entries of the folder that it leads to.
func (p *picker) completions() []string {
	folder, name := split(p.entry.Text)
	if folder == "" && p.shown != p.base || folder != "" && resolve(folder, p.base, p.home) != p.shown {
		return nil // its list is still on the way
	}
	var options []string
	for _, e := range p.listed {
		switch {
		case !p.filter.shows(e, name):
		case e.isDir:
			options = append(options, folder+e.name+separator)
		default:
			options = append(options, folder+e.name)
		}
	}
	return options
}

// load reads a folder and shows it; failed is told why it cannot (nil: it stands beside the field).
func (p *picker) load(folder string, failed func(error)) {
	p.reading++
	mine := p.reading
	go func() {
		list, err := listFolder(folder)
		fyne.Do(func() {
			switch {
			case mine != p.reading:
			case err == nil:
				p.shown, p.listed = folder, list
				p.folder.Set(folder)
				p.list()
				p.mark(0)
				p.grid.ScrollToTop()
			case failed != nil:
				failed(err)
			default:
				p.wrong(reason(err))
			}
		})
	}()
}

// list shows what the filter lets through.
func (p *picker) list() {
	_, name := split(p.entry.Text)
	p.rows = p.rows[:0]
	for _, e := range p.listed {
		if p.filter.shows(e, name) {
			p.rows = append(p.rows, e)
		}
	}
	p.grid.Empty = nil
	if len(p.rows) == 0 {
		text := words.T("This folder is empty.")
		if len(p.filter.extensions) > 0 && !p.filter.all {
			text = words.T("No files of this kind here.")
		}
		p.grid.Empty = kit.NewStyledText(text, theme.SizeNameText, look.ColorNameMuted, false)
	}
	p.grid.Refresh()
}

// goTo makes a folder the one shown, from which names are meant. A name in the field stays, for somebody who
// saves it elsewhere; where the folder's own was typed there, the suggested one comes back.
func (p *picker) goTo(folder string) {
	_, name := split(unquoted(p.entry.Text))
	if name == ".." || name == "." || strings.HasPrefix(strings.ToLower(filepath.Base(folder)), strings.ToLower(name)) {
		name = p.name
	}
	p.base = folder
	p.set(name)
	p.load(folder, nil)
}

// open takes a row: goes into a folder, decides for a file.
func (p *picker) open(row int) {
	e := p.rows[row]
	path := filepath.Join(p.shown, e.name)
	if e.isDir {
		p.goTo(path)
		return
	}
	p.base = p.shown
	p.set(e.name)
	p.take(path)
}

// decide takes what is in the field.
func (p *picker) decide() {
	if strings.TrimSpace(p.entry.Text) == "" {
		p.wrong(words.T("Type a path, or choose a file in the list."))
		p.canvas.Focus(p.entry)
		return
	}
	p.take(resolve(p.entry.Text, p.base, p.home))
}
