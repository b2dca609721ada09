package kit

// Moving reports whether a busy bar moves; TickBar is one frame of its movement, which the
// test driver does not make by itself.
func Moving(p *Progress) bool { return p.run != nil }

// TickBar moves the bar to a place from 0 to 1.
func TickBar(p *Progress, at float32) { p.run.Tick(at) }
