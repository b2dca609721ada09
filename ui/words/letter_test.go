package words_test

import (
	"strings"
	"testing"
	"time"

	"pbxusers/data"
	"pbxusers/ui/words"
)

func TestALetterIsWrittenInTheReadersLanguage(t *testing.T) {
	l := data.Letter{Organisation: "Fourth Street", Username: "ann", Code: "12345678", Life: 10 * time.Minute}
	subject, text := words.LetterTemplate(data.LetterCode, "en").Fill(l)
	if subject != "Fourth Street: code to sign in" || !strings.Contains(text, "Hello ann,") || !strings.Contains(text, "    1234 5678\n") || !strings.Contains(text, "10 minutes") {
		t.Errorf("%q\n%q", subject, text)
	}
	if subject, text := words.LetterTemplate(data.LetterTest, "en").Fill(l); strings.Contains(subject+text, "1234") || !strings.Contains(text, "Fourth Street work") {
		t.Errorf("%q\n%q", subject, text)
	}
	if _, text := words.LetterTemplate(data.LetterCode, "es").Fill(l); strings.HasPrefix(text, "Hello") || !strings.Contains(text, "    1234 5678\n") {
		t.Errorf("in Spanish: %q", text)
	}
}

// What an administrator may not store, the program does not bring either; and words that
// come back from a form unchanged are recognised as the built-in ones.
func TestTheBuiltInTemplatesPassTheRulesOfTemplates(t *testing.T) {
	for _, tag := range words.Tags() {
		for _, kind := range data.LetterKinds {
			template := words.LetterTemplate(kind, tag)
			checked, err := template.Checked()
			if err != nil || checked != template {
				t.Errorf("%s: %v", template.Name(), err)
			}
			for _, p := range kind.Holds(data.FieldMailText) {
				if !strings.Contains(template.Text, string(p)) {
					t.Errorf("%s does not say %s", template.Name(), p)
				}
			}
		}
	}
}

func TestEveryLetterPlaceholderAndLanguageHasItsWords(t *testing.T) {
	defer words.Use("en")
	for _, tag := range words.Tags() {
		words.Use(tag)
		for _, kind := range data.LetterKinds {
			told(t, "letter", string(kind), words.LetterName(kind))
			told(t, "letter", string(kind), words.LetterPurpose(kind))
		}
		for _, p := range data.Placeholders {
			told(t, "placeholder", string(p), words.PlaceholderMeaning(p))
		}
		told(t, "language", tag, words.LanguageName(tag))
	}
	if got := words.LanguageName("de"); got != "de" {
		t.Errorf("a language that is not spoken is called %q", got)
	}
}

func TestTheEventLogNamesATemplateByItsLetterAndLanguage(t *testing.T) {
	for want, e := range map[string]data.Event{
		"Template Code to sign in (Español)": {Kind: data.KindTemplate, Action: data.EventChange, Name: "code/es"},
		"Template greeting (de)":             {Kind: data.KindTemplate, Action: data.EventChange, Name: "greeting/de"},
		"Notification Templates":             {Kind: data.KindTemplate, Action: data.EventChange, Result: data.Refused},
	} {
		if got := words.EventObject(e); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}

func TestWhatIsWrongWithATemplateIsSaidWithThePlaceholder(t *testing.T) {
	_, err := data.Template{Kind: data.LetterCode, Subject: "{code}", Text: "{nam}"}.Checked()
	var said []string
	for _, i := range data.Invalids(err) {
		said = append(said, words.Reason(i))
	}
	want := []string{
		"{code} cannot stand in the subject, which can be read on a locked phone.",
		"There is no placeholder {nam}. Take one of those offered, or leave the braces out.",
		"{code} is missing. Without it nobody could sign in.",
	}
	if strings.Join(said, "\n") != strings.Join(want, "\n") {
		t.Errorf("%q", said)
	}
}
