package kit

// Relabel gives the field another label and returns it.
func (f *Field) Relabel(label string) *Field {
	f.label.Set(label)
	return f
}
