package transfer

import (
	"fmt"
	"io"
	"strings"

	"pbxusers/data"
)

// The bounds of a file.
const (
	SizeMost    = 64 << 20 // bytes
	RowsMost    = 1_000_000
	ColumnsMost = 1_000
)

// Row is one record of a file below the header.
type Row struct {
	Line    int           // where it begins, from 1; the header is usually line 1
	Cells   []string      // as many as the header has, unless Problem says otherwise
	Problem *data.Invalid // why the row cannot be read; nil: it can
}

// Sheet is a file as a table. Its cells are the texts themselves: unquoted, and without
// the apostrophe that kept a spreadsheet from running them.
type Sheet struct {
	Header   []string // trimmed
	Rows     []Row    // without empty ones
	Encoding Encoding
	Comma    rune // ',', ';' or tab
	Format   Format
}

// Read reads a CSV file of at most SizeMost bytes. It returns a *data.Invalid of
// FieldFile when the file is no table of text: ReasonFileTooLarge, ReasonFileEmpty,
// ReasonFileNotText, ReasonTooManyRows, ReasonTooManyColumns, or what is wrong with the
// header row. What is wrong with another row is that Row's Problem.
func Read(r io.Reader) (Sheet, error) {
	var raw strings.Builder
	n, err := io.Copy(&raw, io.LimitReader(r, SizeMost+1))
	if err != nil {
		return Sheet{}, fmt.Errorf("reading the file: %w", err)
	}
	if n > SizeMost {
		return Sheet{}, data.Refuse(FieldFile, ReasonFileTooLarge, SizeMost>>20)
	}
	text, encoding, err := decode(raw.String())
	if err != nil {
		return Sheet{}, err
	}
	comma := guessComma(text)
	sheet := Sheet{Encoding: encoding, Comma: rune(comma)}
	s := newScanner(text, comma, ColumnsMost)
	if sheet.Header, err = readHeader(s); err != nil {
		return Sheet{}, err
	}
	sheet.Format = Detect(sheet.Header)
	sheet.Rows, err = readRows(s, len(sheet.Header))
	return sheet, err
}

func readHeader(s *scanner) ([]string, error) {
	for s.next() > 0 {
		if s.count > ColumnsMost {
			return nil, data.Refuse(FieldFile, ReasonTooManyColumns, ColumnsMost)
		}
		if blank(s.cells) {
			continue
		}
		if s.problem != "" {
			return nil, data.Refuse(FieldFile, s.problem)
		}
		header := make([]string, len(s.cells))
		for i, cell := range s.cells {
			header[i] = strings.TrimSpace(cell)
		}
		return header, nil
	}
	return nil, data.Refuse(FieldFile, ReasonFileEmpty)
}

func readRows(s *scanner, columns int) ([]Row, error) {
	s.most = columns
	var kept arena
	rest := s.text[s.pos:]
	rows := make([]Row, 0, min(1+max(strings.Count(rest, "\n"), strings.Count(rest, "\r")), RowsMost))
	for {
		line := s.next()
		if line == 0 {
			return rows, nil
		}
		if s.problem == "" && s.count <= columns && blank(s.cells) {
			continue
		}
		if len(rows) == RowsMost {
			return nil, data.Refuse(FieldFile, ReasonTooManyRows, RowsMost)
		}
		row := Row{Line: line, Cells: kept.keep(s.cells)}
		switch {
		case s.problem != "":
			row.Problem = refuse(FieldRow, s.problem)
		case s.count != columns:
			row.Problem = refuse(FieldRow, ReasonCells, s.count, columns)
		}
		rows = append(rows, row)
	}
}

func blank(cells []string) bool {
	for _, cell := range cells {
		if strings.TrimSpace(cell) != "" {
			return false
		}
	}
	return true
}

// arena keeps the cells of many rows in few allocations.
type arena struct{ free []string }

func (a *arena) keep(cells []string) []string {
	if len(a.free) < len(cells) {
		a.free = make([]string, max(8192, len(cells)))
	}
	kept := a.free[:len(cells):len(cells)]
	a.free = a.free[len(cells):]
	copy(kept, cells)
	return kept
}
