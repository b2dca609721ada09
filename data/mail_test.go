package data_test

import (
	"strings"
	"testing"

	"pbxusers/data"
)

func mailSettings() data.MailSettings {
	return data.MailSettings{Server: "smtp.example.org", Port: 587, TLS: data.MailStartTLS, Sender: "pbx@example.org"}
}

func TestAMailServerIsAHostNameOrAnAddress(t *testing.T) {
	for in, want := range map[string]string{
		" SMTP.Example.ORG. ": "smtp.example.org", "mail_1": "mail_1", "10.0.0.7": "10.0.0.7", "[::1]": "::1", "2001:DB8::0:1": "2001:db8::1",
		"xn--brcke-lva.example": "xn--brcke-lva.example", "::ffff:127.0.0.1": "127.0.0.1",
	} {
		s := mailSettings()
		s.Server = in
		if checked, err := s.Checked(); err != nil || checked.Server != want {
			t.Errorf("%q became %q, %v", in, checked.Server, err)
		}
	}
	for in, want := range map[string]data.Reason{
		"": data.ReasonRequired, "smtp.example.org:587": data.ReasonNotAServer, "smtps://smtp.example.org": data.ReasonNotAServer,
		"a..b": data.ReasonNotAServer, "-a": data.ReasonNotAServer, "127.1": data.ReasonNotAServer, "10.0.0.300": data.ReasonNotAServer,
		"fe80::1%eth0": data.ReasonNotAServer, "brücke.example": data.ReasonNotAServer, "a b": data.ReasonNotAServer,
		"a\r\nb": data.ReasonText, strings.Repeat("a", 64): data.ReasonNotAServer, strings.Repeat("a.", 127): data.ReasonTooLong,
	} {
		s := mailSettings()
		s.Server = in
		_, err := s.Checked()
		if list := data.Invalids(err); len(list) != 1 || list[0].Field != data.FieldMailServer || list[0].Reason != want {
			t.Errorf("%q: %v, want %s", in, err, want)
		}
	}
}

func TestMailGoesWithoutTLSOnlyWithinThisMachine(t *testing.T) {
	for server, fine := range map[string]bool{
		"localhost": true, "LOCALHOST.": true, "127.0.0.1": true, "127.9.9.9": true, "::1": true, "::ffff:127.0.0.1": true,
		"smtp.example.org": false, "10.0.0.7": false, "localhost.example.org": false, "0.0.0.0": false,
	} {
		s := mailSettings()
		s.Server, s.TLS = server, data.MailClear
		_, err := s.Checked()
		if list := data.Invalids(err); fine != (err == nil) || !fine && (len(list) != 1 || list[0].Field != data.FieldMailTLS || list[0].Reason != data.ReasonClear) {
			t.Errorf("%s: %v", server, err)
		}
	}
}

func TestAMailSenderIsAnAddressWithOrWithoutAName(t *testing.T) {
	for in, want := range map[string][3]string{
		"pbx@example.org":                  {"pbx@example.org", "", "pbx@example.org"},
		"<pbx@example.org>":                {"pbx@example.org", "", "pbx@example.org"},
		" Our PBX <pbx@example.org> ":      {"Our PBX <pbx@example.org>", "Our PBX", "pbx@example.org"},
		`"Büro, Süd" <pbx@example.org>`:    {"Büro, Süd <pbx@example.org>", "Büro, Süd", "pbx@example.org"},
		`Ann "the Boss" <pbx@example.org>`: {`Ann "the Boss" <pbx@example.org>`, `Ann "the Boss"`, "pbx@example.org"},
		`""Twice"" <pbx@example.org>`:      {"Twice <pbx@example.org>", "Twice", "pbx@example.org"},
	} {
		s := mailSettings()
		s.Sender = in
		checked, err := s.Checked()
		name, address := checked.From()
		if got := [3]string{checked.Sender, name, address}; err != nil || got != want {
			t.Errorf("%q became %q, %v", in, got, err)
		}
		if again, err := checked.Checked(); err != nil || again != checked {
			t.Errorf("%q became %q the second time, %v", in, again.Sender, err)
		}
	}
	for in, want := range map[string]data.Reason{
		"": data.ReasonRequired, "pbx": data.ReasonNotAnAddress, "PBX <pbx>": data.ReasonNotAnAddress, "PBX <>": data.ReasonNotAnAddress,
		"pbx@example.org, eve@example.org": data.ReasonNotAnAddress, "PBX pbx@example.org": data.ReasonNotAnAddress,
		"PBX\r\nBcc: eve@example.org <pbx@example.org>": data.ReasonText, strings.Repeat("a", 65) + " <pbx@example.org>": data.ReasonTooLong,
	} {
		s := mailSettings()
		s.Sender = in
		_, err := s.Checked()
		if list := data.Invalids(err); len(list) != 1 || list[0].Field != data.FieldMailSender || list[0].Reason != want {
			t.Errorf("%q: %v, want %s", in, err, want)
		}
	}
}

func TestAMailPortAndAWayOfTLSAreKnownOnes(t *testing.T) {
	for _, port := range []int{-1, 0, 65536} {
		s := mailSettings()
		s.Port = port
		if _, err := s.Checked(); len(data.Invalids(err)) != 1 || data.Invalids(err)[0].Reason != data.ReasonNotAPort {
			t.Errorf("%d: %v", port, err)
		}
	}
	s := mailSettings()
	s.TLS = "perhaps"
	if _, err := s.Checked(); len(data.Invalids(err)) != 1 || data.Invalids(err)[0].Field != data.FieldMailTLS {
		t.Errorf("%v", err)
	}
	s.TLS = ""
	if checked, err := s.Checked(); err != nil || checked.TLS != data.MailStartTLS {
		t.Errorf("nothing chosen became %q, %v", checked.TLS, err)
	}
	for _, mode := range data.MailTLSModes {
		s = mailSettings()
		s.Server, s.TLS, s.Port = "::1", mode, mode.Port()
		if checked, err := s.Checked(); err != nil || !strings.HasPrefix(checked.Address(), "[::1]:") {
			t.Errorf("%s: %s, %v", mode, checked.Address(), err)
		}
	}
}
