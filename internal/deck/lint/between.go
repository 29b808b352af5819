package lint

// This file holds the rules that compare facts. Both look facts up in an index
// and compare only what shares an answer, so that they stay linear.

import (
	"fmt"
	"strings"

	"quiz/internal/deck"
)

const (
	maxShared = 50 // facts with one answer that are compared
	maxPhrase = 6  // words of an answer that are looked for in asks
)

// small are words that tell nothing of what a text is about.
var small = wordSet("a an and are as at by did do does for from had has have how in is it its of on or that the their this to was were what when where which who whom whose why with name one")

func wordSet(list string) map[string]bool {
	set := make(map[string]bool)
	for _, w := range strings.Fields(list) {
		set[w] = true
	}
	return set
}

// telling is the set of a text's words that say what it is about.
func telling(text string) map[string]bool {
	set := make(map[string]bool)
	for _, w := range deck.Words(text) {
		if !small[w] {
			set[w] = true
		}
	}
	return set
}

// shared counts the words of one set that are in another.
func shared(a, b map[string]bool) int {
	n := 0
	for w := range a {
		if b[w] {
			n++
		}
	}
	return n
}

// nearDuplicates finds facts with one answer from one paragraph whose claims
// share three quarters of their words.
func nearDuplicates(p *pass) {
	type entry struct {
		fact  *deck.Fact
		words map[string]bool
	}
	index := make(map[string][]entry)
	said := make(map[string]bool)
	p.claims(func(f *deck.Fact, c claimOf) {
		here := entry{f, telling(c.claim.Text)}
		for _, cite := range c.cites {
			key := fmt.Sprint(cite.Source, cite.Paragraph, answersOf(c.claim))
			for _, e := range index[key] {
				n := shared(here.words, e.words)
				if e.fact.ID != f.ID && !said[f.ID] && !rowsOfOne(e.fact, f) && sameFigures(here.words, e.words) && 4*n >= 3*(len(here.words)+len(e.words)-n) {
					said[f.ID] = true
					p.say(c.at, "keep the better one, or let them ask for different things", "%s and %s teach nearly the same", e.fact.ID, f.ID)
				}
			}
			if len(index[key]) < maxShared {
				index[key] = append(index[key], here)
			}
		}
	})
}

// rowsOfOne reports whether two facts are rows of one table, alike by design.
func rowsOfOne(a, b *deck.Fact) bool { return a.Table != "" && a.Table == b.Table }

// sameFigures reports whether two texts name the same figures and years; with
// other ones they are about other things.
func sameFigures(a, b map[string]bool) bool {
	for _, pair := range [][2]map[string]bool{{a, b}, {b, a}} {
		for w := range pair[0] {
			if strings.ContainsAny(w, "0123456789") && !pair[1][w] {
				return false
			}
		}
	}
	return true
}

// answersOf is what a claim answers, as it is compared.
func answersOf(c deck.Claim) string {
	var list []string
	for _, a := range c.Answers {
		list = append(list, strings.Join(deck.Words(a.Shown), " "))
	}
	return strings.Join(list, "\x00")
}

// cueing finds asks that hold the answer of another fact together with all
// that this one's ask is about.
func cueing(p *pass) {
	type target struct {
		fact  *deck.Fact
		words map[string]bool
	}
	index := make(map[string][]target)
	p.claims(func(f *deck.Fact, c claimOf) {
		about := telling(f.Ask)
		if len(about) < 3 {
			return
		}
		for _, a := range c.claim.Answers {
			key := strings.Join(deck.Words(a.Shown), " ")
			if len(key) > 3 && len(index[key]) < maxShared {
				index[key] = append(index[key], target{f, about})
			}
		}
	})
	p.asks(func(f *deck.Fact, ask string, at deck.Pos) {
		list, has := deck.Words(ask), telling(ask)
		for from := range list {
			for to := from + 1; to <= min(len(list), from+maxPhrase); to++ {
				for _, t := range index[strings.Join(list[from:to], " ")] {
					if t.fact.ID != f.ID && shared(t.words, has) == len(t.words) {
						p.say(at, "leave out of this ask what the other one asks", "the ask of %s tells the answer of %s (%q)", f.ID, t.fact.ID, strings.Join(list[from:to], " "))
						return
					}
				}
			}
		}
	})
}
