package deck

// This file writes a book as JSON, card by card and question by question, so that
// a book of half a million questions takes no more room than the longest of them.

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"slices"
)

// WriteJSON writes the book so that equal books are equal bytes.
func (b *Book) WriteJSON(w io.Writer) error {
	out := newJSONWriter(w)
	front := *b
	front.Sources, front.Topics, front.Names = orEmpty(b.Sources), orEmpty(b.Topics), orEmpty(b.Names)
	front.Cards, front.Questions, front.Refusals = nil, nil, nil
	out.front(&front)
	writeList(out, "cards", b.Cards, Card.listed)
	writeList(out, "questions", b.Questions, Question.listed)
	writeList(out, "refusals", b.Refusals, func(r Refusal) Refusal { return r })
	out.text("\n}\n")
	if err := out.flush(); err != nil {
		return fmt.Errorf("write book %s: %w", b.Deck, err)
	}
	return nil
}

// jsonWriter writes the fields of one JSON object, one after another. After an
// error it writes nothing more.
type jsonWriter struct {
	w   *bufio.Writer
	buf bytes.Buffer
	err error
}

func newJSONWriter(w io.Writer) *jsonWriter { return &jsonWriter{w: bufio.NewWriterSize(w, 64<<10)} }

func (j *jsonWriter) text(s string) {
	if j.err == nil {
		_, j.err = j.w.WriteString(s)
	}
}

// encoded is a value as JSON, every line but the first behind a prefix.
func (j *jsonWriter) encoded(v any, prefix string) []byte {
	j.buf.Reset()
	enc := json.NewEncoder(&j.buf)
	enc.SetEscapeHTML(false)
	enc.SetIndent(prefix, "  ")
	if err := enc.Encode(v); err != nil && j.err == nil {
		j.err = err
	}
	return bytes.TrimSuffix(j.buf.Bytes(), []byte("\n"))
}

// front writes all that stands before the lists that are written item by item,
// which are the last fields of a book.
func (j *jsonWriter) front(b *Book) {
	head, _, found := bytes.Cut(j.encoded(b, ""), []byte(",\n  \"cards\": null"))
	if j.err == nil && !found {
		j.err = fmt.Errorf("the lists of a book are not its last fields")
	}
	j.text(string(head))
}

// writeList writes a list as a further field.
func writeList[T any](j *jsonWriter, name string, list []T, listed func(T) T) {
	j.text(",\n  \"" + name + "\": [")
	for i := range list {
		if i > 0 {
			j.text(",")
		}
		j.text("\n    ")
		j.text(string(j.encoded(listed(list[i]), "    ")))
	}
	if len(list) > 0 {
		j.text("\n  ")
	}
	j.text("]")
}

func (j *jsonWriter) flush() error {
	if j.err != nil {
		return j.err
	}
	return j.w.Flush()
}

// listed is the card with no list missing, so that a reader of its JSON never
// meets null.
func (c Card) listed() Card {
	c.Claims = orEmpty(slices.Clone(c.Claims))
	for j := range c.Claims {
		x := &c.Claims[j]
		x.Answers, x.Accept, x.Cites = orEmpty(x.Answers), orEmpty(x.Accept), orEmpty(x.Cites)
	}
	return c
}

// listed is the question with no list missing.
func (q Question) listed() Question {
	q.Answers, q.Accept = orEmpty(q.Answers), orEmpty(q.Accept)
	q.Options, q.Cites = orEmpty(q.Options), orEmpty(q.Cites)
	q.Blanks = slices.Clone(q.Blanks)
	for j := range q.Blanks {
		b := &q.Blanks[j]
		b.Answers, b.Accept, b.At = orEmpty(b.Answers), orEmpty(b.Accept), orEmpty(b.At)
	}
	return q
}

func orEmpty[T any](list []T) []T {
	if list == nil {
		return []T{}
	}
	return list
}
