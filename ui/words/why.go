package words

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"pbxusers/data"
	"pbxusers/security/access"
)

// ActionName is the word for one action in a module, as a heading shows it.
func ActionName(action data.Actions) string {
	switch action {
	case data.View:
		return T("View")
	case data.Add:
		return T("Add")
	case data.Edit:
		return T("Edit")
	case data.Delete:
		return T("Delete")
	}
	return action.String()
}

// ActionNames lists the words for a set of actions, "" for the empty one.
func ActionNames(actions data.Actions) string {
	var names []string
	for _, one := range data.AllActions {
		if actions&one != 0 {
			names = append(names, ActionName(one))
		}
	}
	return strings.Join(names, ", ")
}

// Why says an answer in one sentence, with all that blocks it; module is the module's label.
func Why(a access.Answer, module string) string {
	var clauses []string
	for _, link := range a.Chain {
		switch {
		case link.Blocks:
			clauses = append(clauses, clause(link))
		case a.Granted && link.Reason == access.ReasonOpens:
			clauses = append(clauses, T("%[1]s and %[2]s", clause(link), clause(a.Decisive())))
		}
	}
	return verdict(a, module) + ": " + strings.Join(clauses, "; ") + "."
}

// verdict is who may, or cannot, do what.
func verdict(a access.Answer, module string) string {
	who := a.User.Username
	if who == "" {
		who = T("This user")
	}
	if !a.Granted {
		switch a.Action {
		case data.Add:
			return T("%[1]s cannot add to %[2]s", who, module)
		case data.Edit:
			return T("%[1]s cannot edit %[2]s", who, module)
		case data.Delete:
			return T("%[1]s cannot delete from %[2]s", who, module)
		}
		return T("%[1]s cannot view %[2]s", who, module)
	}
	switch a.Action {
	case data.Add:
		return T("%[1]s may add to %[2]s", who, module)
	case data.Edit:
		return T("%[1]s may edit %[2]s", who, module)
	case data.Delete:
		return T("%[1]s may delete from %[2]s", who, module)
	}
	return T("%[1]s may view %[2]s", who, module)
}

// Link says one link of an answer's chain or scope as a sentence of its own.
func Link(link access.Link) string {
	text := clause(link)
	first, size := utf8.DecodeRuneInString(text)
	return string(unicode.ToUpper(first)) + text[size:] + "."
}

// LinkKind is what a link is about, as a heading.
func LinkKind(link access.Link) string {
	switch link.Reason {
	case access.ReasonNoneNeeded:
		return Kind(data.KindRole)
	case access.ReasonAllDesks, access.ReasonOwnDesks, access.ReasonNoDesks:
		return Kinds(data.KindDesk)
	case access.ReasonMasked:
		return T("Phone numbers")
	case access.ReasonEveryTenant, access.ReasonWithinTenants:
		return Kinds(data.KindTenant)
	case access.ReasonEnabled, access.ReasonDisabled, access.ReasonLocked:
		return T("Account")
	}
	return Kind(link.Kind)
}

// clause says a link as a part of a sentence.
func clause(link access.Link) string {
	names := strings.Join(link.Names, ", ")
	switch link.Reason {
	case access.ReasonEnabled:
		return T("the account is enabled")
	case access.ReasonDisabled:
		return T("the account is disabled")
	case access.ReasonLocked:
		return T("the account is locked after too many wrong tries")
	case access.ReasonTenant:
		return T("tenant %[1]s is enabled", names)
	case access.ReasonTenants:
		if names == "" {
			return T("there is no enabled tenant")
		}
		return T("none of these tenants is enabled: %[1]s", names)
	case access.ReasonOpens:
		return T("profile %[1]s opens it", names)
	case access.ReasonOpensLess:
		return T("profile %[1]s opens it, but not for this", names)
	case access.ReasonShut:
		if names == "" {
			return T("there is no profile that opens it")
		}
		return T("profile %[1]s does not open it", names)
	case access.ReasonNoSuchAction:
		return T("the module has no such action")
	}
	return roleClause(link, names)
}

// roleClause is clause for what roles decide, and for the scope.
func roleClause(link access.Link, names string) string {
	switch link.Reason {
	case access.ReasonRoleHolds:
		return T("role %[1]s holds %[2]s", names, link.Permission)
	case access.ReasonRoleAdmin:
		return T("role %[1]s holds every permission", names)
	case access.ReasonNoneNeeded:
		return T("no permission is needed for it")
	case access.ReasonNoRole:
		switch len(link.Names) {
		case 0:
			return T("there is no role that holds %[1]s", link.Permission)
		case 1:
			return T("role %[1]s does not hold %[2]s", names, link.Permission)
		}
		return T("none of the roles %[1]s holds %[2]s", names, link.Permission)
	case access.ReasonAllDesks:
		return T("the data of every desk: role %[1]s holds %[2]s", names, link.Permission)
	case access.ReasonOwnDesks:
		return T("only the data of the desks that are assigned: %[1]s", names)
	case access.ReasonNoDesks:
		return T("no desk is assigned, so no desk's data is seen")
	case access.ReasonMasked:
		return T("role %[1]s hides the digits of phone numbers", names)
	case access.ReasonEveryTenant:
		return T("the rows of every tenant, as profile %[1]s opens the tenants", names)
	case access.ReasonWithinTenants:
		return T("only rows of these tenants: %[1]s", names)
	}
	return string(link.Reason)
}
