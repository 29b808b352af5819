package live

// This file holds the rows that a session consists of. Times are milliseconds
// UTC, rows are never changed, and what they mean is in the other files.

// Session is the row that a session begins with.
type Session struct {
	ID        string // UUIDv7, made by the program
	Deck      string // where its questions come from
	Title     string
	Settings  Settings
	Link      string // the secret in the address to join by; unlike every other session's
	CreatedAt int64
}

// Summary is a session in a list.
type Summary struct {
	ID           string
	Deck         string
	Title        string
	CreatedAt    int64
	EndedAt      int64 // 0 while it runs
	Participants int   // who came, each once, whatever became of them
}

// Asked is one question of a session, in the order of asking.
type Asked struct {
	Question string // card#form in the session's book
	Order    []int  // indexes into the question's options as every phone shows them; of a true/false the one statement
}

// Participant is someone at the door. Numbers count from 1 in the order of
// coming, and are never given twice.
type Participant struct {
	Number  int
	Name    string // cleaned and unlike the others'; "" once names are dropped
	Token   []byte // hash of the secret that the phone holds; no two participants have one
	Returns int    // the number of the participant that this one says to be, on another phone; 0 for a new one
	Learner int64  // whose reviews the answers become; 0 for a guest
	At      int64
}

// Transition is one act of the teacher, or of the program for them.
type Transition struct {
	Version     int // from 1, without gaps
	Action      Action
	Participant int   // of an act at the door, whom; of one for many, the last number that it is about
	Since       int64 // of RemoveSince and Outage, from when
	By          int64 // of AddTime, how much, in ms
	At          int64
}

// Answer is what a participant answered in a round. Round and participant are
// its key.
type Answer struct {
	Round       int
	Participant int    // never one that returns: the one that it is
	Value       string // what was answered, by the places that phones show; see value.go
	At          int64  // when the request was read
}
