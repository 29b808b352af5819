package templates

// This file names the forms of questions.

// formNames are the forms of questions as a person calls them.
var formNames = map[string]string{
	"choice": "choice", "true-false": "true or false", "multiple": "choose all", "attribution": "whose", "reverse": "reversed", "cloze": "gap", "typed": "typed",
	"number": "number", "date": "date", "self": "self-graded",
	"match": "match", "order": "order",
}

// FormName is what a form of a question is called. One that this program doesn't
// know is called what its deck calls it.
func FormName(form string) string {
	if name, ok := formNames[form]; ok {
		return name
	}
	return form
}

// formHints say of the forms whose name alone doesn't tell it what is done.
var formHints = map[string]string{
	"multiple": "tick every right option", "attribution": "who says or reports it", "reverse": "the question turned round",
	"cloze": "write what is left out", "typed": "write the answer",
}

// fieldName is what a form is called where a deck is checked: as its author writes
// it in the deck, where the two names differ.
func fieldName(form string) string {
	if form == "cloze" {
		return form
	}
	return FormName(form)
}
