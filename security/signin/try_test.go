package signin_test

import (
	"context"
	"errors"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"pbxusers/data"
	"pbxusers/data/store"
	"pbxusers/security/otp"
	"pbxusers/security/signin"
)

func TestARightPasswordAloneClearsNothing(t *testing.T) {
	o, c := open(t)
	secret, _ := enrol(t, o)
	door := signin.New(o)
	for range 2 {
		_, _ = door.SignIn(ctx, "ann", wrong)
	}
	step := asked(t, door)
	if n := failures(t, o, 1); n != 2 {
		t.Errorf("%d failures after two wrong passwords and a right one", n)
	}
	for range 2 {
		_, _ = step.Check(ctx, "000000")
	}
	if n := failures(t, o, 1); n != 4 {
		t.Errorf("%d failures after two wrong codes", n)
	}
	for range 5 {
		_ = asked(t, door) // the right password, again and again
	}
	if n := failures(t, o, 1); n != 4 {
		t.Errorf("%d failures after five right passwords", n)
	}
	if entry, err := step.Check(ctx, shown(t, secret, c, 0)); err != nil || entry.Session == nil {
		t.Fatal(err)
	}
	if n := failures(t, o, 1); n != 0 {
		t.Errorf("%d failures after signing in", n)
	}
}

func TestARightPasswordDoesNotMakeTheCodeWait(t *testing.T) {
	o, c := open(t)
	secret, _ := enrol(t, o)
	door := signin.New(o)
	for range signin.FreeTries {
		_, _ = door.SignIn(ctx, "ann", wrong)
	}
	if _, err := door.SignIn(ctx, "ann", right); !errors.Is(err, signin.ErrWrong) {
		t.Errorf("within the wait: %v", err)
	}
	c.pass(otp.Period)
	step := asked(t, door)
	var wait *data.Wait
	if _, err := step.Check(ctx, "000000"); !refused(err, data.ReasonWrong) {
		t.Errorf("at once after the right password: %v", err)
	}
	if _, err := step.Check(ctx, shown(t, secret, c, 0)); !errors.As(err, &wait) || wait.For.Seconds() != 60 {
		t.Errorf("a second one must wait: %v", err)
	}
	c.pass(wait.For)
	if _, err := step.Check(ctx, shown(t, secret, c, 0)); err != nil {
		t.Errorf("after the wait: %v", err)
	}
}

func TestSixteenParallelCodesAndPasswordsAreCountedExactly(t *testing.T) {
	o, _ := open(t)
	enrol(t, o)
	door := signin.New(o)
	steps := make([]*signin.Code, 8)
	for i := range steps {
		steps[i] = asked(t, door)
	}
	var all sync.WaitGroup
	for _, step := range steps {
		all.Go(func() { _, _ = step.Check(ctx, "000000") })
		all.Go(func() { _, _ = door.SignIn(ctx, "ann", wrong) })
	}
	all.Wait()
	if n := failures(t, o, 1); n != signin.FreeTries {
		t.Errorf("%d tries were taken, %d are free", n, signin.FreeTries)
	}
}

func TestTwentyWrongTriesLockWhateverHappensBetweenThem(t *testing.T) {
	o, c := open(t)
	addBob(t, o) // another administrator
	secret, _ := enrol(t, o)
	taken := 0
	for i := 0; taken < signin.LockTries; i++ {
		if i > 200 {
			t.Fatalf("%d tries were taken", taken)
		}
		switch i % 4 { // between two tries: nothing, a restart, a clock set forward or back with one
		case 2:
			c.pass(48 * time.Hour)
		case 3:
			c.pass(-47 * time.Hour)
		}
		door := signin.New(o)
		if n := failures(t, o, 1); n >= signin.FreeTries {
			entry, err := door.SignIn(ctx, "ann", right)
			if !errors.Is(err, signin.ErrWrong) {
				t.Fatalf("a free try after %d: %+v %v", n, entry, err)
			}
			c.pass(15 * time.Minute) // the longest wait
		}
		before := failures(t, o, 1)
		if i%2 == 0 {
			_, _ = door.SignIn(ctx, "ann", wrong)
		} else if entry, err := door.SignIn(ctx, "ann", right); err == nil {
			_, _ = entry.Code.Check(ctx, "000000")
		}
		if after := failures(t, o, 1); after != before+1 {
			t.Fatalf("try %d: %d failures became %d", i, before, after)
		}
		taken++
	}
	if e := lastEvent(t, o, 1)[0]; e.Action != data.EventLockOut || e.Note != "code" {
		t.Errorf("%+v", e)
	}
	c.pass(24 * time.Hour)
	if _, err := signin.New(o).SignIn(ctx, "ann", right); !errors.Is(err, signin.ErrWrong) {
		t.Errorf("a locked account: %v", err)
	}
	inside(t, o, func(tx *store.Tx) error {
		u, err := tx.User(1)
		if f, _ := tx.Factor(1); !u.Locked || f.Failures != signin.LockTries || f.LastWrong != data.WrongCode {
			t.Errorf("%v %+v", u.Locked, f)
		}
		return errors.Join(err, tx.SetFailures(1, 0, false))
	})
	if _, err := asked(t, signin.New(o)).Check(ctx, shown(t, secret, c, 0)); err != nil {
		t.Errorf("after the unlock: %v", err)
	}
}

func TestTwentyWrongTriesDisableTheAccountThroughRestartsAndClockChanges(t *testing.T) {
	path := filepath.Join(t.TempDir(), "pbx-users.db")
	o, c := openAt(t, path)
	addBob(t, o) // another administrator
	restarts, forward, back, early := 0, 0, 0, 0
	for try := 1; try <= signin.LockTries; try++ {
		switch try % 3 {
		case 1:
			c.pass(10 * 24 * time.Hour)
			forward++
		case 2:
			c.pass(-20 * 24 * time.Hour)
			back++
		}
		o = restart(t, o, path, c)
		restarts++
		door := signin.New(o)
		if try > signin.FreeTries { // neither the restart nor the clock has ended the wait
			early++
			if _, err := door.SignIn(ctx, "ann", right); !errors.Is(err, signin.ErrWrong) {
				t.Fatalf("the right password before try %d: %v", try, err)
			}
			c.pass(15 * time.Minute) // the longest wait
		}
		if _, err := door.SignIn(ctx, "ann", wrong); !errors.Is(err, signin.ErrWrong) {
			t.Fatalf("try %d: %v", try, err)
		}
		if n := failures(t, o, 1); n != try {
			t.Fatalf("%d wrong tries are counted as %d", try, n)
		}
	}
	for range 3 {
		o = restart(t, o, path, c)
		door := signin.New(o)
		c.pass(365 * 24 * time.Hour)
		if _, err := door.SignIn(ctx, "ann", right); !errors.Is(err, signin.ErrWrong) {
			t.Fatalf("the right password of a disabled account: %v", err)
		}
	}
	inside(t, o, func(tx *store.Tx) error {
		u, err := tx.User(1)
		if err == nil && !u.Locked {
			t.Error("the account is not locked")
		}
		return err
	})
	if e := lastEvent(t, o, 1)[0]; e.Action != data.EventSignInWrong || e.Note != data.NoteLocked {
		t.Errorf("%+v", e)
	}
	t.Logf("%d wrong tries, each after one of %d restarts, with the clock set forward %d and back %d times; the right password refused %d times within a wait and 3 times afterwards",
		signin.LockTries, restarts, forward, back, early)
}

func TestATryThatIsBrokenOffIsCounted(t *testing.T) {
	o, c := open(t)
	enrol(t, o)
	stop := func() {}
	o.Now = func() time.Time { // asked for in the middle of counting
		stop()
		return c.Now()
	}
	door := signin.New(o)
	for n := 1; n < signin.FreeTries; n++ {
		step := asked(t, door)
		gone, cancel := context.WithCancel(ctx)
		stop = cancel
		if _, err := step.Check(gone, "000000"); err == nil || failures(t, o, 1) != n {
			t.Errorf("%v, %d failures", err, failures(t, o, 1))
		}
		stop = func() {}
	}
}

func TestNothingTypedIsNoTry(t *testing.T) {
	o, _ := open(t)
	enrol(t, o)
	if _, err := asked(t, signin.New(o)).Check(ctx, " "); !refused(err, data.ReasonRequired) || failures(t, o, 1) != 0 {
		t.Errorf("%v", err)
	}
}
