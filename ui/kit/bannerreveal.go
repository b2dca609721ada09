package kit

// Reveal scrolls until the whole banner is seen.
func (b *Banner) Reveal() { reveal(b) }
