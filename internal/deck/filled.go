package deck

// This file puts another text into a sentence in the place of an answer, so that
// what comes out still reads as a sentence. Of grammar it knows the English
// articles only; in other languages "a" and "an" are other words.

import (
	"slices"
	"strings"
)

// filled is the claim with another text in the marks of one of its answers. It
// begins a sentence with a capital, and an English article before it agrees
// with it.
func (c *Claim) filled(answer int, text string, english bool) string {
	var b strings.Builder
	at := 0
	for _, m := range c.Marks {
		if m.Answer != answer {
			continue
		}
		b.WriteString(c.Text[at:m.Start])
		before, fitted := fitted(b.String(), text, english)
		b.Reset()
		b.WriteString(before)
		b.WriteString(fitted)
		at = m.End
	}
	b.WriteString(c.Text[at:])
	return b.String()
}

// fitted fits what is put into a sentence to what stands before it.
func fitted(before, text string, english bool) (string, string) {
	if trimmed := strings.TrimRight(before, " \"“‘'("); trimmed == "" || strings.ContainsAny(trimmed[len(trimmed)-1:], ".!?") && strings.HasSuffix(before, " ") && !abbreviates(trimmed) {
		return before, begun(text)
	}
	head, word := lastWord(before)
	first, rest, _ := strings.Cut(text, " ")
	own := rest != "" && isArticle(first)
	switch {
	case !english || !isArticle(word):
	case own && strings.EqualFold(word, first):
		return before, rest
	case own:
		return head, text
	case !strings.EqualFold(word, "the"):
		return head + likeCase(word, indefinite(text)) + " ", text
	}
	return before, text
}

// abbreviates reports whether a text ends in a point that ends no sentence: of
// "Gen." or of an initial.
func abbreviates(text string) bool {
	_, word := lastWord(text + " ")
	return strings.HasSuffix(word, ".") && (len(word) <= 5 && capital(word) || abbreviated[strings.ToLower(strings.TrimSuffix(word, "."))])
}

// lastWord splits the last word off a text that ends in a space.
func lastWord(text string) (head, word string) {
	trimmed := strings.TrimSuffix(text, " ")
	if trimmed == text {
		return text, ""
	}
	at := strings.LastIndexByte(trimmed, ' ') + 1
	return trimmed[:at], trimmed[at:]
}

func isArticle(w string) bool {
	return strings.EqualFold(w, "a") || strings.EqualFold(w, "an") || strings.EqualFold(w, "the")
}

// likeCase writes a word with the capital that another one has.
func likeCase(model, word string) string {
	if capital(model) {
		return begun(word)
	}
	return word
}

// Words that are spoken as their spelling doesn't show.
var (
	spokenWithVowel     = []string{"hour", "honest", "honour", "honor", "heir", "8", "11,", "18,"}
	spokenWithConsonant = []string{"uni", "use", "usu", "uto", "ura", "uk", "us ", "u.s", "eu", "one", "once"}
)

// indefinite is the article before a text as it is spoken: an hour, a union, an
// FBI agent.
func indefinite(text string) string {
	low := strings.ToLower(text)
	begins := func(prefix string) bool { return strings.HasPrefix(low+" ", prefix) }
	word, _, _ := strings.Cut(text, " ")
	spelled := len(word) > 1 && strings.ToUpper(word) == word
	switch {
	case low == "":
	case slices.ContainsFunc(spokenWithVowel, begins) || low == "11" || low == "18":
		return "an"
	case slices.ContainsFunc(spokenWithConsonant, begins):
	case spelled && strings.ContainsAny(low[:1], "aefhilmnorsx"), !spelled && strings.ContainsAny(low[:1], "aeiou"):
		return "an"
	}
	return "a"
}
