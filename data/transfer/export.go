package transfer

import (
	"encoding/csv"
	"fmt"
	"io"
	"iter"
	"strings"

	"pbxusers/data"
)

// table writes CSV with commas and LF, each cell guarded.
type table struct {
	csv   *csv.Writer
	cells []string
}

// newTable begins a CSV. A marked one starts with a byte order mark, without which
// spreadsheets read accents as Windows-1252.
func newTable(w io.Writer, marked bool) (*table, error) {
	if marked {
		if _, err := io.WriteString(w, byteOrderMark); err != nil {
			return nil, err
		}
	}
	return &table{csv: csv.NewWriter(w)}, nil
}

func (t *table) row(cells ...string) error {
	t.cells = t.cells[:0]
	for _, cell := range cells {
		t.cells = append(t.cells, guard(cell))
	}
	return t.csv.Write(t.cells)
}

func (t *table) end() error {
	t.csv.Flush()
	return t.csv.Error()
}

// WriteUsers writes the users in the columns of Own or FreePBX; another format is an
// error, and so is a role, desk, profile or tenant that names does not know, since a file
// without it would take it away when it is read again. FreePBX's columns hold of a user
// the username, e-mail and department; the default extension is "none", all else empty.
func WriteUsers(w io.Writer, users iter.Seq[data.User], names *data.Names, format Format) error {
	var header []string
	var write func(*data.User) ([]string, error)
	switch format {
	case Own:
		for _, target := range Targets {
			header = append(header, string(target))
		}
		cells := make([]string, targetCount)
		write = func(u *data.User) ([]string, error) { return cells, ownCells(cells, u, names) }
	case FreePBX:
		header = freePBXColumns
		write = freePBXWriter()
	default:
		return fmt.Errorf("users cannot be written as %q", format)
	}
	t, err := newTable(w, format == Own) // FreePBX takes a mark for part of the first column's name
	if err != nil {
		return err
	}
	if err := t.row(header...); err != nil {
		return err
	}
	for u := range users {
		cells, err := write(&u)
		if err != nil {
			return fmt.Errorf("user %s: %w", u.Username, err)
		}
		if err := t.row(cells...); err != nil {
			return err
		}
	}
	return t.end()
}

// ownCells sets the cells of one user in the order of Targets.
func ownCells(cells []string, u *data.User, names *data.Names) error {
	var err error
	if cells[atRoles], err = cellOf(names.Roles, u.Roles); err != nil {
		return err
	}
	if cells[atDesks], err = cellOf(names.Desks, u.Desks); err != nil {
		return err
	}
	if cells[atTenants], err = cellOf(names.Tenants, defaultFirst(u)); err != nil {
		return err
	}
	profile, ok := names.Profiles[u.Profile]
	if !ok {
		return fmt.Errorf("%w: %T %d", errNoName, u.Profile, u.Profile)
	}
	cells[atUsername] = u.Username
	cells[atEmail] = u.Email
	cells[atProfile] = profile
	cells[atStartup] = string(u.Startup)
	cells[atDepartment] = u.Department
	cells[atEnabled] = data.YesNo(u.Enabled)
	cells[atSecondFactor] = string(u.SecondFactor)
	cells[atMustChange] = data.YesNo(u.MustChange)
	return nil
}

func freePBXWriter() func(*data.User) ([]string, error) {
	cells := make([]string, len(freePBXColumns))
	return func(u *data.User) ([]string, error) {
		for i, name := range freePBXColumns {
			switch name {
			case "username":
				cells[i] = u.Username
			case "email":
				cells[i] = u.Email
			case "department":
				cells[i] = u.Department
			case "default_extension":
				cells[i] = "none"
			}
		}
		return cells, nil
	}
}

// SheetRow is a new user's first sign-in. It prints without the password.
type SheetRow struct {
	Username string
	Email    string
	Password string
}

// String is the row for logs.
func (r SheetRow) String() string { return r.Username + " [redacted]" }

// GoString is String: no way of printing shows the password.
func (r SheetRow) GoString() string { return r.String() }

// SheetWords are the column names of a sheet of temporary passwords.
type SheetWords struct{ Username, Email, Password string }

// WriteSheet writes the temporary passwords of new users, to be handed out.
func WriteSheet(w io.Writer, rows []SheetRow, words SheetWords) error {
	t, err := newTable(w, true)
	if err != nil {
		return err
	}
	if err := t.row(words.Username, words.Email, words.Password); err != nil {
		return err
	}
	for _, r := range rows {
		if err := t.row(r.Username, r.Email, r.Password); err != nil {
			return err
		}
	}
	return t.end()
}

// ReportWords are the words of a report.
type ReportWords struct {
	Line, Act, Username, What string // the column names
	Acts                      func(Act) string
	Field                     func(field string) string
	Problem                   func(*data.Invalid) string // one sentence
}

// WriteReport writes what the plan does, a line for each row of the file: its line, the
// act, the username, and the changes (field: old -> new) or what is wrong.
func WriteReport(w io.Writer, plan *Plan, words ReportWords) error {
	t, err := newTable(w, true)
	if err != nil {
		return err
	}
	if err := t.row(words.Line, words.Act, words.Username, words.What); err != nil {
		return err
	}
	var what []string
	for i := range plan.Rows {
		row := &plan.Rows[i]
		what = what[:0]
		for _, c := range row.Changes {
			what = append(what, fmt.Sprintf("%s: %s → %s", words.Field(c.Field), c.Old, c.New))
		}
		for _, problem := range row.Problems {
			what = append(what, words.Problem(problem))
		}
		if err := t.row(fmt.Sprint(row.Line), words.Acts(row.Act), row.User.Username, strings.Join(what, "; ")); err != nil {
			return err
		}
	}
	return t.end()
}
