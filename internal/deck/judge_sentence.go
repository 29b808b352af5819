package deck

// This file judges answers that are put in other words than the deck's, where
// the other words are the question's own, little ones or the wider place:
// "the first leader was Khan", "Baghlan, Afghanistan", "C" for vitamin C. It must
// not take a word away that could make another answer of it.

import (
	"regexp"
	"slices"
	"strings"
)

// afterthoughts may stand behind an answer without being part of it.
var afterthoughts = strings.Fields("i think guess believe suppose maybe perhaps probably please")

// inSentence accepts an answer among words that the question itself has: whoever
// repeats the question answers it all the same.
func (m *match) inSentence() (Verdict, bool) {
	stem := words(m.q.Stem)
	empty := func(w string) bool {
		return !slices.Contains(negations, w) &&
			(slices.Contains(stem, w) || slices.Contains(stem, strings.TrimSuffix(w, "s")) || slices.Contains(leadIns, w) || slices.Contains(afterthoughts, w))
	}
	for _, given := range m.forms[:1] {
		for _, k := range slices.Concat(m.keys, m.nears) {
			at := runOf(given, k.words)
			if at < 0 || len(given) == len(k.words) || !slices.ContainsFunc(k.words, telling) {
				continue
			}
			rest := slices.Concat(given[:at], given[at+len(k.words):])
			if slices.ContainsFunc(rest, func(w string) bool { return !empty(w) }) || m.partOfAnother(given, k) {
				continue
			}
			if k.near != nil {
				return nearBy(k), true
			}
			return rightBy(k), true
		}
	}
	return Verdict{}, false
}

// telling reports whether a word says something by itself.
func telling(w string) bool { return len(w) > 1 && !slices.Contains(leadIns, w) }

// runOf is where some words stand in a longer list in a row, or -1.
func runOf(list, run []string) int {
	for i := 0; len(run) > 0 && i+len(run) <= len(list); i++ {
		if slices.Equal(list[i:i+len(run)], run) {
			return i
		}
	}
	return -1
}

// partOfAnother reports whether the key stands in the response as a part of
// another answer's name, as ISIS stands in ISIS-K, or beside one of its kind.
func (m *match) partOfAnother(given []string, k key) bool {
	if m.namesAnother(given, k) {
		return true
	}
	own := m.lexicon.owned(m.keys)
	for from := range given {
		for to := from + len(k.words) + 1; to <= len(given); to++ {
			if _, other := m.lexicon.other(given[from:to], own); other && containsWords(given[from:to], k.words) {
				return true
			}
		}
	}
	return false
}

// apposed splits "Baghlan, Afghanistan" and "Baghlan (Afghanistan)", and within
// joins the two as well: "Baghlan in Afghanistan".
var (
	apposed = regexp.MustCompile(`^([^,(]+)[,(]([^,()]+)\)?\s*$`)
	lyingIn = regexp.MustCompile(`(?i)^(.+?)\s+in\s+(.+)$`)
)

// placed judges an answer together with what it is part of. Another place there
// is wrong, though the wider one is near.
func (m *match) placed() (Verdict, bool) {
	for _, pattern := range []*regexp.Regexp{apposed, lyingIn} {
		parts := pattern.FindStringSubmatch(m.text)
		if parts == nil {
			continue
		}
		head, tail := *m, *m
		head.forms, tail.forms = [][]string{dropArticles(words(parts[1]))}, [][]string{dropArticles(words(parts[2]))}
		wide, ok := tail.equal(m.nears)
		if !ok || !wide.near.Wider {
			continue
		}
		if k, ok := head.equal(m.keys); ok {
			return rightBy(k), true
		}
		if pattern == apposed {
			return Verdict{Code: CodeWrong, Reason: sourceSays(m.q)}, true
		}
	}
	return Verdict{}, false
}

// glossed accepts one answer in two spellings: "CIA (Central Intelligence
// Agency)".
func (m *match) glossed() (Verdict, bool) {
	parts := apposed.FindStringSubmatch(m.text)
	if parts == nil {
		return Verdict{}, false
	}
	var found []key
	for _, part := range parts[1:] {
		p := *m
		p.forms = [][]string{dropArticles(words(part))}
		k, ok := p.equal(m.keys)
		if !ok || len(found) > 0 && found[0].shown != k.shown {
			return Verdict{}, false
		}
		found = append(found, k)
	}
	return rightBy(found[0]), true
}

// withoutCategory accepts an answer without the word that the question asks
// with: "Which vitamin …?" "C."
func (m *match) withoutCategory() (Verdict, bool) {
	stem := words(m.q.Stem)
	at := slices.IndexFunc(stem, func(w string) bool { return w == "which" || w == "what" })
	if at < 0 || at+1 == len(stem) {
		return Verdict{}, false
	}
	given := m.forms[0]
	if _, other := m.lexicon.other(given, m.lexicon.owned(m.keys)); other {
		return Verdict{}, false
	}
	for _, k := range m.keys {
		short := slices.DeleteFunc(slices.Clone(k.words), func(w string) bool { return w == stem[at+1] })
		if len(short) > 0 && len(short) < len(k.words) && slices.Equal(given, short) {
			return says(Right, CodeShort, k, "That matches the source. The whole answer is %s."), true
		}
	}
	return Verdict{}, false
}

// smallWords stand in names and are easily taken for one another.
var smallWords = strings.Fields("of on for in and at to")

// smallWordsApart judges a name whose small words are others, or whose words
// stand in another order.
func (m *match) smallWordsApart() (Verdict, bool) {
	if !named(m.q.Type) || m.q.Type == BasePerson {
		return Verdict{}, false
	}
	given := withoutWords(m.forms[0], smallWords)
	for _, k := range m.keys {
		want := withoutWords(k.words, smallWords)
		switch {
		case len(given) < 2 || len(given) != len(want):
		case slices.Equal(given, want):
			return says(Right, CodeSpelling, k, "That matches the source. It is written "+k.text+"."), true
		case slices.Equal(slices.Sorted(slices.Values(given)), slices.Sorted(slices.Values(want))):
			return says(Nearly, CodePart, k, "Those are the words of the answer in another order; the source says %s."), true
		}
	}
	return Verdict{}, false
}

func withoutWords(list, drop []string) []string {
	return slices.DeleteFunc(slices.Clone(list), func(w string) bool { return slices.Contains(drop, w) })
}

// plainly is the response without the words that lead up to a number or a date
// or follow it, among them those of the question: "18 attacks in 2017" where
// attacks in 2017 are counted. In front figures stay, for one is the answer.
func (m *match) plainly() string {
	stem := words(m.q.Stem)
	list := strings.Fields(m.text)
	empty := func(token string, of []string, figures bool) bool {
		w := words(token)
		return len(w) > 0 && !slices.ContainsFunc(w, func(x string) bool {
			return !figures && strings.ContainsAny(x, "0123456789") || slices.Contains(negations, x) || hedgeWord[x] || !slices.Contains(of, x) && !slices.Contains(stem, x)
		})
	}
	trailing := slices.Concat(afterthoughts, leadIns)
	for len(list) > 1 && empty(list[0], leadIns, false) {
		list = list[1:]
	}
	for len(list) > 1 && empty(list[len(list)-1], trailing, true) {
		list = list[:len(list)-1]
	}
	return strings.Join(list, " ")
}

// hedgeWord holds the words that make a number or a date less firm.
var hedgeWord = func() map[string]bool {
	set := make(map[string]bool)
	for _, p := range joinPhrases(beforeNumber, afterNumber, beforeDate) {
		for _, w := range p.words {
			if p.hedge != Exact {
				set[w] = true
			}
		}
	}
	for _, w := range strings.Fields("the of in a an on order region") { // they hedge in company only
		delete(set, w)
	}
	return set
}()
