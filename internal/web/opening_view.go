package web

import (
	"cmp"
	"strings"

	"quiz/internal/deck"
	"quiz/templates"
)

// This file finds the phrase that the compiler opens a stem with where the answer is
// only one report's: "According to People (31 August to 4 September 2021), …". It is
// long and much the same from card to card, so a page sets it apart from what is asked.

// accordingTo is how such a phrase begins.
const accordingTo = "According to "

// opening is the phrase that says whose a stem is, its publications marked; nil where
// the stem has none. Whoever worded a stem by hand is left alone: a phrase counts only
// if it names reports of the deck with their dates, and a comma or a colon ends it.
func opening(book *deck.Book, stem string) []templates.Segment {
	at := -1
	if strings.HasPrefix(stem, accordingTo) {
		at = firstReport(book, stem)
	}
	if at < 0 || at > len(accordingTo) && !strings.HasSuffix(stem[:at], " reported by ") {
		return nil
	}
	var marks [][2]int
	for {
		name := reportAt(book, stem[at:])
		marks = append(marks, [2]int{at, at + len(name)})
		at += strings.Index(stem[at:], ")") + 1
		next := at
		for _, join := range []string{", and ", " and ", ", "} {
			if strings.HasPrefix(stem[at:], join) && reportAt(book, stem[at+len(join):]) != "" {
				next = at + len(join)
				break
			}
		}
		if next > at {
			at = next
			continue
		}
		if after := stem[at:]; strings.HasPrefix(after, ", and ") || !strings.HasPrefix(after, ", ") && !strings.HasPrefix(after, ": ") {
			return nil
		}
		phrase := stem[:at+1]
		if templates.Plain(phrase) != phrase {
			return nil
		}
		return templates.Segments(phrase, marks)
	}
}

// firstReport is where a stem first names a report of the deck with its date, or -1.
func firstReport(book *deck.Book, stem string) int {
	for i := len(accordingTo); i < len(stem); i++ {
		if stem[i-1] == ' ' && reportAt(book, stem[i:]) != "" {
			return i
		}
	}
	return -1
}

// reportAt is the publication that a text begins with, if a date in brackets follows;
// else "".
func reportAt(book *deck.Book, text string) string {
	for i := range book.Sources {
		name := cmp.Or(book.Sources[i].Publisher, book.Sources[i].Title)
		if after, ok := strings.CutPrefix(text, name+" ("); ok && name != "" && strings.Contains(after, ")") {
			return name
		}
	}
	return ""
}
