package templates

// This file holds what the page for browsing shows: the filters as they are set,
// and one page of the facts that match.

// Browse is the form with what it found.
type Browse struct {
	Text    string
	Meant   string // what it may have meant where nothing is found, or ""
	Answers bool   // answers of facts that were not studied yet are shown, too
	Decks   []Choice
	Topics  []Choice // empty where several decks are looked through
	Kinds   []Choice
	Is      []Choice
	Cut     bool // more was typed than was looked for
	Total   int  // facts and tasks
	Tasks   int
	First   int // the place of the first fact that is shown, from 1
	Page    int
	Pages   int
	Facts   []BrowseFact
}

// meant is the page of what the search may have meant.
func (b Browse) meant() Browse {
	b.Text = b.Meant
	return b
}

// Choice is one value of a filter. Value is "" where it filters nothing.
type Choice struct {
	Value    string
	Label    string
	Language string // "" where the label is the program's
	Chosen   bool
}

// chosen is the value of a filter.
func chosen(list []Choice) Choice {
	for _, c := range list {
		if c.Chosen {
			return c
		}
	}
	return Choice{}
}

// Filters are the filters that are set, in words.
func (b Browse) Filters() []Choice {
	var set []Choice
	for _, list := range [][]Choice{b.Decks, b.Topics, b.Kinds, b.Is} {
		if c := chosen(list); c.Value != "" {
			set = append(set, c)
		}
	}
	return set
}

// Narrowed reports whether anything is asked for.
func (b Browse) Narrowed() bool { return b.Text != "" || len(b.Filters()) > 0 }

// FactLine is a fact in one line, its answer blanked where it is not to be given
// away.
type FactLine struct {
	Deck     string
	ID       string
	Language string
	Text     []Segment // marked: the answer, or its blank
	Blank    bool      // the marked segments are blanks
	Hidden   bool      // its answer is kept back
}

// BrowseFact is one fact that was found.
type BrowseFact struct {
	FactLine
	DeckTitle string // "" where all are of one deck
	Topic     string
	Forms     []string
	Answers   []string // what the reports say where they differ; nil while hidden
	Differ    bool
	Reports   int
	Accounts  int
	Asks      int  // facts that it asks for, where it is a task; else 0
	Early     bool // an early report was corrected
	Memory    Remembered
	Marks     FactMarks
}

// Remembered is what is remembered of a fact: of the card remembered worst, until
// the first that comes back.
type Remembered struct {
	New      bool // never answered
	Learning bool
	Recall   float64
	Next     When
}

// FactMarks are what stands out of a fact's cards.
type FactMarks struct {
	Suspended bool
	Flagged   bool
	Leech     bool
}
