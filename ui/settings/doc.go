// Package settings is the Email Settings: the mail server through which codes leave, and a test of it.
package settings
