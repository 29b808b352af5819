package deck

import (
	"math"
	"strings"
	"time"
)

// This file reads dates that an author writes: the subset of EDTF (Extended
// Date/Time Format, ISO 8601-2) that dates of publication need. That is a year,
// a month, a day, or an interval of two of them.

// checkEDTF returns what is wrong with a date of publication, or "".
func checkEDTF(s string) string {
	start, end, interval := strings.Cut(s, "/")
	from, ok := readEDTF(start)
	if !ok {
		return "is no date"
	}
	if !interval {
		return ""
	}
	switch to, ok := readEDTF(end); {
	case !ok:
		return "does not end in a date"
	case to.final() < from.first():
		return "ends before it begins"
	}
	return ""
}

// lastDay is the last day, counted from 1970, of a date of publication; that of one
// which is not known is infinitely far.
func lastDay(published string) float64 {
	_, end, interval := strings.Cut(published, "/")
	if !interval {
		end = published
	}
	if day, ok := readEDTF(end); ok {
		return day.final()
	}
	return math.Inf(1)
}

// published reads a date of publication.
func (rec record) published() string {
	s := rec.text("published")
	if s == "" {
		return ""
	}
	if wrong := checkEDTF(s); wrong != "" {
		rec.errorAt(rec.get("published").place, "bad-date", "%q %s", s, wrong).
			hint("write 2021, 2021-08, 2021-08-26 or 2021-08-31/2021-09-04")
		return ""
	}
	return s
}

// date reads a day.
func (rec record) date(key string) string {
	s := rec.text(key)
	if s == "" {
		return ""
	}
	if _, err := time.Parse("2006-01-02", s); err != nil {
		rec.errorAt(rec.get(key).place, "bad-date", "%q is no day", s).hint("write it as %s: 2021-09-04", key)
		return ""
	}
	return s
}
