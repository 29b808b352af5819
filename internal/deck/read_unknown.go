package deck

import (
	"strconv"
	"strings"
)

// This file reports keys that an entry doesn't have. The same slip in many entries is
// said once, with the lines that it stands on.

// wrongKey is a key that is no key of one sort of entry.
type wrongKey struct{ what, key string }

// wrongKeys is where such a key was reported, and where it stands again.
type wrongKeys struct {
	at    int // in the report
	place place
	meant string
	hint  string
	first []string // some of the places after the first
	again int
}

// maxAgain bounds the places that are named beside the first.
const maxAgain = 3

// unknownKey reports a key that an entry doesn't have, and returns the one that was
// probably meant, or "".
func (r *reader) unknownKey(key *node, what string, known []string) (meant string) {
	slip := wrongKey{what, key.text}
	if s := r.wrongKeys[slip]; s != nil {
		s.again++
		if len(s.first) < maxAgain {
			s.first = append(s.first, r.deck.lineAt(key.at, s.place.at))
		}
		r.list[s.at].Hint = s.words()
		return s.meant
	}
	g := r.errorAt(key.place, "unknown-key", "%s has no key %q", what, key.text)
	meant = r.suggestKey(g, key.text, known)
	if g != &r.spare {
		r.wrongKeys[slip] = &wrongKeys{at: len(r.list) - 1, place: key.place, meant: meant, hint: g.Hint}
	}
	return meant
}

// words is the hint of a slip that was made several times.
func (s *wrongKeys) words() string {
	words := s.hint + " (the same on " + strings.Join(s.first, ", ")
	if more := s.again - len(s.first); more > 0 {
		words += " and " + strconv.Itoa(more) + " more"
	}
	return words + ")"
}
