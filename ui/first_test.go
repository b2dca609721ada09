package ui

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"pbxusers/data/store"
	"pbxusers/ui/kit"
	"pbxusers/ui/kit/kittest"
)

func TestTheFirstStartEndsWithAWordOfSuccess(t *testing.T) {
	p := begin(t, Config{}) // a machine without a keyring
	p.start()
	p.Wait("the wizard", func() bool { return p.Sees("Organisation") && p.Canvas().Focused() != nil })
	p.Type(founder.Organisation)
	p.Press(fyne.KeyReturn)
	p.Type(founder.Username)
	p.Press(fyne.KeyTab)
	p.Type(founder.Email)
	p.Press(fyne.KeyTab)
	p.Type(founder.Password)
	p.Press(fyne.KeyReturn)
	p.Wait("the key", func() bool { return p.Sees("Keep the recovery key") && !p.Button("Copy").Disabled() })
	key := p.shownKey(t)
	p.Press(fyne.KeyReturn)
	field := kittest.Find[*kit.Field](p.Window, nil)
	group := int(field.Label()[len("Type group ")] - '1')
	p.Type(key[group*5 : group*5+4])
	p.Press(fyne.KeyReturn)
	p.Wait("the offer", func() bool { return p.Sees("Use a passphrase at each start instead") })
	p.Click(p.Button("Use a passphrase at each start instead"))
	p.Type(passphrase)
	for p.Canvas().Focused() != kittest.Find(p.Window, func(e *kit.Entry) bool { return e.Password && e.Text == "" }) {
		p.Press(fyne.KeyTab)
	}
	p.Type(passphrase)
	p.Press(fyne.KeyReturn)
	p.Wait("the sign-in", func() bool { return p.Sees("The register was made.") && p.Sees(founder.Username) })
}

func TestDamageIsToldOnce(t *testing.T) {
	for _, err := range []error{fmt.Errorf("page 17: %w", store.ErrDamaged), store.ErrUnreadable} {
		got := damaged(err)
		if !errors.Is(got, store.ErrDamaged) || strings.Count(got.Error(), store.ErrDamaged.Error()) != 1 {
			t.Errorf("%q", got)
		}
	}
}
