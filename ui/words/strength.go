package words

// Strength is the word for how good a password is, from 0 (guessed at once) to 4.
func Strength(score int) string {
	switch {
	case score <= 0:
		return T("Guessed at once")
	case score == 1:
		return T("Too easy to guess")
	case score == 2:
		return T("Good enough")
	case score == 3:
		return T("Good")
	}
	return T("Very good")
}
