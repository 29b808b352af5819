package diff

// This file writes a comparison for people: what learners will notice, in the
// order in which it matters to them.

import (
	"fmt"
	"io"
	"strings"
)

// WriteText writes the comparison as text.
func (d Diff) WriteText(w io.Writer) error {
	var b strings.Builder
	fmt.Fprintf(&b, "%s: %s\n", d.Deck, d.summary())
	section(&b, "Added", d.Added, func(c Card) string { return c.ID + ": " + c.Ask })
	section(&b, "Gone; their history is kept aside and comes back with them", d.Gone, func(c Card) string { return c.ID + ": " + c.Ask })
	section(&b, "Gone and added, but much alike; if it is one card, the line was: in the new fact lets its history go along", d.Alike,
		func(r Renamed) string { return "was: " + r.Was + " in " + r.Card })
	section(&b, "Renamed; the history goes along", d.Renamed, func(r Renamed) string { return r.Was + " → " + r.Card })
	section(&b, "Joined with a card that there was; its history goes along where that one has none", d.Joined, func(r Renamed) string { return r.Was + " → " + r.Card })
	other, same := d.splitAnswers()
	section(&b, "Another answer; to let learners begin anew, give the fact a new id and no was", other, Answer.line)
	section(&b, "The same answer in other words; memories stay as they are", same, Answer.line)
	section(&b, "Worded anew", d.Questions, func(q Question) string {
		return fmt.Sprintf("%s, %s:\n      %s\n    → %s", q.Card, strings.Join(q.Forms, ", "), q.Was, q.Now)
	})
	section(&b, "Forms", d.Forms, Forms.line)
	_, err := io.WriteString(w, b.String())
	return err
}

// section writes a heading and a line for each thing under it, if there is any.
func section[T any](b *strings.Builder, heading string, list []T, line func(T) string) {
	if len(list) == 0 {
		return
	}
	fmt.Fprintf(b, "\n%s\n", heading)
	for _, item := range list {
		fmt.Fprintf(b, "  %s\n", line(item))
	}
}

// summary counts what changes.
func (d Diff) summary() string {
	other, same := d.splitAnswers()
	gained, lost := 0, 0
	for _, f := range d.Forms {
		gained, lost = gained+len(f.Gained), lost+len(f.Lost)
	}
	var parts []string
	for _, p := range []struct {
		n         int
		one, many string
	}{
		{len(d.Added), "card added", "cards added"},
		{len(d.Gone), "card gone", "cards gone"},
		{len(d.Renamed), "card renamed", "cards renamed"},
		{len(d.Joined), "card joined with another", "cards joined with others"},
		{len(other), "other answer", "other answers"},
		{len(same), "answer in other words", "answers in other words"},
		{len(d.Questions), "question worded anew", "questions worded anew"},
		{gained, "form gained", "forms gained"},
		{lost, "form lost", "forms lost"},
	} {
		switch p.n {
		case 0:
		case 1:
			parts = append(parts, "1 "+p.one)
		default:
			parts = append(parts, fmt.Sprintf("%d %s", p.n, p.many))
		}
	}
	if len(parts) == 0 {
		return "learners will notice nothing"
	}
	return strings.Join(parts, ", ")
}

// splitAnswers tells other answers from the same ones in other words.
func (d Diff) splitAnswers() (other, same []Answer) {
	for _, a := range d.Answers {
		if a.Reset {
			other = append(other, a)
		} else {
			same = append(same, a)
		}
	}
	return other, same
}

func (a Answer) line() string {
	return fmt.Sprintf("%s: %s → %s", a.Card, strings.Join(a.Was, ", "), strings.Join(a.Now, ", "))
}

func (f Forms) line() string {
	var parts []string
	if len(f.Gained) > 0 {
		parts = append(parts, "gains "+strings.Join(f.Gained, ", "))
	}
	if len(f.Lost) > 0 {
		parts = append(parts, "loses "+strings.Join(f.Lost, ", "))
	}
	return f.Card + ": " + strings.Join(parts, ", ")
}
