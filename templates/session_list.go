package templates

import "time"

// This file holds what the pages around a session show: which there are, what to choose
// for a new one, and what came of one.

// SessionList are the sessions that run, and those that have ended.
type SessionList struct {
	Listens bool // the program serves phones
	Running []SessionLine
	Past    []SessionLine
	Decks   []SessionDeck
}

// SessionLine is one session in a list.
type SessionLine struct {
	ID    string
	Title string
	Began time.Time
	Came  int // participants
}

// SessionDeck is a deck to begin a session from.
type SessionDeck struct{ ID, Title, Language string }

// SessionChoice is the form that begins a session.
type SessionChoice struct {
	Deck     string
	Title    string
	Language string
	Listens  bool
	Topics   []SessionTopic
	Forms    []SessionForm
	Most     int // questions that the deck has for a class, one of a fact
	Number   string
	Limit    string // seconds
	Reading  string
	Cap      string
	Approve  bool
	LateJoin bool
	Speed    bool
	Podium   bool
	Mistakes []Mistake
}

// SessionTopic is a topic to ask about.
type SessionTopic struct {
	ID, Title string
	Facts     int
	Chosen    bool
}

// SessionForm is a form of questions to ask.
type SessionForm struct {
	Form, Name string
	Chosen     bool
}

// wrong is what is wrong with a field, "" for nothing.
func (c SessionChoice) wrong(field string) string {
	for _, m := range c.Mistakes {
		if m.Field == field {
			return m.Advice
		}
	}
	return ""
}

// SessionResults are what came of a session.
type SessionResults struct {
	ID     string
	Title  string
	Began  time.Time
	Came   int
	Ended  bool
	Asked  []SessionAsked
	Pupils []SessionPupil
}

// SessionAsked is a question as it went.
type SessionAsked struct {
	Posed Posed
	Key   []string
	Tally string
	Right int // percent of those who answered
	Said  Answered
}

// SessionPupil is a pupil's row.
type SessionPupil struct {
	Rank   int
	Name   string
	Points int
	Right  int
	Cells  []SessionCell
}

// SessionCell is what a pupil made of a question.
type SessionCell struct {
	Answered bool
	Result   Result
	Points   int
}

// Words says it.
func (c SessionCell) Words() string {
	switch {
	case !c.Answered:
		return NoAnswer
	case c.Result == Right:
		return "right"
	case c.Result == Nearly:
		return "nearly"
	}
	return "not right"
}

// NoAnswer is what stands where a pupil gave none.
const NoAnswer = "no answer"
