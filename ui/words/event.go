package words

import (
	"strings"
	"time"

	"pbxusers/data"
	"pbxusers/security/access"
)

// EventAction is the word for what was done, or tried.
func EventAction(action data.EventAction) string {
	switch action {
	case data.EventView:
		return T("Viewing")
	case data.EventCreate:
		return T("Creation")
	case data.EventChange:
		return T("Modification")
	case data.EventDelete:
		return T("Deletion")
	case data.EventRestore:
		return T("Restoration")
	case data.EventSetPassword:
		return T("New password")
	case data.EventSignIn:
		return T("Sign-in")
	case data.EventSignInWrong:
		return T("Failed sign-in")
	case data.EventSignOut:
		return T("Sign-out")
	case data.EventLockOut:
		return T("Lock-out")
	case data.EventUnlock:
		return T("Unlocking")
	case data.EventImport:
		return T("Import")
	case data.EventExport:
		return T("Export")
	case data.EventFirstStart:
		return T("First start")
	case data.EventRecovery:
		return T("Recovery")
	case data.EventRecoveryKey:
		return T("New recovery key")
	case data.EventSeeAs:
		return T("Seeing as this user")
	case data.EventLock:
		return T("Window locked")
	case "": // a refusal that needs no right in a module is about the own account
		return T("Change of the own account")
	}
	return factorAction(action)
}

// factorAction is the word for what was done about second factors, mail and the log itself.
func factorAction(action data.EventAction) string {
	switch action {
	case data.EventEnrol:
		return T("Authenticator set up")
	case data.EventResetFactor:
		return T("Reset of the second factor")
	case data.EventSheet:
		return T("Enrolment sheet")
	case data.EventRecoveryCodes:
		return T("New recovery codes")
	case data.EventRecoveryCode:
		return T("Use of a recovery code")
	case data.EventSendCode:
		return T("Code sent by e-mail")
	case data.EventTestMail:
		return T("Test e-mail")
	case data.EventRetention:
		return T("Old entries dropped")
	case data.EventConfirm:
		return T("Password given again")
	}
	return string(action)
}

// EventActions lists the actions in the order in which a filter offers them.
func EventActions() []data.EventAction {
	return []data.EventAction{
		data.EventCreate, data.EventChange, data.EventDelete, data.EventRestore, data.EventSetPassword, data.EventUnlock, data.EventSeeAs,
		data.EventEnrol, data.EventResetFactor, data.EventSheet, data.EventRecoveryCodes, data.EventRecoveryCode, data.EventSendCode,
		data.EventSignIn, data.EventSignInWrong, data.EventConfirm, data.EventLockOut, data.EventLock, data.EventSignOut,
		data.EventImport, data.EventExport, data.EventView, data.EventRecoveryKey, data.EventRecovery, data.EventFirstStart,
		data.EventTestMail, data.EventRetention,
	}
}

// Kind is the word for one of a kind.
func Kind(kind data.Kind) string {
	switch kind {
	case data.KindUser:
		return T("User")
	case data.KindRole:
		return T("Role")
	case data.KindDesk:
		return T("Desk")
	case data.KindProfile:
		return T("Profile")
	case data.KindTenant:
		return T("Tenant")
	case data.KindOrganisation:
		return T("Organisation")
	case data.KindSession:
		return T("Signing in")
	case data.KindMail:
		return T("Mail settings")
	case data.KindEvents:
		return T("Event log")
	case data.KindTemplate:
		return T("Template")
	}
	return string(kind)
}

// Kinds is the word for all of a kind.
func Kinds(kind data.Kind) string {
	switch kind {
	case data.KindUser:
		return T("Users")
	case data.KindRole:
		return T("Roles")
	case data.KindDesk:
		return T("Desks")
	case data.KindProfile:
		return T("User Profiles")
	case data.KindTenant:
		return T("Tenants")
	case data.KindTemplate:
		return T("Notification Templates")
	}
	return Kind(kind)
}

// EventActor is who did it.
func EventActor(e data.Event) string {
	if e.ActorName == "" {
		return T("Nobody signed in")
	}
	return e.ActorName
}

// EventObject is on whom, or on what, it was done.
func EventObject(e data.Event) string {
	refused := access.Noted(e.Note).Rule
	switch {
	case (e.Action == data.EventSignInWrong || e.Action == data.EventRecovery) && e.Kind == data.KindSession && e.Name == "":
		return T("An unknown name")
	case e.Kind == data.KindSession && refused == access.RuleAccount:
		return Kind(data.KindUser) + " " + e.ActorName
	case e.Kind == data.KindSession && e.Object == 0: // of a module that is about none of the kinds
		return "–"
	case e.Kind == data.KindSession: // the object is who signed in, or tried to
		return Kind(data.KindUser) + " " + e.Name
	case e.Name == "", e.Action == data.EventExport, refused == access.RuleProfile: // the name is the file's, or the profile's of who tried
		return Kinds(e.Kind)
	case e.Kind == data.KindTemplate:
		return Kind(e.Kind) + " " + templateName(e.Name)
	}
	return Kind(e.Kind) + " " + e.Name
}

// Result is how an entry ended, with the reason of a refusal.
func (ch Changer) Result(e data.Event) string {
	switch e.Result {
	case data.Done:
		return T("Done")
	case data.Refused:
		if why := ch.reason(e); why != "" {
			return T("Refused: %[1]s", why)
		}
		return T("Refused")
	}
	return string(e.Result)
}

// reason says why an act was refused, of somebody else than the reader.
func (ch Changer) reason(e data.Event) string {
	switch refusal := access.Noted(e.Note); refusal.Rule {
	case access.RuleProfile:
		if refusal.Module == "" { // an entry of the first release
			return T("the profile %[1]s does not open it", e.Name)
		}
		return T("the profile %[1]s does not open %[2]s (%[3]s)", e.Name, ch.module(string(refusal.Module)), ActionName(refusal.Action))
	case access.RulePermission:
		if refusal.Permission == "" {
			return T("no role held the permission that it needs")
		}
		return T("no role held the permission %[1]s, which %[2]s (%[3]s) needs", refusal.Permission, ch.module(string(refusal.Module)), ActionName(refusal.Action))
	case access.RuleOwn:
		return T("nobody changes their own role, profile, tenants or enabled switch")
	case access.RuleMoreRights:
		return T("it has more rights than %[1]s", EventActor(e))
	case access.RuleGrant:
		return T("%[1]s cannot give more rights than their own", EventActor(e))
	case access.RuleBuiltin:
		return T("built-in profiles stay as they are")
	case access.RuleReadOnly:
		return T("nothing is changed while seeing as another user")
	case access.RuleAccount:
		return T("the profile does not allow changes to the own account")
	case access.RuleConfirm:
		return T("the password was not given again")
	case access.RuleEnded:
		return T("the account was disabled, locked, reset or deleted meanwhile")
	}
	return noteReason(e)
}

// noteReason says the reasons that are no rule of access.
func noteReason(e data.Event) string {
	switch e.Note {
	case data.NotePassword:
		return T("wrong password")
	case data.NoteCode:
		return T("wrong code")
	case data.NoteUsed:
		return T("a code that was used before")
	case data.NoteStale:
		return T("an e-mailed code that was too old, or tried too often")
	case data.NoteClock:
		return T("a code of another time: a clock is off")
	case data.NoteUnknown:
		return T("nobody has that username")
	case data.NoteWaiting:
		return T("within the wait after wrong tries; what was typed was not looked at")
	case data.NoteLocked:
		return T("the account was locked; what was typed was not looked at")
	case data.NoteDisabled:
		return T("the account, or its tenant, was disabled; what was typed was not looked at")
	case data.NoteChanged:
		return T("the account was changed meanwhile")
	case data.NoteExpired:
		return T("the temporary password had expired")
	case data.NoteRecoveryKey:
		return T("wrong recovery key")
	case data.NoteNoRescue:
		return T("the recovery key was right, but no administrator has that username")
	case data.NoteNoMail:
		return T("no mail server is set")
	case data.NoteLastAdministrator:
		return T("nobody could have administered users any more")
	case data.NoteLockedOut:
		return T("no administrator could have signed in any more")
	case "": // as the first release wrote both
		if e.Action == data.EventSignInWrong || e.Action == data.EventLockOut {
			return T("wrong password or code")
		}
	}
	if strings.HasPrefix(e.Note, "mail") {
		return T("the e-mail could not be sent")
	}
	return e.Note
}

// Seconds writes a moment with its seconds, as Time does without.
func Seconds(t time.Time) string { return moment(t, "seconds: 2006-01-02 15:04:05") }

// ParseDate reads a day as Date writes it, or as 2006-01-02, and returns its beginning in
// the time zone of the computer.
func ParseDate(text string) (day time.Time, ok bool) {
	_, layout, _ := strings.Cut(T("date: 2006-01-02"), ": ")
	for _, form := range []string{layout, time.DateOnly} {
		if day, err := time.ParseInLocation(form, strings.TrimSpace(text), time.Local); err == nil {
			return day, true
		}
	}
	return time.Time{}, false
}
