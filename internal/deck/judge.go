package deck

// This file judges a response: it finds the question, bounds what came in from
// outside and hands it to the form's or the value's own judge. It must not
// compile anything: all it knows is the Book.
//
// Three outcomes are enough. Right and Wrong say what the sources say; Nearly
// is for what is not the answer but that nothing proves wrong: another
// report's position, a coarser date, part of a name. A typo counts as right
// only while no other answer of the deck is as near to it.

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"
)

// Sentinel errors of Judge.
var (
	ErrNoQuestion = errors.New("no such question")
	ErrNoOption   = errors.New("no such option")
)

// Outcome is how a response compares with what the sources say.
type Outcome uint8

// The outcomes, worst first.
const (
	Wrong Outcome = iota
	Nearly
	Right
)

// String is the outcome in lower case.
func (o Outcome) String() string {
	switch o {
	case Right:
		return "right"
	case Nearly:
		return "nearly"
	}
	return "wrong"
}

// Response is what a learner answered.
type Response struct {
	Option  int      // index into Question.Options, of a choice what was chosen, of a true/false what was shown; -1 means none
	Text    string   // what was typed, where one answer is
	Options []int    // indexes into Question.Options, of a multiple what was chosen
	Texts   []string // what was typed into each blank of a cloze with several, in order
	True    bool     // of a true/false: the learner says that the statement Option is true
	Order   []int    // of an order: indexes into Question.Items, from the first to the last
	Pairs   [][2]int // of a match: an item and the one whose answer was set beside it, as indexes into Question.Items
	Self    Outcome  // of a self-graded question: what the learner says of their own recall
	GaveUp  bool     // "I don't know"
}

// Verdict is what the judge makes of a response.
type Verdict struct {
	Outcome Outcome
	Code    Code
	Reason  string  // one sentence or two for the learner, made of the deck's words only
	Matched string  // the accepted answer it matched, or the one it came near to; "" if none
	Guess   float64 // chance of being right by guessing: 1/options, of several see guessOfSet, of n lines 1/n!, 0 where nothing is offered

	Blanks []BlankVerdict // of a cloze with several blanks, in order
	Lines  []LineVerdict  // of an order or a match, in the order of the response
}

// Code is a stable name for how a verdict came about.
type Code string

// The codes, by outcome.
const (
	CodeExact    Code = "exact"    // right: the answer's own words
	CodeAlias    Code = "alias"    // right: another spelling that the deck accepts
	CodeOrder    Code = "order"    // right: a person's names in another order
	CodeShort    Code = "short"    // right: part of a name that nothing else in the deck shares
	CodeSpelling Code = "spelling" // right: a typo that is near nothing else
	CodeNumber   Code = "number"   // right: the number, however written
	CodeDate     Code = "date"     // right: the date, however written
	CodeOption   Code = "option"   // right: the right option, the right word on a statement, or every line in its place

	CodeWithin Code = "within" // right: inside the question's tolerance

	CodeSelf Code = "self" // as the learner says: a self-graded question

	CodeNear     Code = "near"     // nearly: one of Question.Nearly, with its reason
	CodeHedge    Code = "hedge"    // nearly: the number or date, said more or less firmly
	CodeInside   Code = "inside"   // nearly: another number that a hedge leaves room for
	CodeCoarser  Code = "coarser"  // nearly: right as far as it goes
	CodeFiner    Code = "finer"    // nearly: more exact than the source
	CodeYearless Code = "yearless" // nearly: the date without its year
	CodeWeekday  Code = "weekday"  // nearly: the date with a weekday that it is not
	CodeUnit     Code = "unit"     // nearly: the number, in another unit
	CodePart     Code = "part"     // nearly: some of the answer's words, of several blanks or of several pairs
	CodeExtra    Code = "extra"    // nearly: the answer among other words
	CodeSwapped  Code = "swapped"  // nearly: an order in which two neighbours have changed places

	CodeOther       Code = "other-answer" // wrong: the answer to something else in the deck
	CodeWrongOption Code = "wrong-option" // wrong: an option, with the reason why, the wrong word on a statement, or too few lines in their places
	CodeWrong       Code = "wrong"        // wrong: nothing the deck knows
	CodeUnread      Code = "unread"       // wrong: no number or date where one is asked for
	CodeLong        Code = "long"         // wrong: too long to be an answer
	CodeUnknown     Code = "unknown"      // wrong: left open
)

// maxResponse is the longest response that is read, in characters; answers
// that are longer themselves raise it.
const maxResponse = 300

const matches = "That matches the source."

// Judge compares a response with what the question's sources say. It depends
// on nothing but the book and may be called from many goroutines at once.
func (b *Book) Judge(questionID string, response Response) (Verdict, error) {
	q, ok := b.Question(questionID)
	if !ok {
		return Verdict{}, fmt.Errorf("judge %q: %w", questionID, ErrNoQuestion)
	}
	v, err := b.judge(q, response)
	if err != nil {
		return Verdict{}, fmt.Errorf("judge %q, option %d: %w", questionID, response.Option, err)
	}
	return v, nil
}

// judge hands a response to the judge of the question's form.
func (b *Book) judge(q *Question, r Response) (Verdict, error) {
	switch q.Form {
	case Choice, Attribution:
		return judgeChoice(q, r)
	case TrueFalse:
		return judgeStatement(q, r)
	case Reverse:
		if len(q.Options) > 0 {
			return judgeChoice(q, r)
		}
	case SelfGraded:
		return judgeSelf(q, r)
	case Multiple:
		return judgeMultiple(q, r)
	case Ordering:
		return judgeOrder(q, r)
	case Matching:
		return judgePairs(q, r)
	}
	if len(q.Blanks) > 0 {
		return b.judgeBlanks(q, r), nil
	}
	return b.judgeText(q, r), nil
}

// judgeText judges what was typed: first what can be told from the text alone,
// then by the kind of value.
func (b *Book) judgeText(q *Question, r Response) Verdict {
	text := strings.ToValidUTF8(r.Text, " ")
	if r.GaveUp || fold(text) == "" {
		return Verdict{Code: CodeUnknown, Reason: leftOpen(q)}
	}
	if utf8.RuneCountInString(text) > longest(q) {
		return Verdict{Code: CodeLong, Reason: "That is too long to be read as an answer. " + sourceSays(q)}
	}
	m := b.match(q, asFormula(q, text))
	if v, ok := m.exact(); ok {
		return v
	}
	if v, ok := m.wrongOption(b.QuestionsOf(q.Card)); ok && q.Form != Reverse {
		return v
	}
	if m.givesUp() {
		return Verdict{Code: CodeUnknown, Reason: leftOpen(q)}
	}
	if m.denies() {
		return Verdict{Code: CodeWrong, Reason: "That says what it is not. " + sourceSays(q)}
	}
	switch {
	case q.Type == BaseNumber:
		return m.judgeNumber()
	case q.Type.date():
		return m.judgeDate()
	}
	return m.judgeWords()
}

// longest is how many characters of a response are read.
func longest(q *Question) int {
	n := maxResponse
	for _, text := range slices.Concat(q.Answers, q.Accept) {
		n = max(n, utf8.RuneCountInString(text))
	}
	for _, near := range q.Nearly {
		for _, text := range append([]string{near.Text}, near.Also...) {
			n = max(n, utf8.RuneCountInString(text))
		}
	}
	return n
}

// leftOpen is the reason where no answer was given.
func leftOpen(q *Question) string { return "You left this open. " + sourceSays(q) }

// sourceSays tells the answer. Of many it tells the first three.
func sourceSays(q *Question) string {
	answers := q.Answers
	if len(answers) == 0 {
		return "The source has the answer."
	}
	if len(q.Blanks) > 0 {
		return "The source says, in order: " + strings.Join(answers, "; ") + "."
	}
	more := ""
	if len(answers) > 3 {
		answers, more = answers[:3], " and more"
	}
	if len(answers) > 1 {
		return "The reports give " + strings.Join(answers, ", or ") + more + "."
	}
	return "In the source it is " + answers[0] + "."
}
