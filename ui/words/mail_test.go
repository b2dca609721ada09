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
