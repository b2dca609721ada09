package kit

// Reveal scrolls until the whole field is seen, from its label to what is wrong with it.
func (f *Field) Reveal() { reveal(f) }
