package session_test

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"pbxusers/assets"
	"pbxusers/data"
	"pbxusers/data/store"
	"pbxusers/security/password"
	"pbxusers/security/session"
)

// crashes is how often the program is killed in the middle of its work.
const crashes = 200

// batch is the number of users in one import of the crashing program.
const batch = 40

func TestMain(m *testing.M) {
	if path := os.Getenv("CRASH_DATABASE"); path != "" {
		crashing(path)
	}
	os.Exit(m.Run())
}

// openAt opens the database of a crash test and returns ann's session.
func openAt(path string) (*store.DB, *session.Session, error) {
	db, err := store.Open(path, [32]byte{1})
	if err != nil {
		return nil, nil, err
	}
	catalog, err := data.ParseCatalog(assets.Modules, assets.Permissions)
	if err != nil {
		return nil, nil, err
	}
	o, err := session.Open(ctx, db, catalog, password.Floor, time.Now)
	return db, session.New(o, 1), err
}

// crashing is the child process: it saves and imports without end, and says "saved N" or
// "imported N" only after the session said so. The parent kills it at any moment.
func crashing(path string) {
	_, s, err := openAt(path)
	if err != nil {
		fmt.Println("failed", err)
		os.Exit(1)
	}
	round, _ := strconv.Atoi(os.Getenv("CRASH_ROUND"))
	fmt.Println("ready")
	for n := 0; ; n++ {
		if err := saveStep(s, round, n); err != nil {
			fmt.Println("failed", err)
			os.Exit(1)
		}
		fmt.Printf("saved %d\n", n)
		if n%3 == 0 {
			if err := importStep(s, round, n); err != nil {
				fmt.Println("failed", err)
				os.Exit(1)
			}
			fmt.Printf("imported %d\n", n)
		}
	}
}

// saveStep writes the number into ann's department.
func saveStep(s *session.Session, round, n int) error {
	u, err := s.User(ctx, 1)
	if err != nil {
		return err
	}
	u.Department = fmt.Sprintf("%d-%d", round, n)
	_, err = s.SaveUser(ctx, data.UserDraft{User: u})
	return err
}

func importStep(s *session.Session, round, n int) error {
	var file strings.Builder
	file.WriteString("username,email\n")
	for i := range batch {
		fmt.Fprintf(&file, "r%d-%d-%d,r%d-%d-%d@example.org\n", round, n, i, round, n, i)
	}
	j := job(new(testing.T), file.String())
	p, err := s.PlanImport(context.Background(), j)
	if err != nil {
		return err
	}
	_, err = s.Import(context.Background(), j, p, nil)
	return err
}

func TestAKillAtAnyMomentLosesNothingThatWasSavedAndLeavesNothingHalf(t *testing.T) {
	if testing.Short() {
		t.Skip("starts and kills 200 processes")
	}
	path := filepath.Join(t.TempDir(), "pbx-users.db")
	newOffice(t, path)
	var saves, imports int
	for round := range crashes {
		saved, imported := killed(t, path, round)
		saves, imports = saves+saved+1, imports+len(imported)
		verify(t, path, round, saved, imported)
		if t.Failed() {
			return
		}
	}
	t.Logf("%d kills, %d saves and %d imports of %d users acknowledged before them, none lost, none half", crashes, saves, imports, batch)
}

// newOffice makes a database with ann and closes it.
func newOffice(t *testing.T, path string) {
	t.Helper()
	db, err := store.Create(path, [32]byte{1}, [16]byte{2})
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	catalog, err := data.ParseCatalog(assets.Modules, assets.Permissions)
	if err != nil {
		t.Fatal(err)
	}
	o, err := session.Open(ctx, db, catalog, password.Floor, time.Now)
	if err != nil {
		t.Fatal(err)
	}
	if err := session.Found(ctx, o, session.FirstStart{
		Organisation: data.Organisation{Name: "Fourth Street"}, Username: "ann", Email: "ann@example.org", Password: goodPassword,
	}); err != nil {
		t.Fatal(err)
	}
}

// killed starts the child, kills it after a random while, and returns what it had
// acknowledged: the last number saved (-1: none) and the numbers imported.
func killed(t *testing.T, path string, round int) (saved int, imported []int) {
	t.Helper()
	child := exec.Command(os.Args[0])
	child.Env = append(os.Environ(), "CRASH_DATABASE="+path, "CRASH_ROUND="+strconv.Itoa(round))
	out, err := child.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := child.Start(); err != nil {
		t.Fatal(err)
	}
	lines := bufio.NewReader(out)
	if first, _ := lines.ReadString('\n'); first != "ready\n" {
		_ = child.Process.Kill()
		t.Fatalf("round %d: %s", round, first)
	}
	time.AfterFunc(time.Duration(rand.IntN(60_000))*time.Microsecond, func() { _ = child.Process.Kill() })
	rest, _ := io.ReadAll(lines)
	_ = child.Wait()
	saved = -1
	for line := range strings.Lines(string(rest)) {
		what, number, whole := strings.Cut(strings.TrimSuffix(line, "\n"), " ")
		n, err := strconv.Atoi(number)
		if !whole || err != nil || !strings.HasSuffix(line, "\n") {
			t.Fatalf("round %d: the child said %q", round, line)
		}
		if what == "saved" {
			saved = n
		} else {
			imported = append(imported, n)
		}
	}
	return saved, imported
}

// verify opens the database as the next start would and holds it against what was
// acknowledged.
func verify(t *testing.T, path string, round, saved int, imported []int) {
	t.Helper()
	db, s, err := openAt(path)
	if err != nil {
		t.Fatalf("round %d: %v", round, err)
	}
	defer db.Close()
	if err := db.Check(ctx); err != nil {
		t.Fatalf("round %d: %v", round, err)
	}
	users, err := s.Users(ctx)
	if err != nil {
		t.Fatal(err)
	}
	if saved >= 0 {
		var r, n int
		if _, err := fmt.Sscanf(users[0].Department, "%d-%d", &r, &n); err != nil || r != round || n < saved {
			t.Errorf("round %d: save %d was acknowledged, the register has %q", round, saved, users[0].Department)
		}
	}
	found := map[int]int{}
	for _, u := range users[1:] {
		var r, n, i int
		if _, err := fmt.Sscanf(u.Username, "r%d-%d-%d", &r, &n, &i); err == nil && r == round {
			found[n]++
		}
	}
	for n, count := range found {
		if count != batch {
			t.Errorf("round %d: import %d is half there: %d of %d users", round, n, count, batch)
		}
	}
	for _, n := range imported {
		if found[n] != batch {
			t.Errorf("round %d: import %d was acknowledged, %d of %d users are there", round, n, found[n], batch)
		}
	}
	tx, err := db.Begin(ctx)
	if err != nil {
		t.Fatal(err)
	}
	defer tx.Rollback()
	if _, err := tx.VerifyEvents(); err != nil {
		t.Errorf("round %d: %v", round, err)
	}
}
