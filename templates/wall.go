package templates

// This file holds what the class sees at the wall.

// Wall is what a projector shows of a session.
type Wall struct {
	Feed     string // the address of the events that keep it up to date
	Version  int
	Phase    string
	Title    string
	Language string
	Number   int
	Of       int
	In       int
	Answered int
	Clock    Clock
	Posed    *Posed       // nil in the lobby and at the end
	Key      []string     // the answers where they were typed, from the reveal on
	Words    []TypedWords // that the teacher put there
	Said     *WallSaid
	Podium   []PodiumPlace
	Door     WallDoor
}

// WallDoor is how to come in.
type WallDoor struct {
	Address string // without "http://"; "" where phones can't come
	Code    string // "" where it leads nowhere any more
	QR      Code
}

// WallSaid is what the sources say.
type WallSaid struct {
	Deck     string
	Claim    []Segment
	Differ   int // positions that disagree; 0 where they don't
	Sources  []string
	Language string
}

// Heading says where the class is.
func (w Wall) Heading() string {
	switch w.Phase {
	case "lobby":
		return "Join in"
	case "ended":
		return "The session has ended"
	}
	return QuestionOf(w.Number, w.Of)
}

// say is what a screen reader hears when the phase changes.
func (w Wall) say() string { return phaseWords[w.Phase] }
