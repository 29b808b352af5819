package templates

import (
	"fmt"
	"strings"
	"time"
)

// This file is the language of the progress page, as words.go is of the others.

// dayMonth writes a date within a year: "6 June".
func dayMonth(t time.Time) string { return t.Format("2 January") }

// shortDate writes a date for a narrow table: "6 Jun 2026".
func shortDate(t time.Time) string { return t.Format("2 Jan 2006") }

// weekdays head the columns of the calendar's table, by their first two letters.
var weekdays = []string{"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"}

// monthYear names a month: "June 2026".
func monthYear(t time.Time) string { return t.Format("January 2006") }

// monthName names a month beside a picture: "Jun".
func monthName(t time.Time) string { return t.Format("Jan") }

// Heading is what the page is about.
func (p ProgressPage) Heading() string {
	if p.Deck == "" {
		return "Progress"
	}
	return p.Title
}

// PageTitle names the page among others.
func (p ProgressPage) PageTitle() string {
	if p.Deck == "" {
		return "Progress"
	}
	return "Progress · " + p.Title
}

// NothingYet is the page before the first answer.
const NothingYet = "Nothing is studied yet: after your first answers you find here when you studied, what falls due and what you know."

// Summary says how often the learner studied.
func (s StudiedDays) Summary() string {
	var words []string
	switch {
	case s.Whole:
		words = append(words, fmt.Sprintf("You studied on %d of the last %s.", s.Recent, Count(s.Of, "day", "days")))
	case s.Of == 1:
		words = append(words, "You began today.")
	default:
		words = append(words, fmt.Sprintf("You studied on %d of the %s since you began.", s.Recent, Count(s.Of, "day", "days")))
	}
	if s.Longest > 1 {
		run := "The longest run is " + Count(s.Longest, "day", "days")
		switch {
		case s.Present == s.Longest:
			run += ", the present one"
		case s.Present > 1:
			run += ", the present one " + Number(s.Present)
		}
		words = append(words, run+".")
	}
	return strings.Join(words, " ")
}

// halfTitle and halfText name and describe one half of the calendar.
func (s StudiedDays) halfTitle(h half) string {
	return "Answers a day, " + Date(s.Date(h.first)) + " to " + Date(s.Date(h.last-1))
}

func (s StudiedDays) halfText(h half) string {
	answers, days, most := 0, 0, 0
	for _, n := range s.Answers[h.first:h.last] {
		answers += n
		most = max(most, n)
		if n > 0 {
			days++
		}
	}
	if answers == 0 {
		return "No answers on these days."
	}
	return fmt.Sprintf("%s on %s, at most %s on one day. One column a week, Monday on top; the larger the dot, the more answers.",
		Count(answers, "answer", "answers"), Count(days, "day", "days"), Number(most))
}

// stepText says how many answers a size of dot stands for: "10 to 19".
func stepText(steps [4]int, size int) string {
	switch {
	case size == 0:
		return "none"
	case size == len(steps):
		return Number(steps[size-1]) + " or more"
	case steps[size-1] == steps[size]-1:
		return Number(steps[size-1])
	}
	return Number(steps[size-1]) + " to " + Number(steps[size]-1)
}

// stepsOf says what the sizes of dots stand for.
const stepsOf = "Answers a day:"

// DueSummary says what the next days bring.
func (p ProgressPage) DueSummary() string {
	total := p.Reviews()
	if total == 0 && p.NewCards() == 0 {
		return "Nothing falls due in the next " + Count(len(p.Due), "day", "days") + "."
	}
	words := Count(total, "review falls", "reviews fall") + " due in the next " + Count(len(p.Due), "day", "days")
	if today := p.Due[0].Reviews; today > 0 && today < total {
		words += ", " + Number(today) + " of them today"
	}
	return words + "."
}

// DueAssumes says what the forecast counts and what it leaves out.
func (p ProgressPage) DueAssumes() string {
	words := "This counts what is scheduled now. What an answer brings back comes on top."
	if p.NewCards() > 0 {
		words += " New cards come at your setting of " + Number(p.Pace) + " a day in each deck, while there are any."
	}
	if p.Later > 0 {
		words += " " + Count(p.Later, "review falls", "reviews fall") + " due later."
	}
	return words
}

// dueText describes the picture of the forecast.
func (p ProgressPage) dueText() string {
	at := 0
	for i, d := range p.Due {
		if d.Reviews+d.New > p.Due[at].Reviews+p.Due[at].New {
			at = i
		}
	}
	most := p.Due[at]
	return fmt.Sprintf("%s The fullest day is %s, with %s and %s.", p.DueSummary(), p.dueDay(at),
		Count(most.Reviews, "review", "reviews"), Count(most.New, "new card", "new cards"))
}

// dueDay names a day of the forecast.
func (p ProgressPage) dueDay(i int) string {
	switch i {
	case 0:
		return "today"
	case 1:
		return "tomorrow"
	}
	return dayMonth(p.Due[i].Date)
}

// RetentionSummary says what true retention is, and what it was.
func (p ProgressPage) RetentionSummary() string {
	words := "How much you still knew when it fell due: true retention."
	for i := len(p.Months) - 1; i >= 0; i-- {
		if m := p.Months[i]; m.All.Said {
			return words + " In " + m.First.Format("January") + ": " + m.All.words() + "."
		}
	}
	return words
}

// RetentionNone stands in place of the picture while no month has a rate.
const RetentionNone = "It is too early to say: a month needs 20 reviews of cards of one kind that were due."

// RetentionNote says what the marks mean.
const RetentionNote = "A card is mature once its interval is three weeks or longer. What came back nearly right counts as forgotten. Fewer than 20 reviews in a month say too little and have no mark."

// words are a share in words: "84 % of 120".
func (r Retained) words() string {
	switch {
	case r.Of == 0:
		return "–"
	case !r.Said:
		return "too few of " + Number(r.Of)
	}
	return Percent(r.Rate) + " of " + Number(r.Of)
}

// retentionText describes the picture of the months.
func (p ProgressPage) retentionText() string {
	var said []string
	for _, m := range p.Months {
		if m.Young.Said || m.Mature.Said {
			said = append(said, fmt.Sprintf("%s: young %s, mature %s", monthYear(m.First), m.Young.words(), m.Mature.words()))
		}
	}
	return strings.Join(said, "; ") + ". " + p.desiredText() + "."
}

// desiredText names the line of the desired retention.
func (p ProgressPage) desiredText() string { return "Desired " + Percent(p.Desired) }

// KnownSummary says how many cards are known.
func (p ProgressPage) KnownSummary() string {
	verb := "are"
	if p.Known() == 1 {
		verb = "is"
	}
	return fmt.Sprintf("%s of %s %s known: past their first learning, and not being learnt anew.",
		Number(p.Known()), Count(p.Cards, "card", "cards"), verb)
}

// knownText describes the picture of the known cards.
func (p ProgressPage) knownText() string {
	first, last := p.Weeks[0], p.Weeks[len(p.Weeks)-1]
	return fmt.Sprintf("%s on %s, %s on %s.", Number(first.Known), Date(first.Date), Number(last.Known), Date(last.Date))
}

// TopicsNote says what the states mean.
const TopicsNote = "A solid memory lasts three weeks or longer, a weak one less. Likely known says how likely you would know a card of the topic today."

// Name is the topic's title.
func (t TopicStrength) Name() string {
	if t.Title == "" {
		return "No topic"
	}
	return t.Title
}

// Line says the most of a topic in a few words.
func (t TopicStrength) Line() string {
	words := Number(t.Solid) + " of " + Number(t.Cards()) + " solid"
	if t.Reviewed() > 0 {
		words += " · likely known: " + Percent(t.Recall)
	}
	return words
}

// text describes a topic's bar.
func (t TopicStrength) text() string {
	words := fmt.Sprintf("%s solid, %s weak, %s in learning, %s new", Number(t.Solid), Number(t.Weak), Number(t.Learning), Number(t.New))
	if t.Reviewed() > 0 {
		words += "; likely known today: " + Percent(t.Recall)
	}
	return words + "."
}

// recall is the cell of the table.
func (t TopicStrength) recall() string {
	if t.Reviewed() == 0 {
		return "–"
	}
	return Percent(t.Recall)
}

// stateWord names a state of a topic's cards.
func stateWord(state string) string {
	if state == "learning" {
		return "in learning"
	}
	return state
}
