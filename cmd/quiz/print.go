package main

import (
	"encoding/json"
	"fmt"
	"io"
	"regexp"
	"slices"
	"strings"

	"quiz/internal/deck"
)

// This file holds what the subcommands print alike: JSON, and counts in words.

// knownFormat refuses a --format that is none of a command's.
func knownFormat(format string, known ...string) error {
	if slices.Contains(known, format) {
		return nil
	}
	last := len(known) - 1
	return &usageError{fmt.Sprintf("--format is %q: choose %s or %s", format, strings.Join(known[:last], ", "), known[last])}
}

// printJSON writes what other programs read.
func printJSON(w io.Writer, v any) error {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	return enc.Encode(v)
}

// questions says how many questions a book has of each form, in the order in
// which the forms come. Why a card lacks a form stands among the refusals that
// compile writes.
func questions(book *deck.Book) string {
	counts := make(map[deck.Form]int)
	for _, q := range book.Questions {
		counts[q.Form]++
	}
	var list []string
	for _, form := range deck.Forms() {
		if counts[form] > 0 {
			list = append(list, fmt.Sprintf("%d %s", counts[form], form))
		}
	}
	return fmt.Sprintf("%s (%s)", count(len(book.Questions), "question"), strings.Join(list, ", "))
}

// plainWord is a text that a shell takes as one word.
var plainWord = regexp.MustCompile(`^[\pL\pN._/\\:+,@%-]+$`)

// shellWord writes a text so that a shell takes it as one word.
func shellWord(text string) string {
	if plainWord.MatchString(text) {
		return text
	}
	return "'" + strings.ReplaceAll(text, "'", `'\''`) + "'"
}

// count says how many of a thing there are.
func count(n int, thing string) string {
	if n == 1 {
		return "1 " + thing
	}
	return fmt.Sprintf("%d %ss", n, thing)
}
