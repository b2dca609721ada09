// Package events is the Event Logger: who did what, when and on whom, what changed by it, and what was refused.
// Nothing here changes an entry. What is shown can be saved as a CSV file, and who administers users says for how
// long the log keeps its entries.
//
// What one act did to many users is one line, which opens.
//
// The log may be long. The screen holds the newest entries that match its search and filters, and reads older
// ones when it is asked to; the search goes through all that a row says, in the person's language, so that it
// is the screen that decides which entries match, one after the other, while they are read.
package events
