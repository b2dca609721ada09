// Package transfer carries users in and out of CSV files. It reads a file into a Sheet,
// says which column feeds which field (Mapping), and plans: what each row would do to the
// register, with its line and, where it is refused, the reason. It writes nothing to the
// register and knows no rights: security/session plans again inside its transaction,
// compares with Plan.Same what the person agreed to, and applies the rows, all or nothing.
//
// # Reading
//
// UTF-8, UTF-16 and Windows-1252; comma, semicolon or tab; LF, CRLF or CR; a last line
// without an end; quoted cells with line breaks, kept to the byte. encoding/csv is not used
// here: it knows no CR alone, rewrites CRLF inside a cell, and ends at the first broken row,
// where every row should tell its own line. What is wrong with one row stays with that row;
// only a file that cannot be a table at all (too large, NUL bytes, no header) is refused.
//
// # Planning
//
// Rows are matched by username. A field without a column is left alone; so is one whose
// cell is empty, except that in this program's own files an empty cell clears the fields
// that may be empty (desks, start-up dialog, department). Other systems' empty cells mean
// that they do not hold the field. Defaults fill in new users only. New users must always
// change their password: it is a temporary one.
//
// Passwords and hashes of other systems are not taken over, and a mapping that tries to is
// refused.
//
// # Lists and formulas
//
// Roles, desks and tenants stand in one cell, by name, separated by "|". Inside a name "|"
// is written "\|" and "\" is written "\\". The first tenant is the default.
//
// A cell that begins with = + - @, tab or CR would run as a formula in a spreadsheet, and
// gets a leading apostrophe; so does one that begins with apostrophes before such a
// character. Reading takes one apostrophe off again, so that every text survives.
package transfer
