package deck

// This file says when what a claim tells of was, for a line of time. It reads
// dates as the judge does, and would rather give none than a wrong one: a claim
// is dated by its answer, if that is a date, and otherwise by the only date that
// it names, or that its question names.

import (
	"slices"
	"strings"
)

// Dating is a date of a claim.
type Dating struct {
	Text  string // as it is written: "about 2015"
	Year  int
	Month int  // 0 where it is a year
	Day   int  // 0 where it is a year or a month
	First int  // its first day, counted from 1970-01-01
	Last  int  // its last day
	Asked bool // it is the answer: whoever learns the fact must not be told
}

// Dating returns when what a claim of a card tells of was; ok is false where the
// claim names no date, or several that exclude each other.
func (b *Book) Dating(card *Card, claim *BookClaim) (d Dating, ok bool) {
	if b.asksDate(card, claim) {
		d, ok = datingOf(claim.Answers[0])
		d.Asked = true
		return d, ok
	}
	if found := datesIn(claim.unmarked()); len(found) > 0 {
		return finest(found)
	}
	return finest(datesIn([]string{card.Ask}))
}

// asksDate reports whether a claim's answer is a date: its card's questions know;
// without one its text must tell.
func (b *Book) asksDate(card *Card, claim *BookClaim) bool {
	if len(claim.Answers) != 1 {
		return false
	}
	if questions := b.QuestionsOf(card.ID); len(questions) > 0 {
		return questions[0].Type.date()
	}
	return inferBase(claim.Answers[0]).date()
}

// unmarked are the parts of a claim's text beside its answers.
func (c *BookClaim) unmarked() []string {
	var parts []string
	at := 0
	for _, m := range c.Marks {
		if m[0] >= at && m[1] >= m[0] && m[1] <= len(c.Text) {
			parts = append(parts, c.Text[at:m[0]])
			at = m[1]
		}
	}
	return append(parts, c.Text[at:])
}

// datingOf reads a text that is a date of a known year.
func datingOf(text string) (Dating, bool) {
	d, ok := readDate(text)
	if !ok || d.yearless || d.ambiguous || d.short {
		return Dating{}, false
	}
	return Dating{
		Text: text, Year: d.from.year, Month: d.from.month, Day: d.from.day,
		First: int(d.said.Lo), Last: int(d.said.Hi),
	}, true
}

// finest is the one date that lies within all others: of August 2021 and 26
// August 2021 the day.
func finest(found []Dating) (Dating, bool) {
	for _, d := range found {
		if !slices.ContainsFunc(found, func(o Dating) bool { return d.First < o.First || d.Last > o.Last }) {
			return d, true
		}
	}
	return Dating{}, false
}

// longestDate is the words of the longest date that is looked for: "Thursday, 26
// August 2021".
const longestDate = 4

// datesIn finds the dates that texts name.
func datesIn(texts []string) []Dating {
	var found []Dating
	for _, text := range texts {
		words := strings.Fields(text)
		for i := 0; i < len(words); {
			d, n := datingAt(words, i)
			if n > 0 {
				found = append(found, d)
			}
			i += max(1, n)
		}
	}
	return found
}

// datingAt reads the longest date that begins at a word and returns of how many
// words it is; 0 where there is none, or where it only bounds what is told, as
// in "after May 2021".
func datingAt(words []string, at int) (Dating, int) {
	if !beginsDate(words[at]) {
		return Dating{}, 0
	}
	for n := min(longestDate, len(words)-at); n > 0; n-- {
		d, ok := datingOf(strings.TrimRight(strings.Join(words[at:at+n], " "), ".,;:!?)”’\"'"))
		if !ok || d.Month == 0 && !bareYear(words, at, n) {
			continue
		}
		if at > 0 && slices.Contains([]string{"before", "after", "until", "till", "since"}, strings.ToLower(words[at-1])) {
			d = Dating{}
			return d, 0
		}
		return d, n
	}
	return Dating{}, 0
}

// beginsDate reports whether a date may begin with a word.
func beginsDate(word string) bool {
	word = strings.ToLower(strings.TrimRight(word, ".,"))
	return word != "" && (isASCIIDigit(word[0]) || months[word] > 0 || weekdays[word] > 0)
}

// bareYear reports whether a year that stands alone in a sentence is one, and not
// a number of things: "in 2016", "of 2019." but not "of 2000 fighters".
func bareYear(words []string, at, n int) bool {
	year := strings.TrimRight(words[at], ".,;:!?)”’\"'")
	if n > 1 || len(year) != 4 || strings.Trim(year, "0123456789") != "" || at == 0 {
		return false
	}
	ends := year != words[at] || at+1 == len(words)
	switch strings.ToLower(words[at-1]) {
	case "in", "during", "early", "mid", "late", "spring", "summer", "autumn", "winter", "year":
		return ends || !strings.HasSuffix(words[at+1], "s")
	case "of", "by":
		return ends
	}
	return false
}
