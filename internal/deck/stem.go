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
	return c.credited(d, text, func(s *Source) string { return d.datedApart(s) })
}

// undated is attribute without the dates of the reports: what an answer must
// not stand in, for a date of publication is no part of what the author asks.
func (c *compiler) undated(d *draft, text string) string {
	return c.credited(d, text, publisher)
}

func (c *compiler) credited(d *draft, text string, name func(*Source) string) string {
	return c.accredited(c.credits(d, text, name), text)
}

// accredited puts in front of a text whose it is.
func (c *compiler) accredited(credits []string, text string) string {
	if len(credits) == 0 {
		return text
	}
	join := " and "
	if strings.Contains(strings.Join(credits, ""), ", as reported by ") {
		join = ", and "
	}
	return "According to " + enumerate(credits, join) + c.lowered(text)
}

// credits lists whose the text is. A question about a disagreement belongs to
// a speaker only where every side of it is that speaker's.
func (c *compiler) credits(d *draft, text string, name func(*Source) string) []string {
	if d.differ && slices.ContainsFunc(d.sides, func(x *side) bool { return fold(x.by) != fold(d.sides[0].by) }) {
		return nil
	}
	var list []string
	named := make(map[string]bool) // origins
	for _, x := range d.given() {
		credit := c.credit(d, x, text, func() string { return c.reporters(x, named, name) })
		if credit != "" && !slices.Contains(list, credit) {
			list = append(list, credit)
		}
	}
	return list
}

// credit names the speaker and the reports of one side, as far as the text
// doesn't and the card needs it; "" where nothing is needed.
func (c *compiler) credit(d *draft, x *side, text string, reporters func() string) string {
	speaker := x.by
	if speaker != "" && c.mentions(text, speaker) {
		speaker = ""
	}
	if !d.attributed || d.differ {
		return speaker
	}
	reports := reporters()
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
func (c *compiler) reporters(x *side, named map[string]bool, name func(*Source) string) string {
	var names []string
	for _, cite := range x.cites {
		s := c.sources[cite.Source]
		if s == nil || named[c.origin(cite)] {
			continue
		}
		named[c.origin(cite)] = true
		names = append(names, name(s))
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

// datedApart adds as much of the day of publication as doesn't hold the answer:
// the month, or the year alone, or nothing.
func (d *draft) datedApart(s *Source) string {
	for _, published := range coarser(s.Published) {
		if !d.tells(published) {
			return dated(publisher(s), published)
		}
	}
	return publisher(s)
}

// tells reports whether a date of publication holds an answer of the card: a
// date by its days, anything else by its words.
func (d *draft) tells(published string) bool {
	start, end, _ := strings.Cut(published, "/")
	hay := words(PublishedText(published))
	for _, t := range d.rightThings() {
		if t.Base.date() {
			for _, edtf := range []string{start, end} {
				if c, ok := readEDTF(edtf); ok && within(Span{c.first(), c.final()}, t.Span) {
					return true
				}
			}
		}
		if slices.ContainsFunc(t.spellings, func(w []string) bool { return containsWords(hay, w) }) {
			return true
		}
	}
	return false
}

// coarser lists a date of publication and what it is less precisely: its
// month and its year, where it doesn't run over two of them.
func coarser(published string) []string {
	list := []string{published}
	start, end, ranged := strings.Cut(published, "/")
	for _, n := range []int{len("2021-08"), len("2021")} {
		if len(start) > n && (!ranged || len(end) >= n && start[:n] == end[:n]) {
			list = append(list, start[:n])
		}
	}
	return list
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
// small letter where its first word allows, else as it is after a colon. The
// capital of a name is kept: "The Washington Times" is no "the".
func (c *compiler) lowered(text string) string {
	word := text
	if i := strings.IndexFunc(text, func(r rune) bool { return !unicode.IsLetter(r) }); i >= 0 {
		word = text[:i]
	}
	r, size := utf8.DecodeRuneInString(word)
	low := string(unicode.ToLower(r)) + word[min(size, len(word)):]
	if !joiners[low] || c.beginsWithName(text) {
		return ": " + text
	}
	return ", " + low + text[len(word):]
}

// maxTitle is how many words of a text are looked at for a name.
const maxTitle = 8

// beginsWithName reports whether the first words of a text are a declared
// name, a publisher or a title that begins with a capital.
func (c *compiler) beginsWithName(text string) bool {
	list := c.wordsOf(text)
	for n := 1; n <= min(maxTitle, len(list)); n++ {
		if c.titles[strings.Join(list[:n], " ")] {
			return true
		}
	}
	return false
}

// titlesOf collects the names of a deck that begin with a word which loses its
// capital elsewhere.
func titlesOf(d *Deck) map[string]bool {
	set := make(map[string]bool)
	add := func(texts ...string) {
		for _, text := range texts {
			word, _, _ := strings.Cut(text, " ")
			if low := strings.ToLower(word); low != word && joiners[low] {
				set[fold(text)] = true
			}
		}
	}
	for i := range d.Sources {
		add(d.Sources[i].Publisher, d.Sources[i].Title)
	}
	for i := range d.Names {
		add(d.Names[i].Text)
		add(d.Names[i].Also...)
	}
	for i := range d.Facts {
		add(d.Facts[i].By)
		for _, p := range d.Facts[i].Positions {
			add(p.By)
		}
	}
	return set
}

// mentions reports whether a text names a speaker: by name, by another
// spelling, or a person by the last name.
func (c *compiler) mentions(text, speaker string) bool {
	hay := c.wordsOf(text)
	t := c.vocab.thing(speaker, nil, "")
	if t.namedBy(text, hay) {
		return true
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
