package vault

import (
	"bytes"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"os"
	"strings"
	"testing"

	"pbxusers/security/redact"
)

func TestAKeyIsReadBackFromItsTextAndFromNothingElse(t *testing.T) {
	key := NewKey()
	got, err := ParseKey(key.Text())
	if err != nil || !got.Equal(key) || got.Equal(NewKey()) || len(key.Text()) != 67 {
		t.Errorf("its own text: %v", err)
	}
	raw := key.Raw()
	if hex.EncodeToString(raw[:]) != key.Hex() || key.Raw() == (Key{}).Raw() {
		t.Error("the bytes differ from the text")
	}
	for _, text := range []string{"", "v1:", key.Hex(), "v2:" + key.Hex(), key.Text() + "0", key.Text()[:66], "v1:" + strings.Repeat("g", 64), "v1:" + strings.Repeat("é", 32)} {
		got, err := ParseKey(text)
		if !errors.Is(err, ErrKeyMalformed) || !got.Empty() || strings.Contains(fmt.Sprint(err), key.Hex()[:8]) {
			t.Errorf("%d characters: %v", len(text), err)
		}
	}
}

func TestNoTypeAndNoErrorPrintsASecret(t *testing.T) {
	v, ring, key, recovery := started(t)
	must(t, v.SealPassphrase(phrase, key))
	creation := &Creation{vault: v, id: NewID(), key: key, recovery: recovery}
	var errs []error
	_, err := v.KeyFromPassphrase(phrase + "!")
	errs = append(errs, err)
	_, err = v.KeyFromRecovery(NewRecoveryKey())
	errs = append(errs, err)
	_, err = ParseKey(key.Text() + "0")
	errs = append(errs, err)
	_, err = ParseRecoveryKey(recovery.Reveal() + "X")
	errs = append(errs, err)
	_, err = ParseRecoveryKey(recovery.Reveal() + "*")
	errs = append(errs, err)
	ring.changes = key.Text() + "0"
	errs = append(errs, v.Remember(t.Context(), key))
	_, err = v.KeyFromKeyring(t.Context())
	errs = append(errs, err)

	holder := struct {
		Key, hidden Key
		RecoveryKey RecoveryKey
		recovery    *RecoveryKey
		list        []Key
		byID        map[ID]Key
	}{key, key, recovery, &recovery, []Key{key}, map[ID]Key{{}: key}}
	values := []any{key, &key, recovery, &recovery, holder, &holder, creation, *creation, errs, redact.New(phrase)}
	var out bytes.Buffer
	for _, value := range values {
		for _, verb := range "vsqxXdtTpgbcoU" {
			for _, flag := range []string{"", "+", "#", "-9.3"} {
				fmt.Fprintf(&out, "%"+flag+string(verb)+"\n", value)
			}
		}
		if text, err := json.Marshal(value); err == nil {
			out.Write(text)
		}
		slog.New(slog.NewJSONHandler(&out, nil)).Info("x", "value", value)
		slog.New(slog.NewTextHandler(&out, nil)).Info("x", "value", value)
	}
	for _, name := range names(t, v.Dir) {
		content, err := os.ReadFile(v.path(name))
		must(t, err)
		out.Write(content)
	}
	printed := strings.ToLower(out.String())
	raw := key.Raw()
	symbols := strings.ReplaceAll(recovery.Reveal(), "-", "")
	for name, secret := range map[string]string{
		"key": key.Hex(), "key bytes": string(raw[:]), "key numbers": strings.Trim(fmt.Sprint(raw[:4]), "[]"),
		"recovery key": symbols, "shown recovery key": recovery.Reveal(), "recovery key in hex": hex.EncodeToString([]byte(symbols)),
		"a group of it": "-" + symbols[4:8] + "-", "passphrase": phrase,
	} {
		if strings.Contains(printed, strings.ToLower(secret)) {
			t.Errorf("%s is printed", name)
		}
	}
	if !strings.Contains(printed, redact.Word) {
		t.Error("nothing was redacted: the test prints nothing")
	}
}

func TestTheIDOfAFileIsItsFirstSixteenBytes(t *testing.T) {
	path := t.TempDir() + "/x.db"
	for content, want := range map[string]error{
		"": ErrTruncated, "short": ErrTruncated, "fifteen bytes..": ErrTruncated, sqliteHeader: ErrNotEncrypted, sqliteHeader + "pages": ErrNotEncrypted,
		"0123456789abcdef": nil, "0123456789abcdefpages": nil,
	} {
		must(t, os.WriteFile(path, []byte(content), 0o600))
		id, err := IDOfFile(path)
		if !errors.Is(err, want) || want == nil && id.String() != "30313233343536373839616263646566" {
			t.Errorf("%q: %v, %v", content, id, err)
		}
	}
	if _, err := IDOfFile(path + ".none"); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("no file: %v", err)
	}
	if _, err := IDOfFile(t.TempDir()); err == nil {
		t.Error("a folder has an id")
	}
	id := NewID()
	if got, err := ParseID(id.String()); err != nil || got != id || id == NewID() {
		t.Errorf("%v", err)
	}
	for _, text := range []string{"", "0", strings.Repeat("g", 32), strings.Repeat("A", 32), strings.Repeat("a", 34)} {
		if _, err := ParseID(text); err == nil {
			t.Errorf("%q is an id", text)
		}
	}
}

func TestARecoveryKeyIsReadHoweverItIsSpelt(t *testing.T) {
	const shown = "A1B2-C0D3-E4F5-G6H1-J7K8-MNPQ-RSTV-WXYZ"
	want, err := ParseRecoveryKey(shown)
	must(t, err)
	for _, typed := range []string{
		strings.ToLower(shown), strings.ReplaceAll(shown, "-", ""), strings.ReplaceAll(shown, "-", " \n"), strings.ReplaceAll(shown, "0", "O"),
		strings.ReplaceAll(shown, "1", "l"), strings.ReplaceAll(shown, "1", "I"), " " + strings.ReplaceAll(shown, "-", "\u2014") + "\t", "A1B2C-0D3E4-F5G6H-1J7K8-MNPQR-STVWX-YZ",
	} {
		if got, err := ParseRecoveryKey(typed); err != nil || !got.Equal(want) || got.Reveal() != shown {
			t.Errorf("%q: %v", typed, err)
		}
	}
	one := NewRecoveryKey()
	if got, err := ParseRecoveryKey(one.Reveal()); err != nil || !got.Equal(one) || one.Equal(NewRecoveryKey()) || len(one.Reveal()) != 39 {
		t.Errorf("a new one: %v", err)
	}
}

func TestTheGroupWithTheMistakeIsTold(t *testing.T) {
	for typed, want := range map[string]RecoveryMistake{
		"":                                       {0, 0, 0, 32},
		"A1B2":                                   {0, 0, 4, 32},
		"A1B2-C0D3-E4F5-G6H1-J7K8-MNPQ-RSTV-WXY": {8, 0, 3, 4},
		"A1B2-C0D3-E4F-G6H1-J7K8-MNPQ-RSTV-WXYZ": {3, 0, 3, 4},
		"A1B2-C0D3-E4F55-G6H1-J7K8-MNPQ-RSTV-WXYZ": {3, 0, 5, 4},
		"A1B2-C0D3-E4F5-G6H1-J7K8-MNPQ-RSTV":       {0, 0, 28, 32},
		"A1B2-C0D3-E4F5-G6U1-J7K8-MNPQ-RSTV-WXYZ":  {4, 'U', 0, 0},
		"A1B-C0D3-E4F5-G6*1-J7K8-MNPQ-RSTV-WXYZ":   {4, '*', 0, 0},
		"A1B2C0D3E4F5G6é1J7K8MNPQRSTVWXYZ":         {4, 'é', 0, 0},
	} {
		var mistake *RecoveryMistake
		got, err := ParseRecoveryKey(typed)
		if !errors.As(err, &mistake) || *mistake != want || !got.Empty() {
			t.Errorf("%q: %+v", typed, mistake)
		}
	}
	if _, err := ParseRecoveryKey(strings.Repeat("A", 1<<20)); err == nil {
		t.Error("a megabyte is a recovery key")
	}
}

func TestOneGroupConfirmsThatTheRecoveryKeyWasKept(t *testing.T) {
	key, err := ParseRecoveryKey("A1B2-C0D3-E4F5-G6H1-J7K8-MNPQ-RSTV-WXYZ")
	must(t, err)
	if !key.HasGroup(1, "a1b2") || !key.HasGroup(2, " cOd3 ") || !key.HasGroup(8, "WXYZ") {
		t.Error("a right group is refused")
	}
	for n, typed := range map[int]string{0: "A1B2", 9: "WXYZ", -1: "", 1: "", 2: "A1B2", 3: "E4F", 4: "G6H1J", 5: "J7K*"} {
		if key.HasGroup(n, typed) {
			t.Errorf("%q is taken for group %d", typed, n)
		}
	}
	if (RecoveryKey{}).HasGroup(1, "") {
		t.Error("no key has a group")
	}
}
