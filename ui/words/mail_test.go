package words_test

import (
	"strings"
	"testing"

	"pbxusers/data"
	"pbxusers/ui/words"
)

func TestAFailureNamesTheEncryptionThatUsuallyFits(t *testing.T) {
	silent := data.MailFailure{Kind: data.MailSilent, Server: "mx:465", TLS: data.MailStartTLS, Step: "greeting"}
	noTLS := data.MailFailure{Kind: data.MailNoTLS, Server: "mx:587", TLS: data.MailImplicit, Step: "TLS"}
	for f, hint := range map[data.MailFailure]string{silent: "port 465", noTLS: "Choose STARTTLS, usually at port 587."} {
		if text := words.MailFailure(&f); !strings.Contains(text, hint) || !strings.Contains(text, f.Server) {
			t.Errorf("%s: %q", f.Kind, text)
		}
	}
	silent.TLS, noTLS.TLS = data.MailImplicit, data.MailStartTLS
	for _, f := range []data.MailFailure{silent, noTLS} {
		if text := words.MailFailure(&f); strings.Contains(text, "usually") {
			t.Errorf("%s: what is in use already is advised: %q", f.Kind, text)
		}
	}
}

// A stranger reads what happened in the first sentence, and what to do in the one after it.
func TestEachFailureOfMailHasASentenceForWhatHappenedAndOneForWhatToDo(t *testing.T) {
	defer words.Use("en")
	for _, tag := range words.Tags() {
		words.Use(tag)
		for _, kind := range append(data.MailKinds, "of another time") {
			text := words.MailFailure(&data.MailFailure{Kind: kind, Server: "mx:587"})
			if n := strings.Count(text+" ", ". "); n < 2 || strings.Contains(text, "%!") {
				t.Errorf("%s, %s: %q", tag, kind, text)
			}
		}
	}
}

func TestOnlyWhereNobodyKnowsAMessageIsSaidToHaveArrivedPerhaps(t *testing.T) {
	for _, kind := range []data.MailKind{data.MailSilent, data.MailVanished} {
		for step, unsure := range map[string]bool{"greeting": false, "AUTH": false, "DATA": false, "message": true} {
			text := words.MailFailure(&data.MailFailure{Kind: kind, Server: "mx:587", TLS: data.MailImplicit, Step: step})
			if strings.Contains(text, "may have arrived") != unsure || strings.Contains(text, "nothing was sent") == unsure {
				t.Errorf("%s at %s: %q", kind, step, text)
			}
		}
	}
	told := words.MailFailure(&data.MailFailure{Kind: data.MailVanished, Server: "mx:587", Step: "message", Detail: "the whole message may have arrived"})
	if strings.Contains(told, "\n") {
		t.Errorf("it is said twice: %q", told)
	}
}

func TestWhoseWordsTheDetailsAreIsTold(t *testing.T) {
	for detail, want := range map[string]string{"535 5.7.8 no": "\nThe server said: 535 5.7.8 no", "421": "\nThe server said: 421", "no such host": "\nDetails: no such host", "5351 hosts": "\nDetails: 5351 hosts"} {
		if text := words.MailFailure(&data.MailFailure{Kind: data.MailTemporary, Server: "mx:587", Detail: detail}); !strings.HasSuffix(text, want) {
			t.Errorf("%q: %q", detail, text)
		}
	}
}

func TestEachEncryptionHasItsName(t *testing.T) {
	said := map[string]bool{}
	for _, mode := range data.MailTLSModes {
		name := words.MailTLS(mode)
		if name == string(mode) || said[name] {
			t.Errorf("%s: %q", mode, name)
		}
		said[name] = true
	}
}
