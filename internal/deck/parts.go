package deck

// This file compiles the cards of a deck on all processors. The facts are cut
// into parts; each part has a compiler of its own that shares what was read of
// the deck, which nothing changes any more, and writes a book of its own. The
// books are bound together in the deck's order, so that the number of processors
// makes no difference to a byte.

import (
	"fmt"
	"runtime"
	"runtime/debug"
	"slices"
	"sync"
	"sync/atomic"
)

// partSize is how many facts a part has: few enough that no processor waits long
// for the last one.
const partSize = 16

// compileCards puts all cards with their questions into the book.
func (c *compiler) compileCards() {
	sets := c.setDrafts()
	subjects := slices.Collect(slices.Chunk(c.subjects, partSize))
	all := &binder{book: c.book, done: make([]*compiler, len(subjects))}
	c.vocab.sealed = true
	processors := runtime.GOMAXPROCS(0)
	if c.trail != nil { // which is kept in order
		processors = 1
	}
	spread(processors, len(subjects), func(i int) {
		p := c.part(all.paper())
		for j, s := range subjects[i] {
			p.addFact(i*partSize + j)
			for _, d := range sets[s] {
				p.add(d)
			}
		}
		all.bind(i, p)
	})
	c.vocab.sealed = false
	c.diags, c.attributions = append(c.diags, all.diags...), append(c.attributions, all.attributions...)
}

// shareFacts does something with every fact: each processor with its share of them, and
// with a compiler that remembers by itself what texts denote. In the end this one knows
// what they all know.
func (c *compiler) shareFacts(do func(p *compiler, fact int)) {
	n, processors := len(c.deck.Facts), runtime.GOMAXPROCS(0)
	if n < processors*partSize {
		processors = 1
	}
	for i := range c.deck.Facts {
		c.vocab.kind(c.deck.Facts[i].Kind) // which no share may add
	}
	shares := make([]*compiler, processors)
	spread(processors, processors, func(i int) {
		p := *c
		p.vocab, p.folded = c.vocab.fork(), nil
		shares[i] = &p
		for fact := i * n / processors; fact < (i+1)*n/processors; fact++ {
			do(&p, fact)
		}
	})
	for _, p := range shares {
		c.vocab.join(p.vocab)
	}
}

// part is a compiler for some of the facts, whose questions go on a list.
func (c *compiler) part(list []Question) *compiler {
	p := *c
	p.book = &Book{Questions: list}
	p.diags, p.attributions, p.scratch, p.folded = nil, nil, new(ranking), nil
	return &p
}

// maxFolded bounds how many texts a compiler keeps the words of.
const maxFolded = 512

// wordsOf is words for the texts that the forms of a fact look at, the same few again
// and again. Callers don't change the list.
func (c *compiler) wordsOf(text string) []string {
	if list, ok := c.folded[text]; ok {
		return list
	}
	if c.folded == nil || len(c.folded) >= maxFolded {
		c.folded = make(map[string][]string, 64)
	}
	list := words(text)
	c.folded[text] = list
	return list
}

// binder puts together what the parts made, in the deck's order and while later ones
// are still at work. They copy the compiler of the whole, so it writes to none of that but
// the book, which each of them has replaced.
type binder struct {
	mu           sync.Mutex
	book         *Book // the whole
	diags        Diagnostics
	attributions []attribution
	done         []*compiler  // by its number, each part that waits for one before it
	bound        int          // how many are in the whole
	spare        [][]Question // empty lists of parts that are bound
}

// paper is an empty list for the questions of a part.
func (b *binder) paper() []Question {
	b.mu.Lock()
	defer b.mu.Unlock()
	last := len(b.spare) - 1
	if last < 0 {
		return make([]Question, 0, 8*partSize)
	}
	list := b.spare[last]
	b.spare = b.spare[:last]
	return list
}

// bind takes a part that is done, and binds it and those that waited for it.
func (b *binder) bind(i int, p *compiler) {
	p.scratch, p.folded = nil, nil
	b.mu.Lock()
	defer b.mu.Unlock()
	b.done[i] = p
	for b.bound < len(b.done) && b.done[b.bound] != nil {
		p := b.done[b.bound]
		b.done[b.bound] = nil
		b.bound++
		b.book.Cards = append(roomFor(b, b.book.Cards, p.book.Cards), p.book.Cards...)
		b.book.Questions = append(roomFor(b, b.book.Questions, p.book.Questions), p.book.Questions...)
		b.book.Refusals = append(b.book.Refusals, p.book.Refusals...)
		b.diags = append(b.diags, p.diags...)
		b.attributions = append(b.attributions, p.attributions...)
		clear(p.book.Questions)
		b.spare = append(b.spare, p.book.Questions[:0])
	}
}

// roomFor makes room in a list for more. Once enough is bound to guess by, it makes the
// room that all parts will need if they are like those so far, and a little over: a list
// of a large deck is dear to copy, and memory that is never written costs nothing. Where
// later parts have more than those, it still grows by a quarter at a time.
func roomFor[T any](b *binder, list, more []T) []T {
	needed := len(list) + len(more)
	switch expected := needed * len(b.done) / b.bound; {
	case needed <= cap(list):
		return list
	case b.bound*32 < len(b.done):
		return slices.Grow(list, max(len(more), len(list)))
	default:
		return slices.Grow(list, max(len(more), len(list)/4, expected+expected/16-len(list)))
	}
}

// spread does n things on some processors. Where one of them panics the caller
// does, as if it had done them all itself.
func spread(processors, n int, do func(i int)) {
	if processors = min(processors, n); processors <= 1 {
		for i := range n {
			do(i)
		}
		return
	}
	var next atomic.Int64
	var failed atomic.Pointer[string]
	var group sync.WaitGroup
	for range processors {
		group.Go(func() {
			defer func() {
				if v := recover(); v != nil {
					text := fmt.Sprintf("%v\n%s", v, debug.Stack())
					failed.Store(&text)
				}
			}()
			for i := int(next.Add(1)) - 1; i < n && failed.Load() == nil; i = int(next.Add(1)) - 1 {
				do(i)
			}
		})
	}
	group.Wait()
	if text := failed.Load(); text != nil {
		panic(*text)
	}
}
