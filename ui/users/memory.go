package users

import (
	"context"
	"encoding/json"
	"log/slog"
	"strings"
	"sync"
	"time"

	"fyne.io/fyne/v2"
)

// The names of what the screen remembers for each person.
const (
	preferenceColumns = "users.columns" // the columns' shares of the width, as JSON
	preferenceSort    = "users.sort"    // a column's key, and "down" after a space where it is so
)

// memoryDelay lets a column be dragged without a write for each step.
const memoryDelay = 500 * time.Millisecond

// columnKeys are the names of the columns in what is remembered: they outlive a change of their order.
var columnKeys = [columnCount]string{"username", "email", "roles", "desks", "profile", "second_factor", "enabled"}

// memory writes preferences a little later, the last value of each only, one after the other.
type memory struct {
	set   func(context.Context, string, string) error
	ended func()

	mutex   sync.Mutex
	waiting map[string]string
	timer   *time.Timer
	writing sync.Mutex
}

func newMemory(set func(context.Context, string, string) error, ended func()) *memory {
	return &memory{set: set, ended: ended, waiting: map[string]string{}}
}

func (m *memory) put(name, value string) {
	m.mutex.Lock()
	defer m.mutex.Unlock()
	m.waiting[name] = value
	if m.timer != nil {
		m.timer.Stop()
	}
	m.timer = time.AfterFunc(memoryDelay, m.write)
}

// flush writes at once what waits, without waiting for it.
func (m *memory) flush() {
	m.mutex.Lock()
	defer m.mutex.Unlock()
	if m.timer != nil && m.timer.Stop() {
		go m.write()
	}
}

func (m *memory) write() {
	m.writing.Lock()
	defer m.writing.Unlock()
	m.mutex.Lock()
	values := m.waiting
	m.waiting = map[string]string{}
	m.mutex.Unlock()
	for name, value := range values {
		err := m.set(context.Background(), name, value)
		switch {
		case isEnded(err):
			fyne.Do(m.ended)
			return
		case err != nil: // nobody's work is lost with it
			slog.Warn("users screen: preference not kept", "name", name, "error", err)
		}
	}
}

// restore takes over what was remembered; what is damaged or of another version is passed over.
func (s *Screen) restore(preferences map[string]string) {
	var weights []float32
	if json.Unmarshal([]byte(preferences[preferenceColumns]), &weights) == nil {
		s.page.grid.SetWeights(weights)
	}
	key, way, _ := strings.Cut(preferences[preferenceSort], " ")
	for column, name := range columnKeys {
		if name == key {
			s.page.column, s.page.descending = Column(column), way == "down"
		}
	}
}

func (s *Screen) rememberColumns() {
	if text, err := json.Marshal(s.page.grid.Weights()); err == nil {
		s.memory.put(preferenceColumns, string(text))
	}
}

func (s *Screen) rememberSort(column Column, descending bool) {
	value := columnKeys[column]
	if descending {
		value += " down"
	}
	s.memory.put(preferenceSort, value)
}
