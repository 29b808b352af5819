package deck

// This file sets one response against all that a question accepts or lets
// pass, and judges what equals one of them. Likeness that is less than equal
// belongs to judge_words.go, judge_number.go and judge_date.go.

import (
	"cmp"
	"slices"
	"strings"
)

// key is one accepted or nearly accepted text.
type key struct {
	text  string
	shown string // the answer that it spells
	words []string
	whole string // squashed with its articles: overthehorizon
	code  Code
	near  *Near // the entry it belongs to, or nil where it is right
}

// match is one response under judgement.
type match struct {
	q       *Question
	lexicon *lexicon
	text    string
	forms   [][]string // the response's words, as given and in other readings
	keys    []key
	nears   []key

	resolved []resolution // of the question's card
}

// resolution is how the editors worked a relative date out, for some answers.
type resolution struct {
	text    string
	answers []string
}

// match prepares a response for judging.
func (b *Book) match(q *Question, text string) *match {
	m := &match{q: q, lexicon: b.lexicon(), text: text}
	for _, answer := range q.Answers {
		m.keys = append(m.keys, newKey(answer, answer, CodeExact))
	}
	for _, other := range q.Accept {
		shown := other
		if len(q.Answers) == 1 {
			shown = q.Answers[0]
		}
		m.keys = append(m.keys, newKey(other, shown, CodeAlias))
	}
	if !q.Type.scalar() {
		m.keys = m.withAliases(m.keys)
	}
	for i := range q.Nearly {
		m.addNear(&q.Nearly[i])
	}
	m.forms = m.readings(dropArticles(words(text)))
	if card, ok := b.Card(q.Card); ok && q.Type.date() {
		for _, claim := range card.Claims {
			if claim.Resolved != "" {
				m.resolved = append(m.resolved, resolution{claim.Resolved, slices.Concat(claim.Answers, claim.Accept)})
			}
		}
	}
	return m
}

func newKey(text, shown string, code Code) key {
	list := words(text)
	return key{text: text, shown: shown, words: dropArticles(list), whole: squash(list), code: code}
}

func (m *match) addNear(n *Near) {
	keys := []key{newKey(n.Text, n.Text, CodeNear)}
	for _, also := range n.Also {
		keys = append(keys, newKey(also, n.Text, CodeNear))
	}
	if !m.q.Type.scalar() {
		keys = m.withAliases(keys)
	}
	for i := range keys {
		keys[i].code, keys[i].near = CodeNear, n
	}
	m.nears = append(m.nears, keys...)
}

// withAliases adds every spelling of the names that the keys denote.
func (m *match) withAliases(keys []key) []key {
	for _, k := range slices.Clone(keys) {
		name, ok := m.lexicon.name(k.words)
		if !ok {
			continue
		}
		for _, text := range append([]string{name.Text}, name.Also...) {
			alias := newKey(text, k.shown, CodeAlias)
			if !slices.ContainsFunc(keys, func(have key) bool { return slices.Equal(have.words, alias.words) }) {
				keys = append(keys, alias)
			}
		}
	}
	return keys
}

// readings are the response's words, and the same without what only leads up
// to an answer: "in Kabul", "it was Dr Hoffman". What an answer itself begins
// with is left alone.
func (m *match) readings(given []string) [][]string {
	forms := [][]string{given}
	if _, after, ok := strings.Cut(m.text, ","); ok && strings.Count(m.text, ",") == 1 {
		tail := words(after)
		if n := len(given) - len(tail); n > 0 && len(tail) > 0 {
			forms = append(forms, append(slices.Clone(tail), given[:n]...))
		}
	}
	short := given
	for len(short) > 1 && slices.Contains(leadIns, short[0]) && !m.answerBegins(short[0]) {
		short = short[1:]
	}
	for len(short) > 1 && slices.Contains(afterthoughts, short[len(short)-1]) {
		short = short[:len(short)-1]
	}
	if len(short) < len(given) {
		forms = append(forms, dropArticles(short))
	}
	return forms
}

// leadIns may stand before an answer without being part of it.
var leadIns = strings.Fields("it its they he she there was is were are that this has had been be in at on by from to of with for " +
	"because due i think guess believe suppose maybe perhaps probably answer " +
	"mr mrs ms miss dr prof professor president general sir gen col capt lt sgt maj adm sen gov")

func (m *match) answerBegins(word string) bool {
	return slices.ContainsFunc(m.keys, func(k key) bool {
		return k.code == CodeExact && len(k.words) > 0 && k.words[0] == word
	})
}

// exact judges a response that equals a text of the question. What is accepted
// comes first, so that a text listed twice is right.
func (m *match) exact() (Verdict, bool) {
	if k, ok := m.equal(m.keys); ok {
		return rightBy(k), true
	}
	if k, ok := m.several(); ok {
		return rightBy(k), true
	}
	if k, ok := m.equal(m.nears); ok {
		return nearBy(k), true
	}
	return Verdict{}, false
}

// equal finds the key that the response equals but for articles and gaps. As
// given it is tried against all keys before any other reading of it.
func (m *match) equal(keys []key) (key, bool) {
	for _, form := range m.forms {
		for _, k := range keys {
			if slices.Equal(form, k.words) {
				return k, true
			}
		}
		tight := squash(form)
		for _, k := range keys {
			if tight == squash(k.words) || tight == k.whole {
				return k, true
			}
		}
	}
	return key{}, false
}

// wrongOption judges a response that equals a wrong option of the same card: the
// deck says why it is wrong, whether it was chosen or typed.
func (m *match) wrongOption(siblings []*Question) (Verdict, bool) {
	for _, q := range siblings {
		for _, option := range q.Options {
			if option.Correct || q.Form != Choice || q.ByHand() {
				continue
			}
			if _, ok := m.equal([]key{newKey(option.Text, option.Text, CodeWrongOption)}); ok {
				return Verdict{Code: CodeWrongOption, Reason: cmp.Or(option.Why, sourceSays(m.q))}, true
			}
		}
	}
	return Verdict{}, false
}

// several accepts a list of answers where any one of them would do.
func (m *match) several() (key, bool) {
	if len(m.q.Answers) < 2 || m.q.Type.scalar() {
		return key{}, false
	}
	text := ungrouped(m.text)
	parts := partsOf(text)
	var first key
	for i := 0; i < len(parts); {
		k, n := m.longestOf(text, parts[i:])
		if n == 0 {
			return key{}, false
		}
		if first.text == "" {
			first = k
		}
		i += n
	}
	return first, first.text != ""
}

// longestOf is the key that the most of a list's first parts spell together, for an
// answer may hold a list mark itself, and how many they are.
func (m *match) longestOf(text string, parts [][2]int) (key, int) {
	for n := min(len(parts), maxRun); n > 0; n-- {
		tight := squash(dropArticles(words(text[parts[0][0]:parts[n-1][1]])))
		if at := slices.IndexFunc(m.keys, func(k key) bool { return squash(k.words) == tight }); at >= 0 {
			return m.keys[at], n
		}
	}
	return key{}, 0
}

// rightBy is the verdict for a response that denotes an accepted answer.
func rightBy(k key) Verdict {
	v := Verdict{Outcome: Right, Code: k.code, Reason: matches, Matched: k.shown}
	if k.code == CodeAlias && fold(k.shown) != fold(k.text) {
		v.Reason = "That matches the source. The answer is given here as " + k.shown + "."
	}
	return v
}

func nearBy(k key) Verdict {
	reason := cmp.Or(k.near.Why, "That is near, but not what the source says.")
	return Verdict{Outcome: Nearly, Code: CodeNear, Reason: reason, Matched: k.shown}
}

// says is a verdict whose reason ends by telling the answer.
func says(outcome Outcome, code Code, k key, format string) Verdict {
	return Verdict{Outcome: outcome, Code: code, Reason: strings.ReplaceAll(format, "%s", k.shown), Matched: k.shown}
}

// better is the verdict with the higher outcome, the first of equals. A verdict
// without a code is none.
func better(a, b Verdict) Verdict {
	if a.Code == "" || b.Outcome > a.Outcome {
		return b
	}
	return a
}
