package deck

// This file judges options by the world they came from, with readers of its
// own, and shows that it can find an unsound option where there is one.

import (
	"math"
	"strconv"
	"strings"
	"testing"
	"time"
)

// truth says whether a text may be right. It is generous: what overlaps
// something right, or what any report claimed, counts as right too.
type truth func(w *world, text string) bool

// denotes is true of everything that overlaps one of some things.
func denotes(right ...*entity) truth {
	return func(w *world, text string) bool {
		e := w.spelled[fold(text)]
		if e == nil {
			return false
		}
		for _, r := range right {
			if e.overlaps(r) {
				return true
			}
		}
		return false
	}
}

// stretch is a closed interval of numbers or of days.
type stretch struct{ lo, hi float64 }

// dates is true of every date whose days meet one of some intervals.
func dates(right ...stretch) truth { return meetsOne(oracleDays, right) }

// counts is true of every number whose interval meets one of some intervals.
func counts(right ...stretch) truth { return meetsOne(oracleNumber, right) }

func meetsOne(read func(string) (lo, hi float64, ok bool), right []stretch) truth {
	return func(_ *world, text string) bool {
		lo, hi, ok := read(text)
		if !ok {
			return true // an option that the oracle can't read is no proven one
		}
		for _, r := range right {
			if lo <= r.hi && r.lo <= hi {
				return true
			}
		}
		return false
	}
}

// reads is true of some texts.
func reads(right ...string) truth {
	return func(_ *world, text string) bool {
		for _, r := range right {
			if r == text {
				return true
			}
		}
		return false
	}
}

// either is true where one of some truths is.
func either(list ...truth) truth {
	return func(w *world, text string) bool {
		for _, t := range list {
			if t(w, text) {
				return true
			}
		}
		return false
	}
}

func days(t time.Time) float64 { return float64(t.Unix() / 86400) }

// oracleDays reads a year, a month or a day, in the ways in which the worlds
// write them.
func oracleDays(text string) (lo, hi float64, ok bool) {
	bare, about := strings.CutPrefix(text, "about ")
	for layout, next := range map[string][3]int{"2006": {1, 0, 0}, "January 2006": {0, 1, 0}, "2 January 2006": {0, 0, 1}} {
		t, err := time.Parse(layout, bare)
		if err != nil {
			continue
		}
		end := t.AddDate(next[0], next[1], next[2])
		if about {
			t, end = t.AddDate(-1, 0, 0), end.AddDate(1, 0, 0)
		}
		return days(t), days(end) - 1, true
	}
	return 0, 0, false
}

// oracleNumber reads a count.
func oracleNumber(text string) (lo, hi float64, ok bool) {
	bare, about := strings.CutPrefix(text, "about ")
	n, err := strconv.ParseFloat(strings.ReplaceAll(bare, ",", ""), 64)
	if err != nil {
		return 0, 0, false
	}
	if about {
		return n * 0.75, n * 1.25, true
	}
	return n, n, true
}

// finding is an option that the world says may be right.
type finding struct{ question, option string }

// judgeBook counts the wrong options of a book and lists those that may be
// right.
func (w *world) judgeBook(d *Deck, b *Book, tally map[string]int) (options int, found []finding) {
	for i := range b.Questions {
		q := &b.Questions[i]
		if len(q.Items) > 0 {
			found = append(found, w.judgeItems(b, q, tally)...)
			continue
		}
		card, _ := b.Card(q.Card)
		holds := w.truths[card.Fact]
		if q.Form == TrueFalse && w.sentences[card.Fact] != nil {
			holds = w.sentences[card.Fact]
		}
		if q.Form == Reverse {
			holds = func(w *world, text string) bool { return w.answersFor(card, text) }
		}
		if q.Form == Attribution {
			holds = func(w *world, text string) bool { return w.attributes(card, d, text) }
		}
		for _, o := range q.Options {
			text := o.Text
			if q.Form == TrueFalse {
				text = stated(card, o.Text)
			}
			if o.Correct {
				if text == "" || holds != nil && !holds(w, text) {
					found = append(found, finding{q.ID, "not " + o.Text})
				}
				continue
			}
			options++
			tally[w.family[card.Fact]]++
			if q.Form == TrueFalse {
				tally["statement"]++
			}
			tally[string(q.Form)]++
			if holds == nil || text == "" || holds(w, text) {
				found = append(found, finding{q.ID, o.Text})
			}
		}
	}
	return options, found
}

// stated is what a statement puts in the place of the card's first answer, read
// off the sentence around it; "" where it says something else.
func stated(card *Card, statement string) string {
	claim := card.Claims[0]
	before, after := claim.Text[:claim.Marks[0][0]], claim.Text[claim.Marks[0][1]:]
	at := strings.Index(strings.ToLower(statement), strings.ToLower(before)) // it may follow "According to …"
	if at < 0 || !strings.HasSuffix(statement, after) || at+len(before)+len(after) >= len(statement) {
		return ""
	}
	return statement[at+len(before) : len(statement)-len(after)]
}

// TestNoOptionIsTrue is the soundness of the compiler: over more than 100,000
// wrong options from made-up worlds, none may be right. Short runs look at a
// tenth of them.
func TestNoOptionIsTrue(t *testing.T) {
	wanted := 100_000
	if testing.Short() {
		wanted = 10_000
		t.Log("short: 10,000 options instead of 100,000")
	}
	total := 0
	tally := make(map[string]int)
	worlds := uint64(0)
	for ; total <= wanted; worlds++ {
		w := newWorld(worlds)
		d := w.deck()
		b, diags := Compile(d)
		if diags.Errors() > 0 {
			t.Fatalf("world %d: its own deck has errors: %v", worlds, diags)
		}
		n, found := w.judgeBook(d, b, tally)
		for _, f := range found {
			t.Errorf("world %d: %s offers %q as wrong, and it may be right", worlds, f.question, f.option)
		}
		if total += n; worlds > 1000 {
			t.Fatalf("%d options in %d worlds: the worlds hardly make questions", total, worlds)
		}
	}
	t.Logf("%d options in %d worlds: %v", total, worlds, tally)
	if tally["statement"] < total/4 {
		t.Errorf("only %d of %d options are statements", tally["statement"], total)
	}
	for _, form := range []Form{Choice, TrueFalse, Multiple, Attribution, Reverse} {
		if tally[string(form)] < total/1000 {
			t.Errorf("only %d of %d options are of the form %s: it is hardly tested", tally[string(form)], total, form)
		}
	}
	for _, family := range families {
		if tally[family] < total/1000 {
			t.Errorf("only %d of %d options are of the sort %q: it is hardly tested", tally[family], total, family)
		}
	}
}

// TestOracleFindsTrueOptions shows that the test above can fail: a compiler
// that believes everything different to be apart, and decks whose authors keep
// quiet about what may be right, are found out.
func TestOracleFindsTrueOptions(t *testing.T) {
	cases := map[string]struct {
		spoil func(d *Deck)
		blind func(c *compiler)
		apart func(a, b *thing) bool
	}{
		"everything different is apart": {apart: func(a, b *thing) bool { return !a.same(b) }},
		"sentences of other facts are not looked at": {blind: func(c *compiler) {
			for key := range c.peers {
				if strings.HasPrefix(key, "gap") {
					delete(c.peers, key)
				}
			}
		}},
		"words of others are not looked at": {blind: func(c *compiler) {
			c.speech().threes = nil
			for _, s := range c.subjects {
				if !s.Quote {
					s.Forms = []string{"self"}
				} else {
					s.Forms = []string{"attribution"}
				}
			}
		}},
		"subjects are taken for closed": {spoil: func(d *Deck) {
			for i := range d.Facts {
				d.Facts[i].Forms = []string{"reverse"}
			}
		}, apart: func(a, b *thing) bool { return !a.same(b) }},
		"reports of one origin are taken for two": {blind: func(c *compiler) {
			for id, s := range c.sources {
				other := *s
				other.Origin = ""
				c.sources[id] = &other
			}
			for _, s := range c.subjects {
				if len(s.Positions) == 0 {
					s.Forms = []string{"self"}
				} else {
					s.Forms = []string{"attribution"}
				}
			}
		}},
		"maybe is kept quiet": {spoil: func(d *Deck) {
			for i := range d.Facts {
				d.Facts[i].Maybe = nil
			}
		}},
		"only the first position is told": {spoil: func(d *Deck) {
			for i := range d.Facts {
				d.Facts[i].Positions = d.Facts[i].Positions[:min(1, len(d.Facts[i].Positions))]
			}
		}},
		"a tolerance is kept quiet": {spoil: func(d *Deck) {
			for i := range d.Facts {
				d.Facts[i].Tolerance = ""
			}
		}},
		"an open question is called single": {spoil: func(d *Deck) {
			for i := range d.Facts {
				d.Facts[i].Single = true
				d.Facts[i].Ask = strings.Replace(d.Facts[i].Ask, "Name one", "What is the", 1)
			}
		}},
		"some of several answers are called all of them": {spoil: func(d *Deck) {
			for i := range d.Facts {
				if f := &d.Facts[i]; len(f.Claim.Answers) > 2 {
					f.Claim.Answers, f.Complete = f.Claim.Answers[:2], true
					f.Claim.Marks = f.Claim.Marks[:2]
					f.Forms = []string{"multiple"}
				} else {
					f.Forms = []string{"self"}
				}
			}
		}},
		"regions are called apart": {spoil: func(d *Deck) {
			for i := range d.Kinds {
				d.Kinds[i].Apart = true
			}
		}},
	}
	for name, mutant := range cases {
		t.Run(name, func(t *testing.T) {
			for seed := range uint64(30) {
				w := newWorld(seed)
				d := w.deck()
				if mutant.spoil != nil {
					mutant.spoil(d)
				}
				c := newCompiler(d)
				if mutant.apart != nil {
					c.apart = mutant.apart
				}
				if mutant.blind != nil {
					mutant.blind(c)
				}
				b, _ := c.run()
				if _, found := w.judgeBook(d, b, make(map[string]int)); len(found) > 0 {
					return
				}
			}
			t.Error("the oracle finds nothing wrong with it")
		})
	}
}

// TestOracleFindsTrueStatements shows the same of statements alone, and that a
// claim which is no true statement is found too.
func TestOracleFindsTrueStatements(t *testing.T) {
	cases := map[string]func(b *Book){
		"options that are statements alone": func(b *Book) {
			for i := range b.Questions {
				if b.Questions[i].Form != TrueFalse {
					b.Questions[i].Options = nil
				}
			}
		},
		"true and false are mixed up": func(b *Book) {
			for i := range b.Questions {
				if q := &b.Questions[i]; q.Form == TrueFalse {
					for j := range q.Options {
						q.Options[j].Correct = !q.Options[j].Correct
					}
				}
			}
		},
		"a statement says something else": func(b *Book) {
			for i := range b.Questions {
				if q := &b.Questions[i]; q.Form == TrueFalse {
					q.Options[0].Text = "Nothing happened."
				}
			}
		},
	}
	for name, spoil := range cases {
		t.Run(name, func(t *testing.T) {
			for seed := range uint64(30) {
				w := newWorld(seed)
				d := w.deck()
				c := newCompiler(d)
				if name == "options that are statements alone" {
					c.apart = func(a, b *thing) bool { return !a.same(b) }
				}
				b, _ := c.run()
				spoil(b)
				if _, found := w.judgeBook(d, b, make(map[string]int)); len(found) > 0 {
					return
				}
			}
			t.Error("the oracle finds nothing wrong with it")
		})
	}
}

// TestApartIsTrueInTheWorld compares all pairs of names of many worlds: what
// is apart in the deck has nothing in common in the world. Each clause of the
// predicate is then left out in turn, and must be missed.
func TestApartIsTrueInTheWorld(t *testing.T) {
	if n := falselyApart(t, apart); n > 0 {
		t.Errorf("%d pairs are apart in a deck and overlap in its world", n)
	}
	mutants := map[string]func(a, b *thing) bool{
		"touches": func(a, b *thing) bool {
			return !a.scalar() && inApartKind(a.kind, b.kind) && a.listed() && b.listed() &&
				!a.entry.Crowd && !b.entry.Crowd && a.entry != b.entry && !a.entry.related(b.entry) &&
				!shareEntry(a.entry.down, b.entry.down)
		},
		"part of": func(a, b *thing) bool {
			return !a.scalar() && inApartKind(a.kind, b.kind) && a.listed() && b.listed() && !a.entry.Crowd && !b.entry.Crowd && a.entry != b.entry &&
				len(a.entry.touches)+len(b.entry.touches) == 0
		},
		"kinds": func(a, b *thing) bool {
			return a.listed() && b.listed() && !a.entry.Crowd && !b.entry.Crowd && !a.entry.mayOverlap(b.entry)
		},
		"crowds": func(a, b *thing) bool {
			return inApartKind(a.kind, b.kind) && a.listed() && b.listed() && !a.entry.mayOverlap(b.entry)
		},
		"spellings that a mark joins": func(a, b *thing) bool {
			x, y := *a, *b
			x.kin, y.kin = nil, nil
			return apart(&x, &y)
		},
		"shared words": func(a, b *thing) bool {
			return !a.same(b) && a.Base == BasePerson && b.Base == BasePerson && !crowd(a) && !crowd(b)
		},
	}
	for clause, mutant := range mutants {
		if falselyApart(t, mutant) == 0 {
			t.Errorf("without its clause on %s the predicate is as good: the worlds don't try it", clause)
		}
	}
}

func falselyApart(t *testing.T, apart func(a, b *thing) bool) (n int) {
	t.Helper()
	for seed := range uint64(12) {
		w := newWorld(seed)
		v := newGlossary(w.deck())
		var things []*thing
		for _, text := range w.texts {
			if e := w.spelled[fold(text)]; !e.tells { // else no fact mentions it
				things = append(things, v.thing(text, v.kind(e.kind), ""))
			}
		}
		for _, a := range things {
			for _, b := range things {
				if apart(a, b) && w.spelled[a.key].overlaps(w.spelled[b.key]) {
					n++
				}
			}
		}
	}
	return n
}

// TestApartScalars tries intervals against the numbers in them.
func TestApartScalars(t *testing.T) {
	texts := []string{
		"13", "12", "about 12", "at least 12", "more than 12", "up to 12", "fewer than 12", "14", "about 13", "15", "16", "about 20",
	}
	v := newGlossary(&Deck{})
	for _, x := range texts {
		for _, y := range texts {
			a, b := v.thing(x, v.kind("number"), ""), v.thing(y, v.kind("number"), "")
			for n := 0.0; n < 40; n++ {
				if in(n, a) && in(n, b) && apart(a, b) {
					t.Errorf("%s and %s are apart, but both may be %v", x, y, n)
				}
			}
		}
	}
}

func in(n float64, t *thing) bool {
	return !math.IsNaN(n) && t.Span.Lo <= n && n <= t.Span.Hi
}
