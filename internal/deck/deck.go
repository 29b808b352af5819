// Package deck is the deck language: it reads what an author wrote, says
// everything that is wrong with it, compiles it into questions whose wrong
// options are provably wrong, and judges what a learner answers.
//
// The way through the package is the way of the data:
//
//	YAML bytes ── Read ──▶ Deck ── Compile ──▶ Book ── Judge ──▶ Verdict
//	                        │
//	                        └── CheckSources: does each phrase stand where the citation says?
//
// ReadFolder reads a deck that is split over files, of which the head names the others.
// Plain cards in Markdown are another way to write a Deck, which Read tells by the
// file's name (docs/markdown-decks.md).
//
// Read never stops at the first mistake: it returns the part of the deck that
// could be understood together with all Diagnostics, each with a stable code,
// a place and what to do. Compile is pure and deterministic to the byte. A
// Book is all that studying needs; its JSON form is documented in
// docs/book-format.md, and the language itself in docs/deck-format.md.
//
// The package must never know of a clock, a database, HTTP or a learner.
package deck

// This file holds the model: a deck as its author wrote it, located but not yet
// interpreted. It must hold no rule about questions.

// Limits on what is read from outside. Past them Read refuses with a
// diagnostic instead of reading on.
const (
	MaxSize    = 32 << 20 // bytes of a deck, over all its files
	MaxFiles   = 1000     // files of a deck beside its head
	MaxDepth   = 32       // levels of nesting
	MaxAliases = 100      // YAML aliases in one file
)

// Pos is a place in a deck. Lines and columns count from 1, columns in characters;
// the zero Pos is "nowhere in particular". In a Deck lines are counted on from one
// of its files to the next; in a Diagnostic they are those of its file.
type Pos struct {
	Line   int `json:"line"`
	Column int `json:"column"`
}

// Deck is one deck as its author wrote it. Order is the author's everywhere.
type Deck struct {
	ID          string // letters, digits and hyphens, beginning with a letter
	Title       string
	Description string
	Language    string // BCP 47; "en" unless the author says otherwise
	AsOf        string // the date the deck speaks from, as 2006-01-02, or ""
	License     string
	Authors     []string
	Sources     []Source
	Kinds       []Kind
	Names       []Name
	Topics      []Topic
	Facts       []Fact  // all facts in order, table rows expanded to facts
	Tables      []Table // what the rows of each table share
	Sets        []Set   // facts that are asked about together

	Media []Medium // the pictures and sounds that texts show, as often as they do

	File  string   // the name diagnostics use, of the head where there are several files
	Split bool     // the head names further files
	Files []string // those that were read, by their paths in the deck's folder
	text  deckText // the files' lines, for excerpts; empty if made by a program
}

// line returns a line of the deck's file, or "" where there is none.
func (d *Deck) line(n int) string { return d.text.of(n).line(n) }

// Source is one published text that citations point into.
type Source struct {
	ID        string
	Title     string
	Publisher string
	Published string // EDTF: 2021, 2021-08, 2021-08-26 or 2021-08-31/2021-09-04
	URL       string // http or https, or ""
	File      string // name of the text's file inside the --sources folder, or ""
	Origin    string // reports of one origin count as one; "" means the source itself
	Note      string // shown with the source
	At        Pos
}

// Kind says what a value is. Base kinds are built in (see Base); a declared
// kind refines one of them, directly or through another.
type Kind struct {
	ID      string
	Of      string
	Apart   bool // entries of this kind never overlap
	NoMade  bool // options: never; values are asked typed and in cloze only
	At      Pos
	ApartAt Pos
}

// Name is one thing that values may denote: a person, a place, a movement.
type Name struct {
	Text    string   // the canonical spelling
	Kind    string   // "" where the author left it open
	Also    []string // other spellings of the same thing
	In      []string // names it is part of
	Touches []string // names it may overlap without being part of
	Crowd   bool     // may include anyone named: never an option beside persons
	Note    string   // what it is, said when a learner chose it wrongly
	At      Pos
}

// Topic groups facts for the learner.
type Topic struct {
	ID    string
	Title string
	At    Pos
}

// Table is what its rows share. Each row is also a Fact with the id table/row.
type Table struct {
	ID        string
	Topic     string
	Exclusive bool // each answer fits its own row and no other
	At        Pos
}

// Fact is one cited claim with one answer, or with several positions where
// sources differ.
type Fact struct {
	ID         string
	Topic      string
	Table, Row string // set for table rows
	Kind       string // the answer's kind; "" to infer it
	About      string // what it is about: an id, a name, or a table row's key
	AboutText  string // about as it reads in a sentence
	Label      string // what a list of several facts calls it: a noun phrase
	Property   string // with About it makes the slot
	Claim      Claim  // zero where Positions are given
	Ask        string // the question; "" where only a cloze is wanted
	Single     bool
	Complete   bool
	Exclusive  bool
	Compatible bool // clash: false, the positions fit together
	By         string
	Quote      bool
	Superseded string // why; "" if it stands
	Unit       string
	Range      string // 2000..5000: what an answer may lie in
	Tolerance  string // 5, 10%, 2 days, 3 months, 1 year: so far off is still right
	Resolved   string // how the editors worked out a relative date
	Reverse    string
	Was        string
	Wrong      []WrongOption
	Questions  []Written // by hand, see read_question.go
	Maybe      []string  // possibly right, never an option
	Forms      []string  // only these forms, if given
	Tags       []string
	Note       string // shown after the answer
	Cites      []Cite
	Positions  []Position
	At         Pos
	AskAt      Pos

	ToleranceAt Pos
}

// Position is one side of a disputed fact, with citations of its own. Its id
// is what a learner's memory of it hangs on.
type Position struct {
	ID         string
	Claim      Claim
	By         string
	Quote      bool
	Superseded string
	Resolved   string
	Note       string
	Cites      []Cite
	At         Pos
}

// WrongOption is a distractor by hand, with the author's reason why it is wrong.
type WrongOption struct {
	Text string
	Why  string
	At   Pos
}

// Claim is a sentence with its answer marked: "The first leader was [Hafiz
// Saeed Khan]". Marks with equal text are one blank; [shown|also accepted]
// gives other accepted spellings; \[ is a bracket and [text](url) a link.
type Claim struct {
	Raw     string   // as written
	Text    string   // as read aloud: marks, escapes and link targets removed
	Answers []Answer // distinct marks in order of appearance
	Marks   []Mark   // every marked place in Text, in order
	At      Pos
}

// Answer is the content of one mark. All its spellings denote one thing.
type Answer struct {
	Shown string
	Also  []string
}

// Mark is a marked place: Text[Start:End] in bytes shows Answers[Answer].
type Mark struct {
	Start, End int
	Answer     int
}

// Cite points at a passage: a paragraph of a source and a phrase of one to six
// words that stands in it.
type Cite struct {
	Source    string
	Paragraph int // from 1
	Phrase    string
	Origin    string // overrides the source's origin for this passage; "" otherwise
	At        Pos
}
