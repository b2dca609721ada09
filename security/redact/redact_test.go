package redact

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"errors"
	"fmt"
	"log/slog"
	"strings"
	"testing"
)

const hidden = "tr0mbone-and-harp"

func TestASecretIsPrintedByNothing(t *testing.T) {
	secret := New(hidden)
	holder := struct {
		Open   Secret
		closed Secret
		list   []Secret
		where  *Secret
	}{secret, secret, []Secret{secret}, &secret}
	var out bytes.Buffer
	for _, verb := range "vsqxXdtTpgbcoUe" {
		for _, flag := range []string{"", "+", "#", " ", "-20", "08.3"} {
			format := "%" + flag + string(verb) + "\n"
			fmt.Fprintf(&out, format, secret)
			fmt.Fprintf(&out, format, &secret)
			fmt.Fprintf(&out, format, holder)
		}
	}
	asJSON, err := json.Marshal(holder)
	if err != nil {
		t.Fatal(err)
	}
	asXML, err := xml.Marshal(secret)
	if err != nil {
		t.Fatal(err)
	}
	out.Write(asJSON)
	out.Write(asXML)
	slog.New(slog.NewTextHandler(&out, nil)).Info("x", "secret", secret, "holder", holder)
	slog.New(slog.NewJSONHandler(&out, nil)).Info("x", "secret", secret, "holder", holder)
	fmt.Fprintln(&out, errors.Join(fmt.Errorf("with %v and %v", secret, holder)))
	text := strings.ToLower(out.String())
	for _, form := range []string{hidden, fmt.Sprintf("%x", hidden), strings.Trim(fmt.Sprint([]byte(hidden)), "[]")} {
		if strings.Contains(text, form) {
			t.Errorf("printed as %q", form)
		}
	}
	if !strings.Contains(text, Word) {
		t.Error("nothing was redacted: the test prints nothing")
	}
}

func TestASecretGivesItsTextToWhoAsksForIt(t *testing.T) {
	if New(hidden).Reveal() != hidden || !New(hidden).Equal(New(hidden)) || New(hidden).Equal(New("harp")) {
		t.Error("the text is lost")
	}
	if !(Secret{}).Empty() || !(Secret{}).Equal(New("")) || New(hidden).Empty() {
		t.Error("the zero Secret should be empty")
	}
}
