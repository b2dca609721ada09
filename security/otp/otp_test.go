package otp

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/pquerna/otp"
)

// rfc is the secret of the examples of RFC 4226 and RFC 6238.
var rfc = Secret{[]byte("12345678901234567890")}

func TestTheExamplesOfRFC4226(t *testing.T) {
	for count, want := range []string{"755224", "287082", "359152", "969429", "338314", "254676", "287922", "162583", "399871", "520489"} {
		if got, err := rfc.Code(int64(count)); err != nil || got != want {
			t.Errorf("count %d: %s %v, want %s", count, got, err, want)
		}
	}
}

func TestTheExamplesOfRFC6238(t *testing.T) {
	for at, eight := range map[int64]string{ // the RFC shows eight digits; six are the last of them
		59: "94287082", 1111111109: "07081804", 1111111111: "14050471", 1234567890: "89005924", 2000000000: "69279037", 20000000000: "65353130",
	} {
		step, ok := rfc.Match(eight[2:], time.Unix(at, 0), 0)
		if !ok || step != at/30 {
			t.Errorf("at %d: step %d %v", at, step, ok)
		}
	}
}

func TestACodeCountsOneStepEachWayAndNeverAgain(t *testing.T) {
	s, now := NewSecret(), time.Unix(1_800_000_000, 0)
	at := Step(now)
	for n := int64(-3); n <= 3; n++ {
		code, err := s.Code(at + n)
		if err != nil {
			t.Fatal(err)
		}
		if _, ok := s.Match(code, now, 0); ok != (n >= -1 && n <= 1) {
			t.Errorf("%d steps off: %v", n, ok)
		}
		if _, ok := s.Match(code, now, at+n); ok {
			t.Errorf("%d steps off: taken again", n)
		}
		periods, off := s.Off(code, now)
		if far := n < -1 || n > 1; off != far || far && periods != n {
			t.Errorf("%d steps off: told %d %v", n, periods, off)
		}
	}
	code, _ := s.Code(at)
	if _, ok := s.Match(code[:3]+" "+code[3:], now, 0); !ok {
		t.Error("a blank in the middle is not forgiven")
	}
	// The clock was put back after a code was used: an older one is not taken.
	before, _ := s.Code(at - 5)
	if _, ok := s.Match(before, now.Add(-5*Period), at); ok {
		t.Error("an older code was taken after the clock was put back")
	}
}

func TestNoCodeIsTakenWithoutASecret(t *testing.T) {
	var none Secret
	code, _ := Secret{make([]byte, 0)}.Code(1)
	for _, typed := range []string{"", "000000", code} {
		if _, ok := none.Match(typed, time.Unix(30, 0), 0); ok {
			t.Errorf("%q was taken", typed)
		}
	}
	if _, err := SecretOf(nil); err == nil {
		t.Error("an empty secret was read")
	}
}

func TestTheEnrolmentAddressReadsBackWhateverTheNames(t *testing.T) {
	s := NewSecret()
	for _, issuer := range []string{"Fourth Street", "A&B", "X&secret=AAAA", "50% + tax = more", "Café Zürich 東京", "with/slash?and#hash", "Straße:12"} {
		uri, err := s.URI(issuer, "ann.b-c_d")
		if err != nil {
			t.Errorf("%s: %v", issuer, err)
			continue
		}
		key, err := otp.NewKeyFromURL(uri)
		if err != nil || key.Secret() != strings.ReplaceAll(s.SetupKey(), " ", "") || strings.Count(uri, "secret=") != 1 {
			t.Errorf("%s: %s", issuer, uri)
		}
	}
	if groups := strings.Fields(s.SetupKey()); len(groups) != 8 || len(groups[7]) != 4 {
		t.Errorf("a setup key of %d groups", len(groups))
	}
}

func TestASecretPrintsNowhere(t *testing.T) {
	type row struct{ S Secret }
	text := fmt.Sprintf("%v %+v %#v %s %x %d", rfc, row{rfc}, row{rfc}, rfc, rfc, rfc)
	encoded, err := json.Marshal(row{rfc})
	if strings.Contains(text, "1234") || strings.Contains(text, "3132") || strings.Contains(text, "49 50") || strings.Contains(string(encoded), "1234") || err != nil {
		t.Errorf("%s %s %v", text, encoded, err)
	}
}

func TestRecoveryCodesForgiveSpellingAndNothingElse(t *testing.T) {
	key, other := []byte("one key"), []byte("another")
	codes := NewRecoveryCodes()
	seen := map[string]bool{}
	for _, code := range codes {
		hash, ok := HashRecovery(key, code)
		if !ok || len(code) != 19 {
			t.Fatalf("%s", code)
		}
		seen[string(hash)] = true
		sloppy := strings.NewReplacer("0", "o", "1", "l", "-", "  ").Replace(strings.ToLower(code))
		if again, ok := HashRecovery(key, sloppy); !ok || string(again) != string(hash) {
			t.Errorf("%s is not %s", sloppy, code)
		}
		if foreign, _ := HashRecovery(other, code); string(foreign) == string(hash) {
			t.Error("the key does not matter")
		}
	}
	if len(seen) != RecoveryCodes {
		t.Errorf("%d different codes", len(seen))
	}
	for _, typed := range []string{"", "AAAA", codes[0] + "A", "!!!!-!!!!-!!!!-!!!!"} {
		if _, ok := HashRecovery(key, typed); ok {
			t.Errorf("%q could be one", typed)
		}
	}
}

func TestAnEmailedCodeIsEightDigitsAndComparedWhole(t *testing.T) {
	seen := map[string]bool{}
	for range 200 {
		code := NewEmailCode()
		if len(code) != EmailDigits || strings.Trim(code, "0123456789") != "" {
			t.Fatalf("%q", code)
		}
		seen[code] = true
		if !SameEmailCode(code[:4]+" "+code[4:], code) || SameEmailCode(code[:7], code) || SameEmailCode("", code) {
			t.Errorf("%s is compared wrongly", code)
		}
	}
	if len(seen) < 199 {
		t.Errorf("%d different codes of 200", len(seen))
	}
}
