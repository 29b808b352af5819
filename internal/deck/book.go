package deck

// This file holds the compiled deck: what studying, the classroom and other
// programs read. Its JSON form is a promise (docs/book-format.md): fields may be
// added, but never change their meaning.

// BookFormat is the number of the JSON layout that Book writes.
const BookFormat = 1

// Book is a compiled deck.
type Book struct {
	Format      int          `json:"format"`
	Deck        string       `json:"deck"`
	Title       string       `json:"title"`
	Description string       `json:"description,omitempty"`
	Language    string       `json:"language"`
	AsOf        string       `json:"as_of"`
	Sources     []BookSource `json:"sources"`
	Topics      []BookTopic  `json:"topics"`
	Names       []BookName   `json:"names"`
	Cards       []Card       `json:"cards"`
	Questions   []Question   `json:"questions"`
	Refusals    []Refusal    `json:"refusals"`

	index *bookIndex // built by Compile and ReadBook
}

// BookSource is one cited text.
type BookSource struct {
	ID        string `json:"id"`
	Title     string `json:"title"`
	Publisher string `json:"publisher"`
	Published string `json:"published"` // EDTF
	URL       string `json:"url"`
	File      string `json:"file"`
	Origin    string `json:"origin"` // its own id where it is independent
	Note      string `json:"note,omitempty"`
}

// BookTopic is one topic, in the deck's order.
type BookTopic struct {
	ID    string `json:"id"`
	Title string `json:"title"`
}

// BookName is one thing that answers may denote, with every spelling of it.
type BookName struct {
	Text string   `json:"text"`
	Kind string   `json:"kind"`
	Also []string `json:"also,omitempty"`
	Note string   `json:"note,omitempty"`
	Base Base     `json:"base,omitempty"` // the built-in kind that Kind refines
}

// Card is one memory: the unit that is scheduled. Its id is the fact's, or
// fact/position, or fact/differ for the disagreement itself; cards with one
// Fact are siblings. A set's card has the set's id for both.
type Card struct {
	ID       string      `json:"id"`
	Fact     string      `json:"fact"`
	Topic    string      `json:"topic"`
	Kind     string      `json:"kind"`
	About    string      `json:"about"`
	Disputed bool        `json:"disputed"` // the fact's sources differ
	Was      string      `json:"was,omitempty"`
	Ask      string      `json:"ask,omitempty"`
	Note     string      `json:"note,omitempty"`
	Tags     []string    `json:"tags,omitempty"`
	Reports  int         `json:"reports"` // independent reports behind the card's claims
	Claims   []BookClaim `json:"claims"`
	Of       []string    `json:"of,omitempty"` // of a set: the cards that it asks for together, whose claims are its own
}

// BookClaim is what one position says, with who says it and where.
type BookClaim struct {
	Text       string     `json:"text"`
	Answers    []string   `json:"answers"`
	Accept     []string   `json:"accept"` // other spellings of the answers
	By         string     `json:"by"`
	Superseded string     `json:"superseded"` // why; "" if it stands
	Cites      []BookCite `json:"cites"`
	Position   string     `json:"position,omitempty"`
	Resolved   string     `json:"resolved,omitempty"` // how a relative date was worked out
	Quote      bool       `json:"quote,omitempty"`
	Marks      [][2]int   `json:"marks,omitempty"` // byte ranges of the answers in Text
}

// BookCite is one citation. URL scrolls to the phrase by a text fragment; it
// is set in questions and claims where the source has a URL.
type BookCite struct {
	Source    string `json:"source"`
	Paragraph int    `json:"paragraph"`
	Phrase    string `json:"phrase"`
	URL       string `json:"url,omitempty"`
	Origin    string `json:"origin,omitempty"` // whose report the passage is, where not its source's
}

// Form is a way of asking.
type Form string

// The forms that Compile makes.
const (
	Choice      Form = "choice"
	TrueFalse   Form = "true-false"
	Multiple    Form = "multiple"    // all that is right is chosen
	Reverse     Form = "reverse"     // from the answer back to what it is about
	Attribution Form = "attribution" // whose words, or which report's figure
	Cloze       Form = "cloze"
	Typed       Form = "typed"
	Numeric     Form = "number" // typed, where a number is asked for
	Dated       Form = "date"   // typed, where a year, month or day is
	SelfGraded  Form = "self"
	Matching    Form = "match" // of a set: its facts beside their answers
	Ordering    Form = "order" // of a set: its facts by their dates
)

// offers reports whether a form shows options of which one is right. A reverse
// does where its author did not write the question.
func (f Form) offers() bool { return f == Choice || f == TrueFalse || f == Attribution || f == Reverse }

// Question is one form of one card. Its id is card#form.
type Question struct {
	ID   string `json:"id"`
	Card string `json:"card"`
	Form Form   `json:"form"`
	Type Base   `json:"type"` // what kind of value is asked for, which decides how it is judged
	Unit string `json:"unit,omitempty"`

	// Tolerance is how far off a number, in its unit, or a date, in days, is
	// still right.
	Tolerance float64 `json:"tolerance,omitempty"`

	Stem    string     `json:"stem"`
	Blanks  []Blank    `json:"blanks,omitempty"` // of a cloze with several blanks, in the stem's order
	Answers []string   `json:"answers"`          // any one of them is right, or of several blanks and of a multiple all of them
	Accept  []string   `json:"accept"`           // other spellings, right too
	Nearly  []Near     `json:"nearly,omitempty"`
	Items   []Item     `json:"items,omitempty"` // of a set, of an order in their right order
	Options []Option   `json:"options"`         // of a choice, a multiple and an attribution its lines, of a true/false its statements; else empty
	Cites   []BookCite `json:"cites"`
}

// Blank is one gap of a cloze with several.
type Blank struct {
	Type    Base     `json:"type"`
	Unit    string   `json:"unit,omitempty"`
	Answers []string `json:"answers"`
	Accept  []string `json:"accept"`
	Nearly  []Near   `json:"nearly,omitempty"`
	At      []int    `json:"at"` // which of the stem's ____ it fills, counted from 0; the first of them asks
}

// Item is one fact of a set as a list shows it. No two have one text, nor in a
// match one answer.
type Item struct {
	Text   string `json:"text"`
	Answer string `json:"answer"` // its partner, or when it was
	Card   string `json:"card"`   // the first card of its fact
}

// Option is one line of a choice, or one statement of a true/false.
type Option struct {
	Text    string `json:"text"`
	Correct bool   `json:"correct"`
	Why     string `json:"why"` // why it is right, or why it is provably wrong
}

// Near is an answer that is not right but that nothing proves wrong: another
// position, a superseded figure, a "maybe", a wider place, a coarser date.
type Near struct {
	Text  string   `json:"text"`
	Also  []string `json:"also,omitempty"`
	Why   string   `json:"why"`
	Wider bool     `json:"wider,omitempty"` // it contains the answer
}

// Refusal says which form of a card could not be made soundly, and why.
type Refusal struct {
	Card string `json:"card"`
	Form Form   `json:"form"`
	Why  string `json:"why"`
}
