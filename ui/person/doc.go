// Package person holds the fields that forms about a person share, whoever fills them in: the Profile Picture and
// a new password.
package person
