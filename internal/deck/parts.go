package deck

// This file compiles the cards of a deck on all processors. The facts are cut
// into parts; each part has a compiler of its own that shares what was read of
// the deck, which nothing changes any more, and writes a book of its own. The
// books are put together in the deck's order, so that the number of processors
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
	parts := make([]*compiler, len(subjects))
	c.vocab.sealed = true
	processors := runtime.GOMAXPROCS(0)
	if c.trail != nil { // which is kept in order
		processors = 1
	}
	spread(processors, len(parts), func(i int) {
		parts[i] = c.part()
		for j, s := range subjects[i] {
			parts[i].addFact(i*partSize + j)
			for _, d := range sets[s] {
				parts[i].add(d)
			}
		}
		parts[i].scratch, parts[i].folded = nil, nil // parts wait for each other
	})
	c.vocab.sealed = false
	c.join(parts)
}

// part is a compiler for some of the facts.
func (c *compiler) part() *compiler {
	p := *c
	p.book = &Book{Questions: make([]Question, 0, 6*partSize)}
	p.diags, p.attributions, p.scratch, p.folded = nil, nil, nil, nil
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

// join puts together what the parts made, and lets go of each on the way.
func (c *compiler) join(parts []*compiler) {
	cards, questions := 0, 0
	for _, p := range parts {
		cards, questions = cards+len(p.book.Cards), questions+len(p.book.Questions)
	}
	c.book.Cards, c.book.Questions = make([]Card, 0, cards), make([]Question, 0, questions)
	for i, p := range parts {
		c.book.Cards = append(c.book.Cards, p.book.Cards...)
		c.book.Questions = append(c.book.Questions, p.book.Questions...)
		c.book.Refusals = append(c.book.Refusals, p.book.Refusals...)
		c.diags = append(c.diags, p.diags...)
		c.attributions = append(c.attributions, p.attributions...)
		parts[i] = nil
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
