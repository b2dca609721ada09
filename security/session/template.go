package session

import (
	"context"
	"errors"
	"slices"
	"strings"

	"pbxusers/data"
	"pbxusers/data/store"
	"pbxusers/security/mail"
	"pbxusers/security/otp"
)

// language is the one of Languages in which a reader of a BCP 47 tag, such as "es-MX", gets
// letters.
func (p Post) language(tag string) string {
	base, _, _ := strings.Cut(tag, "-")
	for _, l := range []string{tag, base} {
		if slices.Contains(p.Languages, l) {
			return l
		}
	}
	return p.Languages[0]
}

// template is what letters of a kind are written with in one of Languages: the office's own
// words, else the built-in ones. Those that were stored by other rules and that Checked
// would refuse now are passed over: nobody is locked out by them.
func (p Post) template(tx *store.Tx, kind data.LetterKind, language string) (data.CurrentTemplate, error) {
	own, err := tx.Template(kind, language)
	if err == nil {
		if _, wrong := own.Checked(); wrong == nil {
			return data.CurrentTemplate{Template: own, Changed: true}, nil
		}
	} else if !errors.Is(err, data.ErrNotFound) {
		return data.CurrentTemplate{}, err
	}
	return data.CurrentTemplate{Template: p.Words(kind, language)}, nil
}

// current is the template of a letter as it is now; data.ErrNotFound for what the program
// does not send, or not in that language.
func (t *turn) current(kind data.LetterKind, language string) (data.CurrentTemplate, error) {
	p := t.s.o.Post
	if !slices.Contains(data.LetterKinds, kind) || !slices.Contains(p.Languages, language) {
		return data.CurrentTemplate{}, data.ErrNotFound
	}
	return p.template(t.Tx, kind, language)
}

var (
	viewTemplates = need{data.ModuleTemplates, data.View}
	editTemplates = need{data.ModuleTemplates, data.Edit}
)

// Templates returns how every letter is written in every language of the program, sorted by
// letter.
func (s *Session) Templates(ctx context.Context) (list []data.CurrentTemplate, err error) {
	err = s.read(ctx, viewTemplates, func(t *turn) error {
		for _, kind := range data.LetterKinds {
			for _, language := range s.o.Post.Languages {
				now, err := t.current(kind, language)
				if err != nil {
					return err
				}
				list = append(list, now)
			}
		}
		return nil
	})
	return list, err
}

// SaveTemplate stores the office's own words for a letter in a language. What is wrong with
// them is told all at once. Words that are the built-in ones again are not the office's own
// any more, and follow those of a later program.
func (s *Session) SaveTemplate(ctx context.Context, draft data.Template) error {
	return s.write(ctx, editTemplates, func(t *turn) error {
		before, err := t.current(draft.Kind, draft.Language)
		if err != nil {
			return err
		}
		after, err := draft.Checked()
		if err != nil {
			return err
		}
		return t.setTemplate(before, after)
	})
}

// ResetTemplate goes back to the built-in words of a letter in a language, which may be
// those that it has already.
func (s *Session) ResetTemplate(ctx context.Context, kind data.LetterKind, language string) error {
	return s.write(ctx, editTemplates, func(t *turn) error {
		before, err := t.current(kind, language)
		if err != nil {
			return err
		}
		return t.setTemplate(before, s.o.Post.Words(kind, language))
	})
}

// setTemplate stores a checked template and logs what differs from the one before it.
func (t *turn) setTemplate(before data.CurrentTemplate, after data.Template) error {
	if after == before.Template {
		return nil
	}
	set := t.SetTemplate
	if after == t.s.o.Post.Words(after.Kind, after.Language) {
		set = func(data.Template) error { return t.DeleteTemplate(after.Kind, after.Language) }
	}
	if err := set(after); err != nil {
		return err
	}
	return t.log(data.Event{Action: data.EventChange, Kind: data.KindTemplate, Name: after.Name(), Changes: after.Changes(before.Template)})
}

// exampleCode stands in tests for a code.
const exampleCode = "12345678"

// SendTestTemplate sends a letter with the draft's words and an example of a code to the
// actor's own address, before the draft is saved, and takes at most 15 seconds. The error is
// a *data.MailFailure that says what the server has against it, data.ErrNoMail, or a
// *data.Invalid.
func (s *Session) SendTestTemplate(ctx context.Context, draft data.Template) error {
	var settings mail.Settings
	var letter data.Letter
	var to string
	err := s.write(ctx, editTemplates, func(t *turn) error {
		if _, err := t.current(draft.Kind, draft.Language); err != nil {
			return err
		}
		checked, err := draft.Checked()
		if err != nil {
			return err
		}
		if settings, err = StoredMail(t.Tx); err != nil {
			return err
		}
		letter, err = t.letter(draft.Kind)
		letter.Template, letter.Code, letter.Life, to = checked, exampleCode, otp.EmailLife, t.me.User.Email
		return err
	})
	if err != nil {
		return err
	}
	return s.sendTest(ctx, editTemplates, settings, nil, to, letter, data.Event{Kind: data.KindTemplate, Name: draft.Name()})
}
