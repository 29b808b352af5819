package deck

// This file collects what may be right: Possible(Q), everything that the deck
// leaves open as an answer to a question. No option may meet it, and nothing in
// it may be judged wrong.

import (
	"slices"
	"strings"
)

// maxPeers bounds how many facts may share one question text. Beyond it the
// text asks nothing in particular, and only a cloze is made.
const maxPeers = 50

// peerIndex finds the facts that answer the same question: those in the same
// slot, those with the same ask, and those whose sentence has the same gap.
type peerIndex map[string][]*subject

func newPeerIndex(subjects []*subject) peerIndex {
	index := make(peerIndex, 2*len(subjects))
	for _, s := range subjects {
		for _, key := range slices.Concat(s.keys, s.gaps) {
			if list := index[key]; len(list) == 0 || list[len(list)-1] != s {
				index[key] = append(list, s)
			}
		}
	}
	return index
}

// questionKeys names the questions that a fact answers.
func (s *subject) questionKeys() []string {
	var keys []string
	if s.place != "" {
		keys = append(keys, "slot\x00"+s.place)
	}
	if s.Ask != "" {
		keys = append(keys, "ask\x00"+fold(s.Ask))
	}
	return keys
}

// gapKeys names the sentences that a fact completes.
func (s *subject) gapKeys() []string {
	var keys []string
	for _, x := range s.sides {
		if x.gap = x.gapKey(); x.gap != "" {
			keys = append(keys, x.gap)
		}
	}
	return keys
}

// gapKey names the sentence that a side completes. One that is all gap, as
// imported cards have, asks nothing.
func (x *side) gapKey() string {
	gapped := x.claim.gapped("¤")
	if strings.Trim(gapped, "¤ .,;:!?") == "" {
		return ""
	}
	return "gap\x00" + fold(gapped)
}

// slot is what a fact is about and which property of it the fact gives, or ""
// where it doesn't say both. A name stands for all its spellings.
func (s *subject) slot(v *glossary) string {
	if s.About == "" || s.Property == "" {
		return ""
	}
	about := fold(s.About)
	if n := v.name(s.About); n != nil {
		about = fold(n.Text)
	}
	return about + "\x00" + fold(s.Property)
}

// peersOf lists the other facts that answer the same question, in the deck's
// order of each key. It reports false where there are more than can be told
// apart.
func (c *compiler) peersOf(s *subject) ([]*subject, bool) {
	keys := s.keys
	if s.Ask == "" { // its sentence is its question
		keys = slices.Concat(s.keys, s.gaps)
	}
	var list []*subject
	for _, key := range keys {
		for _, p := range c.peers[key] {
			if p == s || slices.Contains(list, p) {
				continue
			}
			if len(list) == maxPeers {
				return list, false
			}
			list = append(list, p)
		}
	}
	return list, true
}

// possible is every value that may be right for any question of a fact.
func (c *compiler) possible(s *subject, peers []*subject) []*thing {
	list := slices.Clip(s.possible())
	for _, p := range peers {
		list = append(list, p.possible()...)
	}
	return list
}

// possible is what the fact itself leaves open: all its positions, superseded
// ones too, every spelling, what its author says may be right, and what lies
// within a tolerance.
func (s *subject) possible() []*thing {
	var list []*thing
	for _, x := range s.sides {
		list = append(list, x.things()...)
	}
	return append(append(list, s.maybe...), s.within...)
}
