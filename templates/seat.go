package templates

// This file holds what the learner of this machine is shown who takes part in a class.
// The class itself they see as a phone does: pupil.go.

// SeatPage is the page on which the learner gives a name.
type SeatPage struct {
	At      string // where it is
	Typed   string
	Trouble string // why they are not in; "" if nothing was sent
}

// ClassNow is a class that runs.
type ClassNow struct {
	ID       string
	Deck     string
	Title    string
	Language string
	Seated   bool // the learner takes part
}

// Why the learner is not in.
const (
	SeatNoName = "Write a name with at least one letter or digit."
	SeatLocked = "The door is locked. Unlock it on the teacher’s page."
	SeatFull   = "The class is full."
	SeatLate   = "The class has begun, and nobody new comes in."
)

// TakePart names the way to the learner's place in a class.
func TakePart(seated bool) string {
	if seated {
		return "Back to your place"
	}
	return "Take part here"
}
