package deck

// This file holds a set of texts for the many places where there are few of them, and
// a hostile deck could give many.

import "slices"

// fewTexts is how many texts are looked through one by one sooner than hashed.
const fewTexts = 16

// textSet is a set of texts: a list within itself while there are few, then a map. The
// zero set is empty.
type textSet struct {
	few  [fewTexts]string
	n    int // how many of these there are
	many map[string]bool
}

// add puts a text into the set, and reports whether it is new there.
func (s *textSet) add(text string) bool {
	if s.many == nil {
		if slices.Contains(s.few[:s.n], text) {
			return false
		}
		if s.n < fewTexts {
			s.few[s.n] = text
			s.n++
			return true
		}
		s.many = make(map[string]bool, 4*fewTexts)
		for _, t := range s.few {
			s.many[t] = true
		}
	}
	if s.many[text] {
		return false
	}
	s.many[text] = true
	return true
}
