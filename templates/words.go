package templates

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"
)

// This file is the language of the pages: every number, date, plural and state
// becomes words here and nowhere else. Another language is another such file.

// Number writes n with a comma before each group of three digits.
func Number(n int) string {
	digits := strconv.Itoa(n)
	sign := ""
	if n < 0 {
		sign, digits = "-", digits[1:]
	}
	for at := len(digits) - 3; at > 0; at -= 3 {
		digits = digits[:at] + "," + digits[at:]
	}
	return sign + digits
}

// Count says how many there are: "1 report", "2 reports".
func Count(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return Number(n) + " " + many
}

// Date writes a calendar date: "26 August 2021".
func Date(t time.Time) string { return t.Format("2 January 2006") }

// Reports says how many reports stand behind a claim.
func Reports(n int) string { return Count(n, "report", "independent reports") }

// Support says the same with the outlets: those that carry one text are one
// report.
func Support(reports, outlets int) string {
	words := Reports(reports)
	if outlets > reports {
		words += ", carried by " + Count(outlets, "outlet", "outlets")
	}
	return words
}

// Further says how many more citations there are: "3 more passages that say so".
func Further(n int) string {
	return Count(n, "more passage that says so", "more passages that say so")
}

// Differ says how many reports disagree: "2 reports differ", or where some of
// them agree, how many accounts they give: "2 accounts differ".
func Differ(reports, accounts int) string {
	switch {
	case reports < 2:
		return "Reports differ"
	case accounts < reports:
		return Number(accounts) + " accounts differ"
	}
	return Number(reports) + " reports differ"
}

// What a learner did to answer.
const (
	YouChose = "You chose"
	YouWrote = "You wrote"
	WasFalse = "This statement is false:"
)

// YouSaid tells what a learner said of a statement that follows.
func YouSaid(yes bool) string {
	if yes {
		return "You said that this is true:"
	}
	return "You said that this is false:"
}

// Opinion and According say whose words a claim is.
func Opinion(by string) string   { return "Opinion of " + by }
func According(by string) string { return "According to " + by }

// Said is progress in words: "7 of 20 done, 3 begun".
func (p Progress) Said() string {
	words := Number(p.Done) + " of " + Number(p.Total) + " done"
	if p.Begun > 0 {
		words += ", " + Number(p.Begun) + " begun"
	}
	return words
}

// Percent writes a share of 1 as a whole percentage: "84 %".
func Percent(share float64) string { return fmt.Sprintf("%.0f %%", 100*share) }

// paragraph names a paragraph as citations do: "¶ 8".
func paragraph(n int) string { return "¶ " + strconv.Itoa(n) }

// passage tells a screen reader which of several equal links this is.
func (c Cite) passage() string {
	if c.Paragraph == 0 {
		return ", " + c.Publisher
	}
	return ", " + c.Publisher + ", paragraph " + strconv.Itoa(c.Paragraph)
}

// place says whose text a citation names, and which paragraph of it if one.
func (c Cite) place() string {
	if c.Paragraph == 0 {
		return c.Publisher
	}
	return c.Publisher + ", " + paragraph(c.Paragraph)
}

// name is a passage's paragraph, or the whole text.
func (p Passage) name() string {
	if p.Paragraph == 0 {
		return "The whole text"
	}
	return paragraph(p.Paragraph)
}

// phrased reports whether there are words to look for.
func (p Passage) phrased() bool {
	return slices.ContainsFunc(p.Phrases, func(s string) bool { return s != "" })
}

// upperFirst begins a text with a capital.
func upperFirst(s string) string {
	first, size := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(first)) + s[size:]
}

// lowerFirst begins a text with a small letter, to stand within a sentence.
func lowerFirst(s string) string { return strings.ToLower(s[:1]) + s[1:] }

// Shares says that sources carry one text.
func Shares(publishers []string) string {
	return "Carries the same text as " + and(publishers) + ". Together they count as one report."
}

// and joins a list in a sentence.
func and(list []string) string {
	switch n := len(list); {
	case n == 0:
		return ""
	case n == 1:
		return list[0]
	default:
		return strings.Join(list[:n-1], ", ") + " and " + list[n-1]
	}
}

// What a typed answer looks like.
const (
	YearHint  = "A year, such as 2019."
	MonthHint = "A month and a year, such as March 2019."
	DayHint   = "A date, such as 14 March 2019."
)

// NumberHint says what a typed number looks like.
func NumberHint(unit string) string {
	if unit == "" {
		return "A number, in figures or in words."
	}
	return "A number, in figures or in words (" + unit + ")."
}

// Say is what a screen reader hears once the settings were sent.
func (s Settings) Say() string {
	switch {
	case len(s.Mistakes) == 1:
		return s.Mistakes[0].Advice
	case len(s.Mistakes) > 1:
		return Number(len(s.Mistakes)) + " settings can’t be taken. " + s.Mistakes[0].Advice
	}
	return ""
}
