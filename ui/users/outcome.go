package users

import (
	"errors"
	"slices"
	"strings"

	"pbxusers/data"
	"pbxusers/security/access"
	"pbxusers/ui/kit"
	"pbxusers/ui/lists"
	"pbxusers/ui/words"
)

// leftOut is whom a change of several passes over for one reason.
type leftOut struct {
	ids []data.UserID
	why error
}

// part parts users into those for whom refusal finds nothing and those whom the rest must not wait for. Of one
// alone nothing is left over: the refusal is the answer.
func (s *Screen) part(ids []data.UserID, refusal func(data.User) error) (may []data.UserID, left []leftOut) {
	for _, id := range ids {
		var refused *access.Refusal
		u := s.table.User(id)
		if u == nil || !errors.As(refusal(*u), &refused) {
			may = append(may, id)
			continue
		}
		i := slices.IndexFunc(left, func(l leftOut) bool { return lists.Sentence(l.why) == lists.Sentence(refused) })
		if i < 0 {
			i, left = len(left), append(left, leftOut{why: refused})
		}
		left[i].ids = append(left[i].ids, id)
	}
	return may, left
}

// leftText says who is left out, and why; "" for nobody.
func (s *Screen) leftText(left []leftOut) string {
	lines := make([]string, len(left))
	for i, l := range left {
		lines[i] = words.T("Left out: %[1]s. %[2]s", s.called(l.ids), lists.Sentence(l.why))
	}
	return strings.Join(lines, "\n")
}

// patched is a change of several users, as asked for and as it went.
type patched struct {
	patch  data.UserPatch
	may    []data.UserID
	left   []leftOut
	before map[data.UserID]data.User
}

// plan finds out for whom a patch can be asked for: one's own switch and rights, and accounts with more rights
// than one's own, are left out, as they would stop the change of all the others.
func (s *Screen) plan(ids []data.UserID, p data.UserPatch) patched {
	rights, c := s.deps.Rights(), patched{patch: p}
	c.may, c.left = s.part(ids, func(u data.User) error { return s.office.CheckChange(rights, u, p.Apply(u)) })
	c.before = s.before(c.may)
	return c
}

// before returns users as they are shown now.
func (s *Screen) before(ids []data.UserID) map[data.UserID]data.User {
	list := map[data.UserID]data.User{}
	for _, id := range ids {
		if u := s.table.User(id); u != nil {
			list[id] = *u
		}
	}
	return list
}

// told says what came of it. all is the sentence for when everybody was changed.
func (s *Screen) told(c patched, saved []data.User, all string) {
	names, same := data.NewNames(s.choices), 0
	for i := range saved {
		if was, ok := c.before[saved[i].ID]; ok && len(data.Changes(&was, &saved[i], names)) == 0 {
			same++
		}
	}
	s.page.put(saved...)
	if same == 0 && len(c.left) == 0 {
		s.done(all)
		return
	}
	total, changed := len(saved), len(saved)-same
	for _, l := range c.left {
		total += len(l.ids)
	}
	title := words.T("Nothing was changed")
	if changed > 0 {
		title = words.N(total, "%[2]s of %[1]s user changed", "%[2]s of %[1]s users changed", words.Number(changed))
	}
	text := ""
	if same > 0 {
		text = words.N(same, "%[1]s was already so.", "%[1]s were already so.")
	}
	if len(c.left) == 0 {
		s.toast(kit.Notice{Kind: kit.Info, Text: title + ". " + text})
		return
	}
	text = strings.TrimSpace(text + "\n" + s.leftText(c.left))
	kit.Message(s.deps.Canvas(), kit.Warning, title, text, words.T("Close"))
}
