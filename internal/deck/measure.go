package deck

// This file measures a book: what of its questions could give answers away, and
// how well its facts are supported and asked. It judges nothing; what is good is
// said in docs/deck-format.md.

import (
	"math"
	"slices"
	"strings"
	"unicode/utf8"
)

// Stats is what is measured over a book.
type Stats struct {
	Deck      string      `json:"deck"`
	Facts     int         `json:"facts"`
	Cards     int         `json:"cards"`
	Questions int         `json:"questions"`
	Forms     []FormCount `json:"forms"` // in the order of Forms, those that are made
	Choices   ChoiceStats `json:"choices"`
	OneForm   []string    `json:"one_form"` // facts with a card that is asked in one form only, or in none
	Sources   []Tally     `json:"sources"`  // facts by how many sources they cite
	Reports   []Tally     `json:"reports"`  // facts by how many independent reports these are
	Disputed  []string    `json:"disputed"` // facts whose reports differ
}

// FormCount is how many questions a form has.
type FormCount struct {
	Form  Form `json:"form"`
	Count int  `json:"count"`
}

// Tally is how many of something have a number: of 30 questions, 4 options.
type Tally struct {
	Number int `json:"number"`
	Count  int `json:"count"`
}

// ChoiceStats is measured over questions that offer options side by side, of
// which one is right.
type ChoiceStats struct {
	Questions int     `json:"questions"`
	Options   []Tally `json:"options"` // questions by how many options they offer
	Places    []Place `json:"places"`  // where the right option stands, from the first place on

	// Longest and Shortest are how often somebody would be right who always took
	// the longest, or the shortest, option, one of several at random; Chance is
	// how often somebody who took any.
	Longest  float64 `json:"longest"`
	Shortest float64 `json:"shortest"`
	Chance   float64 `json:"chance"`
}

// Place is how often the right option stands at one place, and how often chance
// would put it there.
type Place struct {
	Keys   int     `json:"keys"`
	Chance float64 `json:"chance"`
}

// Measure measures a book.
func Measure(b *Book) Stats {
	s := Stats{
		Deck: b.Deck, Cards: len(b.Cards), Questions: len(b.Questions), Choices: measureChoices(b),
		Forms: []FormCount{}, OneForm: []string{}, Disputed: []string{},
	}
	for _, form := range Forms() {
		n := 0
		for i := range b.Questions {
			if b.Questions[i].Form == form {
				n++
			}
		}
		if n > 0 {
			s.Forms = append(s.Forms, FormCount{form, n})
		}
	}
	s.measureFacts(b)
	return s
}

// measureFacts looks at the cards of one fact after another.
func (s *Stats) measureFacts(b *Book) {
	cards := make(map[string][]*Card)
	var facts []string
	for i := range b.Cards {
		c := &b.Cards[i]
		if len(c.Of) > 0 { // a set tells nothing of its own
			continue
		}
		if cards[c.Fact] == nil {
			facts = append(facts, c.Fact)
		}
		cards[c.Fact] = append(cards[c.Fact], c)
	}
	s.Facts = len(facts)
	sources, reports := make(map[int]int), make(map[int]int)
	for _, fact := range facts {
		list := cards[fact]
		cited, origins := b.support(list)
		sources[cited]++
		reports[origins]++
		if list[0].Disputed {
			s.Disputed = append(s.Disputed, fact)
		}
		if slices.ContainsFunc(list, func(c *Card) bool {
			return !strings.HasSuffix(c.ID, "/"+differ) && len(b.QuestionsOf(c.ID)) < 2
		}) {
			s.OneForm = append(s.OneForm, fact)
		}
	}
	s.Sources, s.Reports = tallied(sources), tallied(reports)
}

// support counts the sources that some cards cite, and the reports that these
// are.
func (b *Book) support(cards []*Card) (sources, reports int) {
	cited, origins := make(map[string]bool), make(map[string]bool)
	for _, c := range cards {
		for _, claim := range c.Claims {
			for _, cite := range claim.Cites {
				cited[cite.Source] = true
				origins[b.Origin(cite)] = true
			}
		}
	}
	return len(cited), len(origins)
}

// tallied puts counts into the order of their numbers.
func tallied(counts map[int]int) []Tally {
	list := make([]Tally, 0, len(counts))
	for number, count := range counts {
		list = append(list, Tally{number, count})
	}
	slices.SortFunc(list, func(a, b Tally) int { return a.Number - b.Number })
	return list
}

// measureChoices looks at the questions with options side by side.
func measureChoices(b *Book) ChoiceStats {
	c := ChoiceStats{Places: []Place{}}
	options := make(map[int]int)
	for i := range b.Questions {
		q := &b.Questions[i]
		key := q.onlyRight()
		if key < 0 {
			continue
		}
		c.Questions++
		options[len(q.Options)]++
		chance := 1 / float64(len(q.Options))
		for len(c.Places) < len(q.Options) {
			c.Places = append(c.Places, Place{})
		}
		for at := range q.Options {
			c.Places[at].Chance += chance
		}
		c.Places[key].Keys++
		c.Chance += chance
		c.Longest += q.guessed(key, 1)
		c.Shortest += q.guessed(key, -1)
	}
	c.Options = tallied(options)
	for i := range c.Places {
		c.Places[i].Chance = rounded4(c.Places[i].Chance)
	}
	if n := float64(c.Questions); n > 0 {
		c.Longest, c.Shortest, c.Chance = rounded4(c.Longest/n), rounded4(c.Shortest/n), rounded4(c.Chance/n)
	}
	return c
}

// onlyRight is where the only right one among options side by side stands, or
// -1 where the question has no such options.
func (q *Question) onlyRight() int {
	right := func(o Option) bool { return o.Correct }
	at := slices.IndexFunc(q.Options, right)
	if q.Form == TrueFalse || at < 0 || slices.ContainsFunc(q.Options[at+1:], right) {
		return -1
	}
	return at
}

// guessed is how likely somebody is right who takes the longest option, or for
// a sign of -1 the shortest.
func (q *Question) guessed(key, sign int) float64 {
	length := func(o Option) int { return sign * utf8.RuneCountInString(o.Text) }
	best, ties := length(q.Options[key]), 0
	for _, o := range q.Options {
		switch n := length(o); {
		case n > best:
			return 0
		case n == best:
			ties++
		}
	}
	return 1 / float64(ties)
}

// rounded4 keeps four figures behind the point, as many as anybody reads.
func rounded4(x float64) float64 { return math.Round(x*1e4) / 1e4 }
