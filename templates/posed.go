package templates

import (
	"fmt"
	"strconv"
	"time"
	"unicode/utf8"
)

// This file holds what the teacher's page and the wall show alike: the question as it
// is put to a class, the clock, and how the class answered.

// Posed is a question as a class is asked it.
type Posed struct {
	Deck      string // whose pictures it shows; "" where they can't be
	Language  string
	Stem      string
	Statement string // of a true/false
	Options   []PosedOption
	Several   bool   // more than one may be chosen
	Typed     bool   // the answer is typed
	Unit      string // of a number
}

// PosedOption is an option, from the reveal on with how many chose it.
type PosedOption struct {
	Letter  string // "" of the two sides of a statement
	Text    string
	Shown   bool // whether it is right, and its share, are shown
	Right   bool
	Count   int
	Percent int
}

// How says what to do, where the options don't.
func (p Posed) How() string {
	switch {
	case p.Several:
		return "Choose all that apply."
	case p.Typed && p.Unit != "":
		return "Type a number of " + p.Unit + "."
	case p.Typed:
		return "Type the answer."
	}
	return ""
}

// length is how much there is to read, as a class: what is short is shown larger.
func (p Posed) length() string {
	switch n := utf8.RuneCountInString(p.Stem + p.Statement); {
	case n <= 70:
		return "brief"
	case n <= 160:
		return "middling"
	}
	return "long"
}

// name is the mark of an option that was revealed.
func (o PosedOption) name() string {
	if o.Right {
		return "right"
	}
	return "wrong"
}

// Share says how many chose an option: "43 % · 12".
func (o PosedOption) Share() string { return fmt.Sprintf("%d %% · %s", o.Percent, Number(o.Count)) }

// OptionLetter names the nth option, from 0.
func OptionLetter(n int) string { return string(rune('A' + n%26)) }

// Clock is the time that is left.
type Clock struct {
	For  string // what it runs for: "Answers open in"; "" for answering
	Left time.Duration
	Runs bool
	Set  bool // there is a clock
}

// Text is the time as it stands: "0:18", rounded up, so that 0:00 is the end.
func (c Clock) Text() string {
	seconds := int((c.Left + time.Second - 1) / time.Second)
	return fmt.Sprintf("%d:%02d", seconds/60, seconds%60)
}

func (c Clock) left() string { return strconv.FormatInt(c.Left.Milliseconds(), 10) }

// AnsweredOf says how many have answered.
func AnsweredOf(answered, in int) string {
	return fmt.Sprintf("%s of %s have answered", Number(answered), Number(in))
}

// QuestionOf says which question it is.
func QuestionOf(number, of int) string { return fmt.Sprintf("Question %d of %d", number, of) }

// JoinCode is a code as it is read out: "482 1907".
func JoinCode(code string) string {
	if len(code) != 7 {
		return code
	}
	return code[:3] + " " + code[3:]
}

// PodiumPlace is a place on the podium.
type PodiumPlace struct {
	Rank   int
	Name   string
	Points int
}

// TypedWords is an answer that was typed, however often.
type TypedWords struct {
	Text    string
	Result  Result
	Count   int
	OnWall  bool
	Speaker int // the number of one who typed it
}
