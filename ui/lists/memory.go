package lists

import (
	"context"
	"encoding/json"
	"log/slog"
	"strings"
	"sync"
	"time"

	"fyne.io/fyne/v2"

	"pbxusers/security/access"
	"pbxusers/ui/kit"
)

// memoryDelay lets a column be dragged without a write for each step.
const memoryDelay = 500 * time.Millisecond

// Memory writes a person's preferences a little later, the last value of each only, one after the other.
type Memory struct {
	set  func(ctx context.Context, name, value string) error
	work *Work

	mutex   sync.Mutex
	waiting map[string]string
	timer   *time.Timer
	writing sync.Mutex
}

// NewMemory returns an empty memory that writes with set.
func NewMemory(set func(ctx context.Context, name, value string) error, work *Work) *Memory {
	return &Memory{set: set, work: work, waiting: map[string]string{}}
}

// Put remembers a value.
func (m *Memory) Put(name, value string) {
	m.mutex.Lock()
	defer m.mutex.Unlock()
	m.waiting[name] = value
	if m.timer != nil {
		m.timer.Stop()
	}
	m.timer = time.AfterFunc(memoryDelay, m.write)
}

// Flush begins at once to write what waits.
func (m *Memory) Flush() {
	m.mutex.Lock()
	defer m.mutex.Unlock()
	if m.timer != nil && m.timer.Stop() {
		go m.write()
	}
}

func (m *Memory) write() {
	m.writing.Lock()
	defer m.writing.Unlock()
	m.mutex.Lock()
	values := m.waiting
	m.waiting = map[string]string{}
	m.mutex.Unlock()
	for name, value := range values {
		err := m.set(context.Background(), name, value)
		switch {
		case access.Ended(err):
			fyne.Do(m.work.End)
			return
		case err != nil: // nobody's work is lost with it
			slog.Warn("preference not kept", "name", name, "error", err)
		}
	}
}

// PutColumns remembers a table's shares of the width under screen + ".columns".
func (m *Memory) PutColumns(screen string, g *kit.Grid) {
	if text, err := json.Marshal(g.Weights()); err == nil {
		m.Put(screen+".columns", string(text))
	}
}

// PutSort remembers under screen + ".sort" the key of the column that a table is sorted by.
func (m *Memory) PutSort(screen, key string, descending bool) {
	if descending {
		key += " down"
	}
	m.Put(screen+".sort", key)
}

// Restore gives a table the remembered shares of the width and returns the remembered sort: a column's place among
// keys, -1 where none of them was remembered. What is damaged or of another version is passed over.
func Restore(screen string, preferences map[string]string, g *kit.Grid, keys []string) (column int, descending bool) {
	var weights []float32
	if json.Unmarshal([]byte(preferences[screen+".columns"]), &weights) == nil {
		g.SetWeights(weights)
	}
	key, way, _ := strings.Cut(preferences[screen+".sort"], " ")
	for i, name := range keys {
		if name == key {
			return i, way == "down"
		}
	}
	return -1, false
}
