package deck

import (
	"slices"
	"strings"
	"unicode/utf8"

	"quiz/internal/markup"
)

// This file makes facts of the cards of a Markdown deck.

// maxTypedWords is how many words an answer has at most that is typed. Learners
// judge longer ones themselves.
const maxTypedWords = 5

// addFacts makes a fact of each card that can be understood.
func (m *markdownReader) addFacts() {
	facts := make([]*Fact, len(m.cards))
	for i, card := range m.cards {
		facts[i] = m.fact(card)
	}
	m.nameFacts(facts)
	for i, f := range facts {
		if f == nil {
			continue
		}
		card := m.cards[i]
		if first, ok := m.facts[f.ID]; ok {
			m.twice(card, first)
			continue
		}
		m.facts[f.ID] = f.At
		m.deck.Facts = append(m.deck.Facts, *f)
	}
}

// twice reports a card that stands in the deck already, or has the id of another.
func (m *markdownReader) twice(card *plainCard, first Pos) {
	if card.id != "" {
		m.errorAt(card.idAt, "duplicate-id", "the id %q stands here a second time", card.id).
			hint("the first is that of the card on line %d; ids must differ", first.Line)
		return
	}
	m.errorAt(place{card.at, 2}, "duplicate-id", "this card stands here a second time").
		hint("the first is on line %d: delete one of them", first.Line)
}

// fact makes a fact without an id, or reports why it can't.
func (m *markdownReader) fact(card *plainCard) *Fact {
	f := &Fact{Topic: card.topic, At: card.at, AskAt: card.at, Was: card.was, Tags: m.tags}
	ok := card.cloze && m.clozeFact(f, card) || !card.cloze && m.askedFact(f, card)
	if !ok {
		return nil
	}
	f.Cites = m.cited(card)
	return f
}

// clozeFact reads  C: a text with [cloze].
func (m *markdownReader) clozeFact(f *Fact, card *plainCard) bool {
	text := join(card.question)
	if text.text == "" {
		m.errorAt(place{card.at, 2}, "empty-value", "this card has no text").hint("write  C: A sentence with its [answer] marked.")
		return false
	}
	if !m.fits(text) {
		return false
	}
	claim, wrong := parseClaim(text.text)
	if wrong != nil {
		p := text.place(wrong.from, wrong.to)
		if wrong.code == "missing-mark" {
			p = place{card.at, 2}
		}
		m.errorAt(p, wrong.code, "%s", wrong.message).hint("%s", wrong.hint)
		return false
	}
	claim.At = card.at
	f.Claim, f.Forms = claim, []string{"cloze"}
	if slices.ContainsFunc(claim.Answers, Answer.unspoken) { // nobody can type it, so it is turned like a card
		f.Ask, f.Forms = claim.gapped(blank), []string{"self"}
	}
	return true
}

// askedFact reads  Q: a question  with  A: its answer.
func (m *markdownReader) askedFact(f *Fact, card *plainCard) bool {
	ask := join(card.question)
	first, rest := firstBlock(card.answer)
	answer, note := join(first), prose(rest)
	switch {
	case ask.text == "":
		m.errorAt(place{card.at, 2}, "empty-value", "this question is empty").hint("write what is asked after  Q:")
		return false
	case card.answerAt.Line == 0:
		m.errorAt(place{card.at, 2}, "missing-key", "this question has no answer").hint("write  A: its answer  below it")
		return false
	case answer.text == "":
		m.errorAt(place{card.answerAt, 2}, "empty-value", "this answer is empty").hint("write the answer after  A:")
		return false
	case !m.fits(ask) || !m.fits(answer) || !m.fits(joinedLines{note, rest, make([]int, len(rest))}):
		return false
	}
	text := answer.text
	if first[0].isItem() {
		text = listed(first)
	}
	f.Ask, f.Note, f.Claim = ask.text, note, wholeClaim(text)
	f.Claim.At = card.answerAt
	f.Forms = []string{"self"}
	if !strings.Contains(text, "\n") && !first[0].isItem() && len(strings.Fields(markup.Plain(text))) <= maxTypedWords {
		f.Forms = []string{"typed", "self"}
	}
	return true
}

// fits notes the pictures and sounds of a text, and reports one that is too long.
func (m *markdownReader) fits(text joinedLines) bool {
	if n := utf8.RuneCountInString(text.text); n > maxText {
		m.errorAt(text.place(0, 1), "too-long", "this text has %d characters; a text may have %d", n, maxText).hint("make two cards of it")
		return false
	}
	for _, shown := range markup.Media(text.text) {
		m.medium(shown, text.place(shown.From, shown.To))
	}
	return true
}

// wholeClaim is a claim that is nothing but its answer.
func wholeClaim(answer string) Claim {
	return Claim{Raw: "[" + escapeMark(answer) + "]", Text: answer,
		Answers: []Answer{{Shown: answer}}, Marks: []Mark{{Start: 0, End: len(answer)}}}
}
