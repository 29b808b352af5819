package deck

// This file knows who says what in a deck: who speaks at all, and who says words
// like other words. It must not know which question is asked.

import (
	"slices"
	"strings"
)

// speech is what a deck's speakers say. Words are found by each three in a row,
// so that a quotation is not compared with every claim.
type speech struct {
	threes   map[string][]*nameEntry // who says them; nil is whoever is not under names
	speakers map[*kindEntry]*pool
}

// maxAlike bounds how many speakers are kept for three words. Past it they are
// taken for anybody's.
const maxAlike = 50

// hearAll reads every claim that is somebody's.
func (c *compiler) hearAll() *speech {
	said := &speech{threes: make(map[string][]*nameEntry), speakers: make(map[*kindEntry]*pool)}
	for _, s := range c.subjects {
		for _, x := range s.sides {
			claim := words(x.claim.Text)
			rows := threes(claim)
			if x.by != "" {
				said.hear(c.vocab.thing(x.by, nil, ""), x, rows)
				continue
			}
			for _, e := range c.namesIn(claim) { // who may be meant to say it
				said.note(e, rows)
			}
		}
	}
	for _, q := range said.speakers {
		q.settle()
	}
	return said
}

// hear notes one claim of a speaker, of which rows are the rows of three words.
func (s *speech) hear(speaker *thing, x *side, rows []string) {
	s.note(speaker.entry, rows)
	if !speaker.listed() || crowd(speaker) || speaker.kind == nil {
		return
	}
	q := s.speakers[speaker.kind]
	if q == nil {
		q = &pool{seen: make(map[barKey]bool)}
		s.speakers[speaker.kind] = q
	}
	if b := barOf(speaker); !q.seen[b] {
		q.seen[b] = true
		q.ring = append(q.ring, &candidate{thing: speaker, from: x, hash: hash64(speaker.key)})
	}
}

// note remembers who may say the words of a claim.
func (s *speech) note(speaker *nameEntry, rows []string) {
	for _, row := range rows {
		list := s.threes[row]
		switch {
		case len(list) > maxAlike || slices.Contains(list, speaker):
		case len(list) == maxAlike:
			s.threes[row] = append(list, nil)
		default:
			s.threes[row] = append(list, speaker)
		}
	}
}

// namesIn lists the names that stand in a text, each once.
func (c *compiler) namesIn(text []string) []*nameEntry {
	var list []*nameEntry
	for i := range text {
		for _, e := range c.vocab.begin(text[i:]) {
			if !slices.Contains(list, e) {
				list = append(list, e)
			}
		}
	}
	return list
}

// threes lists each three words in a row.
func threes(list []string) []string {
	var rows []string
	for i := 0; i+minQuoted <= len(list); i++ {
		rows = append(rows, strings.Join(list[i:i+minQuoted], " "))
	}
	return rows
}

// alike lists who says some three words in a row of a quotation.
func (s *speech) alike(said *thing) []*nameEntry {
	var list []*nameEntry
	for _, row := range threes(said.words) {
		for _, e := range s.threes[row] {
			if !slices.Contains(list, e) {
				list = append(list, e)
			}
		}
	}
	return list
}

// whole lists who says every three words in a row of a quotation.
func (s *speech) whole(said *thing) []*nameEntry {
	list := s.alike(said)
	return slices.DeleteFunc(list, func(e *nameEntry) bool {
		return slices.ContainsFunc(threes(said.words), func(row string) bool { return !slices.Contains(s.threes[row], e) })
	})
}
