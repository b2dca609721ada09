package mail

import (
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"testing"

	"pbxusers/data"
	"pbxusers/security/redact"
)

func TestUsernameAndPasswordGoTogether(t *testing.T) {
	for name, c := range map[string]struct {
		username, password, field string
		reason                    data.Reason
	}{
		"neither":               {"", "", "", ""},
		"both":                  {"pbx", " a pass wörd ", "", ""},
		"no password":           {"pbx", "", data.FieldMailPassword, data.ReasonRequired},
		"no username":           {"", "secret-word", data.FieldMailUsername, data.ReasonRequired},
		"a pasted line":         {"pbx", "secret-word\n", data.FieldMailPassword, data.ReasonText},
		"broken text":           {"pbx", "secret-word\xff", data.FieldMailPassword, data.ReasonText},
		"too long":              {"pbx", "secret-word" + strings.Repeat("a", PasswordMost), data.FieldMailPassword, data.ReasonTooLong},
		"a username of 2 lines": {"pbx\r\nQUIT", "secret-word", data.FieldMailUsername, data.ReasonText},
	} {
		checked, err := signingIn(to(587, data.MailStartTLS), c.username, c.password).Checked()
		var invalid *data.Invalid
		switch {
		case c.field == "" && (err != nil || checked.Password.Reveal() != c.password):
			t.Errorf("%s: %v, %q", name, err, checked.Password.Reveal())
		case c.field != "" && (!errors.As(err, &invalid) || invalid.Field != c.field || invalid.Reason != c.reason):
			t.Errorf("%s: %v", name, err)
		case c.field != "" && strings.Contains(err.Error(), "secret-word"):
			t.Errorf("%s tells the password: %v", name, err)
		}
	}
}

func TestAllThatIsWrongIsToldAtOnce(t *testing.T) {
	_, err := New(Settings{Password: redact.New("secret")}, Options{})
	var fields []string
	for _, invalid := range data.Invalids(err) {
		fields = append(fields, invalid.Field)
	}
	if got := strings.Join(fields, " "); got != "mail_server mail_port mail_sender mail_username" {
		t.Errorf("got %s", got)
	}
}

func TestSettingsPrintNoPassword(t *testing.T) {
	settings := signingIn(to(587, data.MailStartTLS), "pbx", "secret-word")
	encoded, err := json.Marshal(settings)
	if err != nil {
		t.Fatal(err)
	}
	made, err := New(settings, Options{})
	if err != nil {
		t.Fatal(err)
	}
	for _, printed := range []string{string(encoded), fmt.Sprintf("%v %+v %#v", settings, settings, settings), fmt.Sprintf("%+v %#v", made, *made)} {
		if strings.Contains(printed, "secret-word") {
			t.Errorf("it prints %s", printed)
		}
	}
	if !strings.Contains(string(encoded), redact.Word) {
		t.Errorf("it prints %s", encoded)
	}
}
