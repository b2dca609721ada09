package kit

import "fyne.io/fyne/v2"

// Column is one column of a Grid.
type Column struct {
	Title    string
	Weight   float32 // share of the width, against the other columns' weights
	MinWidth float32 // in Fyne's units; it is at least what the title takes, and undercut only by the columns of rank 0
	// Width is, where it is not 0, what the column takes whatever the weights: it gets no more, and less only where
	// the others would not get their least widths. Buttons want it.
	Width    float32
	Sortable bool
	// Rank says which columns leave where the least widths do not fit side by side: that of the highest rank
	// first. Columns of rank 0 stay. What left comes back when there is room, with the weight it had.
	Rank int
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
	sumLeast := sumOf(least)
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

// fitting returns the columns that are shown in that width: all, or without those that leave first.
func fitting(total float32, ranks []int, least []float32) []int {
	shown := make([]int, len(ranks))
	for i := range shown {
		shown[i] = i
	}
	for {
		last := -1
		for at, i := range shown {
			if ranks[i] > 0 && (last < 0 || ranks[i] >= ranks[shown[last]]) {
				last = at
			}
		}
		if last < 0 || sumOf(pickOf(least, shown)) <= total {
			return shown
		}
		shown = append(shown[:last], shown[last+1:]...)
	}
}

// resize moves the border right of column i by delta, as far as the two columns beside it allow.
func resize(current, least []float32, i int, delta float32) {
	if i < 0 || i+1 >= len(current) {
		return
	}
	delta = max(delta, min(0, least[i]-current[i]))
	delta = min(delta, max(0, current[i+1]-least[i+1]))
	current[i] += delta
	current[i+1] -= delta
}

// pickOf returns the values at these indices.
func pickOf[T any](all []T, at []int) []T {
	out := make([]T, len(at))
	for n, i := range at {
		out[n] = all[i]
	}
	return out
}

func sumOf(w []float32) (sum float32) {
	for _, x := range w {
		sum += x
	}
	return sum
}

func shares(w []float32) []float32 {
	sum := sumOf(w)
	if sum <= 0 {
		return w
	}
	for i := range w {
		w[i] /= sum
	}
	return w
}
