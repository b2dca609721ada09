package data

// UserRef names a user where nothing else of them matters.
type UserRef struct {
	ID       UserID
	Username string
	Email    string
}

// Used is a role, desk, profile or tenant, with how many of the users whom the asker
// may see rely on it.
type Used[T any] struct {
	Item  T
	Users int
}

// Department is a department in use: a text on users, not a thing of its own.
type Department struct {
	Name  string
	Users int // of those whom the asker may see
}

// DeskDraft is what a desk's form saves.
type DeskDraft struct {
	Desk  Desk
	Users []UserID // who is assigned, with SetUsers
	// SetUsers says that Users replaces those assigned whom the saver may see.
	SetUsers bool
}

// AccountDraft is what a user changes of the own account. What is not set is left alone.
type AccountDraft struct {
	Email       string
	SetEmail    bool
	Language    string // BCP 47; "" is the organisation's
	SetLanguage bool
	Picture     []byte // nil takes the picture away
	SetPicture  bool
}

// PreferenceLanguage is the preference that holds the language that a user chose.
const PreferenceLanguage = "language"
