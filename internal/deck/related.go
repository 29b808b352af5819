package deck

// This file indexes the facts by what they share: what they are about, what they
// answer, and the tables, properties and questions that they have in common. It
// must hold no rule about any form.

import (
	"cmp"
	"slices"
	"unicode/utf8"
)

// keyed indexes the facts by their answers.
func (c *compiler) keyed() map[string][]*subject {
	answered := make(map[string][]*subject)
	for _, s := range c.subjects {
		for _, t := range s.possible() {
			if list := answered[t.subjectKey()]; len(list) == 0 || list[len(list)-1] != s {
				answered[t.subjectKey()] = append(list, s)
			}
		}
	}
	return answered
}

// tellings indexes the facts by what they are about.
func (c *compiler) tellings() map[string][]*subject {
	told := make(map[string][]*subject)
	for _, s := range c.subjects {
		if s.AboutText != "" && utf8.RuneCountInString(s.AboutText) <= maxResponse {
			key := c.vocab.thing(s.AboutText, nil, "").subjectKey()
			told[key] = append(told[key], s)
		}
	}
	return told
}

// subjectKey is one text for all spellings of a subject.
func (t *thing) subjectKey() string {
	if t.listed() {
		return "name\x00" + t.entry.Text
	}
	return t.key
}

// lineage names what a fact shares with others: its table, its property, its
// reverse question.
func (s *subject) lineage() []string {
	var list []string
	if s.Table != "" {
		list = append(list, "table\x00"+s.Table)
	}
	if s.Property != "" {
		list = append(list, "property\x00"+fold(s.Property))
	}
	if s.Reverse != "" {
		list = append(list, "reverse\x00"+fold(s.Reverse))
	}
	return list
}

// kin indexes the facts by what they share, each list in the order of hashes, so
// that a fact more changes few questions.
func (c *compiler) kin() map[string][]*subject {
	kin := make(map[string][]*subject)
	for _, s := range c.subjects {
		if s.AboutText == "" || utf8.RuneCountInString(s.AboutText) > maxResponse {
			continue
		}
		for _, name := range s.lineage() {
			kin[name] = append(kin[name], s)
		}
	}
	for _, list := range kin {
		slices.SortStableFunc(list, func(a, b *subject) int { return cmp.Compare(hash64(a.ID), hash64(b.ID)) })
	}
	return kin
}
