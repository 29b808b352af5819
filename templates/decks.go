package templates

// This file holds what the pages of whole decks show: adding, checking, updating,
// pausing and removing them.

// AddDeck is the page that takes a deck's file.
type AddDeck struct {
	Refused *Refused // what was handed in before, if it could not be taken
}

// Refused says why what was handed in is not taken.
type Refused struct {
	File  string // as it was handed in
	Where string // the entry of an archive, or ""
	What  string
	Do    string
	Other string // the id of the deck that is in the way, or ""
	Link  string // words for where that one is removed
}

// Checked is what was found in a deck that was handed in.
type Checked struct {
	File     string // of the deck, for the findings' places
	Errors   int
	Warnings int
	Findings []Finding
	Unshown  int // findings beyond those
	Media    int // pictures and sounds that came with it
	Remarks  []Remark
	More     int // remarks beyond those
}

// Finding is one thing wrong with a deck, as `quiz check` says it.
type Finding struct {
	Error   bool
	Code    string
	File    string // of a deck that has several
	Line    int    // 0 where there is no place
	Column  int
	Message string
	Hint    string
	Before  string // the line, up to the place
	Marked  string
	After   string
}

// excerpted reports whether a finding shows its line.
func (f Finding) excerpted() bool { return f.Before+f.Marked+f.After != "" }

// Remark says of a file that the deck does not use it, and why.
type Remark struct{ Path, Why string }

// DeckPreview is a deck that could be added, or that would update one.
type DeckPreview struct {
	Checked
	Token       string // what is held of it
	ID          string
	Title       string
	Description string
	Language    string
	AsOf        string // in words
	Facts       int
	Tasks       int // that ask for several facts at once
	Cards       int
	Sources     int
	Proved      int      // sources in whose texts the citations were looked up
	Unproved    []string // names of the others
	Forms       []FormCount
	Questions   int
	Refusals    int // forms of cards that could not be made soundly
	Unasked     []UnaskedForm
	Topics      []PreviewTopic
	Shown       int            // questions in Topics
	Rest        []PreviewTopic // questions after those
	Opened      int            // questions in Rest
	Update      *DeckUpdate
}

// FormCount counts the questions of one form.
type FormCount struct {
	Form string
	N    int
}

// UnaskedForm is a form that some cards can't be asked in, with the reasons.
type UnaskedForm struct {
	Form    string
	N       int // cards
	Reasons int
	First   []Reason
}

// Reason says of some cards why a form can't be made of them soundly.
type Reason struct {
	Why   string
	Cards CardList
}

// PreviewTopic is some of a topic's questions.
type PreviewTopic struct {
	Title     string // "" where the deck has no topics
	Questions []PreviewQuestion
}

// PreviewQuestion is a question with its answers.
type PreviewQuestion struct {
	Form    string
	Stem    string
	Options []PreviewOption
	Answers []string
}

// PreviewOption is one line of a choice.
type PreviewOption struct {
	Text  string
	Right bool
}

// DeckUpdate is what an update changes for learners.
type DeckUpdate struct {
	Title    string // of the deck that is replaced
	Language string
	Removed  bool // the deck comes back by it
	Known    bool // it is the very file that the deck came in
	Paused   bool
	Gone     CardList
	Answers  CardList
	Joined   CardList
	Alike    CardList // that may be cards which go, under another id
	Worded   CardList // questions that are worded anew
	Renamed  CardList
	Added    CardList
	Kept     int
}

// Same reports whether no card comes, goes, changes its answer or is worded anew.
func (u DeckUpdate) Same() bool {
	return u.Gone.N+u.Answers.N+u.Joined.N+u.Renamed.N+u.Added.N+u.Worded.N == 0
}

// CardList is a number of cards, and the first of them.
type CardList struct {
	N     int
	First []CardLine
}

// CardLine is one card in a list.
type CardLine struct {
	ID   string
	Text string // what it says or asks
	Note string // what changes
}

// ManageDecks is every deck, and what can be done with it.
type ManageDecks struct {
	Done    string // what was done just now, in a sentence, or ""
	Study   string // the id of the deck that it was done to, where that asks questions; else ""
	Here    []ManagedDeck
	Removed []ManagedDeck
	BuiltIn []ManagedDeck // come with the program, and are not installed
}

// ManagedDeck is one deck in a list.
type ManagedDeck struct {
	ID       string
	Title    string
	Language string
	File     string
	Cards    int
	Own      bool
	Paused   bool
	Export   bool // it can be had as it came
}

// RemoveDeck is the page that asks before a deck is removed, and again before it
// is erased.
type RemoveDeck struct {
	ID       string
	Title    string
	Language string
	Cards    int
	Known    int  // cards that were answered
	Removed  bool // the second step
	Wrong    bool // what was typed is not the deck's id
}

// SilentDeck is a deck that asks nothing here: because it is paused or removed, or
// because what was to be shown of it is gone.
type SilentDeck struct {
	ID       string
	Title    string
	Language string
}

// say is what a screen reader hears once a file was refused.
func (a AddDeck) say() string {
	if a.Refused == nil {
		return ""
	}
	return "Not taken. " + a.Refused.What
}
