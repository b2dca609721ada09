//go:build linux && (e2e || bench)

package e2e

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"time"
)

// App is one run of a program on a Desktop.
type App struct {
	desk    *Desktop
	cmd     *exec.Cmd
	log     string
	before  sample
	started time.Time
	done    chan struct{} // closed when the program has ended
}

// Start runs a program on the desktop and returns at once; Wait for a text of its first window. It
// is killed with the test if it still runs then.
func (d *Desktop) Start(binary string, args ...string) *App {
	d.t.Helper()
	path, err := filepath.Abs(binary)
	if err != nil {
		d.t.Fatal(err)
	}
	log, err := os.CreateTemp(d.dir, "app-*.log")
	if err != nil {
		d.t.Fatal(err)
	}
	defer log.Close()
	a := &App{desk: d, cmd: exec.Command(path, args...), log: log.Name(), done: make(chan struct{})}
	a.cmd.Stdout, a.cmd.Stderr = log, log
	a.before, err = d.sample()
	if err != nil {
		d.t.Fatal(err)
	}
	a.started = time.Now()
	d.launch(a.cmd)
	go func() {
		_ = a.cmd.Wait() // the exit code is read from ProcessState
		close(a.done)
	}()
	d.t.Cleanup(func() {
		if d.t.Failed() {
			d.t.Logf("output of %s %s:\n%s", filepath.Base(binary), strings.Join(args, " "), a.Output())
		}
		a.Kill()
	})
	return a
}

// FirstFrame is the time from starting the program to the first frame on the screen, and to the
// last one before the window stood still for half a second (a blinking caret does not count). Both
// are right to about 3 ms. Call it right after Start, on a desktop without other windows.
func (a *App) FirstFrame(within time.Duration) (first, whole time.Duration) {
	a.desk.t.Helper()
	last := a.before
	for {
		now, err := a.desk.sample()
		if err != nil {
			a.desk.t.Fatal(err)
		}
		at := time.Since(a.started)
		if n := now.differs(last); n > len(now)/1000 {
			whole = at
			if first == 0 {
				first = at
			}
			last = now
		}
		if first > 0 && at-whole > 500*time.Millisecond {
			return first, whole
		}
		if at > within {
			a.desk.t.Fatalf("no still window in %v", within)
		}
		time.Sleep(2 * time.Millisecond)
	}
}

// Kill ends the program as a power cut would: no chance to save.
func (a *App) Kill() {
	_ = syscall.Kill(-a.cmd.Process.Pid, syscall.SIGKILL) // an error means that it has ended
	<-a.done
}

// Close closes the window as a person does, and waits until the program has ended.
func (a *App) Close() {
	a.desk.t.Helper()
	a.desk.Key("alt+F4")
	if _, ended := a.Ended(10 * time.Second); !ended {
		a.desk.fail("the program still runs 10 s after its window was closed")
	}
}

// Ended waits for the program to end and gives its exit code, -1 where a signal ended it.
func (a *App) Ended(within time.Duration) (code int, ended bool) {
	ended = until(within, func() bool {
		select {
		case <-a.done:
			return true
		default:
			return false
		}
	})
	if ended {
		code = a.cmd.ProcessState.ExitCode()
	}
	return code, ended
}

// Output is what the program has printed so far.
func (a *App) Output() string {
	text, err := os.ReadFile(a.log)
	if err != nil {
		return err.Error()
	}
	return string(text)
}

// RSS is the program's resident memory in bytes.
func (a *App) RSS() int64 {
	a.desk.t.Helper()
	status, err := os.ReadFile(filepath.Join("/proc", strconv.Itoa(a.cmd.Process.Pid), "status"))
	if err != nil {
		a.desk.t.Fatal(err)
	}
	_, rest, _ := bytes.Cut(status, []byte("VmRSS:"))
	kib, err := strconv.ParseInt(string(bytes.Fields(append(rest, " ?"...))[0]), 10, 64)
	if err != nil {
		a.desk.t.Fatalf("no resident memory in %s", status)
	}
	return kib << 10
}
