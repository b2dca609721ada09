package otp

import (
	"errors"
	"testing"
	"time"

	"pbxusers/data"
)

func TestARefusedCodeSaysWhatIsTheMatter(t *testing.T) {
	s, now := NewSecret(), time.Unix(1_800_000_000, 0)
	at := Step(now)
	code := func(step int64) string {
		text, err := s.Code(step)
		if err != nil {
			t.Fatal(err)
		}
		return text
	}
	if step, err := s.Check(code(at+1), now, at); err != nil || step != at+1 {
		t.Errorf("the next one: %d %v", step, err)
	}
	for typed, want := range map[string]data.Reason{code(at): data.ReasonUsed, code(at - 1): data.ReasonUsed, "": data.ReasonWrong, code(at + 500): data.ReasonWrong} {
		_, err := s.Check(typed, now, at)
		if list := data.Invalids(err); len(list) != 1 || list[0].Field != data.FieldCode || list[0].Reason != want {
			t.Errorf("%q: %v, want %s", typed, err, want)
		}
	}
	var off *data.ClockOff
	if _, err := s.Check(code(at-4), now, 0); !errors.As(err, &off) || off.Ahead != -4*Period {
		t.Errorf("an app that is two minutes behind: %v", err)
	}
}
