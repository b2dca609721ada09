package profiles

import "pbxusers/data"

// Open shows the editor of a profile as it is at hand, without reading it.
func (s *Screen) Open(p data.Profile) { s.open(data.Used[data.Profile]{Item: p}) }
