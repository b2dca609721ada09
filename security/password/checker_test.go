package password

import (
	"context"
	"encoding/base64"
	"errors"
	"fmt"
	"runtime"
	"strings"
	"sync"
	"testing"
	"time"
)

var (
	quick   = Params{Memory: 64, Time: 1, Threads: 1}
	testKey = []byte("thirty-two bytes of a test's key")
)

const chosen = "the kettle sings at noon"

func newChecker(t testing.TB, params Params) *Checker {
	t.Helper()
	c, err := NewChecker(params, testKey)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func hashOf(t testing.TB, c *Checker, password string) string {
	t.Helper()
	stored, err := c.Hash(context.Background(), password)
	if err != nil {
		t.Fatal(err)
	}
	return stored
}

func TestOnlyTheRightPasswordOpens(t *testing.T) {
	c := newChecker(t, quick)
	stored := hashOf(t, c, chosen)
	if ok, rehash, err := c.Verify(t.Context(), stored, chosen); !ok || rehash || err != nil {
		t.Errorf("the right one: %v, rehash %v, %v", ok, rehash, err)
	}
	for _, wrong := range []string{"", chosen + " ", strings.ToUpper(chosen), chosen[1:], chosen + "\x00", strings.Repeat("x", 1<<20)} {
		if ok, _, err := c.Verify(t.Context(), stored, wrong); ok || err != nil {
			t.Errorf("a wrong one of %d bytes: %v, %v", len(wrong), ok, err)
		}
	}
	if stored == hashOf(t, c, chosen) {
		t.Error("two hashes of one password are the same: no salt")
	}
}

func TestAnAccentedLetterIsTheSameHoweverItWasTyped(t *testing.T) {
	c := newChecker(t, quick)
	stored := hashOf(t, c, "contrase\u00f1a de la se\u00f1ora")
	if ok, _, err := c.Verify(t.Context(), stored, "contrasen\u0303a de la sen\u0303ora"); !ok || err != nil {
		t.Errorf("combining accents: %v, %v", ok, err)
	}
}

func TestTheDefaultIsWhatIsPromised(t *testing.T) {
	c := newChecker(t, Default)
	stored := hashOf(t, c, chosen)
	if !strings.HasPrefix(stored, "$argon2id$v=19$m=65536,t=3,p=1$") || len(stored) != 97 {
		t.Errorf("stored: %s", stored)
	}
	if ok, rehash, err := c.Verify(t.Context(), stored, chosen); !ok || rehash || err != nil {
		t.Errorf("%v, rehash %v, %v", ok, rehash, err)
	}
	if Default.belowFloor(Default) || Floor.belowFloor(Default) {
		t.Error("the default is below the floor")
	}
}

func TestRisenParametersAskForANewHashAfterTheRightPasswordOnly(t *testing.T) {
	stored := hashOf(t, newChecker(t, quick), chosen)
	twoThreads := newChecker(t, Params{Memory: quick.Memory, Time: quick.Time, Threads: 2})
	if ok, rehash, err := twoThreads.Verify(t.Context(), stored, chosen); !ok || !rehash || err != nil {
		t.Errorf("the right one: %v, rehash %v, %v", ok, rehash, err)
	}
	if ok, rehash, err := twoThreads.Verify(t.Context(), stored, "wrong"); ok || rehash || err != nil {
		t.Errorf("a wrong one: %v, rehash %v, %v", ok, rehash, err)
	}
	atFloor := hashOf(t, newChecker(t, Floor), chosen)
	if ok, rehash, err := newChecker(t, Default).Verify(t.Context(), atFloor, chosen); !ok || !rehash || err != nil {
		t.Errorf("a hash at the floor: %v, rehash %v, %v", ok, rehash, err)
	}
}

func TestAWeakRowIsRefusedEvenForTheRightPassword(t *testing.T) {
	for _, weak := range []Params{{Memory: 19*1024 - 1, Time: 2, Threads: 1}, {Memory: 64 * 1024, Time: 1, Threads: 1}} {
		stored := hashOf(t, newChecker(t, weak), chosen)
		ok, rehash, err := newChecker(t, Default).Verify(t.Context(), stored, chosen)
		if ok || rehash || !errors.Is(err, ErrTooWeak) {
			t.Errorf("%+v: %v, rehash %v, %v", weak, ok, rehash, err)
		}
	}
}

func TestATamperedRowIsRefusedQuicklyAndWithoutMemory(t *testing.T) {
	c := newChecker(t, quick)
	good := hashOf(t, c, chosen)
	part := strings.Split(good, "$")
	with := func(i int, text string) string {
		changed := append([]string(nil), part...)
		changed[i] = text
		return strings.Join(changed, "$")
	}
	rows := []string{
		"", "$", "$$$$$", "plain", "$argon2id$", "$2b$12$abc", with(1, "argon2i"), with(2, "v=16"), with(2, "v=019"),
		with(3, "m=4294967295,t=4294967295,p=255"), with(3, "m=1048576,t=3,p=1"), with(3, "m=262145,t=1,p=1"), with(3, "m=64,t=17,p=1"),
		with(3, "m=64,t=0,p=1"), with(3, "m=64,t=1,p=0"), with(3, "m=0,t=1,p=1"), with(3, "m=64,t=1,p=17"), with(3, "m=64,t=1,p=256"),
		with(3, "m=64,t=1"), with(3, "t=1,m=64,p=1"), with(3, "m=+64,t=1,p=1"), with(3, "m=064,t=1,p=1"), with(3, "m=-64,t=1,p=1"), with(3, "m=64,t=1,p=1,x=1"),
		with(4, ""), with(5, ""), with(4, "AAAA"), with(5, "AAAA"), with(5, part[5]+"="), with(5, part[5]+"\n"), good + "$", good + " ",
		with(4, strings.Repeat("A", 1<<20)), with(5, base64.RawStdEncoding.EncodeToString(make([]byte, 65))),
		"tmp$", "tmp$1$", "tmp$2$" + strings.Repeat("A", 43), "tmp$1$" + strings.Repeat("A", 42) + "B", "tmp$1$" + strings.Repeat("=", 43), "tmp$1$" + strings.Repeat("A", 44),
	}
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	for _, row := range rows {
		if ok, rehash, err := c.Verify(t.Context(), row, chosen); ok || rehash || !errors.Is(err, ErrMalformed) {
			t.Errorf("%.60q: %v, rehash %v, %v", row, ok, rehash, err)
		}
	}
	runtime.ReadMemStats(&after)
	if spent := (after.TotalAlloc - before.TotalAlloc) >> 20; spent > 64 {
		t.Errorf("%d MiB were spent on tampered rows", spent)
	}
}

func TestEveryChangedByteOfARowFailsClosed(t *testing.T) {
	c := newChecker(t, quick)
	temporary := NewTemporary()
	keyed, err := c.HashTemporary(temporary)
	if err != nil {
		t.Fatal(err)
	}
	for stored, password := range map[string]string{hashOf(t, c, chosen): chosen, keyed: temporary} {
		for i := range stored {
			for _, flip := range []byte{1, 2, 0x20, 0x80, 0xff} {
				row := []byte(stored)
				row[i] ^= flip
				if ok, _, _ := c.Verify(t.Context(), string(row), password); ok {
					t.Fatalf("byte %d of %q changed by %#x still opens", i, stored, flip)
				}
			}
		}
	}
}

func TestParallelTriesWaitForOneAnotherAndLeaveWhenTheyMust(t *testing.T) {
	c := newChecker(t, quick)
	release, inside := make(chan struct{}), make(chan struct{}, 10)
	var wait sync.WaitGroup
	for range parallelRuns {
		wait.Go(func() {
			if err := c.run(context.Background(), func() { inside <- struct{}{}; <-release }); err != nil {
				t.Error(err)
			}
		})
	}
	for range parallelRuns {
		<-inside
	}
	ctx, cancel := context.WithTimeout(t.Context(), 20*time.Millisecond)
	defer cancel()
	if _, err := c.Hash(ctx, chosen); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("a third run did not wait: %v", err)
	}
	if ok, _, err := c.Verify(ctx, "tampered", chosen); ok || !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("a tampered row did not wait its turn: %v", err)
	}
	close(release)
	wait.Wait()
	if _, err := c.Hash(t.Context(), chosen); err != nil {
		t.Errorf("the slots were not given back: %v", err)
	}
}

func TestEveryKindOfAnswerTakesOneRun(t *testing.T) {
	heavy := Params{Memory: 19 * 1024, Time: 2, Threads: 1}
	c := newChecker(t, heavy)
	temporary := NewTemporary()
	keyed, _ := c.HashTemporary(temporary)
	stored := hashOf(t, c, chosen)
	for name, do := range map[string]func(){
		"wrong":               func() { _, _, _ = c.Verify(t.Context(), stored, "wrong") },
		"nothing":             func() { _ = c.VerifyNothing(t.Context(), chosen) },
		"temporary":           func() { _, _, _ = c.Verify(t.Context(), keyed, temporary) },
		"temporary, wrong":    func() { _, _, _ = c.Verify(t.Context(), keyed, "wrong") },
		"malformed":           func() { _, _, _ = c.Verify(t.Context(), "x", chosen) },
		"much too long":       func() { _, _, _ = c.Verify(t.Context(), stored, strings.Repeat("x", 1<<16)) },
		"weak":                func() { _, _, _ = c.Verify(t.Context(), strings.Replace(stored, "t=2", "t=1", 1), chosen) },
		"malformed, too long": func() { _, _, _ = c.Verify(t.Context(), "tmp$", strings.Repeat("x", 1<<16)) },
	} {
		before := c.runs.Load()
		do()
		if n := c.runs.Load() - before; n != 1 {
			t.Errorf("%s takes %d runs of argon2id, a wrong password one", name, n)
		}
	}
}

func TestACheckerNeedsAKeyAndSaneParameters(t *testing.T) {
	for _, key := range [][]byte{nil, {}, testKey[:15]} {
		if _, err := NewChecker(Default, key); err == nil {
			t.Errorf("a key of %d bytes was taken", len(key))
		}
	}
	for _, params := range []Params{{}, {Memory: 64, Threads: 1}, {Memory: 1 << 20, Time: 1, Threads: 1}, {Memory: 8, Time: 1, Threads: 2}} {
		if _, err := NewChecker(params, testKey); err == nil {
			t.Errorf("%+v was taken", params)
		}
	}
}

func TestACheckerPrintsNoKey(t *testing.T) {
	c := newChecker(t, quick)
	holder := struct{ c *Checker }{c}
	for _, format := range []string{"%v", "%+v", "%#v", "%s", "%x", "%d"} {
		if text := fmt.Sprintf(format+format, c, holder); strings.Contains(text, string(testKey)) ||
			strings.Contains(text, fmt.Sprintf("%x", testKey)) || strings.Contains(text, "116 104 105") {
			t.Errorf("%s prints the key", format)
		}
	}
}

func TestAnOversizedPasswordIsNotHashed(t *testing.T) {
	if _, err := newChecker(t, quick).Hash(t.Context(), strings.Repeat("x", MostRunes*4+1)); err == nil {
		t.Error("it was hashed, and could never be verified")
	}
}

func FuzzStoredRow(f *testing.F) {
	c := newChecker(f, quick)
	f.Add(hashOf(f, c, chosen))
	f.Add("tmp$1$")
	f.Fuzz(func(t *testing.T, row string) {
		if h, err := parsePHC(row); err == nil && (!h.valid() || h.text() != row) {
			t.Errorf("%q was taken", row)
		}
		if ok, _ := c.verifyTemporary(row, chosen); ok {
			t.Errorf("%q opens", row)
		}
	})
}

func BenchmarkVerify(b *testing.B) {
	c := newChecker(b, Default)
	stored := hashOf(b, c, chosen)
	for b.Loop() {
		if ok, _, err := c.Verify(b.Context(), stored, chosen); !ok || err != nil {
			b.Fatal(ok, err)
		}
	}
}
