// Package account is My account: what somebody may change of the own account, and what they may do with it.
package account
