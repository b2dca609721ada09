package signin

import "pbxusers/ui/person"

// KeepDeps is what it takes to keep a secret that is shown once.
type KeepDeps = person.Keep
