package templates

// This file holds what the page of one fact shows.

// Fact is one fact with everything that is known of it.
type Fact struct {
	Line      FactLine // what is asked, or the claim
	DeckTitle string
	TopicID   string
	Topic     string
	Said      Answered // the claim, the positions and the notes, as after an answer
	Hidden    bool     // the fact was not studied yet: its answer waits to be asked for
	Support   string
	Kind      string
	Cards     []FactCard
	History   []FactAnswer
}

// FactCard is one card of the fact.
type FactCard struct {
	ID        string
	Name      string // tells the cards of a fact apart; "" where there is one
	Forms     []string
	Own       []OwnQuestion // that its author wrote, beside those made of the claim
	Waits     string        // why it is not asked now; "" where nothing keeps it
	Askable   bool          // it can be asked now, perhaps before its turn
	Refused   []RefusedForm
	Memory    Remembered
	Stability float64 // days until recall falls to nine in ten
	Reviews   int
	Lapses    int
	Suspended bool
	PutOff    bool // for today
	Leech     bool
	Note      string // a flag's
}

// Which tells a screen reader which of several equal buttons this is.
func (c FactCard) Which() string {
	if c.Name == "" {
		return ""
	}
	return ", " + c.Name
}

// OwnQuestion is a question that a fact's author wrote.
type OwnQuestion struct {
	Stem   string
	Answer string
}

// RefusedForm is a form that could not be made, and why.
type RefusedForm struct {
	Form string
	Why  string
}

// FactAnswer is one answer in the history.
type FactAnswer struct {
	Date   string
	Form   string
	Own    string // the question, where its author wrote it
	Card   string // its name, where there are several
	Given  string // "" for giving up
	Result Result
	Undone bool
	Class  bool // given in class
}

// Several reports whether the fact has several cards.
func (f Fact) Several() bool { return len(f.Cards) > 1 }

// Refusals reports whether some form could not be made.
func (f Fact) Refusals() bool {
	for _, c := range f.Cards {
		if len(c.Refused) > 0 {
			return true
		}
	}
	return false
}
