package password

import (
	"fmt"
	"strings"

	"github.com/sethvargo/go-diceware/diceware"
)

// suggestedWords of the 7,776 on the EFF's long list are 64.6 bits: enough against a
// stolen database, and few enough to be learnt in a day.
const suggestedWords = 5

// Suggest makes a passphrase of five random words, joined by dashes so that it is
// typed without a shift key.
func Suggest() (string, error) {
	list, err := diceware.GenerateWithWordList(suggestedWords, diceware.WordListEffLarge())
	if err != nil {
		return "", fmt.Errorf("rolling the dice for a passphrase: %w", err)
	}
	return strings.Join(list, "-"), nil
}
