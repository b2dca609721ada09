package ui

import (
	"errors"
	"os/exec"
	"runtime"
	"strings"

	"pbxusers/ui/words"
)

// errNoPrinter is words for a person: no printing program was found or it failed.
type errNoPrinter struct{ cause error }

// Error is a sentence, because the screens show it as it is.
func (errNoPrinter) Error() string {
	return words.T("Nothing could be printed: the system's printing did not answer. Save it or write it down instead.")
}

// Unwrap is what the system said.
func (e errNoPrinter) Unwrap() error { return e.cause }

// printText sends a text to the default printer, through a pipe: nothing of it is
// written to a file of ours on the way.
func printText(title, text string) error {
	if runtime.GOOS == "windows" {
		return pipe(text, "powershell", "-NoProfile", "-Command", "$input | Out-Printer")
	}
	return pipe(text, "lp", "-t", title, "-")
}

// pdfPrinter sends a PDF file to the default printer in the same way. It is nil on Windows,
// which prints none by itself.
func pdfPrinter() func(title, file string) error {
	if runtime.GOOS == "windows" {
		return nil
	}
	return printText
}

// pipe gives a text to a program. What the program says holds nothing of it: lp and
// PowerShell name the queue and what is wrong with it.
func pipe(text, name string, args ...string) error {
	path, err := exec.LookPath(name)
	if err != nil {
		return errNoPrinter{err}
	}
	cmd := exec.Command(path, args...) //nolint:gosec // one of the two above; the text goes in by the pipe
	cmd.Stdin = strings.NewReader(text)
	if out, err := cmd.CombinedOutput(); err != nil {
		return errNoPrinter{errors.Join(err, errors.New(string(out)))}
	}
	return nil
}
