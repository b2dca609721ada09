package users

import (
	"encoding/binary"
	"time"

	"pbxusers/data"
)

// kind is what some users have in common: everything but what a row holds or points at. An office has far fewer kinds than
// users, so what depends on the kind alone is worked out once for all of them.
type kind struct {
	user data.User // without what a row holds
	text string    // what a search looks through, folded

	// Of the search and the filter under way.
	admitted bool    // the filter lets users of this kind through
	held     wordSet // the words that text holds
}

// kinds are those of a table. One that no user has any more stays; it costs little.
type kinds struct {
	list  []kind
	known map[string]int32 // positions in list, by key
	names *names
	key   []byte
}

func newKinds(n *names) *kinds { return &kinds{known: map[string]int32{}, names: n} }

// of returns the position in list of the user's kind.
func (k *kinds) of(u *data.User) int32 {
	k.key = appendKey(k.key[:0], u)
	at, known := k.known[string(k.key)]
	if !known {
		common := *u
		common.ID, common.Version = 0, 0
		common.Username, common.Email, common.Department = "", "", ""
		common.Created, common.LastSignIn = time.Time{}, time.Time{}
		at = int32(len(k.list))
		k.list = append(k.list, kind{user: common, text: k.names.text(&common)})
		k.known[string(k.key)] = at
	}
	return at
}

// rename takes other names for what users have.
func (k *kinds) rename(n *names) {
	k.names = n
	for i := range k.list {
		k.list[i].text = n.text(&k.list[i].user)
	}
}

// ask prepares all kinds for one filter and the words of one search.
func (k *kinds) ask(f Filter, words []string) {
	for i := range k.list {
		one := &k.list[i]
		one.admitted, one.held = f.admits(&one.user), wordsIn(one.text, words)
	}
}

// appendKey adds to key what makes a user's kind, so that two users have the same key only if they are of the
// same kind.
func appendKey(key []byte, u *data.User) []byte {
	key = appendIDs(key, u.Roles)
	key = appendIDs(key, u.Desks)
	key = appendIDs(key, u.Tenants)
	key = binary.AppendVarint(key, int64(u.Profile))
	key = binary.AppendVarint(key, int64(u.DefaultTenant))
	for _, text := range []string{string(u.Startup), string(u.SecondFactor)} {
		key = binary.AppendUvarint(key, uint64(len(text)))
		key = append(key, text...)
	}
	return append(key, number(u.Enabled), number(u.MustChange), number(u.Locked), number(u.HasPicture))
}

func appendIDs[ID ~int64](key []byte, ids []ID) []byte {
	key = binary.AppendUvarint(key, uint64(len(ids)))
	for _, id := range ids {
		key = binary.AppendVarint(key, int64(id))
	}
	return key
}
