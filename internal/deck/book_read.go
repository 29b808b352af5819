package deck

// This file reads a book back from JSON. Whatever is wrong with it is found
// here: the rest of the program may rely on every reference and every promise
// of book.go.

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode/utf8"
)

// ErrBookFormat says that a book was written by a newer program, or is none.
var ErrBookFormat = errors.New("book format")

// maxBook bounds the JSON of one book, in bytes: about what a deck of 32 MiB with
// short facts compiles to.
const maxBook = 1 << 30

// ReadBook reads and checks a book. Fields that it doesn't know are ignored.
func ReadBook(r io.Reader) (*Book, error) {
	dec := json.NewDecoder(io.LimitReader(r, maxBook))
	b := new(Book)
	if err := dec.Decode(b); err != nil {
		return nil, fmt.Errorf("read book: %w", err)
	}
	if _, err := dec.Token(); err != io.EOF {
		return nil, errors.New("read book: something follows the book")
	}
	if b.Format != BookFormat {
		return nil, fmt.Errorf("read book: %w %d, this program reads %d", ErrBookFormat, b.Format, BookFormat)
	}
	b.fillLists()
	b.index = newBookIndex(b)
	if err := b.validate(); err != nil {
		return nil, fmt.Errorf("read book %q: %w", b.Deck, err)
	}
	return b, nil
}

// fillLists leaves no list of the book missing.
func (b *Book) fillLists() {
	b.Sources, b.Topics, b.Names = orEmpty(b.Sources), orEmpty(b.Topics), orEmpty(b.Names)
	b.Cards, b.Questions, b.Refusals = orEmpty(b.Cards), orEmpty(b.Questions), orEmpty(b.Refusals)
	for i := range b.Cards {
		b.Cards[i] = b.Cards[i].listed()
	}
	for i := range b.Questions {
		b.Questions[i] = b.Questions[i].listed()
	}
}

// validate reports the first thing that breaks a promise of book.go.
func (b *Book) validate() error {
	if !isID(b.Deck) {
		return errors.New("the deck has no id")
	}
	if len(b.index.cards) != len(b.Cards) || len(b.index.questions) != len(b.Questions) || len(b.index.sources) != len(b.Sources) {
		return errors.New("two cards, questions or sources have one id")
	}
	for i := range b.Sources {
		if s := &b.Sources[i]; s.ID == "" || !isLink(s.URL) {
			return fmt.Errorf("source %q: no id, or a URL that is not http or https", s.ID)
		}
	}
	for i := range b.Cards {
		if err := b.validateCard(&b.Cards[i]); err != nil {
			return fmt.Errorf("card %q: %w", b.Cards[i].ID, err)
		}
	}
	for i := range b.Questions {
		if err := b.validateQuestion(&b.Questions[i]); err != nil {
			return fmt.Errorf("question %q: %w", b.Questions[i].ID, err)
		}
	}
	for _, r := range b.Refusals {
		if _, ok := b.index.cards[r.Card]; !ok {
			return fmt.Errorf("a refusal names the card %q, which there isn't", r.Card)
		}
	}
	return nil
}

func (b *Book) validateCard(c *Card) error {
	rest, ok := strings.CutPrefix(c.ID, c.Fact)
	if !ok || !isPath(c.Fact) || rest != "" && (rest[0] != '/' || !isID(rest[1:])) {
		return fmt.Errorf("its id does not follow from its fact %q", c.Fact)
	}
	for _, of := range c.Of {
		if _, ok := b.index.cards[of]; !ok {
			return fmt.Errorf("it is of the card %q, which there isn't", of)
		}
	}
	if c.Reports < 0 {
		return errors.New("a negative number of reports")
	}
	for _, x := range c.Claims {
		at := 0
		for _, m := range x.Marks {
			if m[0] < at || m[1] < m[0] || m[1] > len(x.Text) || !utf8.ValidString(x.Text[m[0]:m[1]]) {
				return errors.New("a mark lies outside its claim")
			}
			at = m[1]
		}
		if err := b.validateCites(x.Cites); err != nil {
			return err
		}
	}
	return nil
}

func (b *Book) validateQuestion(q *Question) error {
	if _, ok := b.index.cards[q.Card]; !ok {
		return fmt.Errorf("there is no card %q", q.Card)
	}
	if name, ok := strings.CutPrefix(q.ID, q.Card+"#"); !ok || q.ByHand() && (q.Form != Choice || !isID(name) || isFormName(name)) {
		return errors.New("its id does not follow from card and form")
	}
	if !slices.ContainsFunc(forms, func(f formMaker) bool { return f.form == q.Form }) {
		return fmt.Errorf("%w: unknown form %q", ErrBookFormat, q.Form)
	}
	if q.Stem == "" || len(q.Answers) == 0 {
		return errors.New("nothing is asked, or nothing is right")
	}
	if q.Form == Numeric && q.Type != BaseNumber || q.Form == Dated && !q.Type.date() {
		return fmt.Errorf("the form %s asks for a %s", q.Form, q.Type)
	}
	if err := errors.Join(validateOptions(q), validateTolerance(q), validateBlanks(q), b.validateItems(q)); err != nil {
		return err
	}
	return b.validateCites(q.Cites)
}

// validateTolerance refuses a tolerance where nothing is compared by size.
func validateTolerance(q *Question) error {
	if q.Tolerance == 0 {
		return nil
	}
	typed := q.Form == Cloze || q.Form == Typed || q.Form == Numeric || q.Form == Dated
	if q.Tolerance < 0 || q.Tolerance > maxTolerance || !typed || len(q.Blanks) > 0 || !q.Type.scalar() {
		return fmt.Errorf("a tolerance of %g for a %s in the form %s", q.Tolerance, q.Type, q.Form)
	}
	return nil
}

// validateBlanks checks that every place of the stem belongs to one blank, and
// every blank to a place.
func validateBlanks(q *Question) error {
	if len(q.Blanks) == 0 {
		return nil
	}
	places := strings.Count(q.Stem, blank)
	if q.Form != Cloze || len(q.Blanks) == 1 || len(q.Blanks) > maxBlanks {
		return fmt.Errorf("%d blanks in the form %s; a cloze has one or 2 to %d", len(q.Blanks), q.Form, maxBlanks)
	}
	filled, first := make(map[int]bool), -1
	for _, b := range q.Blanks {
		if len(b.Answers) == 0 || slices.Contains(b.Answers, "") || len(b.At) == 0 || !slices.Contains(baseKinds, string(b.Type)) {
			return errors.New("a blank has no answer, no place or no kind")
		}
		if b.At[0] <= first {
			return errors.New("the blanks are not in the stem's order")
		}
		first = b.At[0]
		for i, at := range b.At {
			if at < 0 || at >= places || filled[at] || i > 0 && at < b.At[i-1] {
				return fmt.Errorf("a blank fills the place %d, which another one fills or there isn't", at)
			}
			filled[at] = true
		}
	}
	if len(filled) != places {
		return fmt.Errorf("%d of %d places in the stem have a blank", len(filled), places)
	}
	return nil
}

func validateOptions(q *Question) error {
	if q.Form == Multiple {
		return validateMultiple(q)
	}
	if !q.Form.offers() {
		if len(q.Options) > 0 {
			return fmt.Errorf("the form %s has no options", q.Form)
		}
		return nil
	}
	if q.Form == Reverse && len(q.Options) == 0 {
		return nil
	}
	if len(q.Options) < 2 || len(q.Options) > wantedWrong+1 {
		return fmt.Errorf("%d options; there may be 2 to %d", len(q.Options), wantedWrong+1)
	}
	correct := 0
	seen := make(map[string]bool, len(q.Options))
	for _, o := range q.Options {
		if seen[fold(o.Text)] || o.Text == "" {
			return errors.New("an option is empty or stands twice")
		}
		seen[fold(o.Text)] = true
		if o.Correct {
			correct++
		}
	}
	if correct != 1 {
		return fmt.Errorf("%d options are marked correct", correct)
	}
	return nil
}

func (b *Book) validateCites(cites []BookCite) error {
	for _, c := range cites {
		if _, ok := b.index.sources[c.Source]; !ok || c.Paragraph < 0 || c.Paragraph == 0 && c.Phrase != "" || !isLink(c.URL) {
			return fmt.Errorf("a citation of %q has no source, no paragraph for its phrase or a bad link", c.Source)
		}
	}
	return nil
}

// isPath reports whether a text is an id or a table's id and a row's.
func isPath(s string) bool {
	table, row, split := strings.Cut(s, "/")
	return isID(table) && (!split || isID(row))
}

// isLink reports whether a text is no address or one that is safe to follow.
func isLink(s string) bool {
	return s == "" || strings.HasPrefix(s, "https://") || strings.HasPrefix(s, "http://")
}
