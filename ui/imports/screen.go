package imports

import (
	"context"
	"io"

	"fyne.io/fyne/v2"

	"pbxusers/data"
	"pbxusers/data/transfer"
	"pbxusers/security/access"
	"pbxusers/ui/kit"
)

// Job is a file as it was read, with what the person chose for it.
type Job struct {
	Sheet    transfer.Sheet
	Mapping  transfer.Mapping
	Defaults transfer.Defaults
}

// Deps is what the package needs of the rest of the program. The functions that return an error block and are
// called on goroutines of their own; the others are called on the drawing goroutine.
type Deps struct {
	// Plan works out what each row of the file would do, and writes nothing.
	Plan func(ctx context.Context, job Job) (transfer.Plan, error)
	// Apply does what was agreed, all of it or nothing, and returns the temporary passwords of new users.
	// data.ErrConflict tells that the register moved since the plan was made.
	Apply func(ctx context.Context, job Job, agreed transfer.Plan, progress func(done, total int)) ([]transfer.SheetRow, error)
	// Choices is what new users may be given.
	Choices func(ctx context.Context) (data.Choices, error)
	Rights  func() access.Rights
	// Mappings are those remembered, by transfer.HeaderKey.
	Mappings func(ctx context.Context) (map[string]transfer.Mapping, error)
	Remember func(ctx context.Context, headerKey string, m transfer.Mapping) error
	// Open and SaveAs are those of package files; chosen and done are called on the drawing goroutine.
	Open   func(title string, extensions []string, chosen func(name string, r io.ReadCloser))
	SaveAs func(title, suggestedName string, write func(io.Writer) error, done func(path string, err error))
	// Print's error is a sentence for people: what happened and what to do.
	Print func(title, text string) error
	// Export writes the users of these ids, or all for nil.
	Export  func(ctx context.Context, w io.Writer, ids []data.UserID, format transfer.Format) error
	Catalog *data.Catalog
	Canvas  func() fyne.Canvas
	Done    func() // users were written: whoever shows them reads them again
	Ended   func() // the account was disabled or deleted meanwhile: the window signs out
}

// Screen imports and exports users.
type Screen struct {
	deps      Deps
	wizard    *wizard     // nil while none is shown
	exporting *kit.Dialog // nil likewise
}

// New returns a screen that shows nothing yet.
func New(deps Deps) *Screen { return &Screen{deps: deps} }

// Import opens the import's wizard, unless it is open.
func (s *Screen) Import() {
	if s.wizard == nil {
		s.wizard = newWizard(s.deps, func() { s.wizard = nil })
		s.wizard.showFile("")
	}
}

// StartWith begins the import of a file, such as one that was dropped on the window. It closes r. A wizard that
// is open starts anew with this file, except one that is writing or shows passwords not kept yet; then
// StartWith does nothing and reports false.
func (s *Screen) StartWith(name string, r io.ReadCloser) bool {
	if s.Unfinished() {
		_ = r.Close()
		return false
	}
	s.Import()
	s.wizard.read(name, r)
	return true
}

// Unfinished reports whether closing the window now would break off an import that is being written, or lose
// temporary passwords that were neither saved nor printed.
func (s *Screen) Unfinished() bool {
	return s.wizard != nil && (s.wizard.writing || s.wizard.unkept())
}

// Close takes away whatever the screen shows, and what lies above it, without asking; an import that is being
// written is cancelled. It is for signing out.
func (s *Screen) Close() {
	if s.wizard != nil {
		s.wizard.close()
	}
	if s.exporting != nil {
		s.exporting.Close()
	}
}

// Shown reports whether the import's wizard is open.
func (s *Screen) Shown() bool { return s.wizard != nil }
