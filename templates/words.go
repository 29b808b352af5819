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
)

// YouSaid tells what a learner said of a statement that follows.
func YouSaid(yes bool) string {
	if yes {
		return "You said that this is true:"
	}
	return "You said that this is false:"
}

// formNames are the forms of questions as a person calls them.
var formNames = map[string]string{
	"choice": "choice", "true-false": "true or false", "multiple": "choose all", "attribution": "whose", "reverse": "reversed", "cloze": "cloze", "typed": "typed",
	"number": "number", "date": "date", "self": "self-graded",
	"match": "match", "order": "order",
}

// FormName is what a form of a question is called. One that this program doesn't
// know is called what its deck calls it.
func FormName(form string) string {
	if name, ok := formNames[form]; ok {
		return name
	}
	return form
}

// Opinion and According say whose words a claim is.
func Opinion(by string) string   { return "Opinion of " + by }
func According(by string) string { return "According to " + by }

// When is a time to come back: a wait of less than a day, or a day.
type When struct {
	Wait time.Duration // while a card is in learning; else 0
	Days int           // from today; 0 or less is today
	Date time.Time     // of the day; zero where Wait says it
}

// IsZero reports whether nothing comes back.
func (w When) IsZero() bool { return w.Wait == 0 && w.Date.IsZero() }

// Before orders times to come back.
func (w When) Before(other When) bool {
	if w.Days != other.Days {
		return w.Days < other.Days
	}
	return w.Wait < other.Wait
}

// Sentence says when a card comes back: "Again in 10 minutes", "Next on 6 June".
func (w When) Sentence() string {
	switch {
	case w.Wait > 0:
		return "Again in " + Span(w.Wait)
	case w.Days <= 0 || w.Date.IsZero():
		return "Again today"
	case w.Days == 1:
		return "Next tomorrow"
	}
	return "Next on " + w.day()
}

// Short says the same for the cell of a table: "10 minutes", "6 June".
func (w When) Short() string {
	switch {
	case w.Wait > 0:
		return "in " + Span(w.Wait)
	case w.Days <= 0 || w.Date.IsZero():
		return "today"
	case w.Days == 1:
		return "tomorrow"
	}
	return w.day()
}

// day names the date, with its year where that is not this one.
func (w When) day() string {
	today := w.Date.AddDate(0, 0, -w.Days)
	if today.Year() == w.Date.Year() {
		return w.Date.Format("2 January")
	}
	return Date(w.Date)
}

// Span says how long something takes, rounded up: "10 minutes".
func Span(d time.Duration) string {
	minutes := int((d + time.Minute - 1) / time.Minute)
	switch {
	case minutes <= 1:
		return "1 minute"
	case minutes < 90:
		return Count(minutes, "minute", "minutes")
	}
	return Count((minutes+30)/60, "hour", "hours")
}

// Left says how long the rest takes: "about 4 minutes left".
func Left(d time.Duration) string { return "about " + Span(d) + " left" }

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

// Headline says what is to do today.
func (h Home) Headline() string {
	due, fresh := h.Due(), h.New()
	if _, open := h.Open(); !open {
		return "Done for today."
	}
	switch {
	case due > 0 && fresh > 0:
		return Count(due, "card is", "cards are") + " due, " + Count(fresh, "is", "are") + " new."
	case due > 0:
		return Count(due, "card is", "cards are") + " due."
	default:
		return Count(fresh, "new card", "new cards") + " for today."
	}
}

// Outlook says how long that takes, or what comes next.
func (h Home) Outlook() string {
	if d, open := h.Open(); open {
		words := "About " + Span(h.Takes()) + "."
		if h.Several() {
			words += " Study begins with “" + d.Title + "”."
		}
		if d.Portion != "" {
			words += " In portions it is done sooner than it looks: the cards likeliest forgotten come first, and the rest waits unharmed."
		}
		return words
	}
	next, ok := h.Next()
	switch {
	case !ok:
		return "No card is waiting."
	case next.Wait > 0:
		return "The next card comes back in " + Span(next.Wait) + "."
	}
	return "The next review is " + next.on() + "."
}

// Headline says that nothing is left to ask.
func (d Done) Headline() string {
	switch {
	case d.Waiting > 0:
		return "That is one portion."
	case !d.Wait.IsZero():
		return "That is all for now."
	case d.About != "":
		return "That is all of this."
	}
	return "That is all for today."
}

// Sentences say what was done and what comes next.
func (d Done) Sentences() []string {
	var s []string
	if d.Reviewed > 0 {
		s = append(s, Count(d.Reviewed, "card is", "cards are")+" done today.")
	}
	if !d.Wait.IsZero() {
		s = append(s, "One that you are learning comes back in "+Span(d.Wait.Wait)+".")
	}
	if d.Waiting > 0 {
		return append(s, Count(d.Waiting, "card still waits", "cards still wait")+". They keep until you come to them.")
	}
	if d.Tomorrow+d.New > 0 {
		return append(s, "Tomorrow: "+d.tomorrow()+", about "+Span(d.Takes)+".")
	}
	if !d.Next.IsZero() {
		s = append(s, "The next review is "+d.Next.on()+".")
	}
	return s
}

// tomorrow says what the next day brings: "9 reviews and up to 10 new cards".
func (d Done) tomorrow() string {
	fresh := "up to " + Count(d.New, "new card", "new cards")
	switch {
	case d.New == 0:
		return Count(d.Tomorrow, "review", "reviews")
	case d.Tomorrow == 0:
		return fresh
	}
	return Count(d.Tomorrow, "review", "reviews") + " and " + fresh
}

// Words of the choices of what to study.
const (
	ChooseToday    = "The day as it comes"
	ChoosePortion  = "A portion of what is due"
	ChooseMissed   = "What I got wrong"
	ChooseDisputed = "Only where reports differ"
	ChooseAhead    = "Reviews of the coming week"
	ChooseMore     = "More new cards"

	MissedWhat = "Cards that you missed in the last seven days and have not got right today since."
	AheadWhat  = "Reviewing early is sound: a card that you know well early gains a little less."
	MoreWhat   = "Beyond today’s limit. Each brings several reviews over the next weeks."

	PortionWhat  = "The cards likeliest forgotten. The rest waits unharmed."
	LimitReached = "Today’s limit of new cards is reached. A topic that you choose goes beyond it, a few cards at a time."
)

// Amount says how much an offer holds: "9 cards", "10 of 22 cards", and beyond the
// Nothing says that there is no card now. What is due in the coming week may have been
// answered today, or wait for what was.
func (o Offer) Nothing() string {
	if o.Waits {
		return "none before tomorrow"
	}
	return "nothing now"
}

// day's limit "10 of 19 new cards".
func (o Offer) Amount() string {
	one, many := "card", "cards"
	if o.Beyond {
		one, many = "new card", "new cards"
	}
	if o.Cards < o.All {
		return Number(o.Cards) + " of " + Count(o.All, one, many)
	}
	return Count(o.Cards, one, many)
}

// Aboutness says what a sitting is about: "Only the topic Attacks".
func Aboutness(topic string, disputed, missed bool, ahead, more, until int) string {
	beyond := ""
	if more > 0 {
		beyond = ", beyond today’s limit of new cards"
	}
	switch {
	case topic != "":
		return "Only the topic " + topic + beyond
	case disputed:
		return ChooseDisputed + beyond
	case missed:
		return "Only " + lowerFirst(ChooseMissed)
	case ahead > 0:
		return "With reviews of the coming " + Count(ahead, "day", "days")
	case more > 0:
		return "New cards beyond today’s limit"
	case until > 0:
		return ChoosePortion
	}
	return ""
}

// upperFirst begins a text with a capital.
func upperFirst(s string) string {
	first, size := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(first)) + s[size:]
}

// lowerFirst begins a text with a small letter, to stand within a sentence.
func lowerFirst(s string) string { return strings.ToLower(s[:1]) + s[1:] }

// on says when within a sentence: "tomorrow", "on 6 June".
func (w When) on() string {
	if w.Days == 1 {
		return "tomorrow"
	}
	return "on " + w.day()
}

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
