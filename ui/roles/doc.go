// Package roles is the Roles screen: bundles of permissions, whose data they show, from where and with which digits of
// phone numbers.
package roles
