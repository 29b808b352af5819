package templates

// This file holds what a deck's page shows: its facts by topic.

// Deck is a deck with what the learner remembers of it.
type Deck struct {
	ID          string
	Title       string
	Description string
	Language    string
	AsOf        string // in words
	Open        bool   // something can be asked now
	Topics      []DeckTopic
	Sources     []DeckSource
}

// DeckTopic is one topic with its facts.
type DeckTopic struct {
	ID    string
	Title string
	Facts []DeckFact
}

// DeckFact is one fact with its support and the learner's memory of it.
type DeckFact struct {
	ID       string
	Text     string
	Reports  int      // independent reports
	Differ   bool     // the reports disagree
	Accounts int      // what the reports say, counted, where they disagree
	Early    []string // answers of early reports that were corrected
	Cites    []Cite
	New      bool    // never answered
	Learning bool    // one of its cards is not past its first minutes, or was just forgotten
	Recall   float64 // probability of recall now, of the card remembered worst
	Next     When
}

// Memory is how well the fact is remembered, in a word or a number. Minutes
// after an answer a probability would say nothing.
func (f DeckFact) Memory() string {
	if f.Learning {
		return "learning"
	}
	return Percent(f.Recall)
}

// DeckSource is one source in the list at the foot of the page.
type DeckSource struct {
	ID        string
	Publisher string
	Title     string
	Published string
}
