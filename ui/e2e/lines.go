//go:build linux && (e2e || bench)

package e2e

import (
	"image"
	"slices"
)

// textBoxes finds the lines of text on a grey picture: connected edges the size of letters, joined
// with their neighbours on the same line. It looks for clear edges first, then for faint ones, as
// those of disabled text.
func textBoxes(grey *image.Gray) []image.Rectangle {
	var boxes []image.Rectangle
	for _, step := range []int{24, 10} {
		for _, b := range joinLetters(letters(grey, step)) {
			known := slices.ContainsFunc(boxes, func(o image.Rectangle) bool {
				both := b.Intersect(o)
				return both.Dx()*both.Dy()*3 > min(b.Dx()*b.Dy(), o.Dx()*o.Dy())
			})
			if !known {
				boxes = append(boxes, b)
			}
		}
	}
	return boxes
}

// letters gives the boxes of connected edges, steps in brightness between neighbouring pixels, that
// can be letters rather than frames, rules or pictures.
func letters(grey *image.Gray, step int) []image.Rectangle {
	w, h := grey.Rect.Dx(), grey.Rect.Dy()
	edge := make([]bool, w*h)
	for y := range h - 1 {
		for x := range w - 1 {
			i := y*grey.Stride + x
			v := int(grey.Pix[i])
			edge[y*w+x] = abs(v-int(grey.Pix[i+1])) >= step || abs(v-int(grey.Pix[i+grey.Stride])) >= step
		}
	}
	var boxes []image.Rectangle
	var stack []int
	var shape []image.Point
	for start := range edge {
		if !edge[start] {
			continue
		}
		edge[start] = false
		stack = append(stack[:0], start)
		box := image.Rectangle{}
		shape = shape[:0]
		for len(stack) > 0 {
			i := stack[len(stack)-1]
			stack = stack[:len(stack)-1]
			x, y := i%w, i/w
			box = box.Union(image.Rect(x, y, x+1, y+1))
			shape = append(shape, image.Pt(x, y))
			for yy := max(0, y-1); yy <= min(h-1, y+1); yy++ {
				for xx := max(0, x-1); xx <= min(w-1, x+1); xx++ {
					if edge[yy*w+xx] {
						edge[yy*w+xx] = false
						stack = append(stack, yy*w+xx)
					}
				}
			}
		}
		if isLetter(box.Dx(), box.Dy(), len(shape)) && !isFrame(box, shape) {
			boxes = append(boxes, box)
		}
	}
	return boxes
}

// isLetter is false for what is too large, too flat or too empty for a letter or for a few that touch.
func isLetter(w, h, edges int) bool {
	switch {
	case h > 60 || w*h < 2 || w > 40 && h > 40:
		return false
	case h <= 4 && w > 26 || h >= 26 && w*4 <= h: // rules
		return false
	case w > 44 && edges*10 < 24*(w+h) || w > 44 && h > 18 && edges*5 < w*h: // little more than an outline
		return false
	}
	return true
}

// isFrame is whether the edges of a shape all lie near its outline: the border of a button, with
// the ring of the keyboard round it, is as full of edges as a word.
func isFrame(box image.Rectangle, shape []image.Point) bool {
	inner := box.Inset(6)
	if inner.Dx() < 24 || inner.Dy() < 8 {
		return false
	}
	within := 0
	for _, at := range shape {
		if at.In(inner) {
			within++
		}
	}
	return within*20 < len(shape)
}

// joinLetters joins letters to lines: boxes that overlap in height and stand no further apart than
// words do.
func joinLetters(boxes []image.Rectangle) []image.Rectangle {
	slices.SortFunc(boxes, func(a, b image.Rectangle) int { return a.Min.X - b.Min.X })
	group := make([]int, len(boxes)) // the group of a box is the group of the box it points to
	for i := range group {
		group[i] = i
	}
	root := func(i int) int {
		for group[i] != i {
			i = group[i]
		}
		return i
	}
	for i, a := range boxes {
		for j := i + 1; j < len(boxes) && boxes[j].Min.X-a.Max.X <= 24; j++ {
			if neighbours(a, boxes[j]) {
				group[root(j)] = root(i)
			}
		}
	}
	members := map[int][]image.Rectangle{}
	for i, b := range boxes {
		members[root(i)] = append(members[root(i)], b)
	}
	var lines []image.Rectangle
	for i := range boxes {
		if ls := members[i]; len(ls) > 0 {
			line := withoutCaret(ls)
			if line.Dy() >= 6 && line.Dx() >= 3 && (line.Dx() > 6 || line.Dy() < 16) {
				lines = append(lines, line)
			}
		}
	}
	return lines
}

// neighbours is whether two letters, the first not right of the second, stand on one line.
func neighbours(a, b image.Rectangle) bool {
	gap := b.Min.X - a.Max.X
	tall, small := max(a.Dy(), b.Dy()), min(a.Dy(), b.Dy())
	overlap := min(a.Max.Y, b.Max.Y) - max(a.Min.Y, b.Min.Y)
	if gap < 0 && small <= 6 { // the dot of an i stands above it
		return -overlap <= max(3, tall/6) && max(a.Max.Y, b.Max.Y)-min(a.Min.Y, b.Min.Y) <= 2*tall
	}
	if gap > max(6, min(tall, 30)*3/4) || tall > 4*small && small > 6 {
		return false
	}
	if both := max(a.Max.Y, b.Max.Y) - min(a.Min.Y, b.Min.Y); tall >= 17 && small*4 <= tall*3 && small > 6 && both*5 > tall*6 {
		return false // an icon beside a text of two lines
	}
	if small <= 6 { // full stops, dashes, quotes: they hang near the letter
		return overlap > -4 && gap <= max(6, tall/2)
	}
	return overlap*2 >= small
}

// withoutCaret is the box round the letters of a line, without a text cursor, which is thin and
// taller than every letter.
func withoutCaret(letters []image.Rectangle) image.Rectangle {
	var line image.Rectangle
	for i, a := range letters {
		tallest := 0
		for j, b := range letters {
			if i != j {
				tallest = max(tallest, b.Dy())
			}
		}
		if len(letters) > 1 && a.Dx() <= 6 && a.Dy() >= 15 && a.Dy()*20 > tallest*23 {
			continue
		}
		line = line.Union(a)
	}
	return line
}
