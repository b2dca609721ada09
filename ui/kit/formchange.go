package kit

// Changed makes room in the form, and in the dialog that it stands in, for an object that came, went or took
// another height. Fields that get an error do it themselves.
func (f *Form) Changed() { f.relayout() }
