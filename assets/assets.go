// Package assets holds the files that are part of the program: the module tree, the
// permissions, the translations and the icon.
package assets

import (
	"embed"
)

// Modules is the module tree category > group > module, as data.ParseCatalog reads it.
//
//go:embed modules.json
var Modules []byte

// Permissions is the list of permissions and the default roles, as data.ParseCatalog reads it.
//
//go:embed permissions.json
var Permissions []byte

// Translations holds one file a language, such as translations/es.json: the English
// text is the key, see ui/words.
//
//go:embed translations
var Translations embed.FS

// Icon is the program's icon, a PNG of 512 pixels a side.
//
//go:embed icon.png
var Icon []byte
