package deck

// This file makes the choice form: the right answer among up to three options
// that are provably wrong. How these are found is in picker.go.

import (
	"slices"
	"strings"
)

// wantedWrong is how many wrong options a choice has at most; one is enough.
const wantedWrong = 3

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
	if d.of.Ask == "" {
		p.article = c.articleBefore(stem)
	}
	if p.stands(p.key) {
		why := "“" + p.key.Text + "” stands in the question itself."
		d.of.leaveWrong(why)
		return Question{}, why
	}
	p.pick()
	if len(p.taken) == 0 {
		return Question{}, p.nothing()
	}
	d.offer = p
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
	case d.of.neverOffered(key):
		return d.of.neverOfferedWhy()
	case d.sides[0].answers[0].hedge != "":
		return "“" + d.sides[0].answers[0].hedge + "” stands beside the mark: mark it with the answer, so that it is known what the report leaves open."
	case key.vague():
		return "“" + key.Text + "” leaves other values possible, so no option would be provably wrong; it is asked typed and as a cloze."
	case d.several() && d.of.Ask != "" && !asksForOne(d.of.Ask):
		return "Several answers are right, and one is chosen here. Begin the ask with “Name one” to choose one."
	case d.several() && d.of.Ask == "":
		return "Several different answers are marked, and there is no ask that wants one of them."
	}
	return ""
}

// neverOffered reports whether the kind of an answer, or of its fact, says
// options: never.
func (s *subject) neverOffered(answer *thing) bool {
	return answer.kind.noMade || s.kind != nil && s.kind.noMade
}

func (s *subject) neverOfferedWhy() string {
	return "The kind " + s.kind.id + " says options: never; such answers are typed or completed."
}

// articleBefore is the "a" or "an" before the gap of an English sentence, which
// tells how the answer begins; "" where there is none.
func (c *compiler) articleBefore(stem string) string {
	before, _, _ := strings.Cut(stem, blank)
	_, word := lastWord(before)
	if word = strings.ToLower(word); !c.english() || word != "a" && word != "an" {
		return ""
	}
	return word
}

// options puts the right answer among the wrong ones, at a place that only the
// question's id decides.
func (p *picker) options() []Option {
	p.settle()
	list := make([]Option, 0, len(p.taken)+1)
	for _, w := range p.taken {
		list = append(list, Option{Text: w.Text, Why: p.wrongWhy(w)})
	}
	at := int(hash64(p.id, "key") % uint64(len(list)+1))
	key := Option{Text: p.key.Text, Correct: true, Why: p.keyWhy()}
	return slices.Insert(list, at, key)
}
