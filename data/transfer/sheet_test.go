package transfer_test

import (
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"reflect"
	"strings"
	"testing"
	"testing/iotest"
	"unicode/utf16"

	"pbxusers/data"
	"pbxusers/data/transfer"
)

// show is a sheet's rows as line:cells, with what is wrong.
func show(s transfer.Sheet) []string {
	var rows []string
	for _, r := range s.Rows {
		text := fmt.Sprintf("%d:%q", r.Line, r.Cells)
		if r.Problem != nil {
			text += " " + r.Problem.Error()
		}
		rows = append(rows, text)
	}
	return rows
}

func TestRowsAreReadInEveryShape(t *testing.T) {
	for name, c := range map[string]struct {
		text string
		want []string
	}{
		"LF":                           {"a,b\n1,2\n3,4\n", []string{`2:["1" "2"]`, `3:["3" "4"]`}},
		"CRLF":                         {"a,b\r\n1,2\r\n3,4\r\n", []string{`2:["1" "2"]`, `3:["3" "4"]`}},
		"CR alone":                     {"a,b\r1,2\r3,4\r", []string{`2:["1" "2"]`, `3:["3" "4"]`}},
		"mixed line ends":              {"a,b\r\n1,2\r3,4\n5,6", []string{`2:["1" "2"]`, `3:["3" "4"]`, `4:["5" "6"]`}},
		"no end on the last line":      {"a,b\n1,2\n3,4", []string{`2:["1" "2"]`, `3:["3" "4"]`}},
		"last cell empty, no end":      {"a,b\n1,", []string{`2:["1" ""]`}},
		"last line quoted, no end":     {"a,b\n1,\"2\"", []string{`2:["1" "2"]`}},
		"semicolons":                   {"a;b\n\"1;x\";2,5\n", []string{`2:["1;x" "2,5"]`}},
		"tabs":                         {"a\tb\n1\t2\n", []string{`2:["1" "2"]`}},
		"separators quoted in header":  {"\"a,b,c\";d\n1;2\n", []string{`2:["1" "2"]`}},
		"one column":                   {"a\n1\n2\n", []string{`2:["1"]`, `3:["2"]`}},
		"empty lines":                  {"\n\r\n a ,b\n\n1,2\n  \n,\n\n3,4\n\n", []string{`5:["1" "2"]`, `9:["3" "4"]`}},
		"doubled quotes":               {"a,b\n\"\"\"1\"\"\",\"\"\n", []string{`2:["\"1\"" ""]`}},
		"quotes inside a plain cell":   {"a,b\n5\" screen,2\n", []string{`2:["5\" screen" "2"]`}},
		"quoted LF, CR and CRLF":       {"a,b\n\"1\n2\",\"3\r4\"\n\"5\r\n6\",7\n8,9\n", []string{`2:["1\n2" "3\r4"]`, `5:["5\r\n6" "7"]`, `7:["8" "9"]`}},
		"header of two lines":          {"a,\"b\nc\"\n1,2\n", []string{`3:["1" "2"]`}},
		"too few, too many":            {"a,b\n1\n1,2,3\n1,2\n", []string{`2:["1"] row: cells [1 2]`, `3:["1" "2"] row: cells [3 2]`, `4:["1" "2"]`}},
		"only surplus cells are empty": {"a,b\n,,\n1,2,\n", []string{`2:["" ""] row: cells [3 2]`, `3:["1" "2"] row: cells [3 2]`}},
		"open quote":                   {"a,b\n1,2\n\"3\n4\",\"5,6\n7,8\n", []string{`2:["1" "2"]`, `3:["3\n4" "5,6\n7,8\n"] row: open_quote`}},
		"text behind a quote":          {"a,b\n\"1\"x,2\n\"3\",4\n", []string{`2:["1" "2"] row: stray_quote`, `3:["3" "4"]`}},
		"apostrophe before a formula":  {"a,b\n'=1+1,'+34\n''-,'word\n", []string{`2:["=1+1" "+34"]`, `3:["'-" "'word"]`}},
	} {
		t.Run(name, func(t *testing.T) {
			if got := show(read(t, c.text)); !reflect.DeepEqual(got, c.want) {
				t.Errorf("\n got %s\nwant %s", strings.Join(got, "\n     "), strings.Join(c.want, "\n     "))
			}
		})
	}
}

func wide(text string, order binary.ByteOrder) string {
	var b []byte
	for _, unit := range utf16.Encode([]rune(text)) {
		b = append(b, 0, 0)
		order.PutUint16(b[len(b)-2:], unit)
	}
	return string(b)
}

func TestEveryEncodingGivesTheSameText(t *testing.T) {
	const text = "username,department\nann,Dirección €\nbob,São Paulo\n"
	const beyond = "username,department\nann,Dirección 😀\n"
	windows := strings.NewReplacer("ó", "\xf3", "€", "\x80", "ã", "\xe3").Replace(text)
	for name, c := range map[string]struct {
		raw, text string
		want      transfer.Encoding
	}{
		"UTF-8":               {text, text, transfer.UTF8},
		"UTF-8 with mark":     {"\uFEFF" + text, text, transfer.UTF8},
		"Windows-1252":        {windows, text, transfer.Windows1252},
		"UTF-16LE with mark":  {wide("\uFEFF"+beyond, binary.LittleEndian), beyond, transfer.UTF16LE},
		"UTF-16BE with mark":  {wide("\uFEFF"+beyond, binary.BigEndian), beyond, transfer.UTF16BE},
		"UTF-16LE, no mark":   {wide(beyond, binary.LittleEndian), beyond, transfer.UTF16LE},
		"UTF-16BE, no mark":   {wide(beyond, binary.BigEndian), beyond, transfer.UTF16BE},
		"ASCII":               {"a,b\n1,2\n", "a,b\n1,2\n", transfer.UTF8},
		"UTF-16 of two signs": {wide("ab", binary.LittleEndian), "ab", transfer.UTF16LE},
	} {
		t.Run(name, func(t *testing.T) {
			got, want := read(t, c.raw), read(t, c.text)
			if got.Encoding != c.want || !reflect.DeepEqual(got.Header, want.Header) || !reflect.DeepEqual(got.Rows, want.Rows) {
				t.Errorf("%s: %q %q", got.Encoding, got.Header, show(got))
			}
		})
	}
}

func TestAFileThatIsNoTableIsRefusedWithItsReason(t *testing.T) {
	for name, c := range map[string]struct{ raw, want string }{
		"nothing":                  {"", "file: file_empty"},
		"a mark alone":             {"\uFEFF", "file: file_empty"},
		"empty lines":              {"\n\r\n,,\n  \n", "file: file_empty"},
		"a NUL":                    {"a,b\r1,2\r\n3,\x004\n", "file: file_not_text [3]"},
		"a picture":                {"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "file: file_not_text [3]"},
		"UTF-16 cut in a sign":     {wide("\uFEFFa,b\n1,2\n", binary.LittleEndian) + "x", "file: file_not_text [3]"},
		"UTF-16 with half a pair":  {wide("a,b\n1,", binary.LittleEndian) + "\x3d\xd8\x0a\x00", "file: file_not_text [2]"},
		"damaged UTF-8":            {"á,é\ní,ó\n\xff,ú\n", "file: file_not_text [3]"},
		"damaged UTF-8 by mark":    {"\uFEFFa,b\n\xff,1\n", "file: file_not_text [2]"},
		"a quote open in header":   {"a,\"b\n1,2\n", "file: open_quote"},
		"text behind header quote": {"\"a\"x,b\n1,2\n", "file: stray_quote"},
		"too many columns":         {strings.Repeat(",", transfer.ColumnsMost) + "a\n", "file: too_many_columns [1000]"},
		"too many rows":            {"a\n" + strings.Repeat("1\n", transfer.RowsMost+1), "file: too_many_rows [1000000]"},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := transfer.Read(strings.NewReader(c.raw))
			if got := reasonOf(t, err); got != c.want {
				t.Errorf("%s, want %s", got, c.want)
			}
		})
	}
}

// endless gives the letter a for ever.
type endless struct{}

func (endless) Read(p []byte) (int, error) {
	for i := range p {
		p[i] = 'a'
	}
	return len(p), nil
}

func TestAFileWithoutEndIsRefusedAtTheLimit(t *testing.T) {
	_, err := transfer.Read(endless{})
	if got := reasonOf(t, err); got != "file: file_too_large [64]" {
		t.Error(got)
	}
}

func TestAReadErrorIsNotTakenForTheEndOfTheFile(t *testing.T) {
	broken := errors.New("the disk is gone")
	_, err := transfer.Read(io.MultiReader(strings.NewReader("a,b\n1,2\n"), iotest.ErrReader(broken)))
	if !errors.Is(err, broken) {
		t.Error(err)
	}
}

func TestTheRowBeyondTenThousandKeepsItsLine(t *testing.T) {
	var b strings.Builder
	b.WriteString("username,note\n")
	for i := range 10_001 {
		fmt.Fprintf(&b, "user%d,\"two\nlines\"\n", i+1)
	}
	b.WriteString("last")
	rows := read(t, b.String()).Rows
	if len(rows) != 10_002 || rows[10_000].Line != 20_002 || rows[10_000].Cells[0] != "user10001" {
		t.Errorf("%d rows, %+v", len(rows), rows[10_000])
	}
	if last := rows[10_001]; last.Line != 20_004 || last.Problem == nil || last.Problem.Reason != transfer.ReasonCells {
		t.Errorf("%+v", last)
	}
}

func TestEveryReasonIsListedOnce(t *testing.T) {
	seen := map[data.Reason]bool{}
	for _, reason := range transfer.Reasons {
		if reason == "" || seen[reason] {
			t.Errorf("%q", reason)
		}
		seen[reason] = true
	}
}
