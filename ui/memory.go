package ui

import (
	"runtime/debug"
	"time"
)

// giveBackMemory returns to the operating system, a little later, what a sign-in's
// argon2id (64 MiB) and the reading of all users took. By itself Go would keep it for
// minutes, on a desktop that has other programs.
func giveBackMemory() { time.AfterFunc(memoryAfter, debug.FreeOSMemory) }

// saveMemory lets the collector work at half the usual slack: what lives here is mostly
// the users, read once, and a desktop program should not hold twice what it needs.
func saveMemory() { debug.SetGCPercent(garbage) }

const garbage = 40

// memoryAfter is long enough for the first screen to be there.
const memoryAfter = 3 * time.Second
