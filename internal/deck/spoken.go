package deck

// This file holds what the compiler and the judge make of the marks that texts
// may hold: which words are compared, and what nobody can type. A Book keeps
// texts as they are written; pages show the marks.

import (
	"fmt"
	"hash/fnv"
	"slices"
	"strings"
	"unicode"

	"quiz/internal/markup"
)

// unspokenWhy is the reason for forms in which an answer is typed.
const unspokenWhy = "A formula, a picture, a sound or a sign that keyboards lack can't be typed: give the answer in words too, as in [$x^2$|x squared]."

// spoken is a text as its words are compared. A formula is one word that only the
// same formula has, for a and A are two things there; a picture is what describes
// it, and a word that only the same file has.
func spoken(s string) string {
	if !markup.Has(s) {
		return s
	}
	var b strings.Builder
	writeSpoken(&b, markup.Parse(s))
	return b.String()
}

func writeSpoken(b *strings.Builder, nodes []markup.Node) {
	for _, n := range nodes {
		switch n.Kind {
		case markup.Formula, markup.Display:
			b.WriteString(" " + oneWord("formula", tight(n.Text)) + " ")
		case markup.Picture, markup.Sound:
			b.WriteString(" " + n.Text + " " + oneWord("file", n.Target) + " ")
		case markup.Break:
			b.WriteByte(' ')
		default:
			b.WriteString(n.Text)
			writeSpoken(b, n.Children)
		}
	}
}

// oneWord is a word that stands for one text, in letters alone.
func oneWord(kind, text string) string {
	h := fnv.New64a()
	h.Write([]byte(text))
	return kind + strings.Map(func(r rune) rune { return r - '0' + 'g' }, fmt.Sprintf("%020d", h.Sum64()))
}

// unspoken reports whether a card has an answer that no spelling says in words.
func (d *draft) unspoken() bool {
	return slices.ContainsFunc(d.sides, func(x *side) bool {
		return slices.ContainsFunc(x.answers, func(m marked) bool {
			answers, accept := spelled([]marked{m})
			return !inWords(append(answers, accept...))
		})
	})
}

// unspoken reports whether no spelling of an answer in its mark says it in words.
func (a Answer) unspoken() bool { return !inWords(append([]string{a.Shown}, a.Also...)) }

// inWords reports whether an answer can be typed: one of its spellings is words.
func inWords(spellings []string) bool {
	return slices.ContainsFunc(spellings, func(s string) bool { return !markup.Unspoken(s) && !onlyRareSigns(s) })
}

// onlyRareSigns reports whether a text has neither a letter nor a digit, and a sign that
// usual keyboards lack: an arrow, a flag, a typographic dash. Letters of any script
// have a keyboard of their own.
func onlyRareSigns(s string) bool {
	if strings.ContainsFunc(s, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsNumber(r) }) {
		return false
	}
	return strings.ContainsFunc(s, func(r rune) bool {
		return (r >= 0x2000 && r < 0x2C00 || r >= 0x1D000) && !unicode.Is(unicode.Sc, r) // the blocks of signs, and money
	})
}

// standing is a thing's text where some words are the thing's own and hold what
// nobody can read.
func (t *thing) standing(list []string) string {
	if markup.Unspoken(t.Text) && strings.Join(list, " ") == t.key {
		return markup.Plain(t.Text)
	}
	return ""
}

// verbatimIn lists the byte ranges of a text in which no answer can be left out:
// formulas, code, pictures and sounds.
func verbatimIn(text string) [][2]int {
	if !markup.Has(text) {
		return nil
	}
	var list [][2]int
	verbatimAt := markup.Verbatims(text)
	for at := 0; at < len(text); at++ {
		if end, ok := verbatimAt(at); ok {
			list = append(list, [2]int{at, end})
			at = end - 1
		}
	}
	return list
}

// asFormula is the answer of which a response is the LaTeX to the character, but
// for spaces and dollar signs, or the response itself.
func asFormula(q *Question, response string) string {
	for _, text := range append(slices.Clone(q.Answers), q.Accept...) {
		if !markup.Unspoken(text) {
			continue
		}
		tex := tight(markup.Plain(text))
		if tex == tight(response) || tex == tight(markup.Plain(response)) {
			return text
		}
	}
	return response
}

func tight(s string) string { return strings.Join(strings.Fields(s), "") }
