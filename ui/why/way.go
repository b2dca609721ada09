package why

import (
	"pbxusers/data"
	"pbxusers/security/access"
	"pbxusers/ui/words"
)

// way leads to one thing that would change what a link says.
type way struct {
	kind data.Kind
	id   int64
	name string
}

// ways lists what would change what a link says. Where something blocks, the user can also be given another one of it.
func ways(link access.Link, got access.Answer) (list []way) {
	switch link.Reason {
	case access.ReasonNoSuchAction:
		return nil
	case access.ReasonNoRole:
		list = named(data.KindRole, got.User.Roles, link.Names)
	case access.ReasonTenants:
		list = named(data.KindTenant, got.User.Tenants, link.Names)
	default:
		if link.Kind != data.KindUser && link.ID != 0 {
			list = named(link.Kind, []int64{link.ID}, link.Names)
		}
	}
	if link.Blocks || len(list) == 0 {
		list = append(list, way{data.KindUser, int64(got.User.ID), got.User.Username})
	}
	return list
}

// named are ways to things whose names a link tells in the order of their ids; none where it tells not all of them.
func named[ID ~int64](kind data.Kind, ids []ID, names []string) (list []way) {
	if len(ids) != len(names) {
		return nil
	}
	for i, id := range ids {
		list = append(list, way{kind, int64(id), names[i]})
	}
	return list
}

// label names what the way leads to.
func (w way) label() string {
	switch w.kind {
	case data.KindProfile:
		return words.T("Open profile %[1]s", w.name)
	case data.KindRole:
		return words.T("Open role %[1]s", w.name)
	case data.KindTenant:
		return words.T("Open tenant %[1]s", w.name)
	}
	return words.T("Open user %[1]s", w.name)
}
