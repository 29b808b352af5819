package deck

// This file is the way from a Deck to a Book: facts become subjects whose
// answers are read once, subjects become cards, cards become questions, one
// form each in a file of its own. It must hold no rule about any form.

import (
	"slices"
	"sync"
)

// Compile turns a deck into the book that studying needs, and says everything
// that is wrong with what the deck promises. It is pure and deterministic to
// the byte. The book may be used only if no diagnostic is an error.
func Compile(d *Deck) (*Book, Diagnostics) {
	return newCompiler(d).run()
}

// compiler holds one run of Compile.
type compiler struct {
	deck      *Deck
	vocab     *glossary
	sources   map[string]*Source
	published map[string]string  // the sources' dates, for people
	out       map[string]float64 // date of publication → its last day
	subjects  []*subject
	peers     peerIndex
	cells     map[cell]*subject // of exclusive tables: whose answer it is
	pools     pools
	book      *Book
	diags     Diagnostics
	scratch   *ranking            // the room that one question after another ranks in
	folded    map[string][]string // words of the texts that were looked at last, see wordsOf
	titles    map[string]bool     // names that keep their capital inside a sentence
	trail     *trail              // how options were chosen, nil unless somebody asks

	speech   func() *speech               // see speech.go
	kinOf    func() map[string][]*subject // these three see related.go
	told     func() map[string][]*subject
	answered func() map[string][]*subject

	memory       *memory // of the version before, nil where there is none: see recall.go
	looks        *[]look // what the fact in hand reads of others, nil unless somebody asks
	attributions []attribution

	apart func(a, b *thing) bool // apart, which tests replace to see themselves fail
}

// subject is a fact whose answers are read.
type subject struct {
	*Fact
	sides  []*side
	groups [][]*side // standing sides by answer: each group is one card
	kind   *kindEntry
	place  string   // its slot, see possible.go
	keys   []string // of the questions that it answers, see possible.go
	gaps   []string // of the sentences that it completes
	maybe  []*thing
	table  *Table  // its table, if that is exclusive
	rides  []*side // superseded facts of its slot
	fates  []fate  // of its wrong options by hand

	rooms  map[*thing]float64 // how far off its answers may be, see tolerance.go
	within []*thing           // its answers with everything that near

	print, wide uint64 // of itself, and with its peers: see print.go
	twin        bool   // another fact is the same to the letter
}

// side is one position of a fact, or the fact itself where it has none.
type side struct {
	of         *subject
	position   string // "" for a fact without positions
	claim      *Claim
	by         string
	quote      bool
	superseded string
	resolved   string
	note       string
	cites      []Cite
	answers    []marked // one for each distinct mark
	gap        string   // the sentence that it completes: see gapKey
}

// marked is what one mark says: what it shows, and its other spellings.
type marked struct {
	shown *thing
	also  []*thing
	hedge string // words beside the mark that make it less firm: see check_hedge.go
}

// joined lets the spellings of a mark denote one thing: one that is under
// names, or a number that can be read, stands for those that aren't.
func (m marked) joined() marked {
	all := append([]*thing{m.shown}, m.also...)
	i := slices.IndexFunc(all, func(t *thing) bool { return t.listed() || t.scalar() })
	if i < 0 {
		return m
	}
	for j, t := range all {
		if !t.listed() && !t.scalar() {
			all[j] = all[i].spelt(t)
		}
	}
	return marked{shown: all[0], also: all[1:]}
}

// spelt is the thing in the spelling of another one.
func (t *thing) spelt(other *thing) *thing {
	as := *t
	as.Text, as.key, as.words = other.Text, other.key, other.words
	as.spell(append([][]string{other.words}, t.spellings...))
	return &as
}

func newCompiler(d *Deck) *compiler { return newCompilerAfter(nil, d) }

// newCompilerAfter reads the answers of a deck, or takes those of the version before
// that are the same.
func newCompilerAfter(m *memory, d *Deck) *compiler {
	c := &compiler{
		deck:      d,
		memory:    m,
		vocab:     m.glossary(d),
		sources:   make(map[string]*Source, len(d.Sources)),
		published: make(map[string]string, len(d.Sources)),
		out:       make(map[string]float64, len(d.Sources)),
		apart:     apart,
		scratch:   new(ranking),
		titles:    titlesOf(d),
	}
	for i := range d.Sources {
		s := &d.Sources[i]
		c.sources[s.ID], c.published[s.Published], c.out[s.Published] = s, PublishedText(s.Published), lastDay(s.Published)
	}
	c.speech, c.kinOf = sync.OnceValue(c.hearAll), sync.OnceValue(c.kin)
	c.told, c.answered = sync.OnceValue(c.tellings), sync.OnceValue(c.keyed)
	c.readFacts()
	c.peers = newPeerIndex(c.subjects)
	c.attachRiders()
	return c
}

func (c *compiler) run() (*Book, Diagnostics) {
	c.check()
	c.pools = newPools(c)
	c.memory.begin(c)
	c.book = c.front()
	c.compileCards()
	c.warnUnused()
	c.book.index = newBookIndex(c.book)
	c.diags.Sort()
	return c.book, c.diags
}

// readFacts reads every answer of the deck.
func (c *compiler) readFacts() {
	tables := make(map[string]*Table, len(c.deck.Tables))
	for i := range c.deck.Tables {
		if t := &c.deck.Tables[i]; t.Exclusive {
			tables[t.ID] = t
		}
	}
	c.subjects = make([]*subject, len(c.deck.Facts))
	c.shareFacts(func(p *compiler, i int) {
		f := &c.deck.Facts[i]
		s := c.memory.subject(i, f)
		if s == nil {
			s = p.readFact(f)
		}
		if f.Table != "" {
			s.table = tables[f.Table]
		}
		c.subjects[i] = s
	})
}

// readFact reads the answers of a fact.
func (c *compiler) readFact(f *Fact) *subject {
	s := &subject{Fact: f, kind: c.vocab.kind(f.Kind)}
	s.sides = c.sidesOf(s)
	s.settleKind()
	for _, m := range f.Maybe {
		s.maybe = append(s.maybe, c.vocab.thing(m, s.kind, f.Unit))
	}
	s.group()
	s.tolerates()
	s.place = s.slot(c.vocab)
	s.keys, s.gaps = s.questionKeys(), s.gapKeys()
	return s
}

// sidesOf lists the positions of a fact.
func (c *compiler) sidesOf(s *subject) []*side {
	f := s.Fact
	if len(f.Positions) == 0 {
		return []*side{c.read(&side{
			of: s, claim: &f.Claim, by: f.By, quote: f.Quote, superseded: f.Superseded,
			resolved: f.Resolved, cites: f.Cites,
		})}
	}
	list := make([]*side, len(f.Positions))
	for i := range f.Positions {
		p := &f.Positions[i]
		list[i] = c.read(&side{
			of: s, position: p.ID, claim: &p.Claim, quote: p.Quote, note: p.Note,
			by: first(p.By, f.By), superseded: first(p.Superseded, f.Superseded),
			resolved: first(p.Resolved, f.Resolved), cites: p.Cites,
		})
		if len(p.Cites) == 0 {
			list[i].cites = f.Cites
		}
	}
	return list
}

// read reads the answers of a side.
func (c *compiler) read(x *side) *side {
	f := x.of.Fact
	for _, a := range x.claim.Answers {
		m := marked{shown: c.vocab.thing(a.Shown, x.of.kind, f.Unit)}
		for _, also := range a.Also {
			m.also = append(m.also, c.vocab.thing(also, x.of.kind, f.Unit))
		}
		x.answers = append(x.answers, m.joined())
	}
	for i := range x.answers {
		if v, hedge := x.outsideHedge(i); hedge != "" { // it leaves open what the words around it leave open
			t := *x.answers[i].shown
			t.Span, t.Hedge = v.Span, v.Hedge
			x.answers[i].shown, x.answers[i].hedge = &t, hedge
		}
	}
	return x
}

// settleKind takes the kind of the first standing answer where the author
// declared none.
func (s *subject) settleKind() {
	if s.kind != nil {
		return
	}
	for _, x := range s.sides {
		if len(x.answers) > 0 && (s.kind == nil || x.superseded == "") {
			s.kind = x.answers[0].shown.kind
			if x.superseded == "" {
				return
			}
		}
	}
}

// group puts standing sides together that don't contradict each other: those
// with equal answers, then those that give another's answer more coarsely.
// The finest answer comes first and is the one that is asked.
func (s *subject) group() {
	for _, x := range s.sides {
		if x.superseded != "" || len(x.answers) == 0 {
			continue
		}
		i := slices.IndexFunc(s.groups, func(g []*side) bool { return g[0].agrees(x) })
		if i < 0 {
			s.groups = append(s.groups, []*side{x})
			continue
		}
		s.groups[i] = append(s.groups[i], x)
	}
	for i := 0; i < len(s.groups); i++ {
		j := slices.IndexFunc(s.groups, func(g []*side) bool { return g[0].refines(s.groups[i][0]) })
		if j < 0 {
			continue
		}
		s.groups[j] = append(s.groups[j], s.groups[i]...)
		s.groups = slices.Delete(s.groups, i, i+1)
		i--
	}
}

// refines reports whether x gives y's answer more precisely.
func (x *side) refines(y *side) bool {
	return len(x.answers) == 1 && len(y.answers) == 1 && x.answers[0].refines(y.answers[0])
}

// agrees reports whether two sides give the same answers in any order.
func (x *side) agrees(y *side) bool {
	return len(x.answers) == len(y.answers) && x.gives(y) && y.gives(x)
}

// gives reports whether every answer of y is one of x's.
func (x *side) gives(y *side) bool {
	for _, a := range y.answers {
		if !slices.ContainsFunc(x.answers, func(m marked) bool { return m.shown.same(a.shown) }) {
			return false
		}
	}
	return true
}

// disputed reports whether the fact's sources differ on what stands.
func (s *subject) disputed() bool { return len(s.groups) > 1 && !s.Compatible }

// things is everything that a side's marks say, shown or not.
func (x *side) things() []*thing {
	var list []*thing
	for _, a := range x.answers {
		list = append(list, a.shown)
		list = append(list, a.also...)
	}
	return list
}

// front is the book without its cards.
func (c *compiler) front() *Book {
	d := c.deck
	b := &Book{
		Format: BookFormat, Deck: d.ID, Title: d.Title, Description: d.Description,
		Language: first(d.Language, "en"), AsOf: d.AsOf,
	}
	for _, s := range d.Sources {
		b.Sources = append(b.Sources, BookSource{
			ID: s.ID, Title: s.Title, Publisher: s.Publisher, Published: s.Published,
			URL: s.URL, File: s.File, Origin: first(s.Origin, s.ID), Note: s.Note,
		})
	}
	for _, t := range d.Topics {
		b.Topics = append(b.Topics, BookTopic{ID: t.ID, Title: t.Title})
	}
	for _, n := range c.vocab.names {
		name := BookName{Text: n.Text, Also: slices.Clone(n.Also), Note: n.Note}
		if n.kind != nil {
			name.Kind, name.Base = n.kind.id, n.kind.base
		}
		b.Names = append(b.Names, name)
	}
	return b
}

// first is the first text that isn't empty.
func first(texts ...string) string {
	for _, t := range texts {
		if t != "" {
			return t
		}
	}
	return ""
}
