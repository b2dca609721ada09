package imports

import (
	"pbxusers/data/transfer"
	"pbxusers/ui/words"
)

// formatText says in plain words where a file comes from.
func formatText(f transfer.Format) string {
	switch f {
	case transfer.Own:
		return words.T("A file of PBX Users")
	case transfer.FreePBX:
		return words.T("An export of FreePBX User Management")
	case transfer.FusionPBX:
		return words.T("An export of FusionPBX")
	case transfer.ThreeCX:
		return words.T("An export of 3CX")
	case transfer.CommPeak:
		return words.T("An export of CommPeak")
	}
	return words.T("This kind of file is new here: say what each column holds")
}

// shapeText says how the file is written: rows, characters, separator.
func shapeText(sheet transfer.Sheet) string {
	text := words.N(len(sheet.Rows), "%[1]s row", "%[1]s rows") + " · "
	switch sheet.Encoding {
	case transfer.Windows1252:
		text += words.T("Western European characters (Windows-1252)")
	case transfer.UTF16LE, transfer.UTF16BE:
		text += words.T("Unicode characters (UTF-16)")
	default:
		text += words.T("Unicode characters (UTF-8)")
	}
	text += " · "
	switch sheet.Comma {
	case ';':
		return text + words.T("separated by semicolons")
	case '\t':
		return text + words.T("separated by tabs")
	}
	return text + words.T("separated by commas")
}
