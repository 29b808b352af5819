package pupil

import (
	"context"
	"net/http"
	"net/url"
	"strconv"

	"quiz/internal/live"
	"quiz/internal/web/front"
)

// This file takes answers. What is said to a right one and to a wrong one is the same
// to the byte.

// Receipt is what became of an answer, as programs are told.
type Receipt struct {
	Status string `json:"status"`
	Round  int    `json:"round"`
}

// Take stores the answer of a form. The module is told the receipt; a form is led back
// to where the class is. now is the classes' clock (stage.Stage.Now).
func (s Screen) Take(w http.ResponseWriter, r *http.Request, now func() int64) error {
	form, err := front.ReadForm(r)
	if err != nil {
		return err
	}
	receipt, err := s.Answer(r.Context(), number(form.Get("round")), givenBy(form), now())
	if err != nil {
		return err
	}
	if front.WantsFragment(r) {
		return front.SendJSON(w, http.StatusOK, receipt)
	}
	http.Redirect(w, r, s.At, http.StatusSeeOther)
	return nil
}

// Answer stores an answer whose request was read at a moment.
func (s Screen) Answer(ctx context.Context, round int, g live.Given, at int64) (Receipt, error) {
	receipt, err := s.Lesson.Answer(ctx, live.Submission{Participant: s.Number, Round: round, Given: g, ReadAt: at})
	return Receipt{Status: string(receipt.Status), Round: receipt.Round}, err
}

// maxPlaces bounds how many options are looked for in a form.
const maxPlaces = 24

// givenBy is the answer of a form.
func givenBy(form url.Values) live.Given {
	g := live.Given{Text: form.Get("text")}
	if form.Has("place") {
		g.Places = append(g.Places, number(form.Get("place")))
	}
	for i := range maxPlaces {
		if form.Has("place" + strconv.Itoa(i)) {
			g.Places = append(g.Places, i)
		}
	}
	return g
}

// number is one that comes from outside; what is none is -1, which nothing has.
func number(text string) int {
	n, err := strconv.Atoi(text)
	if err != nil {
		return -1
	}
	return n
}
