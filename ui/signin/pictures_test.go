package signin

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"pbxusers/data"
	"pbxusers/ui/kit"
	"pbxusers/ui/kit/kittest"
	"pbxusers/ui/look"
)

// withIcon is an application that has the program's icon.
type withIcon struct {
	fyne.App
	icon fyne.Resource
}

func (a withIcon) Icon() fyne.Resource { return a.icon }

// stand is a screen in a state worth looking at.
type stand struct {
	name string
	make func(*testing.T, func(screen) *kittest.Window)
}

var stands = []stand{
	{"opening", func(t *testing.T, show func(screen) *kittest.Window) {
		w := show(newOpening(func() {}, time.Millisecond))
		w.Wait("the way out", func() bool { return w.Sees("Cancel") })
	}},
	{"trouble-nokey", func(_ *testing.T, show func(screen) *kittest.Window) { show(NewTrouble(troubled(NoKey))) }},
	{"trouble-damaged", func(_ *testing.T, show func(screen) *kittest.Window) {
		deps := troubled(Damaged)
		deps.Detail = "store: page 17 of 412: hmac check failed (11)"
		show(NewTrouble(deps))
	}},
	{"trouble-missing", func(_ *testing.T, show func(screen) *kittest.Window) { show(NewTrouble(troubled(Missing))) }},
	{"trouble-missing-anew", func(_ *testing.T, show func(screen) *kittest.Window) {
		w := show(NewTrouble(troubled(Missing)))
		w.Click(w.Button("Start anew…"))
	}},
	{"trouble-recovery", func(_ *testing.T, show func(screen) *kittest.Window) {
		deps := troubled(NoKey)
		deps.OpenWithRecovery = func(context.Context, string) error { return &ErrMistyped{Group: 3, Character: 'U'} }
		w := show(NewTrouble(deps))
		w.Press(fyne.KeyReturn)
		w.Type("H4KD-9QX1-UUUU")
		w.Press(fyne.KeyReturn)
		w.Wait("the mistake", func() bool { return w.Sees("Group 3") })
	}},
	{"trouble-sealed", func(_ *testing.T, show func(screen) *kittest.Window) { show(NewTrouble(troubled(Sealed))) }},
	{"first-1", func(_ *testing.T, show func(screen) *kittest.Window) {
		show(NewFirstStart(firstDeps(nil), Answers{Organisation: "Harbour Dental Clinic"}, 0))
	}},
	{"first-2", func(_ *testing.T, show func(screen) *kittest.Window) {
		deps := firstDeps(nil)
		deps.Check = refusing
		w := show(NewFirstStart(deps, Answers{Username: "ann", Email: "ann@example.org", Password: "short"}, 1))
		w.Press(fyne.KeyReturn)
	}},
	{"first-2-suggested", func(_ *testing.T, show func(screen) *kittest.Window) {
		w := show(NewFirstStart(firstDeps(nil), Answers{Username: "ann", Email: "ann@example.org"}, 1))
		w.Click(w.Button("Suggest a passphrase"))
	}},
	{"first-3", func(_ *testing.T, show func(screen) *kittest.Window) {
		w := show(NewFirstStart(firstDeps(nil), filled, 2))
		w.Wait("the key", func() bool { return w.Sees("A001") })
		w.Click(w.Button("Copy"))
	}},
	{"first-4", func(_ *testing.T, show func(screen) *kittest.Window) { show(NewFirstStart(firstDeps(nil), filled, 3)) }},
	{"first-4-busy", func(_ *testing.T, show func(screen) *kittest.Window) {
		deps := firstDeps(nil)
		deps.Create = func(ctx context.Context, _ Answers, _ string) error { <-ctx.Done(); return ctx.Err() }
		w := show(NewFirstStart(deps, filled, 3))
		w.Type("A005")
		w.Press(fyne.KeyReturn)
	}},
	{"first-4-nokeyring", func(_ *testing.T, show func(screen) *kittest.Window) { withoutKeyring(show) }},
	{"first-4-passphrase", func(_ *testing.T, show func(screen) *kittest.Window) {
		w := withoutKeyring(show)
		w.Click(w.Button("Use a passphrase at each start instead"))
	}},
	{"renewal-1", func(_ *testing.T, show func(screen) *kittest.Window) { show(NewRenewal(renewalDeps())) }},
	{"renewal-2", func(_ *testing.T, show func(screen) *kittest.Window) {
		w := show(NewRenewal(renewalDeps()))
		w.Press(fyne.KeyReturn)
		w.Type("D004")
		w.Press(fyne.KeyReturn)
	}},
	{"signin", func(_ *testing.T, show func(screen) *kittest.Window) { show(NewSignIn(signInDeps())) }},
	{"signin-made", func(_ *testing.T, show func(screen) *kittest.Window) {
		deps := signInDeps()
		deps.Notice, deps.Good = "The register was made. Sign in with the account that you have just chosen.", true
		show(NewSignIn(deps))
	}},
	{"signin-demo", func(_ *testing.T, show func(screen) *kittest.Window) {
		deps := signInDeps()
		deps.Demo = &Demo{Username: "demo", Password: "demo-office-2026"}
		show(NewSignIn(deps))
	}},
	{"signin-wrong", func(_ *testing.T, show func(screen) *kittest.Window) {
		deps := signInDeps()
		deps.SignIn = func(context.Context, string, string) error { return ErrWrong }
		deps.Tries = &Tries{wrong: 4}
		w := show(NewSignIn(deps))
		w.Type("wrong")
		w.Press(fyne.KeyReturn)
		w.Wait("the answer", func() bool { return w.Sees("not right") })
	}},
	{"signin-locked", func(_ *testing.T, show func(screen) *kittest.Window) {
		deps := signInDeps()
		deps.Locked, deps.SomebodyElse = "ana.lopez", func() {}
		show(NewSignIn(deps))
	}},
	{"signin-rescue", func(_ *testing.T, show func(screen) *kittest.Window) {
		w := show(NewSignIn(signInDeps()))
		w.Click(w.Button("I cannot sign in…"))
	}},
	{"code", func(_ *testing.T, show func(screen) *kittest.Window) { show(NewCode(codeDeps(nil))) }},
	{"code-clock", func(_ *testing.T, show func(screen) *kittest.Window) {
		deps := codeDeps(nil)
		deps.Check = func(context.Context, string) error { return &data.ClockOff{Ahead: 3 * time.Minute} }
		w := show(NewCode(deps))
		w.Type("287082")
		w.Press(fyne.KeyReturn)
		w.Wait("the answer", func() bool { return w.Sees("clock") })
	}},
	{"code-mailed", func(_ *testing.T, show func(screen) *kittest.Window) {
		w := show(NewCode(mailedDeps(nil)))
		w.Wait("the e-mail", func() bool { return w.Sees("We sent") })
	}},
	{"code-mailfailure", func(_ *testing.T, show func(screen) *kittest.Window) {
		deps := mailedDeps(nil)
		deps.Send = func(context.Context) error {
			return &data.MailFailure{Kind: data.MailUntrusted, Server: "mail.harbour-dental.example.org:587", Detail: "x509: certificate signed by unknown authority"}
		}
		w := show(NewCode(deps))
		w.Wait("the answer", func() bool { return w.Sees("certificate") })
	}},
	{"enrol", func(_ *testing.T, show func(screen) *kittest.Window) { show(NewEnrol(enrolDeps(nil))) }},
	{"enrol-codes", func(_ *testing.T, show func(screen) *kittest.Window) { showCodes(show) }},
	{"enrol-unkept", func(_ *testing.T, show func(screen) *kittest.Window) { showCodes(show).Press(fyne.KeyReturn) }},
	{"newpassword", func(_ *testing.T, show func(screen) *kittest.Window) {
		w := show(NewNewPassword(newPasswordDeps()))
		w.Type("correct horse battery")
	}},
}

func showCodes(show func(screen) *kittest.Window) *kittest.Window {
	w := show(NewEnrol(enrolDeps(nil)))
	w.Type("287082")
	w.Press(fyne.KeyReturn)
	w.Wait("the codes", func() bool { return w.Sees("Keep your recovery codes") })
	return w
}

func withoutKeyring(show func(screen) *kittest.Window) *kittest.Window {
	deps := firstDeps(nil)
	deps.Create = func(context.Context, Answers, string) error { return &KeyringTrouble{NoKeyring} }
	w := show(NewFirstStart(deps, filled, 3))
	w.Type("A005")
	w.Press(fyne.KeyReturn)
	w.Wait("the trouble", func() bool { return w.Sees("no keyring") })
	return w
}

// TestEveryScreenFitsTheWindow shows every state in a big window and in one of 1024x700 at scale 1.5, where no
// text may be cut off; with PICTURES set it draws them in both modes, for people to look at.
func TestEveryScreenFitsTheWindow(t *testing.T) {
	icon, err := os.ReadFile(filepath.Join("..", "..", "assets", "icon.png"))
	if err != nil {
		t.Fatal(err)
	}
	draw := os.Getenv("PICTURES") != ""
	for _, size := range []struct{ width, height, scale float32 }{{1280, 800, 1}, {683, 467, 1.5}} {
		for mode, m := range map[string]look.Mode{"light": look.Light, "dark": look.Dark} {
			if m == look.Dark && !draw {
				continue
			}
			for _, s := range stands {
				app := kittest.NewApp(t, m)
				fyne.SetCurrentApp(withIcon{app, fyne.NewStaticResource("icon.png", icon)})
				var w *kittest.Window
				s.make(t, func(shown screen) *kittest.Window {
					w = kittest.OpenWith(t, app, shown.Content(), size.width, size.height)
					w.Scale(size.scale)
					shown.Focus()
					return w
				})
				if draw {
					w.Picture(fmt.Sprintf("%s-%s-%.1f", s.name, mode, size.scale))
				}
				for _, text := range cut(w.Canvas().Content(), 0, size.width) {
					t.Errorf("%s at scale %v: %q is cut off", s.name, size.scale, text)
				}
			}
		}
	}
}

// cut lists the texts that end in an ellipsis or do not lie between two positions; what scrolls in a field is
// none of them.
func cut(o fyne.CanvasObject, from, to float32) (texts []string) {
	if o == nil || !o.Visible() {
		return nil
	}
	switch o := o.(type) {
	case *kit.Entry:
		return nil
	case *kit.Text:
		if o.Cut() {
			texts = append(texts, o.Text)
		}
	case *canvas.Text:
		x := fyne.CurrentApp().Driver().AbsolutePositionForObject(o).X
		if o.Text != "" && (x < from || x+o.MinSize().Width > to) {
			texts = append(texts, o.Text)
		}
	}
	for _, child := range kittest.Children(o) {
		texts = append(texts, cut(child, from, to)...)
	}
	return texts
}
