package transfer

import (
	"fmt"
	"strings"

	"codeberg.org/go-pdf/fpdf"
	"golang.org/x/image/font/sfnt"
)

// style is one of the fonts of a paper.
type style int

// The styles.
const (
	regular style = iota
	bold
	mono
	styles int = iota
)

// paper is a PDF file that is being written, with its fonts.
type paper struct {
	pdf     *fpdf.Fpdf
	fonts   [styles]*sfnt.Font // to know which letters there are
	letters sfnt.Buffer
}

const (
	family     = "sheet"
	lacking    = '?'    // stands for a letter that the font does not have
	lastLetter = 0xFFFF // a file of this kind can hold none after it
)

// newPaper returns a file without pages.
func newPaper(fonts EnrolmentFonts) (*paper, error) {
	p := &paper{pdf: fpdf.New("P", "mm", "A4", "")}
	p.pdf.SetCatalogSort(true) // the same file of the same sheets
	p.pdf.SetMargins(margin, margin, margin)
	p.pdf.SetCellMargin(0)
	p.pdf.SetAutoPageBreak(false, 0)
	p.pdf.SetLineWidth(0.25)
	for i, raw := range [styles][]byte{fonts.Regular, fonts.Bold, fonts.Mono} {
		font, err := sfnt.Parse(raw)
		if err != nil {
			return nil, fmt.Errorf("a font of the sheet: %w", err)
		}
		p.fonts[i] = font
		p.pdf.AddUTF8FontFromBytes(fmt.Sprint(family, i), "", raw)
	}
	return p, p.pdf.Error()
}

// written is a text in letters that the font has.
func (p *paper) written(text string, s style) string {
	letters := []rune(text)
	for i, r := range letters {
		if at, err := p.fonts[s].GlyphIndex(&p.letters, r); err != nil || at == 0 || r >= lastLetter {
			letters[i] = lacking
		}
	}
	return string(letters)
}

// use makes a style and a size, in points, those of what comes, and returns the height of a line, in millimetres.
func (p *paper) use(s style, size float64) float64 {
	p.pdf.SetFont(fmt.Sprint(family, int(s)), "", size)
	return p.pdf.PointConvert(size) * 1.35
}

// lines breaks a text at its blanks for a width. A word that is wider fills the line that is begun, and is broken.
func (p *paper) lines(text string, width float64) (lines []string) {
	fits := func(text string) bool { return p.pdf.GetStringWidth(text) <= width }
	line := ""
	for _, word := range strings.Fields(text) {
		switch both := strings.TrimSpace(line + " " + word); {
		case fits(both):
			line = both
			continue
		case fits(word):
			lines, line = append(lines, line), word
			continue
		case line != "":
			line += " "
		}
		for _, letter := range word {
			if line != "" && !fits(line+string(letter)) {
				lines, line = append(lines, line), ""
			}
			line += string(letter)
		}
	}
	return append(lines, line)
}

// write writes lines, one below the other, and returns what is below.
func (p *paper) write(x, y, high float64, lines []string) float64 {
	for _, line := range lines {
		p.pdf.SetXY(x, y)
		p.pdf.CellFormat(0, high, line, "", 0, "L", false, 0, "")
		y += high
	}
	return y
}

// block writes a text that is wrapped, and returns what is below.
func (p *paper) block(x, y, width float64, text string, s style, size float64) float64 {
	high := p.use(s, size)
	return p.write(x, y, high, p.lines(p.written(text, s), width))
}

// fitting is block with the size made smaller, down to least, until the text takes no more lines than that. What
// takes more even then is cut, with an ellipsis.
func (p *paper) fitting(x, y, width float64, text string, s style, size, least float64, most int) float64 {
	text = p.written(text, s)
	for ; size > least; size-- {
		p.use(s, size)
		if len(p.lines(text, width)) <= most {
			break
		}
	}
	high := p.use(s, size)
	lines := p.lines(text, width)
	if len(lines) > most {
		last := []rune(lines[most-1])
		lines = append(lines[:most-1], string(last[:max(0, len(last)-2)])+"…")
	}
	return p.write(x, y, high, lines)
}

// line draws a line across the page.
func (p *paper) line(y float64) { p.pdf.Line(margin, y, paperWide-margin, y) }

// framed writes a text in a frame, and returns what is below it.
func (p *paper) framed(y float64, text string) float64 {
	const inset = 4
	below := p.block(margin+inset, y+inset, inner-2*inset, text, bold, 11) + inset
	p.pdf.Rect(margin, y, inner, below-y, "D")
	return below
}
