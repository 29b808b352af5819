package templates

import "time"

// This file holds what the teacher's page of a session shows.

// Session is a session as its teacher sees it.
type Session struct {
	ID       string
	Deck     string
	Title    string
	Language string
	Version  int
	Phase    string
	Notice   string // what became of the last act, where that must be said; else ""
	Number   int
	Of       int
	In       int
	Answered int
	Clock    Clock
	Posed    *Posed
	Key      []string     // the answers where they were typed, from the reveal on
	Tally    string       // how the answers were judged, from the reveal on
	Words    []TypedWords // from the reveal on
	Said     *Answered    // once it is explained
	Next     *Step        // the step that comes next
	Beside   []Step       // others that can be taken
	Mend     []Step       // what takes a mistake back
	Ends     bool         // the session can be ended
	Door     Door
	Seated   bool   // the learner of this machine takes part
	Waiting  []Seat // for the teacher to admit them
	Seats    []Seat // the newest first
	More     int    // participants beyond those
	Podium   []PodiumPlace
}

// Step is something that the teacher can do.
type Step struct {
	Action string
	Words  string
	Hint   string // what comes of it, where that isn't plain
	Press  string // its key, "" for none
}

// Door is how pupils come in.
type Door struct {
	Listens   bool   // the program serves phones
	Address   string // the one that is chosen, such as "http://192.168.1.20:8081"; "" where there is none
	Addresses []string
	Link      string // to join
	Code      string
	QR        Code
	Locked    bool
	Rules     []string // the settings, in words
	Walls     int      // second screens that are open
	Links     int      // and their links that wait

	Reached          bool // a phone has come by the address
	ReachedOtherwise bool // phones have come, and none by the address
}

// Seat is a participant.
type Seat struct {
	Number   int
	Name     string
	Back     bool // says to be someone who was here
	Removed  bool
	Answered bool
	Points   int
}

// phaseWords say where a class stands.
var phaseWords = map[string]string{
	"lobby": "Waiting for the class", "reading": "The question is read", "open": "Answers are open", "closed": "Answers are closed",
	"revealed": "The answer is shown", "explained": "The answer is explained", "paused": "Paused", "ended": "The session has ended",
}

// PhaseWords says where a class stands.
func (s Session) PhaseWords() string { return phaseWords[s.Phase] }

// lobby reports whether the class has not begun.
func (s Session) lobby() bool { return s.Phase == "lobby" }

// say is what a screen reader hears when the phase changes.
func (s Session) say() string {
	if s.Number == 0 || s.Phase == "ended" {
		return s.PhaseWords()
	}
	return QuestionOf(s.Number, s.Of) + ". " + s.PhaseWords()
}

// ComeIn says how many are in.
func ComeIn(n int) string {
	if n == 0 {
		return "Nobody is in yet"
	}
	return Count(n, "is in", "are in")
}

// Took says how much time was, for a person.
func Took(d time.Duration) string {
	switch {
	case d == 0:
		return "none"
	case d%time.Minute == 0:
		return Count(int(d/time.Minute), "minute", "minutes")
	}
	return Count(int(d/time.Second), "second", "seconds")
}
