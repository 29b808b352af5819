package templates

// This file holds what the page after an answer shows.

// Result is how an answer stands to the source.
type Result int

// The results, each with a mark, a colour and words of its own.
const (
	Wrong Result = iota
	Nearly
	Right
	GaveUp
)

// Words says the result.
func (r Result) Words() string {
	switch r {
	case Right:
		return "That matches the source"
	case Nearly:
		return "Nearly"
	case GaveUp:
		return "Not known yet"
	}
	return "Not quite"
}

// name is the icon and the class of a result.
func (r Result) name() string {
	return [...]string{Wrong: "wrong", Nearly: "nearly", Right: "right", GaveUp: "unsaid"}[r]
}

// Answered is a stored answer with what the sources say.
type Answered struct {
	Sitting
	Review   string // its id
	Language string
	Result   Result
	Denied   bool // the learner called a statement false
	First    bool // the card was new, and nothing to recognise it by was shown
	Recalled bool // the result is what the learner says of their own recall
	Stem     string
	Asked    string         // the question, where the claim doesn't repeat it; else ""
	Wanted   string         // the answer of a question by hand, where it is not what the claim marks; else ""
	Claim    []Segment      // what the sources say, the answer marked
	Given    *Given         // nil where there is nothing to say about it
	Lines    []AnsweredLine // of a question about several facts; then there is no claim
	Tally    string         // how many of them are right
	Said     []Position
	Differ   []Position // all that stand, where they disagree
	Reports  int        // independent reports that disagree
	Also     []Position // other positions that fit together with this one
	Early    []Position // superseded
	Note     string
	Return   When
	Passages map[string]bool // the sources, by id, whose passages can be read here
	Again    bool            // it had been stored before: nothing was added
	Undone   bool
	Grade    string // hard, good or easy, where the learner may say which; else ""
	Leech    bool   // it was forgotten so often that something should change
}

// Given is what the learner answered and why that is, or is not, right.
type Given struct {
	How     string // "You chose", "You wrote", "You said that this is false:"
	Text    string
	Offered bool // the text is the deck's, not the learner's
	Why     string
	Blanks  []GivenBlank // of several blanks, each in turn
	Lines   []GivenLine  // of a set, each as it was shown
}

// GivenBlank is what was typed into one of several blanks.
type GivenBlank struct {
	Text   string // "" where it was left open
	Result Result
	Why    string
}

// New says that the learner didn't know what nobody can know yet, whether they
// guessed or not: nothing to be marked as wrong.
func (a Answered) New() bool { return a.First && (a.Result == GaveUp || a.Result == Wrong) }

// tone is the icon and the class of the page's verdict.
func (a Answered) tone() string {
	if a.New() {
		return GaveUp.name()
	}
	return a.Result.name()
}

// Verdict is the result in words.
func (a Answered) Verdict() string {
	if a.Denied && a.Result == Right {
		return "Right: it is false"
	}
	if a.New() {
		return "New to you"
	}
	if !a.Recalled {
		return a.Result.Words()
	}
	switch a.Result {
	case Right:
		return "You knew it"
	case Nearly:
		return "You knew some of it"
	}
	return "Not known yet"
}

// Gone says that the deck no longer has the card.
func (a Answered) Gone() bool { return len(a.Claim) == 0 && len(a.Lines) == 0 }

// Say is what a screen reader hears once the answer is stored, or once something
// was done about it.
func (a Answered) Say() string {
	if said := a.Sitting.Said(); said != "" {
		return said
	}
	words := a.Verdict() + ". "
	if a.Wanted != "" {
		words += "The answer: " + Plain(a.Wanted) + ". "
	}
	claim, _ := joined(a.Claim)
	words += Plain(claim)
	words += a.Tally
	for _, l := range a.Lines {
		words += " " + l.Says() + "."
	}
	if len(a.Differ) > 0 {
		words += " " + Differ(a.Reports, len(a.Differ)) + "."
	}
	if a.Given != nil && len(a.Given.Lines) > 0 {
		words += " " + a.Given.How
	}
	if a.Given != nil && a.Given.Why != "" {
		words += " " + Plain(a.Given.Why)
	}
	if a.Grade == "hard" || a.Grade == "easy" {
		words += " Called " + a.Grade + "."
	}
	return words + " " + a.Return.Sentence() + "."
}

// grades are what a right answer may be called.
var grades = []struct{ name, words, key string }{{"hard", "Hard", "h"}, {"good", "About right", "g"}, {"easy", "Easy", "e"}}

// pressed is a state of a button as ARIA writes it.
func pressed(on bool) string {
	if on {
		return "true"
	}
	return "false"
}
