package factors

import (
	"context"
	"strings"

	"pbxusers/data"
	"pbxusers/ui/kit"
	"pbxusers/ui/lists"
	"pbxusers/ui/words"
)

// namesShown is how many users a message names before it counts the rest.
const namesShown = 5

// unlockable reports whether wrong tries are counted that unlocking takes away.
func unlockable(f *data.UserFactor) bool { return f.User.Locked || f.State.Failures > 0 }

// unlock lets users in again who tried too often. Those whom it does not concern, or whom the person may not
// change, are left out and do not stop it.
func (s *Screen) unlock(ids []data.UserID) {
	var may []data.UserID
	var left []string
	var refused error
	for _, f := range s.table.find(ids) {
		if !unlockable(f) {
			continue
		}
		if err := s.refusal(f.User); err != nil {
			refused, left = err, append(left, f.User.Username)
			continue
		}
		may = append(may, f.User.ID)
	}
	switch {
	case s.working:
		return
	case len(may) > 0:
	case refused != nil:
		lists.Refuse(s.deps.Canvas(), words.T("Nothing was changed"), refused)
		return
	default:
		kit.Message(s.deps.Canvas(), kit.Info, words.T("Nothing was changed"), words.T("Nothing keeps the selected users out."), words.T("Close"))
		return
	}
	s.working = true
	lists.Do(s.work, func(ctx context.Context) ([]data.User, error) { return s.deps.Unlock(ctx, may) }, func(saved []data.User, err error) {
		s.working = false
		if err != nil {
			lists.Refuse(s.deps.Canvas(), words.T("Nothing was changed"), err)
			return
		}
		s.changed()
		s.unlocked(saved, left, refused)
	})
}

// unlocked tells who may try again, and who was left out and why.
func (s *Screen) unlocked(saved []data.User, left []string, refused error) {
	text := words.N(len(saved), "%[1]s user is unlocked and can sign in again", "%[1]s users are unlocked and can sign in again")
	if len(saved) == 1 {
		text = words.T("%[1]s is unlocked and can sign in again", saved[0].Username)
	}
	if len(left) == 0 {
		lists.Toast(s.deps.Canvas(), kit.Notice{Kind: kit.Success, Text: text})
		return
	}
	why := words.T("Left out: %[1]s. %[2]s", named(left), lists.Sentence(refused))
	kit.Message(s.deps.Canvas(), kit.Warning, text, why, words.T("Close"))
}

// named lists names, the first few of many.
func named(names []string) string {
	shown := strings.Join(names[:min(len(names), namesShown)], ", ")
	if more := len(names) - namesShown; more > 0 {
		return words.N(more, "%[2]s and %[1]s other", "%[2]s and %[1]s others", shown)
	}
	return shown
}

// changed shows what was changed here, and tells the others.
func (s *Screen) changed() {
	s.deps.Changed()
	s.Reload()
}
