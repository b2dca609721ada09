package transfer

import (
	"bytes"
	"compress/zlib"
	"fmt"
	"io"
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"
	"unicode/utf16"

	"github.com/skip2/go-qrcode"
	"golang.org/x/image/font/gofont/gobold"
	"golang.org/x/image/font/gofont/gomono"
	"golang.org/x/image/font/gofont/goregular"

	"pbxusers/data"
)

var (
	sheetFonts = EnrolmentFonts{Regular: goregular.TTF, Bold: gobold.TTF, Mono: gomono.TTF}
	sheetWords = EnrolmentWords{
		Document: "Enrolment sheets", Title: "Enrolment sheet", Username: "Username", Email: "E-mail", SetupKey: "Setup Key",
		Codes: "Recovery codes", Steps: "What to do", Do: []string{"Install an app.", "Scan the code.", "Sign in."},
		AboutCodes: "Each lets you in once.", Warning: "Keep it or destroy it.", Made: "Made on 2026-11-22",
	}
	sheetDay = time.Date(2026, 11, 22, 9, 0, 0, 0, time.UTC)
)

// sheetOf is the sheet of a user, with secrets that are no other's.
func sheetOf(username string, n int) data.EnrolmentSheet {
	secret := strings.Repeat(fmt.Sprintf("ABCDEFG%d", 2+n), 4)
	sheet := data.EnrolmentSheet{Organisation: "Zoë & Łukasz", Username: username, Email: username + "@example.org",
		Enrolment: data.Enrolment{URI: "otpauth://totp/Office:" + username + "?secret=" + secret + "&issuer=Office"}}
	for i := 0; i < len(secret); i += 4 {
		sheet.Enrolment.SetupKey += secret[i:i+4] + " "
	}
	sheet.Enrolment.SetupKey = strings.TrimSpace(sheet.Enrolment.SetupKey)
	for i := range 10 {
		sheet.Codes = append(sheet.Codes, fmt.Sprintf("%04d-AAAA-BBBB-%04d", n, i))
	}
	return sheet
}

func written(t *testing.T, sheets ...data.EnrolmentSheet) []byte {
	t.Helper()
	var file bytes.Buffer
	if err := WriteEnrolmentSheets(&file, sheets, sheetFonts, sheetWords, sheetDay, nil); err != nil {
		t.Fatal(err)
	}
	return file.Bytes()
}

var (
	stream    = regexp.MustCompile(`(?s)stream\r?\n(.*?)\r?\nendstream`)
	shown     = regexp.MustCompile(`(?s)\(((?:[^\\()]|\\.)*)\)Tj`)
	escaped   = regexp.MustCompile(`(?s)\\(.)`)
	rectangle = regexp.MustCompile(`(?m)^(-?[\d.]+) (-?[\d.]+) (-?[\d.]+) (-?[\d.]+) re f$`)
)

// pages returns the drawing of each page.
func pages(t *testing.T, file []byte) (list []string) {
	t.Helper()
	for _, found := range stream.FindAllSubmatch(file, -1) {
		r, err := zlib.NewReader(bytes.NewReader(found[1]))
		if err != nil {
			continue // what is not compressed is no page
		}
		drawing, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		if bytes.Contains(drawing, []byte("Tj ET")) {
			list = append(list, string(drawing))
		}
	}
	return list
}

// textOf returns what stands on a page, a line each.
func textOf(page string) string {
	lines := []string{}
	for _, found := range shown.FindAllStringSubmatch(page, -1) {
		raw := escaped.ReplaceAllStringFunc(found[1], func(s string) string {
			if s[1] == 'r' {
				return "\r"
			}
			return s[1:]
		})
		units := make([]uint16, len(raw)/2)
		for i := range units {
			units[i] = uint16(raw[2*i])<<8 | uint16(raw[2*i+1])
		}
		lines = append(lines, string(utf16.Decode(units)))
	}
	return strings.Join(lines, "\n")
}

// squares returns whether the middle of each module of a code of that many is drawn black on the page. The code's
// first and last columns are quiet.
func squares(t *testing.T, page string, modules int) [][]bool {
	t.Helper()
	type box struct{ left, low, right, high float64 }
	var boxes []box
	const far = 1e9
	all := box{far, far, -far, -far}
	for _, found := range rectangle.FindAllStringSubmatch(page, -1) {
		var n [4]float64
		for i := range n {
			n[i], _ = strconv.ParseFloat(found[i+1], 64)
		}
		b := box{n[0], min(n[1], n[1]+n[3]), n[0] + n[2], max(n[1], n[1]+n[3])}
		boxes = append(boxes, b)
		all = box{min(all.left, b.left), min(all.low, b.low), max(all.right, b.right), max(all.high, b.high)}
	}
	const quiet = 4
	side := (all.right - all.left) / float64(modules-2*quiet)
	grid := make([][]bool, modules)
	for row := range grid {
		grid[row] = make([]bool, modules)
		for column := range grid[row] {
			x, y := all.left+(float64(column-quiet)+0.5)*side, all.high-(float64(row-quiet)+0.5)*side
			for _, b := range boxes {
				grid[row][column] = grid[row][column] || x > b.left && x < b.right && y > b.low && y < b.high
			}
		}
	}
	return grid
}

// leftmost is where the first black of the code begins, in points.
func leftmost(page string) float64 {
	left := math.Inf(1)
	for _, found := range rectangle.FindAllStringSubmatch(page, -1) {
		x, _ := strconv.ParseFloat(found[1], 64)
		left = min(left, x)
	}
	return left
}

func TestEachUserHasAPageWithItsOwnSecrets(t *testing.T) {
	sheets := []data.EnrolmentSheet{sheetOf("zoe", 1), sheetOf("lukasz", 2)}
	var file bytes.Buffer
	counted := []int{}
	if err := WriteEnrolmentSheets(&file, sheets, sheetFonts, sheetWords, sheetDay, func(done int) { counted = append(counted, done) }); err != nil {
		t.Fatal(err)
	}
	if !slices.Equal(counted, []int{1, 2}) {
		t.Errorf("counted %v", counted)
	}
	drawn := pages(t, file.Bytes())
	if len(drawn) != 2 {
		t.Fatalf("%d pages", len(drawn))
	}
	for i, sheet := range sheets {
		text := textOf(drawn[i])
		groups := strings.Fields(sheet.Enrolment.SetupKey)
		wanted := append([]string{sheet.Organisation, sheet.Username, sheet.Email, strings.Join(groups[:4], " "), strings.Join(groups[4:], " "),
			"Install an app.", "Scan the code.", "Sign in.", "Keep it or destroy it.", "2026-11-22"}, sheet.Codes...)
		for _, want := range wanted {
			if !strings.Contains(text, want) {
				t.Errorf("page %d lacks %q:\n%s", i+1, want, text)
			}
		}
		if other := sheets[1-i]; strings.Contains(text, other.Codes[0]) || strings.Contains(text, other.Username) {
			t.Errorf("page %d holds what is %s's", i+1, other.Username)
		}
	}
}

func TestTheCodeOnThePageIsTheSetupAddress(t *testing.T) {
	sheet := sheetOf("zoe", 1)
	code, err := qrcode.New(sheet.Enrolment.URI, qrcode.Medium)
	if err != nil {
		t.Fatal(err)
	}
	want := code.Bitmap()
	page := pages(t, written(t, sheet))[0]
	const point = 25.4 / 72
	if left := leftmost(page) * point; math.Abs(left-margin) > 0.05 {
		t.Errorf("the code begins at %.2f mm, the text at %.2f", left, margin)
	}
	got := squares(t, page, len(want))
	if fmt.Sprint(got) != fmt.Sprint(want) {
		t.Error("the squares drawn are not those of the code")
	}
}

func TestNothingOfASheetStandsOutsideItsPage(t *testing.T) {
	sheet := sheetOf("zoe", 1)
	file := written(t, sheet)
	outside := stream.ReplaceAll(file, nil)
	for _, secret := range append([]string{sheet.Username, sheet.Organisation, strings.ReplaceAll(sheet.Enrolment.SetupKey, " ", ""), "otpauth"}, sheet.Codes...) {
		if bytes.Contains(outside, []byte(secret)) {
			t.Errorf("the file tells %q", secret)
		}
	}
	if !bytes.Contains(outside, []byte("D:20261122090000")) {
		t.Error("the file's date is not the one given")
	}
	if !bytes.Equal(file, written(t, sheet)) {
		t.Error("the same sheet makes two files")
	}
}

func TestLongNamesStayOnThePaper(t *testing.T) {
	sheet := sheetOf("a.very.long-username_of.32.chars", 1)
	sheet.Organisation = strings.Repeat("The Harbour Dental Clinic of ", 12)
	sheet.Email = strings.Repeat("w", 64) + "@" + strings.Repeat("w", 185) + ".org"
	page := pages(t, written(t, sheet))[0]
	text := textOf(page)
	if !strings.Contains(text, sheet.Username) || !strings.Contains(text, "…") || !strings.Contains(text, sheet.Codes[9]) {
		t.Error(text)
	}
	p, err := newPaper(sheetFonts)
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{sheet.Organisation, sheet.Email} {
		p.use(bold, 13)
		for _, line := range p.lines(name, 60) {
			if width := p.pdf.GetStringWidth(line); width > 60 {
				t.Errorf("%q is %f wide", line, width)
			}
		}
	}
}

func TestALetterThatTheFontLacksIsAQuestionMark(t *testing.T) {
	sheet := sheetOf("zoe", 1)
	sheet.Organisation = "医 Zoë 📞"
	if text := textOf(pages(t, written(t, sheet))[0]); !strings.Contains(text, "? Zoë ?\n") {
		t.Error(text)
	}
}

func TestABrokenFontOrCodeIsToldWithoutTheSecret(t *testing.T) {
	if err := WriteEnrolmentSheets(io.Discard, nil, EnrolmentFonts{Regular: []byte("no font")}, sheetWords, sheetDay, nil); err == nil {
		t.Error("a broken font was taken")
	}
	sheet := sheetOf("zoe", 1)
	sheet.Enrolment.URI = strings.Repeat("secret", 1000)
	err := WriteEnrolmentSheets(io.Discard, []data.EnrolmentSheet{sheet}, sheetFonts, sheetWords, sheetDay, nil)
	if err == nil || strings.Contains(err.Error(), "secret") {
		t.Error(err)
	}
	sheet = sheetOf("zoe", 1)
	long := sheetWords
	long.Warning = strings.Repeat("Keep it. ", 1000)
	if err := WriteEnrolmentSheets(io.Discard, []data.EnrolmentSheet{sheet}, sheetFonts, long, sheetDay, nil); err == nil {
		t.Error("a sheet was cut at the page's end")
	}
}
