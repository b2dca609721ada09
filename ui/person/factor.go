package person

import (
	"strings"

	"pbxusers/data"
	"pbxusers/ui/words"
)

// FactorName is a method as the switch that leads to the choice says it.
func FactorName(f data.SecondFactor) string {
	if f == data.NoFactor {
		return words.T("Disabled")
	}
	return words.Factor(f)
}

// FactorDemand says that the role or profile of that name demands a second factor.
func FactorDemand(name string) string {
	return words.Reason(&data.Invalid{Field: data.FieldSecondFactor, Reason: data.ReasonFactorRequired, Args: []any{name}})
}

// FactorReady reports whether an authenticator is set up and asked for.
func FactorReady(state data.FactorState) bool {
	return state.Method == data.Authenticator && !state.Enrolled.IsZero()
}

// SetUpLabel is the label of the button that sets an authenticator up.
func SetUpLabel(state data.FactorState) string {
	if FactorReady(state) {
		return words.T("Set up anew…")
	}
	return words.T("Set up now…")
}

// AuthenticatorStands says how an authenticator and the recovery codes stand; own says that they are those of
// who looks.
func AuthenticatorStands(state data.FactorState, own bool) string {
	text := []string{}
	switch {
	case FactorReady(state):
		text = append(text, words.T("Set up since %[1]s.", words.Date(state.Enrolled)))
	case state.Method == data.Authenticator && own:
		text = append(text, words.T("Not set up yet: you are asked to at the next sign-in."))
	case state.Method == data.Authenticator:
		text = append(text, words.T("Not set up yet: the user is asked to at the next sign-in."))
	default:
		text = append(text, words.T("Not set up."))
	}
	if FactorReady(state) || state.CodesLeft > 0 {
		text = append(text, CodesLeft(state.CodesLeft))
	}
	return strings.Join(text, " ")
}

// CodesLeft says how many recovery codes were not used yet.
func CodesLeft(n int) string {
	return words.N(n, "%[1]s recovery code is left.", "%[1]s recovery codes are left.")
}
