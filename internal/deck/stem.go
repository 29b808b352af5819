package deck

// This file puts questions and sentences into words: who says so and when goes
// in front of what is asked, wherever the answer is only one report's or one
// speaker's.

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// asked is the ask of a card with its attribution.
func (c *compiler) asked(d *draft) string { return c.attribute(d, d.of.Ask) }

// attribute puts in front of a text whose report it is, where the card is one
// position's, and who says it, where that is somebody.
func (c *compiler) attribute(d *draft, text string) string {
	var credits []string
	named := make(map[string]bool) // origins
	for _, x := range d.sides {
		if credit := c.credit(d, x, text, named); credit != "" && !slices.Contains(credits, credit) {
			credits = append(credits, credit)
		}
	}
	if len(credits) == 0 || d.differ && len(credits) > 1 { // speakers who differ are what is asked about
		return text
	}
	join := " and "
	if strings.Contains(strings.Join(credits, ""), ", as reported by ") {
		join = ", and "
	}
	return "According to " + enumerate(credits, join) + lowered(text)
}

// credit names the speaker and the reports of one side, as far as the text
// doesn't and the card needs it; "" where nothing is needed.
func (c *compiler) credit(d *draft, x *side, text string, named map[string]bool) string {
	speaker := x.by
	if speaker != "" && c.mentions(text, speaker) {
		speaker = ""
	}
	if !d.attributed || d.differ {
		return speaker
	}
	reports := c.reporters(x, named)
	switch {
	case reports == "":
		return speaker
	case speaker == "":
		return reports
	}
	return speaker + ", as reported by " + reports
}

// reporters names the reports of a side with their dates, two by name and more
// by number, leaving out reprints of what is named already.
func (c *compiler) reporters(x *side, named map[string]bool) string {
	var names []string
	for _, cite := range x.cites {
		s := c.sources[cite.Source]
		if s == nil || named[c.origin(cite)] {
			continue
		}
		named[c.origin(cite)] = true
		names = append(names, dated(publisher(s), s.Published))
	}
	if len(names) > 2 {
		return fmt.Sprintf("%s and %d other reports", names[0], len(names)-1)
	}
	return strings.Join(names, " and ")
}

// publisher is what a source is called in a sentence.
func publisher(s *Source) string { return first(s.Publisher, s.Title, s.ID) }

// dated adds the day of publication in brackets, where it is known.
func dated(name, published string) string {
	if text := PublishedText(published); text != "" {
		return name + " (" + text + ")"
	}
	return name
}

// enumerate joins credits and ends them: with a comma where a lower-case text
// follows, see lowered.
func enumerate(list []string, join string) string {
	if len(list) > 2 {
		return strings.Join(list[:len(list)-1], ", ") + join + list[len(list)-1]
	}
	return strings.Join(list, join)
}

// joiners are the English words that a question or a sentence begins with and
// that lose their capital after an opening phrase. Any other first word may be
// a name or belong to another language.
var joiners = wordSet(`who whom whose what which when where why how is are was were do does did has have had
	can could would should in on at by of from for to with within about after before during
	under over since until between among against through the a an this that these those there it its they their
	he his she her some most many several all both each no not if as and or but one two three four five six`)

func wordSet(s string) map[string]bool {
	set := make(map[string]bool)
	for _, w := range strings.Fields(s) {
		set[w] = true
	}
	return set
}

// lowered is a text as it goes on after an attribution: after a comma with a
// small letter where its first word allows, else as it is after a colon.
func lowered(text string) string {
	word := text
	if i := strings.IndexFunc(text, func(r rune) bool { return !unicode.IsLetter(r) }); i >= 0 {
		word = text[:i]
	}
	r, size := utf8.DecodeRuneInString(word)
	low := string(unicode.ToLower(r)) + word[min(size, len(word)):]
	if !joiners[low] {
		return ": " + text
	}
	return ", " + low + text[len(word):]
}

// mentions reports whether a text names a speaker: by name, by another
// spelling, or a person by the last name.
func (c *compiler) mentions(text, speaker string) bool {
	hay := words(text)
	t := c.vocab.thing(speaker, nil, "")
	for _, s := range t.spellings {
		if containsWords(hay, s) {
			return true
		}
	}
	last := len(t.words) - 1
	return last > 0 && personal(t) && containsWords(hay, t.words[last:])
}

// personal reports whether a speaker is one person: under names, or, unlisted,
// by every word having a capital and none being an article.
func personal(t *thing) bool {
	if t.entry != nil {
		return t.Base == BasePerson && !t.entry.Crowd
	}
	for _, w := range strings.Fields(t.Text) {
		r, _ := utf8.DecodeRuneInString(w)
		if !unicode.IsUpper(r) || w == "The" {
			return false
		}
	}
	return len(t.words) < 4
}
