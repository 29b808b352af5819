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
	Unplaced int // facts whose date is the answer, which is not to be given away
}

// TimelineYear is a year with what happened in it, and TimelineMonth a month.
type TimelineYear struct {
	Year   int
	Open   bool // it is the one to look at
	New    int  // facts of the year whose answers are kept back
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

// Shown counts what can be read of a year.
func (y TimelineYear) Shown() int {
	n := 0
	for _, m := range y.Months {
		n += len(m.Facts)
	}
	return n
}

// facts counts what is on the line, and how much of that is kept back.
func (t Timeline) facts() (all, fresh int) {
	for _, y := range t.Years {
		all += y.Shown() + y.New
		fresh += y.New
	}
	return all, fresh
}
