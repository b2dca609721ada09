package session

import (
	"sync"

	"pbxusers/data"
)

// endings counts, for each user, what ended the sessions that were open: one that began
// at another count is over. A restart ends them all, so it is kept nowhere else.
type endings struct {
	mu     sync.Mutex
	counts map[data.UserID]uint64
}

func (e *endings) count(id data.UserID) uint64 {
	e.mu.Lock()
	defer e.mu.Unlock()
	return e.counts[id]
}

func (e *endings) add(ids []data.UserID) {
	e.mu.Lock()
	defer e.mu.Unlock()
	for _, id := range ids {
		e.counts[id]++
	}
}

// owner is whose sign-in the session rests on.
func (s *Session) owner() data.UserID {
	if s.watcher != 0 {
		return s.watcher
	}
	return s.user
}

// over reports whether something ended the session since it began.
func (s *Session) over() bool { return s.o.ended.count(s.owner()) != s.begun }

// end ends, with this transaction, the sessions that the user has open.
func (t *turn) end(id data.UserID) { t.ends = append(t.ends, id) }
