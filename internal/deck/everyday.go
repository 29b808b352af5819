package deck

// This file tells a name that is nothing but capitals from the everyday word with the
// same letters, which folding makes equal: "who is one of us" names neither the WHO
// nor IS nor the US.

import (
	"slices"
	"strings"
)

// everyday are English words that are a name when they are written in capitals.
var everyday = wordSet("is us it who am as at in on an all aid or so do no he she me we be by if of to up can may are act add age art has " +
	"ban bus car cap cat era fat gas ham hat mad map oil one out pen pet ran rat raw sad set six star start swift tap ten was war")

// onlyWord reports whether a text means the everyday word where it seems to hold a
// spelling: its letters stand there, and never in capitals.
func onlyWord(text, spelling string) bool {
	return isAcronym(spelling) && everyday[strings.ToLower(spelling)] && findWords(text, spelling, 0) < 0
}

// namedBy reports whether a text, of which hay is the words, has a spelling of the
// thing.
func (t *thing) namedBy(text string, hay []string) bool {
	return slices.ContainsFunc(t.spellings, func(s []string) bool {
		return containsWords(hay, s) && !t.onlyWord(text, s)
	})
}

// namedIn is namedBy where it is known which words the text has at all.
func (t *thing) namedIn(text string, hay []string, has wordBits) bool {
	return t.initials&has != 0 && t.namedBy(text, hay)
}

// namedBy reports whether a text, of which hay is the words, has a spelling of the
// entry.
func (n *nameEntry) namedBy(text string, hay []string) bool {
	return slices.ContainsFunc(n.spellings, func(s []string) bool {
		return containsWords(hay, s) && !meansWord(text, s, n.Text, n.Also)
	})
}

// onlyWord reports whether a text means the everyday word by a spelling of the thing.
func (t *thing) onlyWord(text string, spelling []string) bool {
	if t.entry == nil {
		return meansWord(text, spelling, t.Text, nil)
	}
	return meansWord(text, spelling, t.Text, append([]string{t.entry.Text}, t.entry.Also...))
}

// meansWord reports whether a text means the everyday word by one of the spellings
// that are written so.
func meansWord(text string, spelling []string, shown string, also []string) bool {
	if len(spelling) != 1 || !everyday[spelling[0]] {
		return false
	}
	found := false
	for _, s := range append([]string{shown}, also...) {
		if fold(s) != spelling[0] {
			continue
		}
		if found = onlyWord(text, s); !found {
			return false
		}
	}
	return found
}
