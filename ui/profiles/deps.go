package profiles

import (
	"context"

	"fyne.io/fyne/v2"

	"pbxusers/data"
	"pbxusers/ui/lists"
)

// Deps is what the screen needs of the rest of the program. Functions that take a context may block; they are called
// off the drawing goroutine, all others on it.
type Deps struct {
	lists.Deps[data.ProfileID, data.Profile]
	lists.FactorDeps
	Catalog *data.Catalog
	Built   func(data.ModuleKey) bool          // this program has a screen for it
	Icon    func(data.ModuleKey) fyne.Resource // of a module that is built
	Save    func(context.Context, data.Profile) (data.Profile, error)
}
