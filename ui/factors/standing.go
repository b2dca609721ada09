package factors

import (
	"math"
	"strings"
	"time"

	"pbxusers/data"
	"pbxusers/ui/words"
)

// standing says how users stand, by the policy of that moment.
type standing struct {
	now        time.Time
	grace      int // days
	free, lock int // wrong tries until a try has to wait, until the account is locked
}

// waits reports whether the user's next try has to wait.
func (s standing) waits(f *data.UserFactor) bool { return !f.User.Locked && f.State.Failures >= s.free }

// keptOut reports whether wrong tries keep the user out, for good or for a while.
func (s standing) keptOut(f *data.UserFactor) bool { return f.User.Locked || s.waits(f) }

// The orders of what is not a day: before all days, and after them.
const (
	dueNow   = math.MinInt64
	dueLater = math.MaxInt64 - 1
	dueNever = math.MaxInt64
)

// due is when a factor that the user lacks is asked for, as an order: milliseconds, or one of the above. A day that
// lies behind the present grace was set by a longer one, which the next sign-in shortens.
func (s standing) due(f *data.UserFactor) int64 {
	state := &f.State
	switch {
	case !state.Lacks():
		return dueNever
	case state.Method == data.Authenticator, s.grace == 0:
		return dueNow
	case state.Due.IsZero(), state.Due.After(s.now.AddDate(0, 0, s.grace)):
		return dueLater
	case !state.Due.After(s.now):
		return dueNow
	}
	return state.Due.UnixMilli()
}

func (s standing) dueText(f *data.UserFactor) string {
	switch s.due(f) {
	case dueNever:
		return ""
	case dueNow:
		return words.T("Next sign-in")
	case dueLater:
		return s.laterText()
	}
	return words.Date(f.State.Due)
}

func (s standing) laterText() string {
	return words.N(s.grace, "%[1]s day of grace", "%[1]s days of grace")
}

// dueSentence is dueText for who reads about one user.
func (s standing) dueSentence(f *data.UserFactor) string {
	switch s.due(f) {
	case dueNever:
		return ""
	case dueNow:
		return words.T("It has to be set up at the next sign-in.")
	case dueLater:
		return words.N(s.grace, "From the next sign-in on, it can wait for %[1]s day.", "From the next sign-in on, it can wait for %[1]s days.")
	}
	return words.T("Until %[1]s this user signs in without it.", words.Time(f.State.Due))
}

// The standings with the factor, in the order in which they ask for something.
const (
	missing = iota
	notSetUp
	ready
	notDemanded
)

func status(f *data.UserFactor) int {
	switch state := &f.State; {
	case state.Passes():
		return ready
	case state.Method == data.Authenticator:
		return notSetUp
	case state.Lacks():
		return missing
	}
	return notDemanded
}

func statusText(f *data.UserFactor) string {
	switch status(f) {
	case ready:
		return words.T("Ready")
	case notSetUp:
		return words.T("Not set up yet")
	case missing:
		return words.T("Missing")
	}
	return words.T("Not demanded")
}

// codes are the recovery codes that are left to a user who has or had any; -1 for others.
func codes(f *data.UserFactor) int {
	if f.State.CodesLeft == 0 && f.State.Enrolled.IsZero() {
		return -1
	}
	return f.State.CodesLeft
}

func codesText(f *data.UserFactor) string {
	if n := codes(f); n >= 0 {
		return words.Number(n)
	}
	return ""
}

// The standings with the sign-in, in the order in which they ask for something.
const (
	locked = iota
	waiting
	mistaken
	disabled
	open
)

func (s standing) signIn(f *data.UserFactor) int {
	switch {
	case f.User.Locked:
		return locked
	case s.waits(f):
		return waiting
	case !f.User.Enabled:
		return disabled
	case f.State.Failures > 0:
		return mistaken
	}
	return open
}

func (s standing) signInText(f *data.UserFactor) string {
	n := f.State.Failures
	switch s.signIn(f) {
	case locked:
		return words.N(n, "Locked: %[1]s try", "Locked: %[1]s tries")
	case waiting:
		return words.N(n, "Waits: %[1]s try", "Waits: %[1]s tries")
	case mistaken:
		return words.N(n, "%[1]s wrong try", "%[1]s wrong tries")
	case disabled:
		return words.T("Disabled")
	}
	return words.T("Allowed")
}

// tries says what was mistaken and what follows from it; "" for nothing.
func (s standing) tries(f *data.UserFactor) string {
	state, lines := &f.State, []string{}
	if state.Failures > 0 {
		lines = append(lines, words.N(state.Failures, "%[1]s wrong try in a row.", "%[1]s wrong tries in a row."))
	}
	switch at := words.Time(state.LastFailure); {
	case state.LastFailure.IsZero():
	case state.LastWrong == data.WrongCode:
		lines = append(lines, words.T("The last was a wrong code, on %[1]s.", at))
	case state.LastWrong == data.WrongPassword:
		lines = append(lines, words.T("The last was a wrong password, on %[1]s.", at))
	}
	switch s.signIn(f) {
	case locked:
		lines = append(lines, words.T("The account is locked until somebody unlocks it."))
	case waiting:
		lines = append(lines, words.T("The next try has to wait, longer after each wrong one. What is typed before that is refused unread and not counted. After %[1]s counted ones the account is locked.", words.Number(s.lock)))
	}
	return strings.Join(lines, " ")
}

// account tells all that is known of a user's factor and sign-in, a line each.
func (s standing) account(f *data.UserFactor) string {
	state := &f.State
	method := words.T("Second factor: %[1]s.", words.Factor(state.Method))
	switch {
	case status(f) == notSetUp:
		method += " " + words.T("It is not set up yet.")
	case !state.Enrolled.IsZero():
		method += " " + words.T("Set up since %[1]s.", words.Date(state.Enrolled))
	}
	lines := []string{method}
	if len(state.RequiredBy) > 0 {
		lines = append(lines, words.T("Demanded by: %[1]s.", strings.Join(state.RequiredBy, ", ")))
	}
	lines = append(lines, s.dueSentence(f))
	if n := codes(f); n >= 0 {
		lines = append(lines, words.N(n, "%[1]s recovery code is left.", "%[1]s recovery codes are left."))
	}
	lines = append(lines, s.tries(f))
	if !f.User.Enabled {
		lines = append(lines, words.T("The account is disabled."))
	}
	lines = append(lines, words.T("Last sign-in: %[1]s", words.Time(f.User.LastSignIn)))
	return strings.Join(nonempty(lines), "\n")
}

func nonempty(lines []string) (left []string) {
	for _, line := range lines {
		if line != "" {
			left = append(left, line)
		}
	}
	return left
}
