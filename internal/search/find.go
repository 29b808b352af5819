package search

import (
	"slices"
	"sort"
	"strings"
	"sync"
)

// This file finds facts and weighs them.

// Hit is a fact that was found. The higher its score, the earlier it comes;
// among equals the deck's order holds.
type Hit struct {
	Fact  int32
	Score uint8
}

// Points of one word: whole words before beginnings, and better fields before
// others. MaxWords of them fit a byte.
const (
	pointsWhole = 4
	pointsBest  = 4 // of the best field; one less for each other
)

// MaxScore is more than any fact can score.
const MaxScore = MaxWords*(pointsWhole+pointsBest) + 1

func points(posting uint32, whole bool) uint8 {
	p := uint8(pointsBest - posting&(1<<fieldBits-1))
	if whole {
		p += pointsWhole
	}
	return p
}

// sheet is what one search writes on: a byte for each fact. A large deck's are
// used again, for making them anew would keep the collector of garbage busy,
// which must look through the whole deck each time.
type sheet struct{ total, best, weakest, one []uint8 }

var sheets = sync.Pool{New: func() any { return new(sheet) }}

// blank is a list of n zeros, in the place of an old one if that is large enough.
func blank(old []uint8, n int) []uint8 {
	if cap(old) < n {
		return make([]uint8, n)
	}
	clear(old[:n])
	return old[:n]
}

// Find adds to a list the facts that a query finds and a filter lets pass, in
// the deck's order.
func (x *Index) Find(hits []Hit, q Query, f Filter) []Hit {
	pass, ok := x.filter(f)
	if !ok {
		return hits
	}
	s := sheets.Get().(*sheet)
	defer sheets.Put(s)
	s.total = blank(s.total, x.Facts())
	total := s.total
	for i, t := range q.terms {
		s.best = blank(s.best, len(total))
		best := s.best
		x.weigh(s, t, func(fact int) bool { return i == 0 || total[fact] > 0 })
		for fact, p := range best {
			switch {
			case p == 0 || i > 0 && total[fact] == 0:
				total[fact] = 0
			default:
				total[fact] += p
			}
		}
	}
	for fact, score := range total {
		if (score > 0 || len(q.terms) == 0) && pass(fact) {
			hits = append(hits, Hit{int32(fact), score})
		}
	}
	return hits
}

// weigh gives each fact that has a term its points; facts that are out already
// need none.
func (x *Index) weigh(s *sheet, t term, in func(fact int) bool) {
	if len(t.words) == 1 {
		x.weighWord(x.among(t.words[0], t.begun), s.best)
		return
	}
	if t.whole != "" {
		x.weighWord(x.among(t.whole, false), s.best)
	}
	x.weighPhrase(s, t, in)
}

// span is a run of words of the vocabulary: all that begin alike. The first of
// them is the whole word, if there is one.
type span struct {
	lo, hi uint32
	whole  bool
}

func (s span) has(word uint32) bool { return word-s.lo < s.hi-s.lo }

// among finds a word, or the words that begin with it.
func (x *Index) among(word string, begun bool) span {
	lo, found := slices.BinarySearch(x.words, word)
	s := span{uint32(lo), uint32(lo), found}
	switch {
	case begun:
		s.hi += uint32(sort.Search(len(x.words)-lo, func(i int) bool { return !strings.HasPrefix(x.words[lo+i], word) }))
	case found:
		s.hi++
	}
	return s
}

func (x *Index) weighWord(s span, best []uint8) {
	for w := s.lo; w < s.hi; w++ {
		whole := s.whole && w == s.lo
		for _, p := range x.postings[x.postingsAt[w]:x.postingsAt[w+1]] {
			fact := p >> fieldBits
			best[fact] = max(best[fact], points(p, whole))
		}
	}
}

// weighPhrase finds words that follow each other: facts that have all of them,
// and among these the ones whose text has them in a row. A fact scores as its
// weakest word does.
func (x *Index) weighPhrase(s *sheet, t term, in func(fact int) bool) {
	spans := make([]span, len(t.words))
	best := s.best
	s.weakest = blank(s.weakest, len(best))
	weakest := s.weakest
	for i, w := range t.words {
		spans[i] = x.among(w, t.begun && i == len(t.words)-1)
		s.one = blank(s.one, len(best))
		x.weighWord(spans[i], s.one)
		for fact, p := range s.one {
			if i == 0 || p < weakest[fact] {
				weakest[fact] = p
			}
		}
	}
	p := phrase{x: x, spans: spans, names: make([]int8, len(x.names))}
	for fact, score := range weakest {
		if score > best[fact] && in(fact) && p.inText(x.text[x.textAt[fact]:x.textAt[fact+1]]) {
			best[fact] = score
		}
	}
}

// phrase is words in a row that are looked for.
type phrase struct {
	x     *Index
	spans []span
	names []int8 // 1 where a spelling of the name has the words, -1 where none has, 0 not looked at yet
}

// inText reports whether a fact's text has the words in a row.
func (p *phrase) inText(text []uint32) bool {
	first := p.spans[0]
	for i, w := range text {
		switch {
		case first.has(w):
			if p.at(text[i:]) {
				return true
			}
		case w&aName != 0 && w != stop:
			if p.inName(w &^ aName) {
				return true
			}
		}
	}
	return false
}

// at reports whether a text begins with the words.
func (p *phrase) at(text []uint32) bool {
	if len(text) < len(p.spans) {
		return false
	}
	for i, s := range p.spans {
		if !s.has(text[i]) {
			return false
		}
	}
	return true
}

func (p *phrase) inName(name uint32) bool {
	if p.names[name] == 0 {
		p.names[name] = -1
		for _, spelling := range p.x.names[name] {
			if p.inText(spelling) {
				p.names[name] = 1
			}
		}
	}
	return p.names[name] > 0
}
