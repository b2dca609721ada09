package mail

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"net"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"pbxusers/data"
)

func TestAMessageArrivesOverEachKindOfConnection(t *testing.T) {
	for name, c := range map[string]struct {
		office *office
		mode   data.MailTLS
	}{
		"STARTTLS":                    {&office{tls: good(t)}, data.MailStartTLS},
		"TLS from the start":          {&office{tls: good(t), implicit: true}, data.MailImplicit},
		"in clear on this machine":    {&office{}, data.MailClear},
		"STARTTLS, sign-in by PLAIN":  {&office{tls: good(t), mechanisms: []string{"PLAIN"}}, data.MailStartTLS},
		"STARTTLS, sign-in by LOGIN":  {&office{tls: good(t), mechanisms: []string{"LOGIN"}}, data.MailStartTLS},
		"TLS, sign-in":                {&office{tls: good(t), implicit: true, mechanisms: []string{"LOGIN", "PLAIN"}}, data.MailImplicit},
		"in clear here, with sign-in": {&office{mechanisms: []string{"PLAIN"}}, data.MailClear},
		"LOGIN in clear here":         {&office{mechanisms: []string{"LOGIN"}}, data.MailClear},
	} {
		t.Run(name, func(t *testing.T) {
			o := c.office
			o.username, o.password = "pbx", "pass wörd"
			o.start(t)
			settings := to(o.port, c.mode)
			if o.mechanisms != nil {
				settings = signingIn(settings, o.username, o.password)
			}
			if err := sender(t, settings).Send(t.Context(), note); err != nil {
				t.Fatal(err)
			}
			got := o.letters()
			if len(got) != 1 || got[0].from != "pbx@example.org" || got[0].to != "ann@example.org" || !strings.Contains(string(got[0].data), secretText) {
				t.Fatalf("got %q", got)
			}
			if clear := strings.Contains(o.wire(), secretText); clear != (c.mode == data.MailClear) {
				t.Errorf("the text went over the wire in clear: %v", clear)
			}
		})
	}
}

func TestNothingIsSaidInClearWhenTheServerOffersNoTLS(t *testing.T) {
	o := (&office{mechanisms: []string{"PLAIN"}}).start(t)
	s := sender(t, signingIn(to(o.port, data.MailStartTLS), "pbx", "pass wörd"))
	if f := fails(t, s, data.MailNoTLS); f.Step != "STARTTLS" {
		t.Errorf("it failed at %s", f.Step)
	}
	if said := strings.TrimSpace(o.wire()); strings.Contains(said, "\n") || !strings.HasPrefix(said, "EHLO [") {
		t.Errorf("beyond the hello it said %q", said)
	}
	if len(o.letters()) != 0 {
		t.Error("the message was sent")
	}
}

func TestWithoutTLSNoOtherMachineIsTalkedToWhateverItsNameLeadsTo(t *testing.T) {
	s := sender(t, to(25, data.MailClear))
	s.settings.Server = "192.0.2.1" // as if "localhost" led there
	if f := fails(t, s, data.MailNoTLS); f.Step != "connect" {
		t.Errorf("it failed at %s", f.Step)
	}
}

func TestEveryEndlessServerIsLeftWhenTheTimeIsUp(t *testing.T) {
	silent := func(net.Conn, *bufio.Reader) {}
	trickle := func(conn net.Conn, _ *bufio.Reader) {
		for _, b := range []byte("220 " + strings.Repeat("a", 1000)) {
			if _, err := conn.Write([]byte{b}); err != nil {
				return
			}
			time.Sleep(5 * time.Millisecond)
		}
	}
	for name, c := range map[string]struct {
		play func(net.Conn, *bufio.Reader)
		mode data.MailTLS
		step string
	}{
		"silent":               {silent, data.MailClear, "greeting"},
		"silent for STARTTLS":  {silent, data.MailStartTLS, "greeting"},
		"silent for TLS":       {silent, data.MailImplicit, "TLS"},
		"a byte now and then":  {trickle, data.MailClear, "greeting"},
		"silent after a hello": {func(c net.Conn, in *bufio.Reader) { lines(c, in, "220 hi\r\n") }, data.MailClear, "EHLO"},
		"silent in the handshake": {func(c net.Conn, in *bufio.Reader) {
			lines(c, in, "220 hi\r\n", "250-hi\r\n250 STARTTLS\r\n", "220 go\r\n")
		}, data.MailStartTLS, "TLS"},
		"silent for the recipient": {func(c net.Conn, in *bufio.Reader) {
			lines(c, in, "220 hi\r\n", "250 hi\r\n", "250 ok\r\n")
		}, data.MailClear, "RCPT"},
		"silent for the message": {func(c net.Conn, in *bufio.Reader) {
			lines(c, in, "220 hi\r\n", "250 hi\r\n", "250 ok\r\n", "250 ok\r\n", "354 go\r\n")
		}, data.MailClear, "message"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			f := fails(t, hurried(t, to(script(t, c.play), c.mode)), data.MailSilent)
			if f.Step != c.step {
				t.Errorf("it failed at %s, not at %s", f.Step, c.step)
			}
			if told := strings.Contains(f.Detail, "may have arrived"); told != (c.step == "message") {
				t.Errorf("the detail is %q", f.Detail)
			}
		})
	}
}

func TestALongMessageToAServerThatReadsNothingIsLeftWhenTheTimeIsUp(t *testing.T) {
	port := script(t, func(c net.Conn, in *bufio.Reader) {
		_ = c.(*net.TCPConn).SetReadBuffer(1024)
		lines(c, in, "220 hi\r\n", "250 hi\r\n", "250 ok\r\n", "250 ok\r\n", "354 go\r\n")
		time.Sleep(time.Second)
	})
	long := note
	long.Text = strings.Repeat("ö", TextMost/2)
	start := time.Now()
	err := hurried(t, to(port, data.MailClear)).Send(t.Context(), long)
	var f *Failure
	if !errors.As(err, &f) || f.Kind != data.MailSilent || time.Since(start) > 1500*time.Millisecond {
		t.Errorf("got %v after %v", err, time.Since(start))
	}
}

func TestTheTimeInTheProgramLeavesASecondOfTheFifteen(t *testing.T) {
	s, err := New(to(587, data.MailStartTLS), Options{})
	if err != nil {
		t.Fatal(err)
	}
	if s.options.within != Within || Within > 14*time.Second {
		t.Errorf("it takes up to %v", s.options.within)
	}
}

func TestAMessageIsSentEvenIfTheServerNeverSaysGoodbye(t *testing.T) {
	port := script(t, func(c net.Conn, in *bufio.Reader) {
		lines(c, in, "220 hi\r\n", "250 hi\r\n", "250 ok\r\n", "250 ok\r\n", "354 go\r\n")
		for line := ""; line != ".\r\n"; {
			var err error
			if line, err = in.ReadString('\n'); err != nil {
				t.Error(err)
				return
			}
		}
		_, _ = c.Write([]byte("250 taken\r\n"))
	})
	if err := sender(t, to(port, data.MailClear)).Send(t.Context(), note); err != nil {
		t.Error(err)
	}
}

func TestACancelledSendingEndsAtOnce(t *testing.T) {
	for _, mode := range data.MailTLSModes {
		t.Run(string(mode), func(t *testing.T) {
			reached := make(chan struct{})
			port := script(t, func(net.Conn, *bufio.Reader) { close(reached) })
			ctx, cancel := context.WithCancel(t.Context())
			s, err := New(to(port, mode), Options{})
			if err != nil {
				t.Fatal(err)
			}
			var cancelled time.Time
			go func() { <-reached; cancelled = time.Now(); cancel() }()
			if err := s.Send(ctx, note); !errors.Is(err, context.Canceled) {
				t.Errorf("got %v", err)
			}
			if took := time.Since(cancelled); took > 200*time.Millisecond {
				t.Errorf("it ended %v later", took)
			}
		})
	}
	over, cancel := context.WithCancel(t.Context())
	cancel()
	if err := sender(t, to(1, data.MailClear)).Send(over, note); !errors.Is(err, context.Canceled) {
		t.Errorf("with a context that is over: %v", err)
	}
}

func TestOneSenderServesManyAtOnce(t *testing.T) {
	o := (&office{tls: good(t)}).start(t)
	s, err := New(to(o.port, data.MailStartTLS), Options{RootCAs: trusted().pool})
	if err != nil {
		t.Fatal(err)
	}
	var all sync.WaitGroup
	for i := range 8 {
		all.Go(func() {
			if err := s.Send(t.Context(), Message{To: fmt.Sprintf("u%d@example.org", i), Subject: "s", Text: fmt.Sprintf("text %d.", i)}); err != nil {
				t.Error(err)
			}
		})
	}
	all.Wait()
	got := o.letters()
	for _, l := range got {
		if n, _, _ := strings.Cut(strings.TrimPrefix(l.to, "u"), "@"); !strings.Contains(string(l.data), "text "+n+".") {
			t.Errorf("%s got another one's text", l.to)
		}
	}
	if len(got) != 8 {
		t.Errorf("%d arrived", len(got))
	}
}

func TestNobodyIsAskedWhereThisMachineIs(t *testing.T) {
	if got := addresses(to(587, data.MailStartTLS).MailSettings); !slices.Equal(got, []string{"127.0.0.1:587", "[::1]:587"}) {
		t.Errorf("localhost is looked for at %q", got)
	}
	if got := addresses(data.MailSettings{Server: "mail.example.org", Port: 25}); !slices.Equal(got, []string{"mail.example.org:25"}) {
		t.Errorf("a mail server is looked for at %q", got)
	}
}
