package events

import (
	"context"
	"log/slog"
	"sync"
	"time"

	"fyne.io/fyne/v2"
)

// preferenceColumns is what the screen remembers for each person: the columns' shares of the width, as JSON.
const preferenceColumns = "events.columns"

// memoryDelay lets a column be dragged without a write for each step.
const memoryDelay = 500 * time.Millisecond

// memory writes a preference a little later, the last value only.
type memory struct {
	set   func(context.Context, string, string) error
	ended func()

	mutex   sync.Mutex
	timer   *time.Timer
	writing sync.Mutex // one write after the other: the last value must come last
}

func newMemory(set func(context.Context, string, string) error, ended func()) *memory {
	return &memory{set: set, ended: ended}
}

func (m *memory) put(name, value string) {
	m.mutex.Lock()
	defer m.mutex.Unlock()
	if m.timer != nil {
		m.timer.Stop()
	}
	m.timer = time.AfterFunc(memoryDelay, func() {
		m.writing.Lock()
		defer m.writing.Unlock()
		err := m.set(context.Background(), name, value)
		switch {
		case isEnded(err):
			fyne.Do(m.ended)
		case err != nil: // nobody's work is lost with it
			slog.Warn("events screen: preference not kept", "name", name, "error", err)
		}
	})
}

// flush writes at once what waits, without waiting for it.
func (m *memory) flush() {
	m.mutex.Lock()
	defer m.mutex.Unlock()
	if m.timer != nil && m.timer.Stop() {
		m.timer.Reset(0)
	}
}
