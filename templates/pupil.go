package templates

import "github.com/a-h/templ"

// This file holds what pupils' phones show in a class. A screen has two parts: what is
// the same on all phones, which is made once for all of them, and what is one pupil's.

// PupilFrame is what stands around a pupil's page.
type PupilFrame struct {
	Title string // unique among pages; the program's name is added to it
	Class string // the session's title; "" where none was found yet
	Again bool   // without a script the page is loaded again by itself: nothing is typed on it
	Live  bool   // the page follows the class
	Leave bool   // there is a class to leave
	// Session is the id of a class in which the learner of this machine takes part: the page
	// leads back to the program. "" on a phone, which is to reach nothing else.
	Session string
}

// Refusal is a page that says why something did not work, and what to do.
type Refusal struct {
	Title  string
	Advice string
	Back   string // where a link leads; "" is the page for codes
}

// NotAnAnswer says that what was sent answers nothing; back is where the question is.
func NotAnAnswer(back string) Refusal {
	return Refusal{Title: "That is no answer to this question", Advice: "Nothing was stored. Go back to the question and answer it.", Back: back}
}

// CodePage is the page on which the code is typed.
type CodePage struct {
	Typed   string
	Trouble string // why it leads nowhere; "" if nothing was typed
}

// NamePage is the page on which a pupil gives a name.
type NamePage struct {
	Link    string // the secret in the address
	Class   string
	Secret  string // what the phone will hold: sending twice is joining once
	Typed   string
	Trouble string
	Full    bool // nobody new comes in; who was in may come back
}

// PupilScreen is what all phones show alike.
type PupilScreen struct {
	At       string // where it is: what is answered goes below it
	Kind     string // waiting, removed, lobby, reading, open, stored, closed, revealed, explained, paused or ended
	Language string
	Round    int
	Number   int // of the question, from 1
	Of       int
	Stem     string
	Options  []string
	Typed    Typed
	Several  bool
	Says     bool       // the stem is to be called true or false
	Answers  []string   // from the reveal on
	Right    []bool     // of the options, from the reveal on
	Said     []Position // once it is explained
	Early    []Position
}

// PupilMine is what one pupil's phone shows beside it.
type PupilMine struct {
	Of     string // the class and the number in it: what tells an answer of theirs from anyone else's
	Name   string
	Points int
	Rank   int    // 0 where there is none to show
	Given  string // what is stored of theirs in this round; "" for nothing
	Open   bool   // nothing is stored yet, and something can be
	Missed bool   // nothing is stored and nothing can be
	Result *PupilResult
	Left   int // ms until the phase turns; 0 where it waits for the teacher
}

// PupilResult is what became of an answer.
type PupilResult struct {
	Result Result
	Why    string
	Points int
}

// PupilLine is one question of the own result.
type PupilLine struct {
	Stem     string
	Given    string // "" where there was no answer
	Result   Result
	Answers  []string
	Points   int
	Why      string
	Said     []Position
	Early    []Position
	Language string
}

// PupilReport is the own result of a class.
type PupilReport struct {
	At       string // where the class is followed
	Name     string
	Points   int
	Answered int
	Right    int
	Nearly   int
	Of       int
	Lines    []PupilLine
	Ended    bool
	Claim    bool // the answers can be carried to a profile
	Kept     bool // they become reviews by themselves
}

// heading is what the screen says where there is no question.
func (s PupilScreen) heading() string {
	switch s.Kind {
	case "waiting":
		return "Wait for your teacher"
	case "removed":
		return "You are not in this class"
	case "lobby":
		return "You are in"
	case "ended":
		return "The class is over"
	}
	return ""
}

// advice is what the pupil does now.
func (s PupilScreen) advice() string {
	switch s.Kind {
	case "waiting":
		return "Your teacher lets you in. This page goes on by itself."
	case "removed":
		return "Your teacher took you out of the class. If that was a mistake, tell them."
	case "lobby":
		return "The first question comes when your teacher begins."
	case "reading":
		return "Read the question. Answering begins in a moment."
	case "stored":
		return "The class goes on when time is up, or when your teacher goes on."
	case "closed":
		return "Time is up. The answer comes next."
	case "paused":
		return "Your teacher has paused the class."
	case "ended":
		return "What you answered is kept."
	}
	return ""
}

// count says which question it is.
func (s PupilScreen) count() string {
	return "Question " + itoa(s.Number) + " of " + itoa(s.Of)
}

// asked reports whether the screen shows a question.
func (s PupilScreen) asked() bool { return s.Stem != "" }

// part is the address of what belongs to the screen.
func (s PupilScreen) part(name string) templ.SafeURL { return templ.SafeURL(s.At + "/" + name) }

// field is how one option is sent: one of several by a name of its own.
func (s PupilScreen) field(i int) string {
	if s.Several {
		return "place" + itoa(i)
	}
	return "place"
}

// standing says a pupil's points, once there are any.
func (m PupilMine) standing() string {
	words := Count(m.Points, "point", "points")
	if m.Rank > 0 {
		words += " · place " + itoa(m.Rank)
	}
	return words
}

// seconds says how long is left.
func (m PupilMine) seconds() string { return Count((m.Left+999)/1000, "second", "seconds") + " left" }

// Tally says how much of the class's questions was right.
func (r PupilReport) Tally() string {
	words := itoa(r.Right) + " of " + Count(r.Of, "question", "questions") + " right"
	if r.Nearly > 0 {
		words += ", " + itoa(r.Nearly) + " nearly"
	}
	return words + " · " + Count(r.Points, "point", "points")
}
