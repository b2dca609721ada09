//go:build linux && e2e

package e2e

import (
	"os"
	"path/filepath"
	"testing"
	"time"
)

// readme saves the screen for the README where PICTURES says so, else beside the others.
func (d *Desktop) readme(name string) {
	d.t.Helper()
	if dir := os.Getenv("PICTURES"); dir != "" {
		d.PictureTo(filepath.Join(dir, name+".png"))
		return
	}
	d.Picture("readme-" + name)
}

// TestPictures takes the README's pictures from the demonstration and a first start.
func TestPictures(t *testing.T) {
	for _, theme := range []string{"light", "dark"} {
		t.Run(theme, func(t *testing.T) {
			desk := StartDesktop(t, Options{Theme: theme})
			demo := desk.Start(program, "--demo")
			desk.Wait("200 users", 30*time.Second)
			desk.readme("users-" + theme)

			desk.Key("ctrl+n")
			desk.Wait("Suggest a passphrase", 20*time.Second)
			desk.Type("mlopez")
			desk.Key("Tab")
			desk.Type("mlopez@harbour.example")
			desk.readme("form-" + theme)
			demo.Kill()

			p := &person{Desktop: desk, t: t, data: filepath.Join(t.TempDir(), "register")}
			first := desk.Start(program, "--data-dir", p.data)
			p.firstStart() // takes a picture of the recovery key on its way
			first.Kill()
		})
	}
}
