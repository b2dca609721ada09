package transfer

import (
	"errors"
	"fmt"
	"io"
	"strings"
	"time"

	"github.com/skip2/go-qrcode"

	"pbxusers/data"
)

// EnrolmentWords are the texts of an enrolment sheet. Whom it concerns is asked for each sheet.
type EnrolmentWords struct {
	Document   string // title of the file
	Title      string // of each page
	Username   string // labels
	Email      string
	SetupKey   string
	Codes      string
	Steps      string   // heading of what to do
	Do         []string // in that order
	AboutCodes string   // what the codes are for
	Warning    string   // how to keep the sheet
	Made       string   // when it was made, at the foot
}

// EnrolmentFonts are the bytes of the TrueType fonts of a sheet. What is used of them goes into the file.
type EnrolmentFonts struct{ Regular, Bold, Mono []byte }

// WriteEnrolmentSheets writes sheets as a PDF file, one A4 page each. The file tells nothing of what is on the pages
// but on the pages; it is not encrypted. made is its date. told is told how many pages are drawn; nil: nobody is.
func WriteEnrolmentSheets(w io.Writer, sheets []data.EnrolmentSheet, fonts EnrolmentFonts, texts EnrolmentWords, made time.Time, told func(done int)) error {
	p, err := newPaper(fonts)
	if err != nil {
		return err
	}
	p.pdf.SetTitle(texts.Document, true)
	p.pdf.SetProducer("PBX Users", true)
	p.pdf.SetCreationDate(made)
	p.pdf.SetModificationDate(made)
	for i, sheet := range sheets {
		if err := p.enrolment(sheet, texts); err != nil {
			return err
		}
		if told != nil {
			told(i + 1)
		}
	}
	return p.pdf.Output(w)
}

// The measures of a sheet, in millimetres.
const (
	paperWide    = 210.0
	paperHigh    = 297.0
	margin       = 18.0
	inner        = paperWide - 2*margin
	codeSide     = 78.0 // of the QR code, its quiet zone included
	codeGap      = 8.0
	quietModules = 4
	stepIndent   = 7.0
	footAt       = paperHigh - 16
)

// enrolment draws one page.
func (p *paper) enrolment(sheet data.EnrolmentSheet, texts EnrolmentWords) error {
	p.pdf.AddPage()
	y := p.fitting(margin, margin, inner, sheet.Organisation, bold, 20, 13, 2)
	y = p.block(margin, y+1, inner, texts.Title, regular, 12) + 3
	p.line(y)
	y = p.block(margin, y+4, inner, texts.Username, regular, 9)
	y = p.fitting(margin, y, inner, sheet.Username, bold, 18, 12, 2)
	if sheet.Email != "" {
		y = p.fitting(margin, y+1, inner, texts.Email+": "+sheet.Email, regular, 10, 8, 3)
	}
	y += 4
	if err := p.code(margin, y, sheet.Enrolment.URI); err != nil {
		return err
	}
	right, wide := margin+codeSide+codeGap, inner-codeSide-codeGap
	p.pdf.SetFillColor(0, 0, 0)
	below := p.block(right, y, wide, texts.SetupKey, bold, 11)
	below = p.groups(right, below+1, strings.Fields(sheet.Enrolment.SetupKey)) + 5
	below = p.block(right, below, wide, texts.Codes, bold, 11)
	below = p.boxes(right, below+1.5, sheet.Codes)
	y = max(y+codeSide, below) + 6

	y = p.block(margin, y, inner, texts.Steps, bold, 12) + 1.5
	for i, do := range texts.Do {
		p.block(margin, y, stepIndent, fmt.Sprintf("%d.", i+1), bold, 11)
		y = p.block(margin+stepIndent, y, inner-stepIndent, do, regular, 11) + 1.5
	}
	y = p.block(margin, y+3, inner, texts.AboutCodes, regular, 11)
	y = p.framed(y+6, texts.Warning)
	if y > footAt-4 {
		return errors.New("an enrolment sheet does not fit on its page")
	}
	p.block(margin, footAt, inner, texts.Made, regular, 8)
	return p.pdf.Error()
}

// code draws a QR code of whole squares, black on the white of the paper; those side by side are one rectangle, so
// that no printer leaves a hair between them. x is where the black begins: the quiet zone hangs out to the left,
// into the margin, so that the code stands in line with the text.
func (p *paper) code(x, y float64, text string) error {
	code, err := qrcode.New(text, qrcode.Medium)
	if err != nil {
		return errors.New("the QR code of a sheet cannot be drawn") // without what it holds
	}
	modules := code.Bitmap() // with four quiet ones on each side
	side := codeSide / float64(len(modules))
	x -= quietModules * side
	p.pdf.SetFillColor(0, 0, 0)
	for row, line := range modules {
		for from := 0; from < len(line); from++ {
			to := from
			for to < len(line) && line[to] {
				to++
			}
			if to > from {
				p.pdf.Rect(x+float64(from)*side, y+float64(row)*side, float64(to-from)*side, side, "F")
				from = to
			}
		}
	}
	return nil
}

// groups writes the groups of a key, four to a line, and returns what is below.
func (p *paper) groups(x, y float64, groups []string) float64 {
	const perLine = 4
	for from := 0; from < len(groups); from += perLine {
		y = p.block(x, y, inner, strings.Join(groups[from:min(from+perLine, len(groups))], " "), mono, 13) + 0.5
	}
	return y
}

// boxes writes codes, one to a line, each with a box to tick it off.
func (p *paper) boxes(x, y float64, codes []string) float64 {
	const side = 2.8
	for _, code := range codes {
		next := p.block(x+side+3, y, inner, code, mono, 11)
		p.pdf.Rect(x+0.2, (y+next-side)/2, side, side, "D")
		y = next + 0.4
	}
	return y
}
