package transfer

import "pbxusers/data"

// FieldFile and FieldRow stand in a *data.Invalid for the whole file and a whole row.
const (
	FieldFile = "file"
	FieldRow  = "row"
)

// The reasons that only files know, with what Invalid.Args holds.
const (
	ReasonFileTooLarge   data.Reason = "file_too_large"   // Args: most MiB (int)
	ReasonFileEmpty      data.Reason = "file_empty"       // no header, nothing at all
	ReasonFileNotText    data.Reason = "file_not_text"    // NUL or broken characters; Args: line (int)
	ReasonTooManyRows    data.Reason = "too_many_rows"    // Args: most allowed (int)
	ReasonTooManyColumns data.Reason = "too_many_columns" // Args: most allowed (int)
	ReasonCells          data.Reason = "cells"            // too few or too many cells; Args: found, wanted (int)
	ReasonOpenQuote      data.Reason = "open_quote"       // a quote never closed; all that follows is in that cell
	ReasonStrayQuote     data.Reason = "stray_quote"      // text after a closing quote
	ReasonTwice          data.Reason = "twice"            // stands in an earlier row too; Args: its line (int)
	ReasonOtherHeader    data.Reason = "other_header"     // the mapping was made for another header
	ReasonTwoColumns     data.Reason = "two_columns"      // two columns feed the same field
	ReasonSecretColumn   data.Reason = "secret_column"    // a password column may feed no field; Args: its name (string)
)

// Reasons lists the reasons of this package, so that a test can hold the words for
// people against them.
var Reasons = []data.Reason{
	ReasonFileTooLarge, ReasonFileEmpty, ReasonFileNotText, ReasonTooManyRows, ReasonTooManyColumns, ReasonCells,
	ReasonOpenQuote, ReasonStrayQuote, ReasonTwice, ReasonOtherHeader, ReasonTwoColumns, ReasonSecretColumn,
}

// refuse makes the *data.Invalid itself, where a plan collects them.
func refuse(field string, reason data.Reason, args ...any) *data.Invalid {
	return &data.Invalid{Field: field, Reason: reason, Args: args}
}
