package deck

// This file makes the forms in which the learner writes the answer: typed for
// words, number and date for what lies on a line. The three differ in how a
// page asks and in what the judge reads, not in when they are sound.

import "strings"

// writtenForm is the form in which a card's answer is typed.
func (d *draft) writtenForm() Form {
	switch base := d.sides[0].answers[0].shown.Base; {
	case base == BaseNumber:
		return Numeric
	case base.date():
		return Dated
	}
	return Typed
}

// written asks a card's question with an empty line to fill in, or says why not.
func (c *compiler) written(d *draft, f Form) (Question, string) {
	switch {
	case f != d.writtenForm():
		return Question{}, "“" + d.sides[0].answers[0].shown.Text + "” is no " + string(f) + ": leave " + string(f) + " out of forms, or write typed."
	case d.differ:
		return Question{}, "The reports differ, so no one answer is right: learners compare what they say and grade themselves."
	case d.of.Ask == "":
		return Question{}, "There is no question to type an answer to: add ask."
	case d.crowded:
		return Question{}, crowdedWhy
	case d.unspoken():
		return Question{}, unspokenWhy
	case d.several() && !asksForOne(d.of.Ask):
		return Question{}, "Several different answers are marked, and a typed answer gives one: begin the ask with “Name one”, or let the cloze ask for all of them."
	}
	q := c.question(d, f, c.asked(d))
	q.Nearly = c.nearly(d, nil)
	return c.tolerant(d, q), ""
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

// sentence ends a text with a full stop where it has no end of its own.
func sentence(s string) string {
	s = strings.TrimSpace(s)
	if s == "" || strings.ContainsAny(s[len(s)-1:], ".!?") || strings.HasSuffix(s, "…") {
		return s
	}
	return s + "."
}
