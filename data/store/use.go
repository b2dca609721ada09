package store

import (
	"encoding/json"

	"pbxusers/data"
)

// uses is, for each word that users rely on, the pairs of a thing's id and a user's.
var uses = map[data.Kind]string{
	data.KindRole:    "SELECT role_id AS thing, user_id AS user FROM user_role",
	data.KindDesk:    "SELECT desk_id AS thing, user_id AS user FROM user_desk",
	data.KindProfile: "SELECT profile_id AS thing, id AS user FROM user",
	data.KindTenant:  "SELECT tenant_id AS thing, user_id AS user FROM user_tenant",
}

// within narrows pairs to the users of some tenants; no list is no limit.
const within = ` WHERE (?1 = '' OR user IN (SELECT user_id FROM user_tenant WHERE tenant_id IN (SELECT value FROM json_each(?1))))`

// tenantList is the argument of within.
func tenantList(tenants []data.TenantID) (string, error) {
	if tenants == nil {
		return "", nil
	}
	text, err := json.Marshal(tenants)
	return string(text), err
}

// CountUsers tells how many users rely on each role, desk, profile or tenant, by its id;
// with tenants, only of those who belong to one of them.
func (tx *Tx) CountUsers(kind data.Kind, tenants []data.TenantID) (map[int64]int, error) {
	list, err := tenantList(tenants)
	if err != nil {
		return nil, err
	}
	counts := map[int64]int{}
	err = tx.each(func(scan func(...any) error) error {
		var id int64
		var n int
		err := scan(&id, &n)
		counts[id] = n
		return err
	}, "SELECT thing, count(*) FROM ("+uses[kind]+")"+within+" GROUP BY thing", list)
	return counts, err
}

// UsersOf lists the users who rely on a role, desk, profile or tenant, by username; with
// tenants, only those who belong to one of them.
func (tx *Tx) UsersOf(kind data.Kind, id int64, tenants []data.TenantID) ([]data.UserRef, error) {
	list, err := tenantList(tenants)
	if err != nil {
		return nil, err
	}
	var users []data.UserRef
	err = tx.each(func(scan func(...any) error) error {
		var u data.UserRef
		err := scan(&u.ID, &u.Username, &u.Email)
		users = append(users, u)
		return err
	}, "SELECT u.id, u.username, u.email FROM ("+uses[kind]+") JOIN user u ON u.id = user"+within+" AND thing = ?2 ORDER BY u.username", list, id)
	return users, err
}

// DepartmentUsers counts the users of each department; with tenants, only those who
// belong to one of them.
func (tx *Tx) DepartmentUsers(tenants []data.TenantID) ([]data.Department, error) {
	list, err := tenantList(tenants)
	if err != nil {
		return nil, err
	}
	var departments []data.Department
	err = tx.each(func(scan func(...any) error) error {
		var d data.Department
		err := scan(&d.Name, &d.Users)
		departments = append(departments, d)
		return err
	}, "SELECT department, count(*) FROM (SELECT department, id AS user FROM user WHERE department <> '')"+within+" GROUP BY department ORDER BY department", list)
	return departments, err
}

// UsersOfDepartment lists the ids of the users of a department.
func (tx *Tx) UsersOfDepartment(name string) ([]data.UserID, error) {
	return column[data.UserID](tx, "SELECT id FROM user WHERE department = ? AND department <> '' ORDER BY id", name)
}

// UsersWithStartup lists the users of a profile who chose a start-up dialog.
func (tx *Tx) UsersWithStartup(id data.ProfileID) ([]data.User, error) {
	ids, err := column[data.UserID](tx, "SELECT id FROM user WHERE profile_id = ? AND startup <> '' ORDER BY id", id)
	if err != nil {
		return nil, err
	}
	users := make([]data.User, len(ids))
	for i, id := range ids {
		if users[i], err = tx.User(id); err != nil {
			return nil, err
		}
	}
	return users, nil
}
