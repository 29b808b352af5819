package deck

// This file writes the dates of sources for people.

import (
	"fmt"
	"strings"
)

// PublishedText is an EDTF date as a reader says it: "2021-08" is August 2021,
// "2021-08-31/2021-09-04" is 31 August to 4 September 2021. Text that is no
// such date comes back as it is.
func PublishedText(edtf string) string {
	start, end, ranged := strings.Cut(edtf, "/")
	from, ok := readEDTF(start)
	if !ok {
		return edtf
	}
	if !ranged {
		return from.text(true, true)
	}
	to, ok := readEDTF(end)
	if !ok {
		return edtf
	}
	sameYear := from.year == to.year && from.month > 0 && to.month > 0
	sameMonth := sameYear && from.month == to.month && from.day > 0 && to.day > 0
	return from.text(!sameMonth, !sameYear) + " to " + to.text(true, true)
}

// readEDTF reads the level 0 dates that a deck may hold: year, month or day.
func readEDTF(s string) (civil, bool) {
	if len(s) != len("2021") && len(s) != len("2021-08") && len(s) != len("2021-08-26") {
		return civil{}, false
	}
	c, ok := readCivil(lexemes(s, digitRun))
	return c, ok && c.edtf() == s
}

// edtf writes a date as EDTF.
func (c civil) edtf() string {
	switch c.precision() {
	case BaseDay:
		return fmt.Sprintf("%04d-%02d-%02d", c.year, c.month, c.day)
	case BaseMonth:
		return fmt.Sprintf("%04d-%02d", c.year, c.month)
	}
	return fmt.Sprintf("%04d", c.year)
}

// text writes a date in words, without month or year where another date beside
// it says them.
func (c civil) text(month, year bool) string {
	var parts []string
	if c.day > 0 {
		parts = append(parts, fmt.Sprint(c.day))
	}
	if c.month > 0 && month {
		parts = append(parts, monthNames[c.month-1])
	}
	if year {
		parts = append(parts, fmt.Sprint(c.year))
	}
	return strings.Join(parts, " ")
}
