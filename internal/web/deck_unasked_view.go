package web

import (
	"quiz/internal/deck"
	"quiz/templates"
)

// This file turns the forms that a deck was refused into what its preview shows:
// by form and by reason, so that what an author mends once is read once.

// Bounds on what a preview shows of refused forms.
const (
	maxReasons  = 20 // of one form
	maxExamples = 5  // cards of one reason
)

// unasked groups a book's refusals, in the order in which they appear.
func unasked(book *deck.Book) []templates.UnaskedForm {
	var forms []templates.UnaskedForm
	at := make(map[deck.Form]int)
	reasons := make(map[deck.Refusal]int) // places by form and reason
	for _, r := range book.Refusals {
		i, known := at[r.Form]
		if !known {
			i = len(forms)
			at[r.Form] = i
			forms = append(forms, templates.UnaskedForm{Form: string(r.Form)})
		}
		form := &forms[i]
		form.N++
		reason := deck.Refusal{Form: r.Form, Why: r.Why}
		j, known := reasons[reason]
		if !known {
			j = form.Reasons
			reasons[reason] = j
			form.Reasons++
			if j < maxReasons {
				form.First = append(form.First, templates.Reason{Why: short(r.Why)})
			}
		}
		if j < maxReasons {
			cards := &form.First[j].Cards
			cards.N++
			if len(cards.First) < maxExamples {
				cards.First = append(cards.First, cardLine(book, r.Card, ""))
			}
		}
	}
	return forms
}
