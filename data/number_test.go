package data

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

func TestNumbersAreReadWithWhateverStandsBetweenThem(t *testing.T) {
	for text, want := range map[string]string{
		"":                                "",
		" , ;\n":                          "",
		"201":                             "201",
		"300, 200;100\n50 7":              "7 50 100 200 300",
		"200-203":                         "200 201 202 203",
		"200 - 202, 201":                  "200 201 202",
		"98-101":                          "98 99 100 101",
		"200–202":                         "200 201 202",
		"008-011":                         "008 009 010 011",
		"5-5":                             "5",
		"999999999999998-999999999999999": "999999999999998 999999999999999",
	} {
		got, err := ParseNumbers(FieldAgents, text)
		if err != nil || strings.Join(got, " ") != want {
			t.Errorf("%q is read as %v, %v", text, got, err)
		}
	}
}

func TestEveryPieceThatIsNoNumberIsNamed(t *testing.T) {
	for text, want := range map[string][]Invalid{
		"12a":                  {{FieldQueues, ReasonNotANumber, []any{"12a"}}},
		"-":                    {{FieldQueues, ReasonNotANumber, []any{"-"}}},
		"200-":                 {{FieldQueues, ReasonNotANumber, []any{"200-"}}},
		"-5":                   {{FieldQueues, ReasonNotANumber, []any{"-5"}}},
		"1-2-3":                {{FieldQueues, ReasonNotANumber, []any{"1-2-3"}}},
		"٣":                    {{FieldQueues, ReasonNotANumber, []any{"٣"}}},
		"1234567890123456":     {{FieldQueues, ReasonNotANumber, []any{"1234567890123456"}}},
		"098-1020":             {{FieldQueues, ReasonNotANumber, []any{"098-1020"}}},
		"219-200":              {{FieldQueues, ReasonReversed, []any{"219-200"}}},
		"1-1001":               {{FieldQueues, ReasonTooWide, []any{"1-1001", 1000}}},
		"1-999999999999999":    {{FieldQueues, ReasonTooWide, []any{"1-999999999999999", 1000}}},
		"7, x, 9 - 8, 100-104": {{FieldQueues, ReasonNotANumber, []any{"x"}}, {FieldQueues, ReasonReversed, []any{"9-8"}}},
	} {
		got, err := ParseNumbers(FieldQueues, text)
		list := []Invalid{}
		for _, invalid := range Invalids(err) {
			list = append(list, *invalid)
		}
		if got != nil || fmt.Sprint(list) != fmt.Sprint(want) {
			t.Errorf("%q is read as %v, %v", text, got, err)
		}
	}
}

func TestARangeMayStandForAThousandNumbers(t *testing.T) {
	got, err := ParseNumbers(FieldAgents, "1000-1999")
	if err != nil || len(got) != 1000 || got[999] != "1999" {
		t.Errorf("%d numbers, %v", len(got), err)
	}
}

func TestNumbersInARowAreWrittenAsARange(t *testing.T) {
	for want, numbers := range map[string][]string{
		"":                nil,
		"7":               {"7"},
		"200, 201":        {"201", "200"},
		"200-203, 300":    {"300", "200", "202", "201", "203"},
		"98, 99, 100-102": {"98", "99", "100", "101", "102"},
		"01, 02, 001-003": {"01", "02", "001", "002", "003"},
	} {
		if got := NumberText(numbers); got != want {
			t.Errorf("%v is written %q, not %q", numbers, got, want)
		}
	}
}

func FuzzNumbersAreReadAsTheyWereWritten(f *testing.F) {
	for _, seed := range []string{"200-219, 301", "1 - 2\n3;4", "008-011 98-101", "1-1001", "1-2000 a", "–", "0-999 1000-1999"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		numbers, err := ParseNumbers(FieldAgents, text)
		if err != nil {
			if len(Invalids(err)) == 0 {
				t.Errorf("%q: %v is no *Invalid", text, err)
			}
			return
		}
		again, err := ParseNumbers(FieldAgents, NumberText(numbers))
		if err != nil || !slices.Equal(again, numbers) {
			t.Errorf("%q: %v was read back as %v, %v", text, numbers, again, err)
		}
	})
}
