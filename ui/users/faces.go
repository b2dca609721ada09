package users

import (
	"context"
	"image"
	"log/slog"
	"slices"

	"fyne.io/fyne/v2"

	"pbxusers/data"
	"pbxusers/ui/person"
)

const (
	facesKept    = 256 // pictures in memory, 12 KiB each
	facesWaiting = 48  // a little more than rows fit on a screen: what was scrolled past is not read
	faceSide     = 56  // pixels: an avatar of the table at scale 2
)

// faces reads the pictures of the users whose rows are seen, one after the other, off the drawing goroutine,
// and keeps the last ones. All methods are called on the drawing goroutine.
type faces struct {
	read   func(context.Context, data.UserID) ([]byte, error)
	loaded func(data.UserID)

	kept    map[data.UserID]image.Image // nil for one that could not be read
	age     []data.UserID               // of kept, the oldest first
	waiting []data.UserID               // the last is read next
	reading data.UserID                 // 0 for none
	stale   bool                        // what is being read was forgotten meanwhile
}

func newFaces(read func(context.Context, data.UserID) ([]byte, error), loaded func(data.UserID)) *faces {
	return &faces{read: read, loaded: loaded, kept: map[data.UserID]image.Image{}}
}

// of returns a user's picture, or nil where there is none or it has still to be read.
func (f *faces) of(u *data.User) image.Image {
	if !u.HasPicture {
		return nil
	}
	if picture, ok := f.kept[u.ID]; ok {
		return picture
	}
	if u.ID == f.reading {
		return nil
	}
	if i := slices.Index(f.waiting, u.ID); i >= 0 {
		f.waiting = slices.Delete(f.waiting, i, i+1)
	}
	f.waiting = append(f.waiting, u.ID)
	if len(f.waiting) > facesWaiting {
		f.waiting = slices.Delete(f.waiting, 0, 1)
	}
	f.next()
	return nil
}

func (f *faces) next() {
	if f.reading != 0 || len(f.waiting) == 0 {
		return
	}
	id := f.waiting[len(f.waiting)-1]
	f.waiting = f.waiting[:len(f.waiting)-1]
	f.reading, f.stale = id, false
	go func() {
		raw, err := f.read(context.Background(), id)
		picture := image.Image(nil)
		if err == nil && raw != nil {
			picture, err = person.Scaled(raw, faceSide)
		}
		if err != nil { // the initials say as much; the table has more to do than to complain of a picture
			slog.Warn("users screen: picture not read", "user", id, "error", err)
		}
		fyne.Do(func() { f.took(id, picture) })
	}()
}

func (f *faces) took(id data.UserID, picture image.Image) {
	f.reading = 0
	if !f.stale {
		f.kept[id] = picture
		f.age = append(f.age, id)
		if len(f.age) > facesKept {
			delete(f.kept, f.age[0])
			f.age = slices.Delete(f.age, 0, 1)
		}
	}
	f.loaded(id) // which asks anew where it was stale
	f.next()
}

// forget drops a picture that may have changed.
func (f *faces) forget(id data.UserID) {
	f.stale = f.stale || f.reading == id
	if _, ok := f.kept[id]; ok {
		delete(f.kept, id)
		f.age = slices.DeleteFunc(f.age, func(other data.UserID) bool { return other == id })
	}
}

func (f *faces) forgetAll() {
	f.stale = f.reading != 0
	clear(f.kept)
	f.age, f.waiting = nil, nil
}
