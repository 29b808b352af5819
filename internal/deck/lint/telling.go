package lint

// This file holds the rules that look at questions as the compiler makes them: an
// answer that its looks give away among the options, one whose words stand in the
// ask, and a question word that the answer does not answer.

import (
	"slices"
	"strings"
	"unicode/utf8"

	"quiz/internal/deck"
)

// farLonger is how many characters more than every other option, and how many times
// as many, make the right one stand out. Shorter ones are told by the same measure.
const (
	farLonger = 20
	timesLong = 2
)

// looks are the ways in which a text may differ from others at a glance, but for its
// length.
var looks = []struct {
	is   func(string) bool
	says string
}{
	{func(s string) bool { return strings.ContainsAny(s, "0123456789") }, "has a figure"},
	{hedgedText, "is hedged"},
	{func(s string) bool { return beginsWith(s, "a", "an", "the") }, "begins with an article"},
	{func(s string) bool { return strings.HasSuffix(s, ".") && strings.Contains(s, " ") }, "ends in a full stop"},
}

// hedgedText reports whether a text says how firmly it is meant.
func hedgedText(s string) bool {
	return beginsWith(s, "about", "around", "roughly", "approximately", "nearly", "almost", "over", "under", "circa", "possibly", "probably", "perhaps") ||
		slices.ContainsFunc([]string{"at least ", "at most ", "more than ", "fewer than ", "less than ", "up to "}, func(h string) bool { return strings.HasPrefix(strings.ToLower(s), h) })
}

func beginsWith(s string, list ...string) bool {
	first, rest, _ := strings.Cut(strings.ToLower(s), " ")
	return rest != "" && slices.Contains(list, first)
}

// tellingOptions finds choices whose right option alone looks different, in what the
// compiler offers and in what an author does. It is a note: names are as long as they
// are, and the compiler has chosen the likest that is provably wrong.
func tellingOptions(p *pass) {
	p.questions(func(f *deck.Fact, q *deck.Question) {
		right, wrong := "", []string(nil)
		for _, o := range q.Options {
			if o.Correct {
				right = o.Text
			} else {
				wrong = append(wrong, o.Text)
			}
		}
		if q.Form != deck.Choice && q.Form != deck.Attribution || right == "" || len(wrong) < 2 {
			return
		}
		if how := givesAway(right, wrong); how != "" {
			p.say(f.At, "write options that look alike, or change the answer's mark", "of the options of %s the answer alone %s: %q", q.ID, how, right)
		}
	})
}

// givesAway says how the right option alone differs from all others, or "".
func givesAway(right string, wrong []string) string {
	for _, l := range looks {
		is := l.is(right)
		if !slices.ContainsFunc(wrong, func(w string) bool { return l.is(w) == is }) {
			if is {
				return l.says
			}
			return strings.NewReplacer("has a", "has no", "is hedged", "is not hedged", "begins with an", "begins with no", "ends in a", "ends in no").Replace(l.says)
		}
	}
	n, longest := utf8.RuneCountInString(right), 0
	for _, w := range wrong {
		longest = max(longest, utf8.RuneCountInString(w))
	}
	if n >= timesLong*longest && n-longest >= farLonger {
		return "is far longer than the others"
	}
	return ""
}

// questions tells every question that the deck compiles to, with its fact.
func (p *pass) questions(tell func(f *deck.Fact, q *deck.Question)) {
	if p.book == nil {
		return
	}
	facts := make(map[string]*deck.Fact, len(p.deck.Facts))
	for i := range p.deck.Facts {
		facts[p.deck.Facts[i].ID] = &p.deck.Facts[i]
	}
	of := make(map[string]*deck.Fact, len(p.book.Cards))
	for i := range p.book.Cards {
		of[p.book.Cards[i].ID] = facts[p.book.Cards[i].Fact]
	}
	for i := range p.book.Questions {
		if q := &p.book.Questions[i]; of[q.Card] != nil {
			tell(of[q.Card], q)
		}
	}
}

// answerWordInAsk finds asks that hold some of their answer's words: a last name, or
// more than half of what a longer answer says. The whole answer is check's to find.
func answerWordInAsk(p *pass) {
	typed := make(map[string]bool)
	p.questions(func(f *deck.Fact, q *deck.Question) {
		if typed[f.ID] || q.Form != deck.Typed || f.Ask == "" {
			return
		}
		ask := telling(f.Ask)
		for _, answer := range q.Answers {
			if w := shownBy(ask, answer, q.Type); w != "" {
				typed[f.ID] = true
				at := f.AskAt
				if f.Row != "" {
					at = f.At // the ask is the whole table's
				}
				p.say(at, "word the question without it", "the ask of %s holds %q, a word of its answer %q", f.ID, w, answer)
				return
			}
		}
	})
}

// shownBy is a word of an ask that tells an answer, or "".
func shownBy(ask map[string]bool, answer string, kind deck.Base) string {
	list := slices.DeleteFunc(deck.Words(answer), func(w string) bool { return small[w] })
	if len(list) < 2 {
		return ""
	}
	if last := list[len(list)-1]; kind == deck.BasePerson && ask[last] {
		return last
	}
	found := slices.DeleteFunc(slices.Clone(list), func(w string) bool { return !ask[w] })
	if kind != deck.BasePerson && len(list) > 2 && 2*len(found) > len(list) {
		return found[0]
	}
	return ""
}

// answered are the first words of asks and the kinds of value that cannot answer
// them.
var answered = []struct {
	begins string
	never  []deck.Base
}{
	{"who ", []deck.Base{deck.BasePlace, deck.BaseNumber, deck.BaseYear, deck.BaseMonth, deck.BaseDay}},
	{"when ", []deck.Base{deck.BasePerson, deck.BasePlace, deck.BaseGroup, deck.BaseOrganisation}},
	{"where ", []deck.Base{deck.BasePerson, deck.BaseNumber, deck.BaseYear, deck.BaseMonth, deck.BaseDay}},
	{"how many ", []deck.Base{deck.BasePerson, deck.BasePlace, deck.BaseGroup, deck.BaseOrganisation, deck.BaseMonth, deck.BaseDay}},
	{"in which year ", []deck.Base{deck.BasePerson, deck.BasePlace, deck.BaseGroup, deck.BaseOrganisation}},
	{"in which month ", []deck.Base{deck.BasePerson, deck.BasePlace, deck.BaseGroup, deck.BaseOrganisation, deck.BaseNumber, deck.BaseYear}},
	{"on which day ", []deck.Base{deck.BasePerson, deck.BasePlace, deck.BaseGroup, deck.BaseOrganisation, deck.BaseYear}},
}

// unaskedKind looks at facts whose kind the compiler infers; those that declare one
// are check's.
func unaskedKind(p *pass) {
	said := make(map[string]bool)
	p.questions(func(f *deck.Fact, q *deck.Question) {
		if f.Kind != "" || f.Ask == "" || said[f.ID] || q.Form != deck.Typed && q.Form != deck.Numeric && q.Form != deck.Dated {
			return
		}
		ask := strings.ToLower(f.Ask)
		for _, a := range answered {
			if strings.HasPrefix(ask, a.begins) && slices.Contains(a.never, q.Type) {
				said[f.ID] = true
				p.say(f.AskAt, "change the question, or declare the kind", "the ask of %s begins with %q, and its answer is read as a %s", f.ID, strings.TrimSpace(a.begins), q.Type)
			}
		}
	})
}
