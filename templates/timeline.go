package templates

// This file holds what the line of time of a deck shows.

// Timeline is a deck's dated facts in the order of time.
type Timeline struct {
	Deck     string
	Title    string
	Language string
	Answers  bool // answers of facts that were not studied yet are shown, too
	Hides    bool // some are hidden, or would be
	Years    []TimelineYear
	Unplaced []FactLine // whose date is the answer, which is not to be given away
}

// TimelineYear is a year with what happened in it, and TimelineMonth a month.
type TimelineYear struct {
	Year   int
	Months []TimelineMonth
}

// TimelineMonth is a month; the zero Month is the year as a whole.
type TimelineMonth struct {
	Year  int
	Month int
	Facts []TimelineFact
}

// TimelineFact is one fact with its date.
type TimelineFact struct {
	FactLine
	Date   string // where it says more than the month and the year above it
	Differ bool   // the reports date it differently
}

// Facts counts what is on the line.
func (t Timeline) Facts() int {
	n := 0
	for _, y := range t.Years {
		for _, m := range y.Months {
			n += len(m.Facts)
		}
	}
	return n
}
