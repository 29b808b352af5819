package search

import (
	"cmp"
	"slices"
	"strings"
	"unicode"

	"quiz/internal/deck"
	"quiz/internal/markup"
)

// This file builds an index: it reads every text of every fact once.

// New returns the index of a book.
func New(book *deck.Book) *Index {
	b := &builder{
		x:      &Index{book: book},
		ids:    make(map[string]uint32),
		chunks: make(map[string]chunk),
		starts: make(map[uint32][]spelling),
		texts:  make(map[string]bool),
		named:  make(map[int32]bool),
	}
	b.readNames()
	b.readFacts()
	b.sortWords()
	return b.x
}

// builder is an index in the making. Its words are numbered as they come and
// sorted at the end.
type builder struct {
	x      *Index
	ids    map[string]uint32
	chunks map[string]chunk // what runs between spaces read as
	starts map[uint32][]spelling

	pairs []pair  // every word of every fact, facts in order
	seen  []place // by word, where it came last

	// Of the fact that is being read:
	texts map[string]bool // read already
	named map[int32]bool  // its names
}

// pair is a posting to be.
type pair struct{ word, posting uint32 }

// place is the last pair of a word.
type place struct{ fact, pair int32 }

// chunk is how a run between spaces reads. "U.S." is two words, and is found as
// "us" too.
type chunk struct {
	words  []uint32
	joined uint32 // the words as one; words[0] where there is only one
	signs  bool   // nothing but punctuation, which counts only where it is all there is
}

// spelling is one spelling of a name.
type spelling struct {
	name  int32
	words []uint32
}

// word returns the number of a word.
func (b *builder) word(w string) uint32 {
	id, ok := b.ids[w]
	if !ok {
		id = uint32(len(b.x.words))
		b.ids[w] = id
		b.x.words = append(b.x.words, w)
		b.seen = append(b.seen, place{-1, -1})
	}
	return id
}

// chunk reads a run between spaces.
func (b *builder) chunk(run string) chunk {
	if c, ok := b.chunks[run]; ok {
		return c
	}
	c := chunk{signs: true}
	folded := deck.FoldWords(run)
	for _, w := range folded {
		c.words = append(c.words, b.word(w))
		c.signs = c.signs && onlySigns(w)
	}
	switch len(folded) {
	case 0:
	case 1:
		c.joined = c.words[0]
	default:
		c.joined = b.word(strings.Join(folded, ""))
	}
	b.chunks[run] = c
	return c
}

// onlySigns reports whether a folded word is nothing but punctuation. A sign of
// percentage is a word.
func onlySigns(word string) bool {
	return strings.IndexFunc(word, func(r rune) bool { return r == '%' || !unicode.IsPunct(r) }) < 0
}

// read returns the words of a text, and what runs of it read as if they were one
// word.
func (b *builder) read(text string) (words, joined []uint32) {
	var signs []uint32
	for run := range strings.FieldsSeq(markup.Plain(text)) {
		c := b.chunk(run)
		if c.signs {
			signs = append(signs, c.words...)
			continue
		}
		words = append(words, c.words...)
		if len(c.words) > 1 {
			joined = append(joined, c.joined)
		}
	}
	if len(words) == 0 {
		return signs, nil
	}
	return words, joined
}

// readNames reads the spellings of every name. The text of another name that is
// of the same words is the same spelling of both.
func (b *builder) readNames() {
	for i, n := range b.x.book.Names {
		var spellings [][]uint32
		for _, s := range append([]string{n.Text}, n.Also...) {
			words, _ := b.read(s)
			if len(words) == 0 {
				continue
			}
			spellings = append(spellings, words)
			b.starts[words[0]] = append(b.starts[words[0]], spelling{int32(i), words})
		}
		b.x.names = append(b.x.names, spellings)
	}
}

// readFacts reads the cards of each fact, facts in the order of their first card.
func (b *builder) readFacts() {
	book := b.x.book
	facts := make(map[string]int, len(book.Cards))
	var cards [][]int32
	for i := range book.Cards {
		n, ok := facts[book.Cards[i].Fact]
		if !ok && len(cards) == maxFacts {
			continue // far past what a deck may hold
		}
		if !ok {
			n = len(cards)
			facts[book.Cards[i].Fact] = n
			cards = append(cards, nil)
		}
		cards[n] = append(cards[n], int32(i))
	}
	topics, kinds := make(map[string]int32), make(map[string]int32)
	for _, list := range cards {
		first := &book.Cards[list[0]]
		b.x.topic = append(b.x.topic, placeIn(topics, &b.x.topics, first.Topic))
		b.x.kind = append(b.x.kind, placeIn(kinds, &b.x.kinds, first.Kind))
		b.x.firstCard = append(b.x.firstCard, int32(len(b.x.cards)))
		b.x.cards = append(b.x.cards, list...)
		b.x.textAt = append(b.x.textAt, uint32(len(b.x.text)))
		b.readFact(list)
	}
	b.x.firstCard = append(b.x.firstCard, int32(len(b.x.cards)))
	b.x.textAt = append(b.x.textAt, uint32(len(b.x.text)))
}

// placeIn is the place of a value in a list, which it joins if it is new.
func placeIn(known map[string]int32, list *[]string, value string) int32 {
	i, ok := known[value]
	if !ok {
		i = int32(len(*list))
		known[value] = i
		*list = append(*list, value)
	}
	return i
}

// readFact reads all texts of a fact's cards. Claims come first, for the answers
// stand in them and need not be kept twice.
func (b *builder) readFact(cards []int32) {
	book := b.x.book
	clear(b.texts)
	clear(b.named)
	disputed, origins := false, make(map[string]bool)
	for _, i := range cards {
		card := &book.Cards[i]
		disputed = disputed || card.Disputed
		for j := range card.Claims {
			b.readClaim(&card.Claims[j])
			if card.Claims[j].Superseded == "" {
				for _, cite := range card.Claims[j].Cites {
					origins[book.Origin(cite)] = true
				}
			}
		}
	}
	for _, i := range cards {
		card := &book.Cards[i]
		b.add(card.Ask, inStem)
		for _, q := range book.QuestionsOf(card.ID) {
			if q.Form == deck.Attribution || q.Form == deck.Reverse || q.ID != card.ID+"#"+string(q.Form) {
				continue // it asks for something else: its stem may hold the answer
			}
			if q.Form != deck.Cloze {
				b.add(q.Stem, inStem)
				continue
			}
			for part := range strings.SplitSeq(q.Stem, "____") {
				b.add(part, inClaim)
			}
		}
	}
	b.addNames()
	b.x.disputed = append(b.x.disputed, disputed)
	b.x.single = append(b.x.single, len(origins) == 1)
}

// readClaim reads a claim with its answers. An answer that was superseded is an
// answer no more.
func (b *builder) readClaim(c *deck.BookClaim) {
	b.add(c.Text, inClaim)
	b.add(c.By, inName)
	answer, other := inAnswer, inName
	if c.Superseded != "" {
		answer, other = inClaim, inClaim
	}
	for _, a := range c.Answers {
		b.add(a, answer)
	}
	for _, a := range c.Accept {
		b.add(a, other)
	}
}

// add reads one text of the fact and notes the names in it.
func (b *builder) add(text string, f field) {
	if text == "" {
		return
	}
	words, joined := b.read(text)
	for _, w := range words {
		b.post(w, f)
	}
	for _, w := range joined {
		b.post(w, f)
	}
	if b.texts[text] {
		return
	}
	b.texts[text] = true
	for i, w := range words {
		for _, s := range b.starts[w] {
			if len(s.words) <= len(words)-i && slices.Equal(s.words, words[i:i+len(s.words)]) {
				b.named[s.name] = true
			}
		}
	}
	if len(words) > 1 && !contains(b.x.text[b.x.textAt[len(b.x.textAt)-1]:], words) {
		b.x.text = append(append(b.x.text, words...), stop)
	}
}

// addNames adds every spelling of the fact's names.
func (b *builder) addNames() {
	names := make([]int32, 0, len(b.named))
	for n := range b.named {
		names = append(names, n)
	}
	slices.Sort(names)
	for _, n := range names {
		b.x.text = append(b.x.text, aName|uint32(n))
		entry := &b.x.book.Names[n]
		for _, s := range append([]string{entry.Text}, entry.Also...) {
			words, joined := b.read(s)
			for _, w := range append(words, joined...) {
				b.post(w, inName)
			}
		}
	}
}

// post notes that the fact has a word in a field.
func (b *builder) post(word uint32, f field) {
	fact := int32(len(b.x.topic) - 1)
	if at := b.seen[word]; at.fact == fact {
		p := &b.pairs[at.pair]
		p.posting = min(p.posting, uint32(fact)<<fieldBits|uint32(f))
		return
	}
	b.seen[word] = place{fact, int32(len(b.pairs))}
	b.pairs = append(b.pairs, pair{word, uint32(fact)<<fieldBits | uint32(f)})
}

// contains reports whether words stand in a text in a row.
func contains(text, words []uint32) bool {
	for i := 0; i+len(words) <= len(text); i++ {
		if text[i] == words[0] && slices.Equal(text[i:i+len(words)], words) {
			return true
		}
	}
	return false
}

// sortWords numbers the words in their order, and puts the postings of each
// together.
func (b *builder) sortWords() {
	x := b.x
	order := make([]uint32, len(x.words))
	for i := range order {
		order[i] = uint32(i)
	}
	slices.SortFunc(order, func(i, j uint32) int { return cmp.Compare(x.words[i], x.words[j]) })
	number, sorted := make([]uint32, len(order)), make([]string, len(order))
	for n, i := range order {
		number[i], sorted[n] = uint32(n), x.words[i]
	}
	x.words = sorted
	for i, w := range x.text {
		if w&aName == 0 {
			x.text[i] = number[w]
		}
	}
	for _, spellings := range x.names {
		for _, s := range spellings {
			for i, w := range s {
				s[i] = number[w]
			}
		}
	}
	x.text = slices.Clip(x.text)
	x.postingsAt = make([]uint32, len(order)+1)
	for _, p := range b.pairs {
		x.postingsAt[number[p.word]+1]++
	}
	for i := range order {
		x.postingsAt[i+1] += x.postingsAt[i]
	}
	x.postings = make([]uint32, len(b.pairs))
	next := slices.Clone(x.postingsAt)
	for _, p := range b.pairs {
		w := number[p.word]
		x.postings[next[w]] = p.posting
		next[w]++
	}
}
