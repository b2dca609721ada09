package signin

import "pbxusers/ui/words"

// programName stands where there is no organisation yet. It is a name, the same in every language.
const programName = "PBX Users"

// Problem is what stands between the program and its register.
type Problem int

// The problems, each with words and ways out of its own.
const (
	Unknown        Problem = iota
	NoKey                  // the keyring works and has no key for this database
	NoKeyring              // there is no keyring on this machine
	KeyringLocked          // the keyring is locked
	KeyringDenied          // the keyring was not allowed to answer
	KeyringHangs           // the keyring does not answer
	KeyringFailed          // the keyring failed in another way
	KeyNotKept             // the keyring said yes and kept nothing
	WrongKey               // the key does not open the file
	Damaged                // the file is not as it was written
	Truncated              // the file is too short
	Plain                  // a SQLite file without encryption
	Empty                  // a file of 0 bytes
	Newer                  // the file is of a newer version
	Foreign                // the file is another program's
	Missing                // the database is missing, its sealed keys are there
	BoxDamaged             // the file with the sealed key is damaged
	AlreadyRunning         // the program runs on this folder
	Folder                 // the data folder cannot be used
	Sealed                 // no problem: this machine has no keyring, and the key is under a passphrase
	problems               // how many there are
)

// Heading says in a few words what is the matter.
func (p Problem) Heading() string {
	switch p {
	case NoKey:
		return words.T("The keyring has no key for this register")
	case NoKeyring:
		return words.T("This machine has no keyring")
	case KeyringLocked:
		return words.T("The keyring is locked")
	case KeyringDenied:
		return words.T("The keyring was not allowed to answer")
	case KeyringHangs:
		return words.T("The keyring does not answer")
	case KeyringFailed:
		return words.T("The keyring does not work")
	case KeyNotKept:
		return words.T("The keyring did not keep the key")
	case WrongKey:
		return words.T("The key does not open the register")
	case Damaged:
		return words.T("The register is damaged")
	case Truncated:
		return words.T("The register is cut short")
	case Plain:
		return words.T("This is not an encrypted register")
	case Empty:
		return words.T("The register is an empty file")
	case Newer:
		return words.T("The register is of a newer version")
	case Foreign:
		return words.T("This file belongs to another program")
	case Missing:
		return words.T("The register is missing")
	case BoxDamaged:
		return words.T("The file with the sealed key is damaged")
	case AlreadyRunning:
		return words.T("PBX Users is running already")
	case Folder:
		return words.T("The data folder cannot be used")
	case Sealed:
		return words.T("Passphrase of this machine")
	}
	return words.T("The register could not be opened")
}

// Text says what happened, what was kept, and what to do.
func (p Problem) Text() string {
	switch {
	case p == Sealed:
		return words.T("This machine has no keyring, so the key of the register is kept under a passphrase. Type it to go on.")
	case p >= NoKey && p <= KeyNotKept:
		return keyringText(p)
	case p >= WrongKey && p <= Foreign:
		return fileText(p)
	}
	return placeText(p)
}

func keyringText(p Problem) string {
	switch p {
	case NoKey:
		return words.T("The key that opens it is kept in the operating system's keyring, and is not there. It may belong to another account of this machine, or the register came from another machine. The register was not touched. The recovery key opens it and puts the key back.")
	case NoKeyring:
		return words.T("The key of the register is kept in the operating system's keyring, and no keyring program was found. The register was not touched. Start or install the keyring and try again, or open the register with the recovery key.")
	case KeyringLocked:
		return words.T("It holds the key of the register and gives it out only when it is unlocked. The register was not touched. Unlock the keyring, usually with the password of your account on this machine, and try again.")
	case KeyringDenied:
		return words.T("Its question was closed or answered with no. The register was not touched. Try again and allow PBX Users to read its key.")
	case KeyringHangs:
		return words.T("It was asked for the key and said nothing; it may be waiting for its password in another window. The register was not touched. Look for that window, then try again.")
	case KeyringFailed:
		return words.T("It answered with an error that the log explains. The register was not touched. Signing out of this machine and in again often helps; the recovery key opens the register without the keyring.")
	}
	return words.T("It said that the key was stored, and when asked for it had nothing. No register was made, and nothing is lost. Unlock the keyring and try again.")
}

// unmadeText is what Text and Heading are while the register is being made: there is none to be kept yet.
func (p Problem) unmadeText() string {
	switch p {
	case NoKeyring:
		return words.T("This machine has no keyring to keep the key of the register. Nothing was made yet. Start or install one and try again, or use a passphrase.")
	case KeyringLocked:
		return words.T("The keyring is locked and cannot keep the key of the register. Nothing was made yet. Unlock it, usually with the password of your account on this machine, and try again.")
	case KeyringDenied:
		return words.T("The keyring's question was closed or answered with no. Nothing was made yet. Try again and allow PBX Users to keep its key.")
	case KeyringHangs:
		return words.T("The keyring does not answer; it may be waiting for its password in another window. Nothing was made yet. Look for that window, then try again.")
	case KeyringFailed:
		return words.T("The keyring answered with an error that the log explains. Nothing was made yet. Signing out of this machine and in again often helps.")
	}
	return p.Heading() + ". " + p.Text()
}

func fileText(p Problem) string {
	switch p {
	case WrongKey:
		return words.T("A key was found, but it is not the one of this file: the file may come from another machine, or be a copy of an older one. It stays as it is. The recovery key that was made with it opens it.")
	case Damaged:
		return words.T("Parts of the file are not as they were written; a failing disk is the usual cause. It was left exactly as it is, and nothing tries to repair it. If you have a copy of the file from before, keep the damaged one elsewhere and put the copy in its place.")
	case Truncated:
		return words.T("The end of the file is missing, as after a copy that was interrupted or a disk that was full. It was left exactly as it is. Copy the file again from where it came, or put back a copy of it, if you have one.")
	case Plain:
		return words.T("The file in the register's place is a SQLite database in clear, which PBX Users never writes. It was left exactly as it is. Move it elsewhere and put the register in its place.")
	case Empty:
		return words.T("The file is there and holds nothing. It was left as it is, because an empty file must not take the place of a register. Put back a copy of the register, if you have one; only if there never was a register, remove the file and try again.")
	case Newer:
		return words.T("A newer PBX Users has written it, and this one might do harm to what it does not know. It was left exactly as it is. Install the newer version.")
	}
	return words.T("It is an encrypted database that opens with this key, but no register of PBX Users. It was left exactly as it is. Move it elsewhere and put the register in its place.")
}

func placeText(p Problem) string {
	switch p {
	case Missing:
		return words.T("The folder holds the sealed key of a register, but the register itself is not there. Nothing was made in its place. If it was moved or deleted, put it back, or a copy of it, and try again.")
	case BoxDamaged:
		return words.T("The key could not be taken from the file beside the register that holds it under the recovery key or the passphrase: it was changed, or it belongs to another register. Nothing was touched. Put back a copy of that file, if you have one, and try again.")
	case AlreadyRunning:
		return words.T("Another window of the program works with this register, perhaps under another name on this machine. Only one may at a time, so that nothing gets mixed up. Use that window, or close it and try again.")
	case Folder:
		return words.T("The folder must be writable for you and closed to others, and it is not, or the disk is full. Nothing was changed. Mend that, or start the program with another folder, and try again.")
	}
	return words.T("Something stood in the way that this program does not know. The register was not touched. Try again; if it stays so, the log has the details.")
}

// way is a way out of a problem.
type way int

const (
	again way = iota
	withRecovery
	withPassphrase
	openFolder
	startAnew
	quit
)

// ways lists the ways out, the likeliest first: its button stands out and Enter presses it.
func (p Problem) ways() []way {
	switch p {
	case NoKey, WrongKey:
		return []way{withRecovery, withPassphrase, again, openFolder, quit}
	case NoKeyring:
		return []way{withPassphrase, withRecovery, again, quit}
	case KeyringLocked, KeyringDenied, KeyringHangs, KeyringFailed:
		return []way{again, withRecovery, withPassphrase, quit}
	case KeyNotKept:
		return []way{again, quit}
	case Missing:
		return []way{again, openFolder, startAnew, quit}
	case BoxDamaged:
		return []way{again, withRecovery, withPassphrase, openFolder, quit}
	case AlreadyRunning:
		return []way{again, quit}
	case Sealed:
		return []way{withPassphrase, withRecovery, quit}
	case Unknown:
		return []way{again, withRecovery, withPassphrase, openFolder, quit}
	}
	return []way{again, openFolder, quit}
}
