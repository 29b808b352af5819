package templates

import (
	"slices"
	"strings"
)

// This file is the language of the pages of whole decks, as words.go is that of
// all pages.

// The problems that decks can have.
var (
	Expired = Problem{
		Status: 410, Title: "This file is no longer at hand",
		Kept: "A checked file is held for half an hour, and until others take its room. Nothing was added.",
		Do:   "Choose the file again.", Link: AddingDecks,
	}
	Checking = Problem{
		Status: 503, Title: "Another deck is being checked",
		Kept: "One is checked at a time. Nothing was added.",
		Do:   "Wait a moment and choose the file again.", Link: AddingDecks,
	}
	NotRemoved = Problem{
		Status: 409, Title: "The deck was not removed yet",
		Kept: "A deck is erased in two steps. Nothing was erased.", Do: "Remove it first.",
	}
)

// OtherDeck says that an unrelated deck has the id of the one that was handed in,
// and where that is erased.
func OtherDeck(id, title string, removed bool) Refused {
	r := Refused{
		What:  "Another deck has this id: “" + title + "” is here under the id “" + id + "”, and shares no card with this one.",
		Do:    "Give the new deck an id of its own in the line that begins with “deck:”. Or remove the other one and erase it first.",
		Other: id, Link: "Remove “" + title + "”",
	}
	if removed {
		r.What = "Another deck has this id: “" + title + "”, which was removed, keeps the id “" + id + "” and shares no card with this one."
		r.Do = "Give the new deck an id of its own in the line that begins with “deck:”. Or erase the other one first."
		r.Link = "Erase “" + title + "”"
	}
	return r
}

// Reserved says that a deck's id stands for a page of the program.
func Reserved(id string) Refused {
	return Refused{
		What: "The deck has the id “" + id + "”, which stands for a page of the program.",
		Do:   "Give it another in the line that begins with “deck:”.",
	}
}

// TooManyCards says that a deck is larger than one can be that is added here.
func TooManyCards(cards, most int) Refused {
	return Refused{
		What: "The deck has " + Number(cards) + " cards; one that is added here may have " + Number(most) + ".",
		Do:   "Split it into several.",
	}
}

// What can be wrong beside what a file holds.
var (
	NoFile   = Refused{What: "No file was chosen.", Do: "Choose a deck file, or a zip of a deck’s folder."}
	SlowDeck = Refused{What: "Checking this deck takes longer than two minutes.", Do: "Split it into several, or name it when you start the program: quiz serve DECK."}
	HugeFile = Refused{What: "The file is larger than 32 MB.", Do: "Split the deck into several, or make its pictures and sounds smaller."}
)

// Headline says how much is wrong.
func (c Checked) Headline() string {
	return "This deck has " + Count(c.Errors, "error", "errors")
}

// Sum says what was found beside the errors, or "".
func (c Checked) Sum() string {
	if c.Warnings == 0 {
		return ""
	}
	return Count(c.Warnings, "warning", "warnings") + " besides."
}

// Unseen says how much of what was found is not shown.
func (c Checked) Unseen() string {
	return Count(c.Unshown, "more is", "more are") + " not shown. Mend the ones above and check again."
}

// MediaSentence says what becomes of pictures and sounds.
func (c Checked) MediaSentence() string {
	return Count(c.Media, "picture or sound came with it. It is kept with the deck, shown where the deck’s texts name it, and exported with it.",
		"pictures and sounds came with it. They are kept with the deck, shown where its texts name them, and exported with it.")
}

// Severity is the word for how bad a finding is.
func (f Finding) Severity() string {
	if f.Error {
		return "Error"
	}
	return "Warning"
}

// icon is the mark beside it.
func (f Finding) icon() string {
	if f.Error {
		return "wrong"
	}
	return "nearly"
}

// Place is where it is, by file, line and column, as far as they are told:
// "topics/seas.yaml, line 3, column 5".
func (f Finding) Place() string {
	at := "line " + itoa(f.Line) + ", column " + itoa(f.Column)
	switch {
	case f.Line == 0:
		return f.File
	case f.File == "":
		return at
	}
	return f.File + ", " + at
}

// openers are words that messages begin with. What else one begins with may be an
// id or a key of the author's, which is shown as it is written.
var openers = map[string]bool{
	"a": true, "an": true, "the": true, "this": true, "there": true, "one": true, "no": true, "nothing": true,
	"it": true, "two": true, "every": true, "each": true, "only": true, "several": true,
}

// Says is the message as a sentence begins.
func (f Finding) Says() string {
	if first, _, _ := strings.Cut(f.Message, " "); openers[first] {
		return upperFirst(f.Message)
	}
	return f.Message
}

// Advice is the hint as a sentence begins, unless it begins with what is to be
// written.
func (f Finding) Advice() string {
	first, _, _ := strings.Cut(f.Hint, " ")
	if first = strings.TrimSuffix(first, ","); first == "" || strings.ContainsFunc(first, func(c rune) bool { return c < 'a' || c > 'z' }) {
		return f.Hint
	}
	return upperFirst(f.Hint)
}

// Headline says what would be done.
func (p DeckPreview) Headline() string {
	if p.Update != nil && p.Update.Known {
		return "This file is here already"
	}
	if p.Update != nil {
		return "Update this deck?"
	}
	return "Add this deck?"
}

// otherTitle says what to do where an update may be another deck by mistake.
const otherTitle = "Their titles differ. If this is another deck, don’t update: give it an id of its own in the line that begins with “deck:”, and choose it again."

// Button does it.
func (p DeckPreview) Button() string {
	if p.Update != nil {
		return "Update the deck"
	}
	return "Add this deck"
}

// Holds says what the deck has.
func (p DeckPreview) Holds() string {
	parts := []string{Count(p.Facts, "fact", "facts")}
	if p.Tasks > 0 {
		parts = append(parts, Count(p.Tasks, "task", "tasks"))
	}
	return and(append(parts, Count(p.Cards, "card", "cards"), Count(p.Sources, "source", "sources"))) + "."
}

// unprovedAdvice says how citations are looked up.
const unprovedAdvice = "To have a citation looked up, put the text of its source into the deck’s folder, under the name that the source gives (such as file: report.txt), and choose a zip of the folder."

// maxNamed bounds how many sources a sentence names.
const maxNamed = 4

// CitationsSentence says whether what the deck cites was looked up.
func (p DeckPreview) CitationsSentence() string {
	rest := ""
	if n := len(p.Unproved); n > 0 && p.Proved > 0 {
		names := p.Unproved[:min(n, maxNamed)]
		if n > maxNamed {
			names = append(slices.Clone(names), Count(n-maxNamed, "other", "others"))
		}
		rest = "no text came with the deck of " + and(names)
	}
	switch {
	case p.Proved == 0:
		return "Not looked up: what the deck cites is compared with the texts of its sources where they come with it."
	case len(p.Unproved) == 0:
		return "Looked up: every phrase that the deck cites stands in the text of its source, in the paragraph that is named."
	}
	return "Looked up in " + Count(p.Proved, "text", "texts") + ": every phrase cited from there stands in the paragraph that is named. Not looked up: " + rest + "."
}

// Asks says which questions it makes.
func (p DeckPreview) Asks() string {
	var forms []string
	for _, f := range p.Forms {
		forms = append(forms, Number(f.N)+" "+fieldName(f.Form))
	}
	words := Count(p.Questions, "question", "questions")
	if len(forms) > 0 {
		words += ": " + and(forms)
	}
	words += "."
	if p.Refusals > 0 {
		words += " " + Count(p.Refusals, "more was not made, because it could mark a right answer wrong or would ask nothing.",
			"more were not made, because they could mark a right answer wrong or would ask nothing.")
	}
	return words
}

// Words says how many cards are not asked in a form.
func (u UnaskedForm) Words() string {
	return upperFirst(fieldName(u.Form)) + ": " + Count(u.N, "card", "cards") + " not asked so"
}

// Rest says how many reasons are not shown, or "".
func (u UnaskedForm) Rest() string {
	if u.Reasons <= len(u.First) {
		return ""
	}
	return "and " + Count(u.Reasons-len(u.First), "more reason", "more reasons")
}

// Seen says how many of the questions are shown.
func (p DeckPreview) Seen() string {
	if p.Shown < p.Questions {
		return "The first " + Number(p.Shown) + " of " + Number(p.Questions)
	}
	return "All " + Number(p.Questions)
}

// RestWords names the questions after the first.
func (p DeckPreview) RestWords() string {
	if p.Opened == 1 {
		return "The last one"
	}
	return "The next " + Number(p.Opened)
}

// LeftOut says how many questions are not shown even then, or "".
func (p DeckPreview) LeftOut() string {
	n := p.Questions - p.Shown - p.Opened
	if n == 0 {
		return ""
	}
	return Count(n, "more question is", "more questions are") + " not shown here."
}

// Sentence says first what an update means for what was learned.
func (u DeckUpdate) Sentence() string {
	words := "Everything that you have learned goes on."
	switch {
	case u.Known:
		return "The deck came in this very file, so there is nothing to update."
	case u.Same():
		words = "No card comes or goes, and no question or answer changes. " + words
	case u.Gone.N > 0:
		words = "What you have learned of the cards that stay goes on."
	}
	switch {
	case u.Removed:
		words += " The deck was removed: the update brings it back with its history."
	case u.Paused:
		words += " The deck stays paused."
	}
	return words
}

// What becomes of cards, each with its number.
func (u DeckUpdate) AddedWords() string {
	return Count(u.Added.N, "card is new", "cards are new")
}

func (u DeckUpdate) GoneWords() string {
	return Count(u.Gone.N, "card is asked no more; its history is kept aside", "cards are asked no more; their history is kept aside")
}

func (u DeckUpdate) AlikeWords() string {
	return Count(u.Alike.N, "of the new cards looks like one that goes. If it is, write the line beside it into its fact, and its history goes on",
		"of the new cards look like some that go. Where they are, write the line beside each into its fact, and its history goes on")
}

func (u DeckUpdate) WordedWords() string {
	return Count(u.Worded.N, "question is worded anew", "questions are worded anew")
}

func (u DeckUpdate) RenamedWords() string {
	return Count(u.Renamed.N, "card has a new id and takes its history along", "cards have a new id and take their history along")
}

func (u DeckUpdate) JoinedWords() string {
	return Count(u.Joined.N, "card joins another that there was before, and its history goes along",
		"cards join others that there were before, and their history goes along") + " where you had not learned both"
}

func (u DeckUpdate) AnswersWords() string {
	return Count(u.Answers.N, "card wants another answer than before", "cards want another answer than before")
}

func (u DeckUpdate) KeptWords() string {
	return Count(u.Kept, "card stays, with its history", "cards stay, with their history")
}

// Rest says how many cards a list leaves out, or "".
func (l CardList) Rest() string {
	if l.N <= len(l.First) {
		return ""
	}
	return "and " + Number(l.N-len(l.First)) + " more"
}

// Before says how something was worded.
func Before(was string) string { return "before: " + was }

// Changes says what an answer was and is.
func Changes(was, now []string) string { return and(was) + " → " + and(now) }

// What was done with a deck just now.
var doneWords = map[string]string{
	"added":    "is added.",
	"updated":  "is updated. The cards that stay keep their history.",
	"paused":   "is paused. It asks nothing until it goes on.",
	"resumed":  "goes on.",
	"restored": "is back, with its history.",
	"erased":   "and its history are erased.",
}

// DeckDone says what was done with a deck, or "" for what no page does.
func DeckDone(what, title string) string {
	words, ok := doneWords[what]
	if !ok {
		return ""
	}
	return title + " " + words
}

// Origin says where a deck comes from.
func (d ManagedDeck) Origin() string {
	if !d.Own {
		return "Comes with the program"
	}
	return d.File
}

// Keeps says what removing a deck leaves as it is.
func (r RemoveDeck) Keeps() string {
	if r.Known == 0 {
		return "It is kept aside whole, and you can bring it back at any time. You have answered none of its " + Count(r.Cards, "card", "cards") + " yet."
	}
	return "It is kept aside whole, with every answer to " + Count(r.Known, "card that you have", "cards that you have") +
		" learned. Bring it back, or add its file again, and you go on where you were."
}

// Loses says what erasing a deck deletes.
func (r RemoveDeck) Loses() string {
	words := "This deletes the deck, all versions of it"
	if r.Known > 0 {
		words += " and every answer to " + Count(r.Known, "card that you have", "cards that you have") + " learned"
	}
	return words + ". It can’t be undone."
}
