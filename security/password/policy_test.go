package password

import (
	"errors"
	"math/rand/v2"
	"strings"
	"testing"

	"pbxusers/data"
)

var mara = Context{Username: "mara.webster", Email: "m.webster@acme-telephony.example", Organisation: "Acme Telephony Ltd"}

func reasonOf(t *testing.T, password string, person Context) data.Reason {
	t.Helper()
	err := Check(password, person)
	if err == nil {
		return ""
	}
	var invalid *data.Invalid
	if !errors.As(err, &invalid) || invalid.Field != data.FieldPassword {
		t.Fatalf("%q: %v is no refusal of the password field", password, err)
	}
	return invalid.Reason
}

func TestGoodPasswordsAreTaken(t *testing.T) {
	for _, password := range []string{
		"correct horse battery staple", "the kettle sings at noon", "mara saw eleven quiet herons", "vx8 Qm2!t0 Lr5zP",
		"la lluvia cae despacio en Sevilla", "contraseñas largas y raras, sí", "каждый охотник желает знать", "電話交換機の管理者は猫が好きです",
		"twelve-purple-otters-hum", strings.Repeat("ab3 ", 3) + "kettle harbour moss", "🚲🌧🎻🍋🦉🔭🪵🧊🛶🎲🪁🧵🥁🫖🪴",
	} {
		if reason := reasonOf(t, password, mara); reason != "" {
			t.Errorf("%q is refused: %s", password, reason)
		}
	}
}

func TestCommonPasswordsAreRefusedHoweverTheyAreDressed(t *testing.T) {
	for _, password := range []string{
		"passwordpassword", "Password12345678", "123456789012345", "aaaaaaaaaaaaaaaa", "qwertyuiopasdfgh", "1qaz2wsx3edc4rfv", "abcdefghijklmnop",
		"P@ssw0rdP@ssw0rd", "iloveyouiloveyou", "contraseña12345", "adminadminadmin", "zyxwvutsrqponmlk", "1357913579135791", strings.Repeat("ab", 500), strings.Repeat("qwerty", 170),
		"asterisk20262026", "Welcome123456789", "11111111222222223333", "ÀÀÀÀÀÀÀÀÀÀÀÀÀÀÀÀ", "qazqazqazqazqazqaz",
	} {
		if reason := reasonOf(t, password, mara); reason != data.ReasonCommon {
			t.Errorf("%q: %q", password, reason)
		}
		if score := Strength(password, mara); score > 1 {
			t.Errorf("%q is rated %d", password, score)
		}
	}
}

func TestLittleBeyondThePersonsNamesIsRefused(t *testing.T) {
	for _, password := range []string{
		"mara.webster.2026", "MaraWebsterMara", "m@r@.w3bst3r.1!", "m.webster@acme-telephony.example", "acme-telephony!", "AcmeTelephonyLtd1", "webster 20102011",
	} {
		if reason := reasonOf(t, password, mara); reason != data.ReasonPersonal {
			t.Errorf("%q: %q", password, reason)
		}
	}
}

func TestLengthIsCountedInCharactersAsPeopleSeeThem(t *testing.T) {
	second := mara
	second.SecondFactor = true
	for _, c := range []struct {
		password string
		person   Context
		want     data.Reason
	}{
		{"", mara, data.ReasonRequired},
		{"kv7 zq-tm9 xw4", mara, data.ReasonTooShort},
		{"kv7 zq-tm9 xw4p", mara, ""},
		{"kv7-zqt", second, data.ReasonTooShort},
		{"kv7-zqtm", second, ""},
		{"password", second, data.ReasonCommon},
		{"webster7", second, data.ReasonPersonal},
		{"n\u0303v7 zq-tm9 xw4", mara, data.ReasonTooShort},
		{randomText(MostRunes), mara, ""},
		{randomText(MostRunes + 1), mara, data.ReasonTooLong},
		{strings.Repeat("x", 1<<20), mara, data.ReasonTooLong},
		{"kv7 zq-tm9 xw4p\x00", mara, data.ReasonText},
		{"kv7 zq-tm9 xw4p\xff", mara, data.ReasonText},
	} {
		if got := reasonOf(t, c.password, c.person); got != c.want {
			t.Errorf("%.30q: %q, want %q", c.password, got, c.want)
		}
	}
}

func TestARefusalNeverHoldsThePassword(t *testing.T) {
	for _, password := range []string{"passwordpassword", "mara.webster.2026", "kettle"} {
		if err := Check(password, mara); err == nil || strings.Contains(err.Error(), password) {
			t.Errorf("%v", err)
		}
	}
}

func TestStrengthRisesWhileTyping(t *testing.T) {
	last := 0
	const whole = "twelve purple otters hum over the harbour"
	for i := range whole {
		score := Strength(whole[:i+1], mara)
		if score < last-1 {
			t.Errorf("%q falls from %d to %d", whole[:i+1], last, score)
		}
		last = score
	}
	if last != 4 {
		t.Errorf("the whole is rated %d", last)
	}
	for password, want := range map[string]int{"": 0, "a": 0, "password": 0, "kv7 zq-tm9": 1, strings.Repeat("x", 1<<20): 0} {
		if got := Strength(password, mara); got != want {
			t.Errorf("%.20q is rated %d, want %d", password, got, want)
		}
	}
}

func TestSuggestionsAreAcceptedAndDiffer(t *testing.T) {
	seen := map[string]bool{}
	for range 500 {
		one, err := Suggest()
		if err != nil {
			t.Fatal(err)
		}
		if reason := reasonOf(t, one, mara); reason != "" || Strength(one, mara) < 2 {
			t.Errorf("%q: %q, rated %d", one, reason, Strength(one, mara))
		}
		if words := strings.Count(one, "-") + 1; words < suggestedWords || seen[one] {
			t.Errorf("%q has %d words or came before", one, words)
		}
		seen[one] = true
	}
}

func TestTheWordListIsInTheOrderThatLookupNeeds(t *testing.T) {
	last := ""
	for line := range strings.Lines(words) {
		word, rank, found := strings.Cut(strings.TrimSuffix(line, "\n"), " ")
		if !found || rank == "" || word <= last {
			t.Fatalf("%q after %q", line, last)
		}
		last = word
		walk := newLookup()
		for _, letter := range word {
			if !walk.next(letter) {
				t.Fatalf("%q is not found", word)
			}
		}
		if _, ok := walk.rank(); !ok {
			t.Fatalf("%q has no rank", word)
		}
	}
}

func randomText(runes int) string {
	random := rand.New(rand.NewPCG(1, 2))
	var b strings.Builder
	for range runes {
		b.WriteByte(byte('!' + random.IntN('~'-'!'+1)))
	}
	return b.String()
}

func FuzzCheckNeverPanics(f *testing.F) {
	f.Add("password", "mara", "m@x.example", "Acme")
	f.Fuzz(func(t *testing.T, password, username, email, organisation string) {
		person := Context{Username: username, Email: email, Organisation: organisation}
		err, score := Check(password, person), Strength(password, person)
		if err != nil && score > 1 || score < 0 || score > 4 {
			t.Errorf("%q: %v and %d", password, err, score)
		}
	})
}

func BenchmarkStrength(b *testing.B) {
	for b.Loop() {
		Strength("twelve purple otters hum", mara)
	}
}
