package deck

// This file makes the typed form: the learner writes the answer.

import "strings"

// typed asks a card's question with an empty line to fill in, or says why not.
func (c *compiler) typed(d *draft) (Question, string) {
	switch {
	case d.of.Ask == "":
		return Question{}, "There is no question to type an answer to: add ask."
	case d.crowded:
		return Question{}, crowdedWhy
	case d.several() && !asksForOne(d.of.Ask):
		return Question{}, "Several different answers are marked, and a typed answer gives one: begin the ask with “Name one”, or wait for the form with several blanks."
	}
	stem := c.asked(d)
	if d.differ {
		stem += " " + differing(d.sides[0].answers[0].shown.Base)
	}
	q := c.question(d, Typed, stem)
	q.Nearly = c.nearly(d, nil)
	return q, ""
}

const crowdedWhy = "Too many facts ask exactly this, so many answers may be right: let the ask say which one is meant."

// several reports whether one claim marks different answers.
func (d *draft) several() bool {
	for _, x := range d.sides {
		if len(x.answers) > 1 {
			return true
		}
	}
	return false
}

// asksForOne reports whether an ask wants any one of several answers.
func asksForOne(ask string) bool {
	w := words(ask)
	return len(w) > 1 && (w[0] == "name" || w[0] == "give") && w[1] == "one"
}

// differing is what a question about a disagreement says of itself.
func differing(b Base) string {
	any := "answer"
	switch b {
	case BaseNumber:
		any = "figure"
	case BaseYear:
		any = "year"
	case BaseMonth:
		any = "month"
	case BaseDay:
		any = "date"
	case BasePerson, BaseGroup, BaseOrganisation:
		any = "name"
	case BasePlace:
		any = "place"
	}
	return "The reports differ; any " + any + " a report gives counts."
}

// sentence ends a text with a full stop where it has no end of its own.
func sentence(s string) string {
	s = strings.TrimSpace(s)
	if s == "" || strings.ContainsAny(s[len(s)-1:], ".!?") || strings.HasSuffix(s, "…") {
		return s
	}
	return s + "."
}
