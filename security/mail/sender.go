// Package mail sends one plain e-mail at a time through the office's own server.
//
//	sender, err := mail.New(settings, mail.Options{})
//	err = sender.Send(ctx, mail.Message{To: "ann@example.org", Subject: "Your code", Text: text})
//
// Send says nothing to a server before the connection is TLS and the certificate is
// good; only a server on this very machine may be talked to in clear. It ends within
// Within whatever the server does, and at once with its context, and it leaves nothing
// running. What goes wrong comes back as a *Failure, sorted by what a person can do about
// it, without the password, without the message.
//
// Of go-mail this package uses the writing of messages and the commands of SMTP, and not
// its Client: that one cannot tell at which step a server said no, gives each step a new
// deadline, and leaves its connection open when the start fails.
package mail

import (
	"context"
	"crypto/x509"
	"time"

	"pbxusers/data"
)

// Within is the longest that Send takes. It leaves three of the fifteen seconds that a
// person is promised for what comes before and after: on a busy machine the two writes to
// the register and the next picture of the window take more than one.
const Within = 12 * time.Second

// Failure is why an e-mail was not sent. It lives in package data, with its kinds, so that
// the words for people can be made without knowing how mail is sent.
type Failure = data.MailFailure

// Options is what differs between an office and a test of it.
type Options struct {
	// RootCAs are who may vouch for the server; nil is whom the system trusts.
	RootCAs *x509.CertPool

	within time.Duration // 0 is Within
}

// Sender sends through one server. It holds no connection and is safe for concurrent use.
type Sender struct {
	settings Settings
	options  Options
}

// New returns a Sender for the settings, or, as Settings.Checked, what is wrong with them.
func New(settings Settings, options Options) (*Sender, error) {
	settings, err := settings.Checked()
	if err != nil {
		return nil, err
	}
	if options.within == 0 {
		options.within = Within
	}
	return &Sender{settings, options}, nil
}

// Send hands m to the server. nil means that the server took it. The error is a
// *data.Invalid for a message that cannot be sent, ctx's own error when ctx ended, else a
// *Failure.
func (s *Sender) Send(ctx context.Context, m Message) error {
	m, err := m.checked()
	if err != nil {
		return err
	}
	letter, err := s.letter(m)
	if err != nil {
		return err
	}
	limit, cancel := context.WithTimeout(ctx, s.options.within)
	defer cancel()
	t := &talk{settings: s.settings, roots: s.options.RootCAs}
	if err := t.run(limit, m.To, letter); err != nil {
		if ctx.Err() != nil {
			return ctx.Err()
		}
		return t.failure(err, limit.Err() != nil)
	}
	return nil
}
