package deck

// This file says which wrong options by hand are never offered, and why: an
// author who wrote one expects to meet it.

import "slices"

// fate is what became of one wrong option by hand.
type fate struct {
	used bool
	why  string // the first reason that kept it out
}

func (s *subject) fateOf(i int) *fate {
	if s.fates == nil {
		s.fates = make([]fate, len(s.Wrong))
	}
	return &s.fates[i]
}

func (s *subject) used(i int) { s.fateOf(i).used = true }

func (s *subject) unused(i int, why string) {
	if f := s.fateOf(i); f.why == "" {
		f.why = why
	}
}

// leaveWrong notes why none of a fact's wrong options is offered on a card.
func (s *subject) leaveWrong(why string) {
	for i := range s.Wrong {
		s.unused(i, why)
	}
}

// misfitWhy says why an option can't stand beside the others, or "" where the
// checks have said it.
func (p *picker) misfitWhy(why misfit, t *thing) string {
	switch why {
	case open:
		return "It leaves other values possible."
	case inUnit:
		return "It is in another unit than the answer."
	case inStem:
		return "It stands in the question."
	case inArticle:
		return "“" + begun(p.article) + "” before the gap rules it out: give the fact an ask."
	case besideIt:
		return "It may overlap " + p.beside(t).Text + ", which stands beside it: in or touches under names, or its words, say so."
	}
	return ""
}

// warnUnused reports the wrong options that no card offers. What is an error
// is said already.
func (c *compiler) warnUnused() {
	wrong := make(map[Pos]bool)
	for _, g := range c.diags {
		if g.Severity == Error {
			wrong[g.At] = true
		}
	}
	for _, s := range c.subjects {
		for i, w := range s.Wrong {
			f := *s.fateOf(i)
			if f.used || wrong[w.At] {
				continue
			}
			if f.why == "" && len(s.Forms) > 0 && !slices.Contains(s.Forms, string(Choice)) && !slices.Contains(s.Forms, string(TrueFalse)) {
				f.why = "The fact's forms leave choice and true-false out."
			}
			if f.why != "" {
				c.warnAt(w.At, "unused-wrong", "the wrong option %q is never offered", w.Text).hint("%s", f.why)
			}
		}
	}
}
