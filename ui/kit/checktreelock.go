package kit

// Lock says which boxes of leaves, by their keys, nobody can press, in the place of all earlier ones. They are
// grey, or a lock where they are empty, and stay as Set leaves them; Marks has room to say why. Where the box that the others need cannot be
// pressed, none of the leaf can.
func (t *CheckTree) Lock(boxes map[string]uint8) {
	for i := range t.items {
		it := &t.items[i]
		it.locked = 0
		if it.leaf(i) {
			it.locked = boxes[it.Key] & it.Columns
		}
		if it.locked&1 != 0 {
			it.locked = it.Columns
		}
	}
	t.body.repaint()
}

// free returns the boxes of a leaf that can be pressed.
func (i *treeItem) free() uint8 { return i.Columns &^ i.locked }
