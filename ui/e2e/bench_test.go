//go:build linux && bench

package e2e

import (
	"cmp"
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"

	"pbxusers/assets"
	"pbxusers/data"
	"pbxusers/data/store"
	"pbxusers/data/transfer"
	"pbxusers/security/password"
	"pbxusers/security/session"
	"pbxusers/security/vault"
	"pbxusers/ui/users"
)

// crowd is the number of users that everything is measured with.
const crowd = 100_000

const benchPassword = "copper lantern fjord walrus"

// medians times a and b in turns, n times each, so that both see the same machine.
func medians(n int, a, b func()) (ma, mb time.Duration) {
	var ta, tb []time.Duration
	for range n {
		runtime.GC()
		ta = append(ta, timed(a))
		runtime.GC()
		tb = append(tb, timed(b))
	}
	return median(ta), median(tb)
}

// office is a register of crowd users in a data folder with its key in a keyring of the test.
type office struct {
	t       testing.TB
	dir     string
	vault   *vault.Vault
	keyring *keyring
	key     vault.Key
	catalog *data.Catalog
}

// keyring keeps what the vault gives it, to be put into a desktop's real one.
type keyring struct{ account, value string }

func (k *keyring) Get(_, account string) (string, error) {
	if account != k.account {
		return "", vault.ErrNoKey
	}
	return k.value, nil
}
func (k *keyring) Set(_, account, value string) error {
	k.account, k.value = account, value
	return nil
}
func (k *keyring) Delete(_, _ string) error { *k = keyring{}; return nil }

func newOffice(t testing.TB) *office {
	t.Helper()
	catalog, err := data.ParseCatalog(assets.Modules, assets.Permissions)
	o := &office{t: t, dir: t.TempDir(), keyring: &keyring{}, catalog: catalog}
	o.must(err)
	o.must(os.Chmod(o.dir, 0o700))
	o.vault = &vault.Vault{Dir: o.dir, Keyring: o.keyring}
	creation, err := o.vault.Prepare()
	o.must(err)
	o.key, err = creation.WithKeyring(context.Background(), func(ctx context.Context, path string, key vault.Key, id vault.ID) error {
		db, err := store.Create(path, key.Raw(), id)
		if err != nil {
			return err
		}
		defer db.Close()
		options, err := session.Open(ctx, db, catalog, password.Default, time.Now)
		if err != nil {
			return err
		}
		return session.Found(ctx, options, session.FirstStart{
			Organisation: data.Organisation{Name: "Crowded House", Language: "en"}, Username: "ann", Email: "ann@example.org", Password: benchPassword,
		})
	})
	o.must(err)
	return o
}

func (o *office) must(err error) {
	o.t.Helper()
	if err != nil {
		o.t.Fatal(err)
	}
}

// open opens the register as the program does and returns ann's session.
func (o *office) open() (*store.DB, session.Options, *session.Session) {
	o.t.Helper()
	db, err := store.Open(o.vault.DatabasePath(), o.key.Raw())
	o.must(err)
	options, err := session.Open(context.Background(), db, o.catalog, password.Default, time.Now)
	o.must(err)
	return db, options, session.New(options, 1)
}

// file is a CSV file of crowd users as another system exports them.
func (o *office) job() session.ImportJob {
	o.t.Helper()
	departments := []string{"Sales", "Support", "Accounting", "Warehouse", "Dirección", ""}
	dice := rand.New(rand.NewPCG(3, 4))
	var file strings.Builder
	file.WriteString("username,email,department\n")
	for i := range crowd {
		fmt.Fprintf(&file, "user%06d,user%06d@example%02d.org,%s\n", i, i, dice.IntN(40), departments[dice.IntN(len(departments))])
	}
	sheet, err := transfer.Read(strings.NewReader(file.String()))
	o.must(err)
	return session.ImportJob{Sheet: sheet, Mapping: transfer.SuggestMapping(sheet), Defaults: transfer.Defaults{
		Roles: []data.RoleID{2}, Profile: 2, Tenants: []data.TenantID{1}, DefaultTenant: 1, SecondFactor: data.NoFactor,
	}}
}

func TestBench(t *testing.T) {
	var r report
	defer r.print()
	o := newOffice(t)
	benchImport(o, &r)
	benchList(o, &r)
	benchTable(o, &r)
	benchSave(o, &r)
	benchAnswer(o, &r)
	benchWindow(o, &r)
}

// benchImport compares the import, plan and event log and all, with bare prepared
// inserts of the same rows into another encrypted database.
func benchImport(o *office, r *report) {
	ctx := context.Background()
	db, options, s := o.open()
	defer db.Close()
	job := o.job()
	plan, err := s.PlanImport(ctx, job)
	o.must(err)
	var rows []data.User
	for i := range plan.Rows {
		rows = append(rows, plan.Rows[i].User)
	}
	hash, err := options.Passwords.HashTemporary(password.NewTemporary())
	o.must(err)
	bare, err := os.ReadFile(o.vault.DatabasePath())
	o.must(err)
	var ours, reference time.Duration
	for range 3 { // the same file anew each time; the last of ours stays
		path := filepath.Join(o.t.TempDir(), "bare.db")
		o.must(os.WriteFile(path, bare, 0o600))
		other, err := store.Open(path, o.key.Raw())
		o.must(err)
		start := time.Now()
		o.must(other.BareInserts(rows, hash))
		took := time.Since(start)
		o.must(other.Close())
		if reference == 0 || took < reference {
			reference = took
		}
	}
	for i := range 3 {
		path := filepath.Join(o.t.TempDir(), "ours.db")
		target := s
		if i < 2 {
			o.must(os.WriteFile(path, bare, 0o600))
			other, err := store.Open(path, o.key.Raw())
			o.must(err)
			defer other.Close()
			opened, err := session.Open(ctx, other, o.catalog, password.Default, time.Now)
			o.must(err)
			target = session.New(opened, 1)
		}
		start := time.Now()
		_, err = target.Import(ctx, job, plan, nil)
		o.must(err)
		if took := time.Since(start); ours == 0 || took < ours {
			ours = took
		}
	}
	r.add("import of 100,000 users", ours, reference, 4)
}

// benchList compares opening the register and listing everybody, ready to be shown, with
// the same query on a plain SQLite file.
func benchList(o *office, r *report) {
	ctx := context.Background()
	db, _, _ := o.open()
	path := filepath.Join(o.t.TempDir(), "plain.db")
	plain, err := store.OpenPlain(path)
	o.must(err)
	o.must(plain.CopyFrom(db))
	o.must(plain.Close())
	o.must(db.Close())
	n := 0
	ours, reference := medians(7, func() {
		db, _, s := o.open()
		list, err := s.Users(ctx)
		o.must(err)
		o.must(db.Close())
		n = len(list)
	}, func() {
		plain, err := store.OpenPlain(path)
		o.must(err)
		list, err := plain.Users()
		o.must(err)
		o.must(plain.Close())
		if len(list) != n {
			o.t.Fatalf("%d users, the reference has %d", n, len(list))
		}
	})
	r.add("opening and first list", ours, reference, 1.5)
}

func benchTable(o *office, r *report) {
	ctx := context.Background()
	db, _, s := o.open()
	defer db.Close()
	list, err := s.Users(ctx)
	o.must(err)
	choices, err := s.Choices(ctx)
	o.must(err)
	table := users.NewTable(choices, o.catalog, list)
	texts := make([]string, table.Len())
	for i := range texts {
		texts[i] = table.Text(i)
	}
	hits := 0
	for _, typed := range []string{"9", "example07", "nobody at all"} {
		words := strings.Fields(typed)
		var ours, reference []time.Duration
		for range 15 {
			table.Search("") // so that the keystroke cannot build on the one before
			runtime.GC()
			ours = append(ours, timed(func() { table.Search(typed) }))
			reference = append(reference, timed(func() {
				hits = 0
				for _, text := range texts {
					if strings.Contains(text, words[0]) {
						hits++
					}
				}
			}))
		}
		r.add(fmt.Sprintf("search keystroke, %q", typed), median(ours), median(reference), 2)
	}
	rand.Shuffle(len(list), func(i, j int) { list[i], list[j] = list[j], list[i] }) // nothing is sorted already
	emails := make([]string, len(list))
	keys := make([]string, len(list))
	for i := range list {
		emails[i] = data.Fold(list[i].Email)
	}
	var ours, reference []time.Duration
	for range 7 {
		fresh := users.NewTable(choices, o.catalog, slices.Clone(list)) // it remembers an order once it was asked for
		runtime.GC()
		ours = append(ours, timed(func() { fresh.Sort(users.ColumnEmail, false) }))
		copy(keys, emails)
		reference = append(reference, timed(func() { slices.SortFunc(keys, cmp.Compare[string]) }))
	}
	r.add("sort by e-mail", median(ours), median(reference), 2)
}

func timed(do func()) time.Duration {
	start := time.Now()
	do()
	return time.Since(start)
}

func median(list []time.Duration) time.Duration {
	slices.Sort(list)
	return list[len(list)/2]
}

// benchSave compares a save from the form, with rights, checks and event log, with a
// commit of one small write to the same file.
func benchSave(o *office, r *report) {
	ctx := context.Background()
	db, _, s := o.open()
	defer db.Close()
	id := data.UserID(crowd / 2)
	i := 0
	u, err := s.User(ctx, id)
	o.must(err)
	ours, reference := medians(41, func() {
		i++
		u.Department = fmt.Sprint("Department ", i)
		u, err = s.SaveUser(ctx, data.UserDraft{User: u})
		o.must(err)
	}, func() {
		tx, err := db.Begin(ctx)
		o.must(err)
		o.must(tx.SetLastSignIn(id, time.UnixMilli(int64(1000+i))))
		o.must(tx.Commit())
	})
	r.add("saving one user", ours, reference, 3)
}

// benchWindow compares the program with an empty Fyne window: the first frame, and the
// memory after signing in with the whole table on the screen.
func benchWindow(o *office, r *report) {
	empty := filepath.Join(o.t.TempDir(), "empty")
	if out, err := exec.Command("go", "build", "-tags", "migrated_fynedo,gles,no_animations", "-o", empty, "./testdata/empty").CombinedOutput(); err != nil {
		o.t.Fatalf("%v\n%s", err, out)
	}
	desk := StartDesktop(o.t, Options{})
	desk.keep("pbx-users", o.keyring.account, o.keyring.value)
	program := "../../build/pbx-users-gles"
	frame := func(binary string, args ...string) time.Duration {
		app := desk.Start(binary, args...)
		defer app.Kill()
		first, _ := app.FirstFrame(30 * time.Second)
		return first
	}
	frame(empty) // the libraries come into the page cache
	frame(program, "--data-dir", o.dir)
	var ours, reference []time.Duration
	for range 7 {
		ours = append(ours, frame(program, "--data-dir", o.dir))
		reference = append(reference, frame(empty))
	}
	r.add("first frame", median(ours), median(reference), 1.5)

	app := desk.Start(empty)
	_, _ = app.FirstFrame(30 * time.Second)
	before := app.RSS()
	app.Kill()
	app = desk.Start(program, "--data-dir", o.dir)
	desk.Wait("Password", 20*time.Second)
	desk.ClickBeside("Username", 20, 28)
	desk.Type("ann")
	desk.Key("Tab")
	desk.Type(benchPassword)
	desk.Key("Return")
	desk.Wait("Create New User", 30*time.Second)
	time.Sleep(5 * time.Second) // it gives back what loading took
	more := float64(app.RSS()-before) / (1 << 20)
	verdict := "ok"
	if more > 80 {
		verdict = "missed"
	}
	r.lines = append(r.lines, fmt.Sprintf("%-34s %8.0f MiB %8.0f MiB %8s %5d MiB  %s", "memory over an empty window", float64(app.RSS())/(1<<20), float64(before)/(1<<20), fmt.Sprintf("+%.0f", more), 80, verdict))
	desk.Picture("bench-100000-users")
}

// keep puts an entry into the desktop's keyring, as go-keyring would.
func (d *Desktop) keep(service, account, value string) {
	d.t.Helper()
	cmd := exec.Command("secret-tool", "store", "--label", account, "service", service, "username", account)
	cmd.Env = d.env
	cmd.Stdin = strings.NewReader(value)
	if out, err := cmd.CombinedOutput(); err != nil {
		d.t.Fatalf("%v\n%s", err, out)
	}
}
