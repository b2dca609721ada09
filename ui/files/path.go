package files

import (
	"os"
	"path/filepath"
	"strings"
)

const separator = string(filepath.Separator)

// homeFolder is the person's home, or the root where the system knows none.
func homeFolder() string {
	home, err := os.UserHomeDir()
	if err != nil || home == "" {
		return filepath.VolumeName(os.TempDir()) + separator
	}
	return filepath.Clean(home)
}

// unquoted takes off what comes with a pasted path: blanks, and the quotes of a shell or of Windows' "Copy
// as path".
func unquoted(typed string) string {
	typed = strings.TrimSpace(typed)
	if n := len(typed); n > 1 && (typed[0] == '"' || typed[0] == '\'') && typed[n-1] == typed[0] {
		return typed[1 : n-1]
	}
	return typed
}

// resolve returns the absolute path that typed means when base is the folder shown.
func resolve(typed, base, home string) string {
	typed = unquoted(typed)
	switch {
	case typed == "~":
		return home
	case strings.HasPrefix(typed, "~/") || strings.HasPrefix(typed, "~"+separator):
		return filepath.Join(home, typed[2:])
	case filepath.IsAbs(typed):
		return filepath.Clean(typed)
	}
	return filepath.Join(base, typed)
}

// split cuts what is typed after its last separator: "~/Do" is "~/" and "Do".
func split(typed string) (folder, name string) {
	at := strings.LastIndexFunc(typed, func(r rune) bool { return r < 128 && os.IsPathSeparator(uint8(r)) })
	return typed[:at+1], typed[at+1:]
}
