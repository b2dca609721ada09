// Package templates is the Notification Templates: the words of each e-mail that the program sends, in each language.
// An office may have words of its own; the built-in ones are a button away.
package templates
