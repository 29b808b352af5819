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

// fieldName is what a form is called where a deck is checked: as its author writes
// it in the deck, where the two names differ.
func fieldName(form string) string {
	if form == "cloze" {
		return form
	}
	return FormName(form)
}
