package desks

import (
	"context"
	"errors"
	"slices"
	"strconv"
	"strings"

	"pbxusers/data"
	"pbxusers/security/access"
	"pbxusers/ui/kit"
	"pbxusers/ui/lists"
	"pbxusers/ui/words"
)

const (
	formWidth = 780
	userRows  = 6 // lines of the lists of users
)

// typed is what the form holds.
type typed struct {
	name, queues, agents string
	users                []string // ids, as the two lists have them
}

// people is who can be assigned, and who is.
type people struct {
	all      []data.User // nil where users cannot be assigned
	assigned []data.UserRef
}

// open reads who can be assigned to a desk and shows its form.
func (s *Screen) open(u data.Used[data.Desk]) {
	rights := s.deps.Rights()
	if s.opening {
		return
	}
	if !rights.May(data.ModuleUsers, data.Edit) || s.mayNotSave(u.Item) {
		s.show(u, people{})
		return
	}
	s.opening = true
	lists.Do(s.Work(), func(ctx context.Context) (p people, err error) {
		var refused *access.Refusal
		if p.all, err = s.deps.AllUsers(ctx); errors.As(err, &refused) && refused.Rule != access.RuleEnded {
			return people{}, nil
		}
		if err == nil && u.Item.ID != 0 {
			p.assigned, err = s.deps.Users(ctx, u.Item.ID)
		}
		return p, err
	}, func(p people, err error) {
		s.opening = false
		if err != nil {
			s.Refuse(words.T("The desk could not be opened"), err)
			return
		}
		s.show(u, p)
	})
}

func (s *Screen) mayNotSave(d data.Desk) bool {
	if d.ID == 0 {
		return !s.May(data.Add)
	}
	return s.Refusal(data.Edit, d) != nil
}

// show shows the form of a desk.
func (s *Screen) show(u data.Used[data.Desk], p people) {
	f := lists.NewForm[typed](s.List, u.Item)
	f.Dialog.SetSize(formWidth, 0)
	rights := s.deps.Rights()
	if !f.ReadOnly() && !rights.SeesAllDesks() {
		f.Body.AddSection("", kit.NewBanner(kit.Info, words.T("You see the data of your own desks: only their queues and agents can be put into others."), "", nil))
	}
	name := kit.NewEntry()
	name.SetText(u.Item.Name)
	name.OnChanged = f.Clears(data.FieldName)
	queues := newNumbers(f, data.FieldQueues, u.Item.Queues)
	agents := newNumbers(f, data.FieldAgents, u.Item.Agents)
	if !f.ReadOnly() && !rights.Holds(data.PermissionNewAgent) {
		agents.note = words.T("Agents can be taken out. To put new ones in needs the permission %[1]s, which none of your roles holds.", data.PermissionNewAgent)
		agents.tell()
	}
	f.Body.AddSection("", f.Field(data.FieldName, name).Required().Span(), queues.field, agents.field)

	users := func() []string { return nil }
	if p.all != nil {
		users = s.addUsers(f.Body, p)
	} else {
		f.ShowWho(u.Users)
	}
	before := users()
	f.Draft = func() typed { return typed{name.Text, queues.entry.Text, agents.entry.Text, users()} }
	f.Save = func(ctx context.Context, d typed) (data.Desk, error) {
		draft, err := d.read(u.Item)
		if err != nil {
			return u.Item, err
		}
		draft.SetUsers = !slices.Equal(d.users, before)
		saved, err := s.deps.Save(ctx, draft)
		return saved, named(err)
	}
	f.Show()
}

// addUsers adds the two lists of users to the form, and returns how to ask who is selected.
func (s *Screen) addUsers(body *kit.Form, p people) (selected func() []string) {
	list := kit.NewDualList(kit.DualWords{
		Available: words.T("Available"), Selected: words.T("Selected"), Search: words.T("Search users"), Clear: words.T("Clear the search"),
		Add: words.T("Assign"), AddAll: words.T("Assign all"), Remove: words.T("Take out"), RemoveAll: words.T("Take all out"),
		ToAdd: func(n int) string {
			return words.N(n, "%[1]s is ticked, but not assigned yet: press the arrow, or take the tick away",
				"%[1]s are ticked, but not assigned yet: press the arrow, or take the ticks away")
		},
		ToRemove: func(n int) string {
			return words.N(n, "%[1]s is ticked, but not taken out yet: press the arrow, or take the tick away",
				"%[1]s are ticked, but not taken out yet: press the arrow, or take the ticks away")
		},
	}, userRows)
	items := make([]kit.DualItem, len(p.all))
	for i, u := range p.all {
		items[i] = kit.DualItem{ID: strconv.FormatInt(int64(u.ID), 10), Text: u.Username, Detail: u.Email}
	}
	slices.SortFunc(items, func(a, b kit.DualItem) int { return strings.Compare(a.Text, b.Text) })
	list.SetItems(items)
	ids := make([]string, len(p.assigned))
	for i, u := range p.assigned {
		ids[i] = strconv.FormatInt(int64(u.ID), 10)
	}
	list.SetSelected(ids...)
	body.AddSection(words.T("Users who see its data"), list)
	return list.Selected
}

// read returns what is stored of what is typed into the form of a desk, or all that is wrong with it.
func (d typed) read(desk data.Desk) (data.DeskDraft, error) {
	var errs [3]error
	desk.Queues, errs[0] = data.ParseNumbers(data.FieldQueues, d.queues)
	desk.Agents, errs[1] = data.ParseNumbers(data.FieldAgents, d.agents)
	desk.Name = d.name
	desk, errs[2] = desk.Checked()
	draft := data.DeskDraft{Desk: desk}
	for _, text := range d.users {
		id, err := strconv.ParseInt(text, 10, 64)
		if err != nil {
			return draft, err
		}
		draft.Users = append(draft.Users, data.UserID(id))
	}
	return draft, data.Refusals(errs[:]...)
}

// named puts before a refusal the user or the number that it is about, which its sentence does not name.
func named(err error) error {
	var refused *access.Refusal
	if errors.As(err, &refused) && (refused.Rule == access.RuleMoreRights || refused.Rule == access.RuleGrant) && refused.Name != "" {
		return &data.About{Name: refused.Name, Err: err}
	}
	return err
}
