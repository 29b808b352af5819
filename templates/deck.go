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
	Paused      bool   // nothing is asked until it goes on
	Notes       int    // cards that the learner noted something on for the author
	Answers     bool   // answers of facts that were not studied yet are shown, too
	Hides       bool   // some are hidden, or would be
	Held        Held
	Fresh       FreshCards
	Topics      []DeckTopic
	Sources     []DeckSource
	Classes     []ClassNow // that run, of this deck
}

// FreshCards counts new cards by what they wait for.
type FreshCards struct {
	Today   int // that are asked today
	Turn    int // beyond the day's limit
	Sibling int // until another card of their fact was asked, on another day
	Parts   int // tasks whose facts are not all begun
}

// DeckTopic is one topic with its facts.
type DeckTopic struct {
	ID    string
	Title string
	Held  Held
	Facts []DeckFact
}

// DeckFact is one fact with its support and the learner's memory of it.
type DeckFact struct {
	FactLine
	Remembered
	Marks    FactMarks
	Reports  int      // independent reports
	Differ   bool     // the reports disagree
	Asks     int      // facts that it asks for, where it is a task; else 0
	Accounts int      // what the reports say, counted, where they disagree
	Early    []string // early reports that were corrected, in words
	Cites    []Cite
}

// DeckSource is one source in the list at the foot of the page.
type DeckSource struct {
	ID        string
	Publisher string
	Title     string
	Published string
}
