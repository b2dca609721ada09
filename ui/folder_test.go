package ui

import (
	"errors"
	"testing"

	"pbxusers/data/store"
)

func TestAFolderThatCannotBeOpenedIsNamedToBeCopied(t *testing.T) {
	p := begin(t, Config{})
	p.revealer = func(string) error { return errors.New("no application knows folders") }
	p.trouble(store.ErrDamaged)
	p.Click(p.Button("Open data folder"))
	p.Wait("the path", func() bool { return p.Sees("could not be opened") })
	p.Click(p.Button("Copy"))
	if got := p.App.fyne.Clipboard().Content(); got != p.App.Dir || !p.Sees("Copied") {
		t.Errorf("copied %q", got)
	}
}

func TestAFolderThatOpensIsNotSpokenOf(t *testing.T) {
	p, opened := begin(t, Config{}), make(chan string, 1)
	p.revealer = func(dir string) error { opened <- dir; return nil }
	p.trouble(store.ErrDamaged)
	p.Click(p.Button("Open data folder"))
	if got := <-opened; got != p.App.Dir {
		t.Errorf("opened %q", got)
	}
	if p.Settle(); p.Sees("could not be opened") {
		t.Error(p.Text())
	}
}
