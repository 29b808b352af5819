package deck

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"quiz/internal/markup"
)

// This file warns an author of wording that makes a question unclear or gives
// its answer away. It looks at words only: what a value denotes is not known
// here.

// checkWording looks at the whole deck once it is read.
func (r *reader) checkWording() {
	asked := map[Pos]bool{} // a table's ask is looked at once
	for i := range r.deck.Facts {
		f := &r.deck.Facts[i]
		if f.Ask != "" && !asked[f.AskAt] {
			asked[f.AskAt] = true
			r.askMark(f)
			r.questionWord(f)
		}
		r.openWording(f)
		r.answerInAsk(f)
	}
	r.sharedWords()
}

// english reports whether the deck's words can be judged by the lists below.
func (r *reader) english() bool {
	return strings.HasPrefix(strings.ToLower(r.deck.Language), "en")
}

// askPlace is where a fact's ask stands.
func (r *reader) askPlace(f *Fact) place {
	return place{f.AskAt, max(utf8.RuneCountInString(f.Ask), 1)}
}

// askMark warns of a question without a question mark.
func (r *reader) askMark(f *Fact) {
	end := strings.TrimRight(markup.Words(f.Ask), `"')”’» `)
	first, _, _ := strings.Cut(strings.ToLower(f.Ask), " ")
	if slices.Contains(commands, first) && r.english() {
		return
	}
	if last, _ := utf8.DecodeLastRuneInString(end); !strings.ContainsRune("?？؟;;", last) {
		r.warnAt(r.askPlace(f), "no-question-mark", "the ask does not end in a question mark").
			hint("ask a whole question, such as  Who was the first leader?  or begin with Name")
	}
}

// commands begin an ask that needs no question mark: "Name one reason."
var commands = []string{"name", "list", "give", "say", "describe", "explain", "complete"}

// openWords leave a question open: there may be other right answers.
var openWords = []string{"one of", "among", "including", "also", "another"}

// openWording warns of a promise of one answer beside words that leave it open.
func (r *reader) openWording(f *Fact) {
	if !f.Single && !f.Complete || !r.english() {
		return
	}
	promise := "single"
	if !f.Single {
		promise = "complete"
	}
	p := r.askPlace(f)
	found := firstPhrase(f.Ask, openWords)
	for _, c := range f.claims() {
		if found == "" {
			found, p = firstPhrase(c.unmarked(), openWords), place{c.At, 1}
		}
	}
	if found != "" {
		r.warnAt(p, "open-wording", "%q leaves the answer open beside  %s: true", found, promise).
			hint("delete the promise, or word it so that there is one right answer")
	}
}

// claims returns the claims of a fact, over all its positions.
func (f *Fact) claims() []Claim {
	if len(f.Positions) == 0 {
		return []Claim{f.Claim}
	}
	claims := make([]Claim, 0, len(f.Positions))
	for _, p := range f.Positions {
		claims = append(claims, p.Claim)
	}
	return claims
}

// unmarked returns the words around the answers.
func (c Claim) unmarked() string {
	var b strings.Builder
	from := 0
	for _, m := range c.Marks {
		b.WriteString(c.Text[from:m.Start])
		b.WriteString(" … ")
		from = m.End
	}
	return b.String() + c.Text[from:]
}

// answerInAsk warns of an answer, or another spelling of it, that stands in its
// own question or in the label of its row.
func (r *reader) answerInAsk(f *Fact) {
	if f.Ask == "" && f.Row == "" {
		return
	}
	where, p := "ask", r.askPlace(f)
	if f.Row != "" {
		p = place{f.At, utf8.RuneCountInString(f.Row)}
	}
	text := f.Ask
	if text == "" {
		text, where = f.AboutText, "row's label"
	}
	asked := words(text)
	for _, a := range f.answers() {
		for _, s := range r.spellings(a) {
			if utf8.RuneCountInString(s) > 1 && containsWords(asked, words(s)) && !onlyWord(text, s) {
				r.warnAt(p, "answer-in-ask", "the answer %q stands in its own %s", s, where).
					hint("word the question without it")
				return
			}
		}
	}
}

// spellings returns every text that an answer may be given as.
func (r *reader) spellings(a Answer) []string {
	list := append([]string{a.Shown}, a.Also...)
	if name, ok := r.names.exact[a.Shown]; ok {
		list = append(list, name)
		if n := r.names.entry[name]; n != nil {
			list = append(list, n.Also...)
		}
	}
	return list
}

// questionWords say which kinds of value a question asks for by its first words.
var questionWords = []struct {
	begins string
	never  []Base
}{
	{"who ", []Base{BasePlace, BaseNumber, BaseYear, BaseMonth, BaseDay}},
	{"when ", []Base{BasePerson, BasePlace, BaseGroup, BaseOrganisation, BaseNumber}},
	{"where ", []Base{BasePerson, BaseNumber, BaseYear, BaseMonth, BaseDay}},
	{"how many ", []Base{BasePerson, BasePlace, BaseGroup, BaseOrganisation, BaseYear, BaseMonth, BaseDay}},
}

// questionWord warns of a question whose first word asks for another kind of
// value than the fact says it has.
func (r *reader) questionWord(f *Fact) {
	base, _ := r.baseOf(f.Kind)
	if base == "" || !r.english() {
		return
	}
	ask := strings.ToLower(f.Ask)
	for _, q := range questionWords {
		if strings.HasPrefix(ask, q.begins) && slices.Contains(q.never, base) {
			r.warnAt(r.askPlace(f), "question-word", "the ask begins with %q, and the kind %s is a %s",
				strings.TrimSpace(q.begins), f.Kind, base).hint("change the question or the kind")
		}
	}
}

// sharedWords warns of two names that share a word and would be taken for
// provably different things: they may be one person under two names.
func (r *reader) sharedWords() {
	first := map[string]*Name{}
	for i := range r.deck.Names {
		n := &r.deck.Names[i]
		if _, apart := r.baseOf(n.Kind); !apart {
			continue
		}
		for _, word := range nameWords(n.Text) {
			switch other := first[word]; {
			case other == nil:
				first[word] = n
			case other != n && r.meetApart(other.Kind, n.Kind) && r.alike(other, n) && !r.linked(other, n):
				r.warnAt(place{n.At, utf8.RuneCountInString(n.Text)}, "names-share-word",
					"%s and %s share the word %q and are taken for different things", n.Text, other.Text, word).
					hint("where they may overlap, say  touches: [%s]", other.Text)
			}
		}
	}
}

// alike reports whether a shared word is reason to ask if two names are one
// thing: always with persons, and else where one name is the other with more
// words. Two centres are not alike.
func (r *reader) alike(a, b *Name) bool {
	if base, _ := r.baseOf(a.Kind); base == BasePerson {
		return true
	}
	few, many := nameWords(a.Text), nameWords(b.Text)
	if len(few) > len(many) {
		few, many = many, few
	}
	return !slices.ContainsFunc(few, func(w string) bool { return !slices.Contains(many, w) })
}

// nameWords returns the words of a name that could identify it.
func nameWords(name string) []string {
	return slices.DeleteFunc(words(name), func(w string) bool {
		return utf8.RuneCountInString(w) < 3 || !strings.ContainsFunc(w, unicode.IsLetter) || slices.Contains([]string{"the", "and", "for", "von", "van", "del", "bin", "ibn"}, w)
	})
}

// meetApart reports whether two kinds refine one kind whose members are apart.
func (r *reader) meetApart(a, b string) bool {
	above := map[string]bool{}
	for range MaxDepth + 2 {
		above[a] = true
		if r.kinds[a] == nil {
			break
		}
		a = r.kinds[a].Of
	}
	for range MaxDepth + 2 {
		if above[b] {
			_, apart := r.baseOf(b)
			return apart
		}
		if r.kinds[b] == nil {
			break
		}
		b = r.kinds[b].Of
	}
	return false
}

// linked reports whether the author has said how two names go together.
func (r *reader) linked(a, b *Name) bool {
	return slices.Contains(a.In, b.Text) || slices.Contains(b.In, a.Text) ||
		slices.Contains(a.Touches, b.Text) || slices.Contains(b.Touches, a.Text)
}

// firstPhrase returns the first of some phrases that stands in a text as whole
// words.
func firstPhrase(text string, phrases []string) string {
	folded := strings.ToLower(text)
	for _, p := range phrases {
		if findWords(folded, p, 0) >= 0 {
			return p
		}
	}
	return ""
}
