package templates

// This file holds what the pages show of a question about several facts at once:
// a line for each, to be given a place or an answer.

// AskLine is one fact to be given one of the places.
type AskLine struct {
	Index   int // its place in the question, which is not the place it is shown in
	Text    string
	Chosen  string // the value that the learner gave it before; "" if none
	Trouble bool   // that value can't be taken
}

// Name is what the line's field is called.
func (l AskLine) Name() string { return "item" + itoa(l.Index) }

// Place is what a line may be given: a number in an order, or an answer.
type Place struct{ Value, Text string }

// Ranks are the places of an order of n lines.
func Ranks(n int) []Place {
	places := make([]Place, n)
	for i := range places {
		places[i] = Place{Value: itoa(i), Text: itoa(i + 1)}
	}
	places[0].Text += " (earliest)"
	places[n-1].Text += " (latest)"
	return places
}

// AnsweredLine is one fact as it was asked for, with what is right.
type AnsweredLine struct {
	Rank   string // its place in an order; "" where there is none
	Text   string
	Answer string // what belongs to it, or when it was
	Result Result // GaveUp where it was left open
	Given  string // what the learner gave it instead; "" where that was right or nothing
	Cites  []Cite
}

// GivenPlace says which place a learner gave a line.
func GivenPlace(place int) string { return "You put it in place " + itoa(place+1) + "." }

// GivenAnswer says which answer a learner gave a line.
func GivenAnswer(answer string) string { return YouChose + " " + answer + "." }

// Says is the line as it is heard.
func (l AnsweredLine) Says() string {
	text := Plain(l.Text) + ": " + Plain(l.Answer)
	if l.Rank != "" {
		text = l.Rank + ". " + text
	}
	return text
}
