package otp

import (
	"time"

	"pbxusers/data"
)

// Check is Match with the reason for a person: the step of a code that counts, else a
// *data.Invalid of FieldCode (ReasonWrong; ReasonUsed for one that was right before), or a
// *data.ClockOff where it is right for another time. The errors say more than a stranger
// may know: they are for who has given the right password.
func (s Secret) Check(code string, now time.Time, used int64) (step int64, err error) {
	if step, ok := s.Match(code, now, used); ok {
		return step, nil
	}
	if _, ok := s.Match(code, now, 0); ok {
		return 0, data.Refuse(data.FieldCode, data.ReasonUsed)
	}
	if periods, ok := s.Off(code, now); ok {
		return 0, &data.ClockOff{Ahead: time.Duration(periods) * Period}
	}
	return 0, data.Refuse(data.FieldCode, data.ReasonWrong)
}
