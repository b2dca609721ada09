//go:build linux && (e2e || bench)

package e2e

import (
	"bytes"
	"cmp"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/image/draw"
)

// reader reads the text on a picture of the screen. It finds the lines of text by their edges, turns
// each into large black letters on white whatever its colours were (so light and dark themes, buttons
// and dimmed text read alike), and gives only those that it has not read before to tesseract: a
// changed screen costs what changed on it.
type reader struct {
	dir    string
	known  map[string][]word // by the crop's pixels; boxes relative to the crop
	screen []byte            // the pixels of the last picture that was read
	lines  []line            // what was read there
}

func newReader(dir string) *reader { return &reader{dir: dir, known: map[string][]word{}} }

// crop is a line of text cut out of the screen: black letters on white.
type crop struct {
	at       image.Point // of its corner on the screen
	img      *image.Gray
	height   int // of the letters in pixels
	contrast int
}

func (c crop) key() string { return fmt.Sprint(c.img.Rect.Dx(), ",", string(c.img.Pix)) }

// read gives the lines of text on a picture in reading order.
func (r *reader) read(screen *image.RGBA) ([]line, error) {
	if bytes.Equal(screen.Pix, r.screen) {
		return r.lines, nil
	}
	grey := image.NewGray(screen.Rect)
	draw.Draw(grey, grey.Rect, screen, image.Point{}, draw.Src)
	var crops, fresh []crop
	for _, box := range textBoxes(grey) {
		c := cut(grey, box)
		crops = append(crops, c)
		if _, known := r.known[c.key()]; !known {
			fresh = append(fresh, c)
		}
	}
	if err := r.learn(fresh); err != nil {
		return nil, err
	}
	var lines []line
	for _, c := range crops {
		l := line{contrast: c.contrast}
		for _, w := range r.known[c.key()] {
			w.box = w.box.Add(c.at)
			l.words = append(l.words, w)
		}
		if len(l.words) > 0 {
			lines = append(lines, l)
		}
	}
	slices.SortStableFunc(lines, func(a, b line) int {
		p, q := a.box(), b.box()
		if abs(p.Min.Y+p.Max.Y-q.Min.Y-q.Max.Y) < 12 {
			return cmp.Compare(p.Min.X, q.Min.X)
		}
		return cmp.Compare(p.Min.Y+p.Max.Y, q.Min.Y+q.Max.Y)
	})
	r.screen, r.lines = screen.Pix, lines
	return lines, nil
}

// learn reads crops at the size that tesseract likes best, and those of which it is unsure again at
// a smaller one, with its dictionary.
func (r *reader) learn(crops []crop) error {
	noDictionary := []string{"-c", "load_system_dawg=0", "-c", "load_freq_dawg=0"}
	if err := r.pass(crops, 44, noDictionary); err != nil {
		return err
	}
	unsure := slices.DeleteFunc(crops, func(c crop) bool { return line{words: r.known[c.key()]}.sureness() >= 75 })
	if err := r.pass(unsure, 30, nil); err != nil {
		return err
	}
	for _, c := range unsure {
		words := slices.DeleteFunc(r.known[c.key()], func(w word) bool { return w.sure < 20 })
		if (line{words: words}).sureness() < 40 {
			words = nil // an icon
		}
		r.known[c.key()] = words
	}
	return nil
}

// pass reads crops enlarged to letters of the given height and keeps what it is surer of than before.
func (r *reader) pass(crops []crop, height int, options []string) error {
	if len(crops) == 0 {
		return nil
	}
	var list strings.Builder
	scales := make([]int, len(crops))
	for i, c := range crops {
		scales[i] = min(5, max(1, int(math.Round(float64(height)/float64(c.height)))))
		path := filepath.Join(r.dir, fmt.Sprintf("ocr-%d.png", i))
		if err := savePNG(path, enlarge(c.img, scales[i])); err != nil {
			return err
		}
		fmt.Fprintln(&list, path)
	}
	names := filepath.Join(r.dir, "ocr-list")
	if err := os.WriteFile(names, []byte(list.String()), 0o600); err != nil {
		return err
	}
	args := append([]string{names, "stdout", "--psm", "7", "--dpi", "200", "-l", "eng", "-c", "tessedit_create_tsv=1"}, options...)
	cmd := exec.Command("tesseract", args...)
	cmd.Env = append(os.Environ(), "OMP_THREAD_LIMIT=1") // more threads make single lines slower
	out, err := cmd.Output()
	if err != nil {
		return fmt.Errorf("tesseract: %w", err)
	}
	got := make([][]word, len(crops))
	for _, row := range strings.Split(string(out), "\n") {
		page, w, ok := tsvWord(row, scales)
		if ok {
			got[page] = append(got[page], w)
		}
	}
	for i, c := range crops {
		old, known := r.known[c.key()]
		if !known || (line{words: got[i]}).sureness() > (line{words: old}).sureness() {
			r.known[c.key()] = got[i]
		}
	}
	return nil
}

// margin is the white round an enlarged crop, in its pixels.
const margin = 12

// tsvWord reads a row of tesseract's table: level, page, block, paragraph, line, word, left, top,
// width, height, confidence, text. Only rows of level 5 are words.
func tsvWord(row string, scales []int) (page int, w word, ok bool) {
	cells := strings.Split(row, "\t")
	if len(cells) != 12 || cells[0] != "5" || strings.TrimSpace(cells[11]) == "" {
		return 0, w, false
	}
	var n [5]int
	for i, cell := range []string{cells[1], cells[6], cells[7], cells[8], cells[9]} {
		v, err := strconv.Atoi(cell)
		if err != nil {
			return 0, w, false
		}
		n[i] = v
	}
	page = n[0] - 1
	sure, err := strconv.ParseFloat(cells[10], 64)
	if err != nil || page < 0 || page >= len(scales) {
		return 0, w, false
	}
	k := scales[page]
	x, y := (n[1]-margin)/k, (n[2]-margin)/k
	return page, word{strings.TrimSpace(cells[11]), sure, image.Rect(x, y, x+n[3]/k+1, y+n[4]/k+1)}, true
}

// enlarge scales a crop smoothly and puts a white margin round it.
func enlarge(img *image.Gray, k int) *image.Gray {
	w, h := img.Rect.Dx()*k, img.Rect.Dy()*k
	big := image.NewGray(image.Rect(0, 0, w+2*margin, h+2*margin))
	draw.Draw(big, big.Rect, image.White, image.Point{}, draw.Src)
	draw.CatmullRom.Scale(big, image.Rect(margin, margin, margin+w, margin+h), img, img.Rect, draw.Src, nil)
	return big
}

func savePNG(path string, img image.Image) error {
	f, err := os.Create(path)
	if err != nil {
		return err
	}
	defer f.Close()
	fast := png.Encoder{CompressionLevel: png.BestSpeed}
	return fast.Encode(f, img)
}

// cut takes a box out of the screen and makes it black letters on white: the commonest tone is the
// background, the side of it with the most strong tones is the text.
func cut(grey *image.Gray, box image.Rectangle) crop {
	outer := box.Inset(-2).Intersect(grey.Rect)
	var count [256]int
	for y := outer.Min.Y; y < outer.Max.Y; y++ {
		for _, v := range grey.Pix[grey.PixOffset(outer.Min.X, y):grey.PixOffset(outer.Max.X, y)] {
			count[v]++
		}
	}
	back := 0
	for v := range count {
		if count[v] > count[back] {
			back = v
		}
	}
	// The strongest tone that more than a few specks have is full black.
	far, seen := 1, 0
	for d := 255; d > 0 && seen < max(4, outer.Dx()*outer.Dy()/200); d-- {
		for _, v := range []int{back - d, back + d} {
			if v >= 0 && v < 256 {
				seen += count[v]
			}
		}
		far = d
	}
	darker, lighter := 0, 0
	for v, n := range count {
		if v < back-far/2 {
			darker += n
		} else if v > back+far/2 {
			lighter += n
		}
	}
	img := image.NewGray(image.Rect(0, 0, outer.Dx(), outer.Dy()))
	for y := range outer.Dy() {
		for x := range outer.Dx() {
			d := back - int(grey.GrayAt(outer.Min.X+x, outer.Min.Y+y).Y)
			if lighter > darker {
				d = -d
			}
			img.SetGray(x, y, color.Gray{Y: uint8(255 - 255*min(far, max(0, d))/far)})
		}
	}
	return crop{at: outer.Min, img: img, height: box.Dy(), contrast: far}
}
