package vault

import (
	"bufio"
	"errors"
	"os"
	"os/exec"
	"strings"
	"testing"
	"time"
)

// lockFolder, in the environment, makes this test binary the first instance.
const lockFolder = "VAULT_TEST_LOCK"

func TestMain(m *testing.M) {
	if dir := os.Getenv(lockFolder); dir != "" {
		if _, err := Lock(dir); err != nil {
			os.Exit(3)
		}
		os.Stdout.WriteString("locked\n")
		time.Sleep(time.Minute)
		os.Exit(4)
	}
	os.Exit(m.Run())
}

func TestASecondStartIsToldAtOnceAndAKilledOneLeavesNoLock(t *testing.T) {
	dir := t.TempDir()
	first := exec.Command(os.Args[0])
	first.Env = append(os.Environ(), lockFolder+"="+dir)
	out, err := first.StdoutPipe()
	must(t, err)
	must(t, first.Start())
	line, err := bufio.NewReader(out).ReadString('\n')
	if err != nil || strings.TrimSpace(line) != "locked" {
		t.Fatalf("the first instance: %q, %v", line, err)
	}
	if _, err := Lock(dir); !errors.Is(err, ErrRunning) {
		t.Errorf("a second start: %v", err)
	}
	must(t, first.Process.Kill())
	_ = first.Wait()
	lock, err := Lock(dir)
	if err != nil {
		t.Fatalf("after the kill: %v", err)
	}
	if _, err := Lock(dir); !errors.Is(err, ErrRunning) {
		t.Errorf("twice in one process: %v", err)
	}
	must(t, lock.Release())
	again, err := Lock(dir)
	must(t, err)
	must(t, again.Release())
}

func TestAFolderThatIsNotThereCannotBeLocked(t *testing.T) {
	if _, err := Lock(t.TempDir() + "/none"); !errors.Is(err, os.ErrNotExist) {
		t.Error(err)
	}
}
