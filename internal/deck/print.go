package deck

// This file makes prints of the parts of a deck: numbers that are equal where the
// parts are, wherever in the file they stand. footprint.go says what for.

import (
	"encoding/binary"
	"hash/maphash"
	"math"
	"math/bits"
	"reflect"
	"runtime"
	"slices"
	"sync"
)

var printSeed = maphash.MakeSeed()

// contentPrint is the print of all that a value holds but for its places. It walks
// over the value's type, so that a field which is added to a fact counts from then
// on.
func contentPrint(of any) uint64 {
	return maphash.Bytes(printSeed, appendContent(make([]byte, 0, 512), reflect.ValueOf(of)))
}

var posType = reflect.TypeFor[Pos]()

// appendContent writes a value so that no two values are written alike.
func appendContent(to []byte, v reflect.Value) []byte {
	switch v.Kind() {
	case reflect.String:
		to = binary.AppendUvarint(to, uint64(v.Len()))
		return append(to, v.String()...)
	case reflect.Bool:
		if v.Bool() {
			return append(to, 1)
		}
		return append(to, 0)
	case reflect.Int:
		return binary.AppendVarint(to, v.Int())
	case reflect.Slice:
		to = binary.AppendUvarint(to, uint64(v.Len()))
		for i := range v.Len() {
			to = appendContent(to, v.Index(i))
		}
		return to
	case reflect.Pointer:
		return appendContent(to, v.Elem())
	case reflect.Struct:
		if v.Type() == posType {
			return to
		}
		for i := range v.NumField() {
			to = appendContent(to, v.Field(i))
		}
		return to
	case reflect.Float64:
		return binary.LittleEndian.AppendUint64(to, math.Float64bits(v.Float()))
	}
	panic("deck: the model has a " + v.Kind().String() + ", which has no print yet")
}

// joinPrints is the print of a list with one element more.
func joinPrints(list, more uint64) uint64 {
	return bits.RotateLeft64(list^more, 29) * 0x9E3779B97F4A7C15
}

// printOf is the print of the first of a list, and of whether there are more.
func printOf(list []*subject, most int, of func(*subject) uint64) uint64 {
	print := uint64(len(list[:min(len(list), most)]))
	for _, s := range list[:min(len(list), most)] {
		print = joinPrints(print, of(s))
	}
	return print
}

// itself is the print of a fact with the superseded facts that ride on it, and
// withPeers with all that may be right for its questions.
func itself(s *subject) uint64    { return s.print }
func withPeers(s *subject) uint64 { return s.wide }

// takePrints takes the prints of all facts and of what they may read of others.
func (c *compiler) takePrints() prints {
	c.printFacts()
	p := prints{head: c.headPrint(), contested: c.contestedPrints(), tables: make(map[string]*Table), kin: sync.OnceValue(c.kinPrints)}
	p.all = printOf(c.subjects, len(c.subjects), itself)
	for i := range c.deck.Tables {
		p.tables[c.deck.Tables[i].ID] = &c.deck.Tables[i]
	}
	for _, q := range c.pools.byKey {
		for _, x := range q.ring {
			x.print = x.asPrint()
		}
	}
	return p
}

// factPrints takes the prints of all facts.
func (d *Deck) factPrints() []uint64 {
	prints := make([]uint64, len(d.Facts))
	spread(runtime.GOMAXPROCS(0), (len(prints)+partSize-1)/partSize, func(i int) {
		for j := i * partSize; j < min(len(prints), (i+1)*partSize); j++ {
			prints[j] = contentPrint(&d.Facts[j])
		}
	})
	return prints
}

// printFacts takes each fact's own print, then with those that ride on it, then
// with its peers.
func (c *compiler) printFacts() {
	for i, s := range c.subjects {
		s.print = c.memory.facts[i]
	}
	processors, parts := runtime.GOMAXPROCS(0), slices.Collect(slices.Chunk(c.subjects, partSize))
	count := make(map[uint64]int, len(c.subjects))
	for _, s := range c.subjects {
		for _, x := range s.rides { // which nothing rides on itself
			s.print = joinPrints(s.print, x.of.print)
		}
		count[s.print]++
	}
	spread(processors, len(parts), func(i int) {
		for _, s := range parts[i] {
			s.twin, s.wide = count[s.print] > 1, s.print
			for _, key := range s.keys {
				s.wide = joinPrints(s.wide, printOf(c.peers[key], maxPeers+2, itself))
			}
			for _, key := range s.gaps {
				s.wide = joinPrints(s.wide, printOf(c.peers[key], maxPeers+2, itself))
			}
		}
	})
}

// asPrint is the print of a candidate: of its text, which with the head says what
// it denotes, and of all that it answers.
func (x *candidate) asPrint() uint64 {
	print := joinPrints(maphash.String(printSeed, x.Text), maphash.String(printSeed, x.Unit))
	if x.from != nil {
		print = joinPrints(joinPrints(print, x.from.of.print), maphash.String(printSeed, x.from.position))
	}
	return print
}

// kinPrints is, for what facts share, the print of those who do.
func (c *compiler) kinPrints() map[string]uint64 {
	kin := make(map[string]uint64)
	for name, list := range c.kinOf() {
		kin[name] = printOf(list, len(list), withPeers)
	}
	return kin
}

// headPrint is the print of what all facts read alike: the deck but for its facts
// and what only presents it, what marks anywhere take for one thing, who is
// called what anywhere, and the last day that may be offered.
func (c *compiler) headPrint() uint64 {
	head := *c.deck
	head.Facts, head.Topics, head.Sets, head.Media = nil, nil, nil, nil
	head.File, head.Split, head.Files, head.text = "", false, nil, deckText{}
	print := contentPrint(head)
	print = joinPrints(print, c.deck.kinshipPrint())
	titles := uint64(0)
	for title := range c.titles {
		titles += maphash.String(printSeed, title)
	}
	return joinPrints(joinPrints(print, titles), math.Float64bits(c.pools.latest))
}

// kinshipPrint is the print of the marks that give one thing several spellings.
func (d *Deck) kinshipPrint() uint64 {
	print := uint64(0)
	add := func(c *Claim) {
		for i := range c.Answers {
			if len(c.Answers[i].Also) > 0 {
				print = joinPrints(print, contentPrint(c.Answers[i]))
			}
		}
	}
	for i := range d.Facts {
		add(&d.Facts[i].Claim)
		for j := range d.Facts[i].Positions {
			add(&d.Facts[i].Positions[j].Claim)
		}
	}
	return print
}

// contestedKey is a kind of scalars, in a topic.
type contestedKey struct {
	base  Base
	topic string
}

// contestedPrints is, by topic, the print of all that contested reads. Of what
// lies in maps it has the sum, which knows no order.
func (c *compiler) contestedPrints() map[contestedKey]uint64 {
	values := make(map[Base]uint64)
	for v := range c.pools.values {
		values[v.base] += maphash.Comparable(printSeed, v)
	}
	names := uint64(0)
	for b := range c.pools.barred {
		if b.entry != nil {
			names += maphash.String(printSeed, "name\x00"+b.entry.Text)
		} else {
			names += maphash.String(printSeed, b.key)
		}
	}
	list := make(map[contestedKey]uint64)
	for _, s := range c.subjects {
		for _, b := range builtIn {
			if k := (contestedKey{b.base, s.Topic}); b.base.scalar() {
				list[k] = values[b.base]
			} else {
				list[k] = names
			}
		}
	}
	for k, spans := range c.pools.spans {
		print := maphash.Comparable(printSeed, k)
		for _, span := range spans {
			print = joinPrints(print, maphash.Comparable(printSeed, span))
		}
		list[contestedKey{k.base, k.topic}] += print
	}
	return list
}
