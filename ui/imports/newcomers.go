package imports

import (
	"context"
	"slices"

	"pbxusers/data"
	"pbxusers/data/transfer"
	"pbxusers/ui/kit"
	"pbxusers/ui/words"
)

// lacks tells of how many new users the file does not say something that each must have.
type lacks struct {
	users                   int // new users, also those with other faults
	profile, roles, tenants int
	desks                   bool // no column says the desks, which are not needed
}

func (l lacks) any() bool { return l.profile+l.roles+l.tenants > 0 }

// lacksOf counts in a plan made without defaults.
func lacksOf(plan *transfer.Plan, mapping transfer.Mapping) lacks {
	l := lacks{desks: !slices.Contains(mapping, data.FieldDesks)}
	for i := range plan.Rows {
		row := &plan.Rows[i]
		if row.Before != nil {
			continue
		}
		l.users++
		for _, p := range row.Problems {
			if p.Reason != data.ReasonRequired {
				continue
			}
			switch p.Field {
			case data.FieldProfile:
				l.profile++
			case data.FieldRoles:
				l.roles++
			case data.FieldTenants:
				l.tenants++
			}
		}
	}
	return l
}

// showNew asks what new users get where the file does not say.
func (w *wizard) showNew(wrong string) {
	if w.defaults.Tenants == nil {
		w.defaults.Tenants = w.ownTenant()
	}
	form := newNewForm(w.lacks, w.choices, w.deps.Rights(), w.deps.Catalog, w.defaults)
	text := words.N(w.lacks.users, "%[1]s user in the file is new. What the file does not say about new users comes from here.",
		"%[1]s users in the file are new. What the file does not say about them comes from here.")
	page := kit.NewStackOf(kit.NewParagraph(text), form.Form) // a dialog finds no first field in what wraps a Form
	w.show(stepNew, paged(page, problem(kit.Error, wrong)...), func(d *kit.Dialog) {
		d.SetExtra(kit.NewButton(words.T("Back"), func() {
			w.defaults, _ = form.defaults()
			w.showColumns("", false)
		}))
		d.SetCancel(words.T("Cancel"))
		d.SetPrimary(words.T("Next"), func() {
			chosen, ok := form.defaults()
			w.defaults = chosen
			if !ok {
				form.FocusFirstError()
				return
			}
			w.makePlan("", w.showNew)
		})
	})
}

// ownTenant is what new users most likely belong to: the tenant in which the person works.
func (w *wizard) ownTenant() []data.TenantID {
	own := w.deps.Rights().User.DefaultTenant
	for _, t := range w.choices.Tenants {
		if t.ID == own || len(w.choices.Tenants) == 1 {
			return []data.TenantID{t.ID}
		}
	}
	return nil
}

// makePlan plans and shows it, with notice above; what fails is told by back.
func (w *wizard) makePlan(notice string, back func(wrong string)) {
	job := w.job()
	var plan transfer.Plan
	var choices data.Choices
	w.begin(words.T("Working out what would change…"), func(ctx context.Context) (err error) {
		if choices, err = w.deps.Choices(ctx); err != nil {
			return err
		}
		plan, err = w.deps.Plan(ctx, job)
		return err
	}, func(err error) {
		if err != nil {
			if !w.ended(err) {
				back(sentence(err))
			}
			return
		}
		w.plan, w.choices = plan, choices
		w.showCheck(notice)
	})
}
