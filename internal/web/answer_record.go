package web

import (
	"errors"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"time"

	"quiz/internal/deck"
	"quiz/internal/study"
	"quiz/internal/web/front"
)

// answerRecord stores an answer and shows it: at once to the browser's module,
// by a redirect to everyone else. The page it names survives a reload.
func (s *site) answerRecord(w http.ResponseWriter, r *http.Request) error {
	form, err := front.ReadForm(r)
	if err != nil {
		return err
	}
	today, err := s.today(r)
	if err != nil {
		return err
	}
	submission, err := readSubmission(form, today.now)
	if err != nil {
		return s.answerAgain(w, r, form, err)
	}
	scope, err := readScope(r)
	if err != nil {
		return err
	}
	recorded, err := s.Desk.Answer(r.Context(), s.Learner, r.PathValue("deck"), submission, today.now)
	if err != nil {
		return s.answerAgain(w, r, form, err)
	}
	more := make(url.Values)
	if recorded.Again {
		more.Set("again", "1")
	}
	address := answerAddress(recorded.Review, scope, more)
	if !front.WantsFragment(r) {
		http.Redirect(w, r, address, http.StatusSeeOther)
		return nil
	}
	answered, err := s.Desk.Answered(r.Context(), s.Learner, recorded.Review.ID, scope, today.now)
	if err != nil {
		return err
	}
	w.Header().Set("Content-Location", address)
	return s.renderAnswered(w, r, answered, recorded.Again, today)
}

// maxNumber bounds the count of a card's reviews that a form may claim.
const maxNumber = 1 << 30

// readSubmission reads an answer from its form. study and deck check what it
// says; here it only has to have the right shape.
func readSubmission(form url.Values, now time.Time) (study.Submission, error) {
	number, err := strconv.Atoi(form.Get("number"))
	if err != nil || number < 0 || number > maxNumber {
		return study.Submission{}, front.BadForm("The page is incomplete. Open the question again.")
	}
	response, err := readResponse(form)
	if errors.Is(err, errUnanswered) && form.Has("look") {
		response, err = deck.Response{Option: -1, GaveUp: true}, nil
	}
	if err != nil {
		return study.Submission{}, err
	}
	return study.Submission{
		Question: form.Get("question"),
		Number:   number,
		Version:  form.Get("version"),
		Response: response,
		Key:      form.Get("key"),
		Took:     took(form.Get("shown"), now),
	}, nil
}

// readResponse reads what was chosen or typed.
func readResponse(form url.Values) (deck.Response, error) {
	switch {
	case form.Has("giveup"):
		return deck.Response{Option: -1, GaveUp: true}, nil
	case form.Has("recall"):
		return readRecall(form.Get("recall"))
	case form.Has("option"):
		return readOption(form)
	case strings.HasSuffix(form.Get("question"), "#"+string(deck.Multiple)):
		return readSet(form)
	case asksLines(form):
		return readLines(form)
	case form.Has("blank0"):
		return readBlanks(form)
	case form.Get("text") != "":
		return deck.Response{Option: -1, Text: form.Get("text")}, nil
	}
	return deck.Response{}, errUnanswered
}

// errUnanswered is for a form without an answer.
var errUnanswered = &study.SubmissionError{Field: "text", Advice: "Answer first, or choose “I don’t know”."}

// readOption reads what was chosen, or what was said of a statement.
func readOption(form url.Values) (deck.Response, error) {
	option, err := strconv.Atoi(form.Get("option"))
	if err != nil || option < 0 {
		return deck.Response{}, &study.SubmissionError{Field: "option", Advice: "Choose one of the options."}
	}
	said := form.Get("said")
	if statement := strings.HasSuffix(form.Get("question"), "#"+string(deck.TrueFalse)); statement && said != "true" && said != "false" {
		return deck.Response{}, errUnanswered
	}
	return deck.Response{Option: option, True: said == "true"}, nil
}

// readRecall reads what a learner says of their own recall.
func readRecall(said string) (deck.Response, error) {
	for _, o := range []deck.Outcome{deck.Right, deck.Nearly, deck.Wrong} {
		if said == o.String() {
			return deck.Response{Option: -1, Self: o}, nil
		}
	}
	return deck.Response{}, errUnanswered
}

// readBlanks reads what was typed into each of several blanks.
func readBlanks(form url.Values) (deck.Response, error) {
	r := deck.Response{Option: -1}
	for i := range front.MaxFields {
		name := "blank" + strconv.Itoa(i)
		if !form.Has(name) {
			break
		}
		r.Texts = append(r.Texts, form.Get(name))
	}
	if strings.TrimSpace(strings.Join(r.Texts, "")) == "" {
		return deck.Response{}, errUnanswered
	}
	return r, nil
}

// took is how long an answer took by the page's own word: the time since it was
// made. A word that makes no sense counts as unknown.
func took(shown string, now time.Time) time.Duration {
	ms, err := strconv.ParseInt(shown, 10, 64)
	if err != nil || ms <= 0 || ms > now.UnixMilli() {
		return 0
	}
	return min(now.Sub(time.UnixMilli(ms)), 24*time.Hour)
}
