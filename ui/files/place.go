package files

import (
	"bufio"
	"os"
	"path/filepath"
	"strings"

	"pbxusers/ui/words"
)

// place is a folder that people keep files in.
type place struct{ title, path string }

// places lists home and what exists of the usual folders in it.
func places(home string) []place {
	named := userFolders(home)
	candidates := []place{
		{words.T("Home"), home},
		{words.T("Desktop"), named["DESKTOP"]},
		{words.T("Documents"), named["DOCUMENTS"]},
		{words.T("Downloads"), named["DOWNLOAD"]},
	}
	var found []place
	for i, p := range candidates {
		if i > 0 && p.path == home { // how user-dirs.dirs says that there is none
			continue
		}
		if info, err := os.Stat(p.path); err == nil && info.IsDir() {
			found = append(found, p)
		}
	}
	return found
}

// userFolders returns the folders by their XDG names. Linux desktops name them in the person's language and
// tell it in user-dirs.dirs; everywhere else they are English below the surface.
func userFolders(home string) map[string]string {
	folders := map[string]string{
		"DESKTOP": filepath.Join(home, "Desktop"), "DOCUMENTS": filepath.Join(home, "Documents"), "DOWNLOAD": filepath.Join(home, "Downloads"),
	}
	config := os.Getenv("XDG_CONFIG_HOME")
	if config == "" {
		config = filepath.Join(home, ".config")
	}
	file, err := os.Open(filepath.Join(config, "user-dirs.dirs")) //nolint:gosec // the person's own configuration
	if err != nil {
		return folders
	}
	defer file.Close() //nolint:errcheck // it was only read
	for lines := bufio.NewScanner(file); lines.Scan(); {
		name, value, ok := strings.Cut(strings.TrimSpace(lines.Text()), "=")
		name, isXDG := strings.CutPrefix(name, "XDG_")
		name, isDir := strings.CutSuffix(name, "_DIR")
		value = strings.Trim(value, `"`)
		if rest, ok := strings.CutPrefix(value, "$HOME"); ok {
			value = filepath.Join(home, rest)
		}
		if ok && isXDG && isDir && filepath.IsAbs(value) {
			folders[name] = filepath.Clean(value)
		}
	}
	return folders
}
