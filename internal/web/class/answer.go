package class

import (
	"net/http"
	"net/url"
	"strconv"

	"quiz/internal/live"
	"quiz/internal/web/front"
)

// This file takes answers. What is said to a right one and to a wrong one is the same
// to the byte.

// maxPlaces bounds how many options are looked for in a form.
const maxPlaces = 24

// answerTake stores an answer. The module is told the receipt; a form is led back to
// where the class is.
func (s *site) answerTake(w http.ResponseWriter, r *http.Request) error {
	form, err := front.ReadForm(r)
	if err != nil {
		return err
	}
	p, err := s.caller(r)
	if err != nil {
		return err
	}
	receipt, err := s.take(r, p, atoi(form.Get("round")), givenBy(form))
	if err != nil {
		return err
	}
	if front.WantsFragment(r) {
		return sendJSON(w, http.StatusOK, receipt)
	}
	http.Redirect(w, r, "/class", http.StatusSeeOther)
	return nil
}

// take stores an answer that was read just now.
func (s *site) take(r *http.Request, p phone, round int, g live.Given) (apiReceipt, error) {
	receipt, err := p.lesson.Answer(r.Context(), live.Submission{Participant: p.number, Round: round, Given: g, ReadAt: s.Stage.Now()})
	return apiReceipt{Status: string(receipt.Status), Round: receipt.Round}, err
}

// givenBy is the answer of a form.
func givenBy(form url.Values) live.Given {
	g := live.Given{Text: form.Get("text")}
	if form.Has("place") {
		g.Places = append(g.Places, atoi(form.Get("place")))
	}
	for i := range maxPlaces {
		if form.Has("place" + strconv.Itoa(i)) {
			g.Places = append(g.Places, i)
		}
	}
	return g
}

// atoi is a number that comes from outside; what is none is -1, which nothing has.
func atoi(text string) int {
	n, err := strconv.Atoi(text)
	if err != nil {
		return -1
	}
	return n
}
