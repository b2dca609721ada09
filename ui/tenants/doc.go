// Package tenants is the Tenants screen: the organisations on the PBX, who belongs to each, and the switch that lets
// their users sign in or keeps them out.
package tenants
