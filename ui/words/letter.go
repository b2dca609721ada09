package words

import (
	"strings"

	"pbxusers/data"
)

// letterTexts are the built-in subject and text of each e-mail.
var letterTexts = map[data.LetterKind][2]string{
	data.LetterCode: {
		"{organisation}: code to sign in",
		"Hello {username},\n\nthis is the code to sign in:\n\n    {code}\n\nIt can be used once, within {minutes} minutes, where you are signing in now. " +
			"Nobody of {organisation} will ever ask you for it. If you are not signing in, somebody knows your password: choose a new one, and tell your administrator.",
	},
	data.LetterTest: {
		"{organisation}: test of the mail settings",
		"Hello {username},\n\nthe mail settings of {organisation} work: this e-mail was sent with them.",
	},
}

// LetterTemplate is the built-in template of an e-mail in a language that the program
// speaks, whichever one is in use.
func LetterTemplate(kind data.LetterKind, language string) data.Template {
	reader, texts := newSpeaker(language), letterTexts[kind]
	return data.Template{Kind: kind, Language: language, Subject: reader.plain(texts[0]), Text: reader.plain(texts[1])}
}

// Tags are the BCP 47 tags of Languages, in their order.
func Tags() []string {
	tags := make([]string, len(Languages))
	for i, l := range Languages {
		tags[i] = l.Tag
	}
	return tags
}

// LanguageName is the name of a language in that language itself; the tag where the program
// does not speak it.
func LanguageName(tag string) string {
	for _, l := range Languages {
		if l.Tag == tag {
			return l.Name
		}
	}
	return tag
}

// LetterName is what an e-mail brings.
func LetterName(kind data.LetterKind) string {
	switch kind {
	case data.LetterCode:
		return T("Code to sign in")
	case data.LetterTest:
		return T("Test of the mail settings")
	}
	return string(kind)
}

// LetterPurpose says in a sentence who gets an e-mail, and when.
func LetterPurpose(kind data.LetterKind) string {
	switch kind {
	case data.LetterCode:
		return T("Goes to users whose second factor is Email Code, each time they sign in.")
	case data.LetterTest:
		return T("Goes to whom a test is sent from the Email Settings.")
	}
	return string(kind)
}

// PlaceholderMeaning is what a placeholder becomes.
func PlaceholderMeaning(p data.Placeholder) string {
	switch p {
	case data.PlaceOrganisation:
		return T("The name of the organisation")
	case data.PlaceUsername:
		return T("The username of who reads it")
	case data.PlaceCode:
		return T("The code to sign in")
	case data.PlaceMinutes:
		return T("For how many minutes the code can be used")
	}
	return string(p)
}

// templateName says which template a name of the event log means, such as "code/es".
func templateName(name string) string {
	kind, language, _ := strings.Cut(name, "/")
	return LetterName(data.LetterKind(kind)) + " (" + LanguageName(language) + ")"
}
