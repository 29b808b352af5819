package deck

// This file notes what compiling one fact reads of the others, so that after an
// edit only those facts are compiled again that would read something else. Every
// way from a fact to another leads through a method here: one that is added
// elsewhere would not be seen, and a session would keep a question that is out of
// date. What all facts read alike is headPrint's.
//
// What is read is kept as a print, 64 bits of a keyed hash. Prints of two texts
// are alike by chance once in ten thousand million million.

import (
	"math"
	"slices"
)

// look is one thing that a fact reads of others, and what it sees.
type look struct {
	at    sight
	name  string // of a list, the id of a kind, or a base
	topic string
	table string
	from  uint64  // where on a ring
	value float64 // where on a line
	limit int     // how many may be shown
	most  int     // how many it wanted
	saw   uint64
}

// sight is what can be looked at.
type sight uint8

const (
	atPeers     sight = iota // who answers one question, or completes one sentence
	atRing                   // some candidates around a ring
	atLine                   // some candidates along a line
	atContested              // which scalars reports dispute
	atKin                    // who shares a table, a property or a reverse question
	atTold                   // who is about one thing
	atAnswered               // who has one answer
	atAll                    // the whole deck
)

// looked notes a look, once. It is only called where somebody follows.
func (c *compiler) looked(l look) {
	same := func(o look) bool {
		return o.at == l.at && o.name == l.name && o.topic == l.topic && o.table == l.table &&
			o.from == l.from && o.value == l.value && o.most == l.most && o.limit == l.limit
	}
	if !slices.ContainsFunc(*c.looks, same) {
		l.saw = c.see(&l)
		*c.looks = append(*c.looks, l)
	}
}

// see is the print of what a look sees in this version of the deck.
func (c *compiler) see(l *look) uint64 {
	switch l.at {
	case atPeers:
		return printOf(c.peers[l.name], maxPeers+2, itself)
	case atRing, atLine:
		return c.seeCandidates(l)
	case atContested:
		return c.memory.prints.contested[contestedKey{Base(l.name), l.topic}]
	case atKin:
		return c.memory.prints.kin()[l.name]
	case atTold:
		return printOf(c.told()[l.name], maxTypedKin+1, withPeers)
	case atAnswered:
		return printOf(c.answered()[l.name], maxTypedKin+1, withPeers)
	}
	return c.memory.prints.all
}

// seeCandidates walks as a question has walked.
func (c *compiler) seeCandidates(l *look) uint64 {
	q := c.pools.byKey[poolKey{kind: c.vocab.kinds[l.name], topic: l.topic, table: c.memory.prints.tables[l.table]}]
	shown, print := 0, uint64(0)
	try := func(x *candidate) bool {
		shown, print = shown+1, joinPrints(print, x.print)
		return shown < l.most
	}
	if l.at == atRing {
		q.stretch(l.from, l.limit, try)
	} else {
		q.beside(l.value, l.limit, try)
	}
	return joinPrints(print, uint64(shown))
}

// stretch shows candidates of a pool, from a place on its ring on.
func (c *compiler) stretch(k poolKey, from uint64, n int, try func(*candidate) bool) {
	c.following(look{at: atRing, from: from, limit: n}, k, try, func(try func(*candidate) bool) {
		c.pools.byKey[k].stretch(from, n, try)
	})
}

// nearby shows candidates of a pool on both sides of a value.
func (c *compiler) nearby(k poolKey, value float64, n int, try func(*candidate) bool) {
	c.following(look{at: atLine, value: value, limit: n}, k, try, func(try func(*candidate) bool) {
		c.pools.byKey[k].beside(value, n, try)
	})
}

// following lets a question walk over candidates, and notes how far it went.
func (c *compiler) following(l look, k poolKey, try func(*candidate) bool, walk func(func(*candidate) bool)) {
	if c.looks == nil {
		walk(try)
		return
	}
	if l.topic = k.topic; k.kind != nil {
		l.name = k.kind.id
	}
	if k.table != nil {
		l.table = k.table.ID
	}
	shown := 0
	l.most = math.MaxInt
	walk(func(x *candidate) bool {
		shown++
		more := try(x)
		if !more {
			l.most = shown
		}
		return more
	})
	c.looked(l)
}

// contested reports whether a value is one that reports dispute or have taken
// back, or overlaps one in a topic.
func (c *compiler) contested(t *thing, topic string) bool {
	if c.looks != nil {
		c.looked(look{at: atContested, name: string(t.Base), topic: topic})
	}
	return c.pools.contested(t, topic)
}

// peersBy lists the facts with one of the keys of possible.go. Past maxPeers how
// many there are is not noted.
func (c *compiler) peersBy(key string) []*subject {
	if c.looks != nil {
		c.looked(look{at: atPeers, name: key})
	}
	return c.peers[key]
}

// everyPeer is peersBy for those who read the list to its end.
func (c *compiler) everyPeer(key string) []*subject {
	c.lookAtAll()
	return c.peers[key]
}

// lookAtPeers notes all that a fact's peersOf reads.
func (c *compiler) lookAtPeers(s *subject) {
	if c.looks == nil {
		return
	}
	for _, key := range s.keys {
		c.peersBy(key)
	}
	for _, key := range s.gaps {
		c.peersBy(key)
	}
}

// kinNamed lists the facts that share a table, a property or a reverse question,
// and whatever of their peers may be right.
func (c *compiler) kinNamed(name string) []*subject {
	if c.looks != nil {
		c.looked(look{at: atKin, name: name})
	}
	return c.kinOf()[name]
}

// toldOf lists the facts about a thing.
func (c *compiler) toldOf(about *thing) []*subject {
	if c.looks != nil {
		c.looked(look{at: atTold, name: about.subjectKey()})
	}
	return c.told()[about.subjectKey()]
}

// answering lists the facts with an answer.
func (c *compiler) answering(key *thing) []*subject {
	if c.looks != nil {
		c.looked(look{at: atAnswered, name: key.subjectKey()})
	}
	return c.answered()[key.subjectKey()]
}

// heard is who says what in the deck.
func (c *compiler) heard() *speech {
	c.lookAtAll()
	return c.speech()
}

func (c *compiler) lookAtAll() {
	if c.looks != nil {
		c.looked(look{at: atAll})
	}
}
