package data_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"pbxusers/data"
)

func codeTemplate() data.Template {
	return data.Template{Kind: data.LetterCode, Language: "en", Subject: "{organisation}: code", Text: "Hello {username},\n\n    {code}\n\nfor {minutes} minutes"}
}

// refused lists what is wrong with a template as "field reason".
func refused(t data.Template) (list []string) {
	_, err := t.Checked()
	for _, i := range data.Invalids(err) {
		list = append(list, strings.TrimPrefix(i.Error(), "mail_"))
	}
	return list
}

func TestAPlaceholderIsTakenAsPeopleWriteIt(t *testing.T) {
	for in, want := range map[string]string{
		"{Code}": "{code}", "{ code }": "{code}", "{CODE} of {Organization}": "{code} of {organisation}", "{{code}}": "{{code}}",
		"a\r\nb\rc\t{code}": "a\nb\nc    {code}", "\n {code} \n\n": "{code}", "{code} :-} and a lone {": "{code} :-} and a lone {",
	} {
		template := codeTemplate()
		template.Text = in
		checked, err := template.Checked()
		if err != nil || checked.Text != want {
			t.Errorf("%q became %q, %v", in, checked.Text, err)
		}
		if again, err := checked.Checked(); err != nil || again != checked {
			t.Errorf("%q became %q the second time, %v", in, again.Text, err)
		}
	}
}

func TestATemplateThatCouldLoseItsCodeIsRefused(t *testing.T) {
	for what, text := range map[string]string{"left out": "Hello", "half written": "Hello {code", "another word": "Hello {kode}", "over two lines": "Hello {\ncode}"} {
		template := codeTemplate()
		template.Text = text
		if list := refused(template); !slices.Contains(list, "text: lacks [{code}]") {
			t.Errorf("%s: %q", what, list)
		}
	}
}

func TestAPlaceholderWithOneBraceIsRefusedByName(t *testing.T) {
	for subject, want := range map[string][]string{
		"Code for {user":                    {"subject: unpaired [{user]"},
		"Code for {user, {organisation}":    {"subject: unpaired [{user]"},
		"Code for username}":                {"subject: unpaired [username}]"},
		"{user {user {name":                 {"subject: unpaired [{name]", "subject: unpaired [{user]"},
		"Code {-: for {username} :-} and }": nil,
	} {
		template := codeTemplate()
		template.Subject = subject
		if list := refused(template); !slices.Equal(list, want) {
			t.Errorf("%q: %q, want %q", subject, list, want)
		}
	}
}

func TestAllThatIsWrongWithATemplateIsToldAtOnce(t *testing.T) {
	code, test := codeTemplate(), codeTemplate()
	test.Kind = data.LetterTest
	for _, c := range []struct {
		kind          data.LetterKind
		subject, text string
		want          []string
	}{
		{code.Kind, "", "", []string{"subject: required", "text: required"}},
		{code.Kind, "Your {code}", "{nam} {b} {nam}", []string{"subject: gives_away [{code}]", "text: placeholder [{b}]", "text: placeholder [{nam}]", "text: lacks [{code}]"}},
		{code.Kind, "Two\nlines", "{code}\x00", []string{"subject: text", "text: text"}},
		{code.Kind, "Two\u2028lines", "{code}\xff", []string{"subject: text", "text: text"}},
		{code.Kind, strings.Repeat("é", 151), "{code}" + strings.Repeat("é", 3995), []string{"subject: too_long [150]", "text: too_long [4000]"}},
		{test.Kind, "{organisation} {minutes}", "{code} {username} {}", []string{"subject: not_here [{minutes}]", "text: not_here [{code}]", "text: placeholder [{}]"}},
		{code.Kind, "é" + strings.Repeat("é", 149), strings.Repeat("é", 3994) + "{code}", nil},
		{test.Kind, "{organisation}", "It works, {username}.", nil},
	} {
		list := refused(data.Template{Kind: c.kind, Language: "en", Subject: c.subject, Text: c.text})
		slices.Sort(list)
		slices.Sort(c.want)
		if !slices.Equal(list, c.want) {
			t.Errorf("%q %q: %q, want %q", c.subject, c.text, list, c.want)
		}
	}
}

func TestALetterIsFilledInAndNamesAreNotReadAsPlaceholders(t *testing.T) {
	l := data.Letter{Organisation: "{code} & Sons", Username: "ann", Code: "12345678", Life: 10 * time.Minute}
	subject, text := codeTemplate().Fill(l)
	if subject != "{code} & Sons: code" || text != "Hello ann,\n\n    1234 5678\n\nfor 10 minutes\n" {
		t.Errorf("%q\n%q", subject, text)
	}
}

// What was stored by other rules, or behind the program's back, does not get round this.
func TestTheSubjectIsOneLineThatCanBeSentAndNeverHoldsTheCode(t *testing.T) {
	l := data.Letter{Organisation: "A\u2028B", Code: "12345678"}
	template := codeTemplate()
	template.Subject = "{code} {organisation}\r\nBcc: eve@example.org" + strings.Repeat("é", 300)
	subject, _ := template.Fill(l)
	if strings.Contains(subject, "1234") || strings.ContainsAny(subject, "\r\n\u2028") || len([]rune(subject)) != data.LetterSubjectMost {
		t.Errorf("%q", subject)
	}
}

func TestWhatIsCheckedFitsIntoAnEmailWhateverTheNames(t *testing.T) {
	l := data.Letter{Organisation: strings.Repeat("\U0001F4DE", data.OrganisationMost), Username: strings.Repeat("u", data.UsernameMost), Code: "12345678"}
	taken, refusals := 0, 0
	for n := range 284 {
		template := codeTemplate()
		template.Text = "{code}" + strings.Repeat("{organisation}", n)
		template.Text += strings.Repeat("\U0001F4DE", data.TemplateTextMost-len(template.Text))
		checked, err := template.Checked()
		if err != nil {
			refusals++
			continue
		}
		taken++
		if _, text := checked.Fill(l); len(text) > data.LetterTextMost {
			t.Fatalf("%d names make %d bytes", n, len(text))
		}
	}
	if taken < 200 || refusals < 20 {
		t.Errorf("%d are taken, %d refused: the test looks in the wrong place", taken, refusals)
	}
}

func TestAChangedTemplateIsNotedFieldByField(t *testing.T) {
	before, after := codeTemplate(), codeTemplate()
	after.Text = "{code}"
	want := []data.Change{{Field: data.FieldMailText, Old: before.Text, New: "{code}"}}
	if got := after.Changes(before); !slices.Equal(got, want) || after.Name() != "code/en" {
		t.Errorf("%+v of %s", got, after.Name())
	}
}
