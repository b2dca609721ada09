package words_test

import (
	"strings"
	"testing"
	"time"

	"pbxusers/data"
	"pbxusers/ui/words"
)

func TestEveryReasonOfAFieldHasItsSentence(t *testing.T) {
	for _, folder := range []string{"../../data", "../../data/transfer"} {
		reasons := constantsOf(t, folder, "Reason", "")
		for _, reason := range reasons {
			text := words.Reason(&data.Invalid{Field: "elsewhere", Reason: data.Reason(reason), Args: []any{1, 2, 3}})
			told(t, "reason", reason, text)
		}
	}
}

func TestEveryFailureOfAMailServerSaysWhatToDo(t *testing.T) {
	said := map[string]data.MailKind{}
	for _, kind := range data.MailKinds {
		text, known := words.Error(&data.MailFailure{Kind: kind, Server: "mx.example.org:587", Detail: "550 no"})
		if other, twice := said[text]; twice || !known || !strings.Contains(text, "mx.example.org:587") || !strings.HasSuffix(text, "\nThe server said: 550 no") {
			t.Errorf("%s: %q (as %s)", kind, text, other)
		}
		said[text] = kind
		told(t, "note", "Refused: mail_"+string(kind), changer(t).Result(data.Event{Result: data.Refused, Note: "mail_" + string(kind)}))
	}
}

func TestAWaitIsSaidAsPeopleCount(t *testing.T) {
	for want, d := range map[string]time.Duration{
		"1 second": time.Second, "31 seconds": 30*time.Second + time.Millisecond, "120 seconds": 2 * time.Minute, "15 minutes": 14*time.Minute + time.Second,
	} {
		if text, known := words.Error(&data.Wait{For: d}); !known || !strings.Contains(text, " "+want+",") {
			t.Errorf("%q, want %s", text, want)
		}
	}
}

func TestEachErrorOfSigningInSaysWhatToDo(t *testing.T) {
	said := map[string]bool{}
	for _, err := range []error{
		&data.LockedOut{Mail: true}, &data.LockedOut{}, &data.ClockOff{Ahead: time.Minute}, &data.ClockOff{Ahead: -time.Minute},
		data.ErrNoMail, &data.BrokenLog{ID: 7},
	} {
		text, known := words.Error(err)
		if !known || said[text] {
			t.Errorf("%v: %q", err, text)
		}
		said[text] = true
	}
}
