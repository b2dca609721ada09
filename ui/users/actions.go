package users

import (
	"context"
	"strings"
	"time"

	"pbxusers/data"
	"pbxusers/ui/kit"
	"pbxusers/ui/lists"
	"pbxusers/ui/words"
)

// undoFor is how long a deletion can be undone from the notice about it.
const undoFor = 10 * time.Second

// namesShown is how many users a question names before it counts the rest.
const namesShown = 5

// begin reports whether an action may start, and keeps others from it until finish.
func (s *Screen) begin() bool {
	if s.working {
		return false
	}
	s.working = true
	s.page.bulk.setBusy(true)
	return true
}

func (s *Screen) finish() {
	s.working = false
	s.page.bulk.setBusy(false)
}

// act runs one change of users off the drawing goroutine; done is told what came of it when it went well.
func act[T any](s *Screen, title string, work func(context.Context) (T, error), done func(T)) {
	if !s.begin() {
		return
	}
	lists.Do(s.work, work, func(result T, err error) {
		s.finish()
		if err != nil {
			s.refuse(title, err)
			return
		}
		done(result)
	})
}

// enable switches users on or off.
func (s *Screen) enable(ids []data.UserID, on bool) {
	change := s.plan(ids, data.UserPatch{Enabled: &on})
	if len(change.may) == 0 {
		s.refuseAll(words.T("Nothing was changed"), change.left)
		return
	}
	act(s, words.T("Nothing was changed"), func(ctx context.Context) ([]data.User, error) {
		return s.deps.Change(ctx, change.may, change.patch)
	}, func(saved []data.User) { s.told(change, saved, enabledText(saved, on)) })
}

// enabledText says that users were switched on or off.
func enabledText(saved []data.User, on bool) string {
	switch {
	case on && len(saved) == 1:
		return words.T("%[1]s is enabled", saved[0].Username)
	case on:
		return words.N(len(saved), "%[1]s user is enabled", "%[1]s users are enabled")
	case len(saved) == 1:
		return words.T("%[1]s is disabled: an open session ends now, and no other can begin", saved[0].Username)
	}
	return words.N(len(saved), "%[1]s user is disabled: an open session ends now, and no other can begin", "%[1]s users are disabled: open sessions end now, and no others can begin")
}

// refuseAll tells that nobody was left to do it to.
func (s *Screen) refuseAll(title string, left []leftOut) {
	if len(left) > 0 {
		kit.Message(s.deps.Canvas(), kit.Error, title, s.leftText(left), words.T("Close"))
	}
}

func (s *Screen) done(text string) { s.toast(kit.Notice{Kind: kit.Success, Text: text}) }

// unlock lets a user in again who tried too often.
func (s *Screen) unlock(u data.User) {
	act(s, words.T("Nothing was changed"), func(ctx context.Context) ([]data.User, error) {
		return s.deps.Unlock(ctx, []data.UserID{u.ID})
	}, func(saved []data.User) {
		s.page.put(saved...)
		s.done(words.T("%[1]s is unlocked and can sign in again", u.Username))
	})
}

// remove deletes users: one at once, several after a question; either can be undone for a while.
func (s *Screen) remove(ids []data.UserID) {
	if len(ids) == 0 || s.working {
		return
	}
	if !s.may(data.Delete) {
		rights := s.deps.Rights()
		s.refuse(words.T("Nothing was deleted"), rights.Check(data.ModuleUsers, data.Delete))
		return
	}
	several := len(ids) > 1
	ids, left := s.part(ids, func(u data.User) error { return s.refusal(data.Delete, u) })
	switch {
	case len(ids) == 0:
		s.refuseAll(words.T("Nothing was deleted"), left)
		return
	case !several:
		s.removeNow(ids)
		return
	}
	text := words.T("%[1]s cannot sign in any more, and open sessions end now. You can undo this for ten seconds.", s.called(ids))
	if len(left) > 0 {
		text += "\n" + s.leftText(left)
	}
	kit.Confirm(s.deps.Canvas(), kit.Question{
		Title: words.N(len(ids), "Delete %[1]s user?", "Delete %[1]s users?"), Text: text,
		Yes: words.T("Delete"), No: words.T("Cancel"), Destructive: true,
	}, func() { s.removeNow(ids) })
}

// called names users, the first few of many.
func (s *Screen) called(ids []data.UserID) string {
	list := []string{}
	for _, id := range ids[:min(len(ids), namesShown)] {
		if u := s.table.User(id); u != nil {
			list = append(list, u.Username)
		}
	}
	if more := len(ids) - len(list); more > 0 {
		return words.N(more, "%[2]s and %[1]s other", "%[2]s and %[1]s others", strings.Join(list, ", "))
	}
	return strings.Join(list, ", ")
}

func (s *Screen) removeNow(ids []data.UserID) {
	text := words.N(len(ids), "%[1]s user was deleted; open sessions have ended", "%[1]s users were deleted; open sessions have ended")
	if len(ids) == 1 {
		text = words.T("%[1]s was deleted; an open session has ended", s.called(ids))
	}
	act(s, words.T("Nothing was deleted"), func(ctx context.Context) ([]data.RemovalID, error) {
		return s.deps.Delete(ctx, ids)
	}, func(removals []data.RemovalID) {
		s.table.Remove(ids...)
		for _, id := range ids {
			s.faces.forget(id)
		}
		s.page.refresh()
		s.changed()
		notice := kit.Notice{Kind: kit.Success, Text: text, For: undoFor}
		if s.may(data.Add) { // whoever may not add users may not bring them back either
			notice.Action, notice.Do = words.T("Undo"), func() { s.undo(removals) }
		}
		s.toast(notice)
	})
}

// undo brings deleted users back. It waits for nothing else: its notice has gone with the click.
func (s *Screen) undo(removals []data.RemovalID) {
	lists.Do(s.work, func(ctx context.Context) ([]data.User, error) { return s.deps.Restore(ctx, removals) },
		func(restored []data.User, err error) {
			if err != nil {
				s.refuse(words.T("Not brought back"), err)
				return
			}
			s.page.put(restored...)
			if len(restored) == 1 {
				s.page.grid.SetCurrentKey(int64(restored[0].ID))
				s.done(words.T("%[1]s is back with everything as it was", restored[0].Username))
				return
			}
			s.done(words.N(len(restored), "%[1]s user is back with everything as it was", "%[1]s users are back with everything as it was"))
		})
}
