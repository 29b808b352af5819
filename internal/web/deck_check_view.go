package web

import (
	"cmp"
	"slices"
	"strings"

	"quiz/internal/bundle"
	"quiz/internal/deck"
	"quiz/internal/deck/diff"
	"quiz/internal/study"
	"quiz/templates"
)

// This file turns a checked deck into what its pages show, in bounded numbers and
// lengths.

// Bounds on what a page shows of a deck that was handed in.
const (
	maxFindings  = 400
	maxRemarks   = 20
	maxQuestions = 30   // that are seen at once
	maxOpened    = 1000 // that are seen when the rest is opened
	maxListed    = 100  // cards in each list of an update
	maxWords     = 600  // characters of one message
)

// checkedView is what was found in a file.
func checkedView(c checkedFile, file string) templates.Checked {
	view := templates.Checked{
		File: file, Errors: c.Diagnostics.Errors(), Warnings: c.Diagnostics.Warnings(), Media: len(c.bundle.Media),
	}
	if c.bundle.Archive {
		view.File += " / " + bundle.Clip(c.bundle.Name)
	}
	shown := c.Diagnostics[:min(len(c.Diagnostics), maxFindings)]
	view.Unshown = len(c.Diagnostics) - len(shown)
	for _, g := range shown {
		f := finding(g)
		if len(c.bundle.Texts) > 0 {
			f.File = bundle.Clip(g.File)
		}
		view.Findings = append(view.Findings, f)
	}
	remarks := c.Unused[:min(len(c.Unused), maxRemarks)]
	view.More = len(c.Unused) - len(remarks)
	for _, r := range remarks {
		view.Remarks = append(view.Remarks, templates.Remark{Path: bundle.Clip(r.Path), Why: r.Why})
	}
	return view
}

// finding is a diagnostic as `quiz check` words it.
func finding(g deck.Diagnostic) templates.Finding {
	s := g.Shown()
	return templates.Finding{
		Error: g.Severity == deck.Error, Code: s.Code, Line: s.At.Line, Column: s.At.Column,
		Message: short(s.Message), Hint: short(s.Hint), Before: s.Before, Marked: s.Marked, After: s.After,
	}
}

// short bounds a message, which may quote what an author wrote.
func short(text string) string {
	n := 0
	for i := range text {
		if n++; n > maxWords {
			return text[:i] + "…"
		}
	}
	return text
}

// previewView is a sound deck before it is added.
func previewView(c checkedFile, file string) templates.DeckPreview {
	book := c.Book
	view := templates.DeckPreview{
		Checked: checkedView(c, file),
		ID:      book.Deck, Title: book.Title, Description: book.Description, Language: book.Language,
		AsOf:  deck.PublishedText(book.AsOf),
		Facts: len(c.Deck.Facts), Tasks: book.Sets(), Cards: len(book.Cards), Sources: len(book.Sources),
		Questions: len(book.Questions), Refusals: len(book.Refusals),
		Proved: c.Proved, Forms: formCounts(book), Unasked: unasked(book),
	}
	for _, s := range c.Unproved {
		if name := bundle.Clip(cmp.Or(s.Publisher, s.Title, s.ID)); !slices.Contains(view.Unproved, name) {
			view.Unproved = append(view.Unproved, name)
		}
	}
	first := min(len(book.Questions), maxQuestions)
	last := min(len(book.Questions), maxQuestions+maxOpened)
	view.Topics, view.Shown = previewTopics(book, book.Questions[:first]), first
	view.Rest, view.Opened = previewTopics(book, book.Questions[first:last]), last-first
	return view
}

// formCounts counts a book's questions by form, in the order in which forms
// appear.
func formCounts(book *deck.Book) []templates.FormCount {
	var counts []templates.FormCount
	at := make(map[deck.Form]int)
	for i := range book.Questions {
		form := book.Questions[i].Form
		if _, ok := at[form]; !ok {
			at[form] = len(counts)
			counts = append(counts, templates.FormCount{Form: string(form)})
		}
		counts[at[form]].N++
	}
	return counts
}

// previewTopics are some of a book's questions by topic.
func previewTopics(book *deck.Book, questions []deck.Question) []templates.PreviewTopic {
	var topics []templates.PreviewTopic
	titles := make(map[string]string)
	for _, t := range book.Topics {
		titles[t.ID] = t.Title
	}
	at := make(map[string]int)
	for i := range questions {
		q := &questions[i]
		card, _ := book.Card(q.Card)
		if _, known := at[card.Topic]; !known {
			at[card.Topic] = len(topics)
			topics = append(topics, templates.PreviewTopic{Title: titles[card.Topic]})
		}
		topic := &topics[at[card.Topic]]
		topic.Questions = append(topic.Questions, previewQuestion(q))
	}
	return topics
}

// previewQuestion is a question with its options, or else its answers.
func previewQuestion(q *deck.Question) templates.PreviewQuestion {
	view := templates.PreviewQuestion{Form: string(q.Form), Stem: q.Stem}
	for _, o := range q.Options {
		view.Options = append(view.Options, templates.PreviewOption{Text: o.Text, Right: o.Correct})
	}
	if len(q.Options) == 0 {
		view.Answers = q.Answers
	}
	return view
}

// updateView is what a new version of a deck changes for learners.
func updateView(u study.Update, old study.Installed, book *deck.Book) *templates.DeckUpdate {
	moved := func(r study.Renamed) templates.CardLine { return cardLine(book, r.Card, r.Was+" → "+r.Card) }
	alike := func(r study.Renamed) templates.CardLine { return cardLine(book, r.Card, "was: "+r.Was) }
	return &templates.DeckUpdate{
		Title: old.Title, Language: old.Language, Removed: old.Removed, Paused: old.Paused, Kept: len(u.Kept) + len(u.Renamed),
		Added:   cardList(u.Added, func(id string) templates.CardLine { return cardLine(book, id, "") }),
		Gone:    cardList(u.Gone, func(id string) templates.CardLine { return cardLine(old.Book, id, "") }),
		Renamed: cardList(u.Renamed, moved),
		Joined:  cardList(u.Joined, moved),
		Alike:   cardList(diff.Alike(old.Book, book, u), alike),
		Worded:  cardList(diff.Questions(old.Book, book, u), wordedLine),
		Answers: cardList(u.Answers, func(r study.Rekeyed) templates.CardLine {
			return cardLine(book, r.Card, short(templates.Changes(r.Was, r.Now)))
		}),
	}
}

// wordedLine is a question that is worded anew.
func wordedLine(q diff.Question) templates.CardLine {
	was, now := templates.Gapped(templates.Plain(q.Was)), templates.Gapped(templates.Plain(q.Now))
	return templates.CardLine{ID: q.Card, Text: short(now), Note: templates.Before(short(was))}
}

// cardList is a list of cards, the first of them in lines.
func cardList[T any](list []T, line func(T) templates.CardLine) templates.CardList {
	view := templates.CardList{N: len(list)}
	for _, c := range list[:min(len(list), maxListed)] {
		view.First = append(view.First, line(c))
	}
	return view
}

// cardLine is a card in a line: what it says, or what it asks.
func cardLine(book *deck.Book, id, note string) templates.CardLine {
	line := templates.CardLine{ID: id, Note: note}
	if card, ok := book.Card(id); ok {
		line.Text = short(templates.Plain(factText(card)))
	}
	return line
}

// factText is a fact in a line: what is asked where its reports differ, else
// what they say.
func factText(card *deck.Card) string {
	if card.Disputed && card.Ask != "" || len(card.Claims) == 0 {
		return card.Ask
	}
	return strings.TrimSuffix(card.Claims[0].Text, ".")
}
