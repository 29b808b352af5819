package deck

// This file makes the choice form: the right answer among up to three options
// that are provably wrong. It decides which candidates are legal; where they
// come from is in pool.go and made.go, how they are ranked in plausible.go.

import (
	"cmp"
	"slices"
)

// wantedWrong is how many wrong options a choice has at most; one is enough.
const wantedWrong = 3

// How much work a question is worth.
const (
	maxLooked = 96 // candidates
	maxRanked = 24 // legal ones

	enoughNear = 8 // so many of the deck's own scalars near the right one make others needless
)

// choice makes a card's multiple-choice question, or says why not.
func (c *compiler) choice(d *draft) (Question, string) {
	if why := d.noChoice(); why != "" {
		if !d.differ {
			d.of.leaveWrong(why)
		}
		return Question{}, why
	}
	stem, plain := c.asked(d), c.undated(d, d.of.Ask)
	if d.of.Ask == "" {
		var left string
		if stem, left = c.clozeStem(d); left != "" {
			why := "Without an ask the sentence would be the question. " + betrays(left, "when the answer is left out.")
			d.of.leaveWrong(why)
			return Question{}, why
		}
		plain = c.undated(d, d.gapped())
	}
	p := c.newPicker(d, Choice, plain)
	if p.stands(p.key) {
		why := "“" + p.key.Text + "” stands in the question itself."
		d.of.leaveWrong(why)
		return Question{}, why
	}
	p.pick()
	if len(p.taken) == 0 {
		return Question{}, p.nothing()
	}
	q := c.question(d, Choice, stem)
	q.Options = p.options()
	return q, ""
}

// noChoice says why a card can have no choice at all, whatever the deck offers.
func (d *draft) noChoice() string {
	key := d.sides[0].answers[0].shown
	switch {
	case d.differ:
		return "The reports differ: asked without a source every one of them is right, and nothing is left to be wrong."
	case d.crowded:
		return crowdedWhy
	case key.kind.noMade || d.of.kind != nil && d.of.kind.noMade:
		return "The kind " + d.of.kind.id + " says options: never; such answers are typed or completed."
	case d.sides[0].answers[0].hedge != "":
		return "“" + d.sides[0].answers[0].hedge + "” stands beside the mark: mark it with the answer, so that it is known what the report leaves open."
	case key.vague():
		return "“" + key.Text + "” leaves other values possible, so no option would be provably wrong; it is asked typed and as a cloze."
	case d.several() && d.of.Ask != "" && !asksForOne(d.of.Ask):
		return "Several answers are right; choosing all of them is a later form. Begin the ask with “Name one” to choose one."
	case d.several() && d.of.Ask == "":
		return "Several different answers are marked, and there is no ask that wants one of them."
	}
	return ""
}

// picker chooses the wrong options of one question.
type picker struct {
	c       *compiler
	d       *draft
	key     *thing
	id      string
	stem    []string  // its words
	writing writing   // of a scalar
	known   givenDate // what the question gives away of a date
	low     int       // for scalars: how many wrong options should lie below the right one
	taken   []wrong

	possible []*thing // what may be right
}

// wrong is a legal wrong option and where it comes from, which is its reason.
type wrong struct {
	*thing
	byHand string     // the author's reason, or
	row    *side      // another row of its table, or
	deck   *candidate // something else in the deck, or none of these: made up
}

func (c *compiler) newPicker(d *draft, f Form, stem string) *picker {
	p := &picker{c: c, d: d, key: d.sides[0].answers[0].shown, id: d.questionID(f), stem: words(stem), possible: d.possible}
	if p.key.scalar() {
		p.writing, p.known = writingOf(p.key), givenIn(p.stem, p.key)
	}
	p.low = int(hash64(p.id, "low") % (wantedWrong + 1))
	return p
}

// pick takes what the author wrote, then the rows of an exclusive table, then
// what is apart from everything possible.
func (p *picker) pick() {
	p.byHand()
	if p.d.of.table != nil {
		p.rows()
	}
	if p.d.of.Single || p.d.of.Complete {
		p.fromDeck()
	}
}

func (p *picker) full() bool { return len(p.taken) >= wantedWrong }

// byHand takes the author's own wrong options in the author's order, and notes
// why one is left out.
func (p *picker) byHand() {
	for i, w := range p.d.of.Wrong {
		t := p.c.vocab.thing(w.Text, p.d.of.kind, p.d.of.Unit)
		switch why := p.misfit(t); {
		case p.full():
			p.d.of.unused(i, "A choice has three wrong options, and three stand before it.")
		case p.metBy(t): // an error that is said already
		case why != fitting:
			p.d.of.unused(i, p.misfitWhy(why, t))
		default:
			p.d.of.used(i)
			p.taken = append(p.taken, wrong{thing: t, byHand: first(sentence(w.Why), "The author of the deck rules it out.")})
		}
	}
}

// rows takes answers of other rows of an exclusive table.
func (p *picker) rows() {
	list := p.c.scratch[:0]
	try := func(x *candidate) bool {
		if x.from.of == p.d.of {
			return true
		}
		t := p.styled(x.thing)
		if t != nil && t.Hedge == p.key.Hedge && p.known.by(t) && !p.metBy(t) && p.fits(t) {
			list.add(p, 0, wrong{thing: t, row: x.from})
		}
		return len(list) < maxRanked
	}
	table := p.c.pools.byKey[poolKey{table: p.d.of.table}]
	if p.key.scalar() {
		table.beside(p.key.Span.Lo, maxLooked/2, try)
	} else {
		table.stretch(hash64(p.id), maxLooked, try)
	}
	p.take(list)
}

// metBy reports whether something possible visibly meets a thing.
func (p *picker) metBy(t *thing) bool {
	return slices.ContainsFunc(p.possible, func(x *thing) bool { return meets(t, x) })
}

// proven reports whether a thing is apart from everything possible.
func (p *picker) proven(t *thing) bool {
	for _, x := range p.possible {
		if !p.c.apart(t, x) {
			return false
		}
	}
	return true
}

// fromDeck takes what is apart from everything possible: answers elsewhere and
// names of the right answer's kind, then of the kinds below it, then made-up
// scalars.
func (p *picker) fromDeck() {
	if p.full() {
		return
	}
	if p.key.scalar() {
		p.take(p.scalars())
		return
	}
	kinds := append([]*kindEntry{p.key.kind}, p.key.kind.below...)
	for i, k := range kinds {
		list := p.c.scratch[:0]
		try := func(x *candidate) bool {
			if p.fits(x.thing) && p.proven(x.thing) {
				list.add(p, min(i, 1), wrong{thing: x.thing, deck: x})
			}
			return len(list) < maxRanked
		}
		p.c.pools.byKey[poolKey{kind: k, topic: p.d.of.Topic}].stretch(hash64(p.id), maxLooked, try)
		p.take(list)
		if list = list[:0]; p.full() {
			return
		}
		p.c.pools.byKey[poolKey{kind: k}].stretch(hash64(p.id), maxLooked, try)
		p.take(list)
		if p.full() {
			return
		}
	}
}

// scalars ranks the deck's own numbers and dates around the right one together
// with made-up ones. Beside a hedged answer only made-up ones with the same
// hedge don't stand out.
func (p *picker) scalars() ranking {
	list := p.c.scratch[:0]
	within, ok := p.c.rangeOf(p.d.of)
	try := func(t *thing, x *candidate) {
		if t = p.styled(t); t == nil || !p.known.by(t) {
			return
		}
		if rounded(p.key, t) || x == nil && tooNear(p.key, t) {
			return
		}
		if ok && !inRange(t, within) || p.tooLate(t) || p.c.pools.contested(t, p.d.of.Topic) {
			return
		}
		if t.Hedge == p.key.Hedge && p.fits(t) && p.proven(t) {
			list.add(p, 0, wrong{thing: t, deck: x})
		}
	}
	if p.key.Hedge == Exact {
		for _, k := range append([]*kindEntry{p.key.kind}, p.key.kind.below...) {
			p.c.pools.byKey[poolKey{kind: k}].beside(p.key.Span.Lo, maxRanked/2, func(x *candidate) bool {
				try(x.thing, x)
				return true
			})
		}
	}
	if list.near() >= enoughNear {
		return list
	}
	for _, text := range made(p.key, p.c.pools.latest, p.d.of.Unit != "") {
		try(p.c.vocab.read(text, p.key.kind, p.d.of.Unit), nil)
	}
	return list
}

// tooLate reports whether a date lies beyond what the deck can speak of, which
// would give it away, unless the right answer does too.
func (p *picker) tooLate(t *thing) bool {
	latest := p.c.pools.latest
	return t.Base.date() && t.Span.Lo > latest && p.key.Span.Lo <= latest
}

// ranked is a legal option with its rank.
type ranked struct {
	wrong
	distance int
	hash     uint64
}

type ranking []ranked

// near counts the options that could hardly be nearer.
func (r ranking) near() int {
	n := 0
	for _, x := range r {
		if x.distance == 0 {
			n++
		}
	}
	return n
}

func (r *ranking) add(p *picker, tier int, w wrong) {
	*r = append(*r, ranked{w, 10*tier + p.c.distance(p.key, w.thing), hash64(p.id, w.key)})
}

// take fills up with the best of a ranking. Scalars first keep to their share
// below and above the right answer, so that it isn't always the middle one.
func (p *picker) take(list ranking) {
	p.c.scratch = list
	slices.SortFunc(list, func(a, b ranked) int {
		return cmp.Or(cmp.Compare(a.distance, b.distance), cmp.Compare(a.hash, b.hash), cmp.Compare(a.key, b.key))
	})
	if p.key.scalar() {
		p.fill(list, p.shared)
	}
	p.fill(list, func(*thing) bool { return true })
}

func (p *picker) fill(list ranking, wanted func(*thing) bool) {
	for _, r := range list {
		if p.full() {
			return
		}
		if wanted(r.thing) && p.fits(r.thing) {
			p.taken = append(p.taken, r.wrong)
		}
	}
}

// shared reports whether the side of the right answer on which a scalar lies
// has room left.
func (p *picker) shared(t *thing) bool {
	low := 0
	for _, w := range p.taken {
		if w.Span.Lo < p.key.Span.Lo {
			low++
		}
	}
	if t.Span.Lo < p.key.Span.Lo {
		return low < p.low
	}
	return len(p.taken)-low < wantedWrong-p.low
}

// options puts the right answer among the wrong ones, at a place that only the
// question's id decides.
func (p *picker) options() []Option {
	slices.SortFunc(p.taken, func(a, b wrong) int {
		return cmp.Or(cmp.Compare(hash64(p.id, a.key), hash64(p.id, b.key)), cmp.Compare(a.key, b.key))
	})
	list := make([]Option, 0, len(p.taken)+1)
	for _, w := range p.taken {
		list = append(list, Option{Text: w.Text, Why: p.wrongWhy(w)})
	}
	at := int(hash64(p.id, "key") % uint64(len(list)+1))
	key := Option{Text: p.key.Text, Correct: true, Why: p.keyWhy()}
	return slices.Insert(list, at, key)
}
