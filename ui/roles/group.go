package roles

import "pbxusers/ui/words"

// groupLabel is the heading of a group of the catalogue's permissions.
func groupLabel(group string) string {
	switch group {
	case "desks":
		return words.T("Desks")
	case "users":
		return words.T("Users")
	case "roles":
		return words.T("Roles")
	case "devices":
		return words.T("Devices")
	case "agents":
		return words.T("Agents")
	case "statistics":
		return words.T("Statistics")
	case "cdr":
		return words.T("Call records")
	case "queues":
		return words.T("Queues")
	case "calls":
		return words.T("Calls")
	case "outbound_identities":
		return words.T("Outbound identities")
	case "pause_types":
		return words.T("Pause types")
	case "shifts":
		return words.T("Shifts")
	case "scheduled_reports":
		return words.T("Scheduled reports")
	case "webhooks":
		return words.T("Webhooks")
	case "api":
		return words.T("API")
	case "system":
		return words.T("System")
	}
	return group // a catalogue newer than this list
}
