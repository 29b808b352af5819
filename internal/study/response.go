package study

import (
	"slices"
	"strings"

	"quiz/internal/deck"
)

// This file holds how a response is kept in the log: as text that says what the
// learner answered, and that can be judged again.

// maxResponse bounds how much of an answer is kept, in bytes.
const maxResponse = 1000

// What a learner says of a statement, and of their own recall, in the log.
const (
	saysTrue  = "true: "
	saysFalse = "false: "
)

// blankBreak stands between the texts of several blanks, and between several
// options. No text holds it: what is typed is one line, and so is an option.
const blankBreak = "\n"

// responseText is how a response is kept: the text of each chosen option, what was
// typed, the lines or pairs that were made of a set, or what was said of a
// statement or of the learner's own recall. Giving up is the empty text.
func responseText(q *deck.Question, r deck.Response) string {
	text := r.Text
	switch {
	case r.GaveUp:
		return ""
	case q.Form == deck.SelfGraded:
		return r.Self.String()
	case q.Form == deck.Multiple:
		return setText(q, r.Options)
	case len(q.Items) > 0:
		return itemsText(q, r)
	case len(q.Options) > 0 && r.Option >= 0 && r.Option < len(q.Options):
		text = q.Options[r.Option].Text
		if q.Form == deck.TrueFalse && r.True {
			text = saysTrue + text
		} else if q.Form == deck.TrueFalse {
			text = saysFalse + text
		}
		return text
	case len(q.Blanks) > 0:
		text = joinBlanks(r.Texts)
	}
	if len(text) > maxResponse {
		text = text[:maxResponse]
	}
	return strings.ToValidUTF8(text, "")
}

// setText keeps a set of options by their texts, in the question's order. Its
// length is that of the deck's own lines.
func setText(q *deck.Question, chosen []int) string {
	var texts []string
	for i, o := range q.Options {
		if slices.Contains(chosen, i) {
			texts = append(texts, o.Text)
		}
	}
	return strings.Join(texts, blankBreak)
}

// joinBlanks keeps what was typed into several blanks. Nothing at all is giving
// up.
func joinBlanks(texts []string) string {
	lines := make([]string, len(texts))
	for i, text := range texts {
		lines[i] = strings.Join(strings.Fields(text), " ")
	}
	return strings.TrimRight(strings.Join(lines, blankBreak), blankBreak)
}

// response is the way back; ok is false where the option is gone, or where the
// text is that of another form.
func response(q *deck.Question, text string) (r deck.Response, ok bool) {
	r.Option = -1
	switch {
	case text == "":
		r.GaveUp = true
		return r, true
	case q.Form == deck.SelfGraded:
		r.Self, ok = outcome(text)
		return r, ok
	case q.Form == deck.TrueFalse:
		statement, yes := strings.CutPrefix(text, saysTrue)
		if !yes {
			statement = strings.TrimPrefix(text, saysFalse)
		}
		r.Option, r.True = optionOf(q, statement), yes
		return r, r.Option >= 0
	case q.Form == deck.Multiple:
		for line := range strings.SplitSeq(text, blankBreak) {
			i := optionOf(q, line)
			if i < 0 || slices.Contains(r.Options, i) {
				return r, false
			}
			r.Options = append(r.Options, i)
		}
		return r, true
	case len(q.Items) > 0:
		return itemsResponse(q, text)
	case len(q.Options) > 0:
		r.Option = optionOf(q, text)
		return r, r.Option >= 0
	case len(q.Blanks) > 0:
		r.Texts = strings.Split(text, blankBreak)
		return r, true
	}
	r.Text = text
	return r, true
}

// optionOf is the index of the option with a text, or -1.
func optionOf(q *deck.Question, text string) int {
	return slices.IndexFunc(q.Options, func(o deck.Option) bool { return o.Text == text })
}

// outcome reads an outcome's name.
func outcome(text string) (deck.Outcome, bool) {
	for _, o := range []deck.Outcome{deck.Wrong, deck.Nearly, deck.Right} {
		if o.String() == text {
			return o, true
		}
	}
	return deck.Wrong, false
}
