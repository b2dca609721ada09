package imports

import (
	"context"
	"errors"
	"io"
	"slices"

	"pbxusers/data"
	"pbxusers/data/transfer"
	"pbxusers/ui/kit"
	"pbxusers/ui/look"
	"pbxusers/ui/words"
)

// showFile asks for the file; wrong says what was the matter with the one before.
func (w *wizard) showFile(wrong string) {
	w.sheet, w.plan = transfer.Sheet{}, transfer.Plan{}
	page := kit.NewEmptyState(look.IconUp, words.T("Choose a CSV file of users"),
		words.T("Files of PBX Users, FreePBX, FusionPBX, 3CX and CommPeak are recognised; for others you say which column holds what. "+
			"You can also drop a file on this window. Nothing is written before you have seen what would change."), "", nil)
	w.show(stepFile, paged(page, problem(kit.Error, wrong)...), func(d *kit.Dialog) {
		d.SetCancel(words.T("Cancel"))
		d.First = d.SetPrimary(words.T("Choose a file…"), w.choose)
	})
}

func (w *wizard) choose() {
	w.deps.Open(words.T("Choose a file to import"), []string{"csv", "txt", "tsv"}, w.read)
}

// fault is a sentence for people as an error: what is wrong with a file beyond its bytes.
type fault string

func (f fault) Error() string { return string(f) }

// read reads a file and, beside it, what choosing needs. It closes r.
func (w *wizard) read(name string, r io.ReadCloser) {
	var sheet transfer.Sheet
	var choices data.Choices
	var remembered map[string]transfer.Mapping
	w.begin(words.T("Reading %[1]s…", name), func(ctx context.Context) (err error) {
		if sheet, err = readSheet(r); err != nil {
			return err
		}
		if choices, err = w.deps.Choices(ctx); err != nil {
			return err
		}
		remembered, err = w.deps.Mappings(ctx)
		return err
	}, func(err error) {
		if err != nil {
			if !w.ended(err) {
				w.showFile(name + ": " + fileSentence(err))
			}
			return
		}
		w.name, w.sheet, w.choices, w.plan = name, sheet, choices, transfer.Plan{}
		w.mapping, w.origin = mappingFor(sheet, remembered)
		w.touched = false
		if m, ok := w.assigned[transfer.HeaderKey(sheet.Header)]; ok {
			w.mapping, w.origin, w.touched = slices.Clone(m), byMemory, true
		}
		w.showColumns("", false)
	})
}

// readSheet reads a file that has users in it.
func readSheet(r io.ReadCloser) (transfer.Sheet, error) {
	sheet, err := transfer.Read(r)
	_ = r.Close() // it was only read
	switch {
	case err != nil && len(data.Invalids(err)) == 0:
		return sheet, fault(words.T("It cannot be read: %[1]s", err))
	case err != nil:
		return sheet, err
	case sheet.Format == transfer.FreePBXGroups:
		return sheet, fault(words.T("This is FreePBX's list of groups. Export the users instead, and import that file."))
	case len(sheet.Rows) == 0:
		return sheet, fault(words.T("There are column names, but no rows below them."))
	}
	return sheet, nil
}

// fileSentence is what a person reads of an error about a whole file.
func fileSentence(err error) string {
	var f fault
	if errors.As(err, &f) {
		return string(f)
	}
	if all := data.Invalids(err); len(all) > 0 {
		return words.Reason(all[0])
	}
	return sentence(err)
}
