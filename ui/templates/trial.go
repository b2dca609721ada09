package templates

import (
	"context"

	"pbxusers/data"
	"pbxusers/ui/kit"
	"pbxusers/ui/trial"
	"pbxusers/ui/words"
)

// try opens the dialog that sends a draft to oneself.
func (s *Screen) try(draft data.Template) {
	to := s.deps.Rights().User.Email
	about := kit.NewParagraph(words.T("It goes to %[1]s, with the words as they stand here and an example of a code.", to))
	s.trial = trial.New(s.deps.Canvas, s.work, about, words.T("Talking to the mail server…"), func() trial.Test {
		return trial.Test{To: to, Send: func(ctx context.Context) error { return s.deps.SendTest(ctx, draft) }}
	})
	s.trial.Show()
}
