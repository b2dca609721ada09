package kit

import "fyne.io/fyne/v2"

// Column is one column of a Grid.
type Column struct {
	Title    string
	Weight   float32 // share of the width, against the other columns' weights
	MinWidth float32 // in Fyne's units; undercut only where all columns together do not fit
	Sortable bool
	// Cell makes an empty cell; it is called once for each row that fits on the screen. Cells take no
	// keyboard: use Text, ChipRow, Avatar, CellButton, or containers of them.
	Cell func() fyne.CanvasObject
	// Update fills a cell for a row; it is called while scrolling and must be quick.
	Update func(row int, cell fyne.CanvasObject)
}

// TextColumn returns a column of plain text.
func TextColumn(title string, weight, minWidth float32, text func(row int) string) Column {
	return Column{
		Title: title, Weight: weight, MinWidth: minWidth, Sortable: true,
		Cell:   func() fyne.CanvasObject { return NewText("") },
		Update: func(row int, cell fyne.CanvasObject) { cell.(*Text).Set(text(row)) },
	}
}

// widths shares total among columns by weight; none gets less than its least width while that is possible.
func widths(total float32, weights, least []float32) []float32 {
	out := make([]float32, len(weights))
	sumLeast := float32(0)
	for _, l := range least {
		sumLeast += l
	}
	if sumLeast >= total {
		for i := range out {
			out[i] = total * least[i] / sumLeast
		}
		return out
	}
	fixed := make([]bool, len(weights))
	for {
		rest, sum := total, float32(0)
		for i := range weights {
			if fixed[i] {
				rest -= least[i]
			} else {
				sum += weights[i]
			}
		}
		again := false
		for i := range weights {
			switch {
			case fixed[i]:
				out[i] = least[i]
			case rest*weights[i]/sum < least[i]:
				fixed[i], again = true, true
			default:
				out[i] = rest * weights[i] / sum
			}
		}
		if !again {
			return out
		}
	}
}

// resize moves the border right of column i by delta, as far as the two columns beside it allow, and returns
// the new weights, which are the new widths' shares of the whole.
func resize(current, least []float32, i int, delta float32) []float32 {
	out := append([]float32(nil), current...)
	if i < 0 || i+1 >= len(out) {
		return shares(out)
	}
	delta = max(delta, min(0, least[i]-out[i]))
	delta = min(delta, max(0, out[i+1]-least[i+1]))
	out[i] += delta
	out[i+1] -= delta
	return shares(out)
}

func shares(w []float32) []float32 {
	sum := float32(0)
	for _, x := range w {
		sum += x
	}
	if sum <= 0 {
		return w
	}
	for i := range w {
		w[i] /= sum
	}
	return w
}
