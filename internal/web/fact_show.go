package web

import (
	"errors"
	"fmt"
	"net/http"
	"strings"

	"quiz/internal/deck"
	"quiz/internal/study"
	"quiz/internal/web/reported"
	"quiz/templates"
)

// factShow shows one fact: what the reports say, and what the learner has of it.
func (s *site) factShow(w http.ResponseWriter, r *http.Request) error {
	today, err := s.today(r)
	if err != nil {
		return err
	}
	file, err := s.Desk.Fact(r.Context(), s.Learner, r.PathValue("deck"), r.PathValue("fact"), today.now)
	if errors.Is(err, study.ErrNoCard) {
		return fmt.Errorf("%w: %w", errNoFact, err)
	}
	if err != nil {
		return err
	}
	why, err := s.Desk.Waits(r.Context(), s.Learner, file.Book.Deck, file.Fact, today.now)
	if err != nil {
		return err
	}
	view := factView(file, why, today)
	if view.Said.Passages, err = s.passages(r.Context(), file.Book); err != nil {
		return err
	}
	frame := templates.Frame{Title: view.Line.PlainLine() + " · " + file.Book.Title, Style: browseStyle}
	return render(w, r, http.StatusOK, frame, templates.FactMain(view))
}

// factView is a fact as its page shows it; why says what each card waits for.
func factView(file study.FactFile, why map[string]study.Waits, t today) templates.Fact {
	book, first := file.Book, file.Cards[0].Card
	hidden := !file.Studied()
	view := templates.Fact{
		Line:      factLine(book, first, hidden),
		DeckTitle: book.Title,
		TopicID:   first.Topic,
		Topic:     topicTitle(book, first.Topic),
		Hidden:    hidden,
		Kind:      first.Kind,
		Said:      templates.Answered{Sitting: templates.Sitting{Deck: book.Deck}, Language: book.Language, Note: first.Note},
	}
	if first.Ask != "" {
		view.Line.Text, view.Line.Blank = []templates.Segment{{Text: first.Ask}}, false
	}
	reported.Says(&view.Said, book, first)
	for i := range view.Said.Differ {
		view.Said.Differ[i].Asked = false
	}
	standing, _ := reported.Positions(book, first)
	reports, differ := support(first, standing)
	view.Support = templates.Reports(reports)
	if differ {
		view.Support = templates.Differ(reports, len(standing))
	}
	names := cardNames(file.Cards, hidden)
	for _, c := range file.Cards {
		card := factCard(book, c, names[c.Card.ID], t)
		w := why[c.Card.ID]
		card.Waits, card.Askable = waits(w), w.Why == study.WhyNot || w.Early()
		if !hidden { // a reason may name the answer
			card.Refused = refusedForms(book, c.Card.ID)
		}
		view.Cards = append(view.Cards, card)
	}
	for _, a := range file.History {
		view.History = append(view.History, factAnswer(book, a, names[a.Card.ID], t))
	}
	return view
}

// cardNames tell the cards of a fact apart.
func cardNames(cards []study.CardStanding, hidden bool) map[string]string {
	names := make(map[string]string)
	if len(cards) == 1 {
		return names
	}
	for i, c := range cards {
		switch {
		case strings.HasSuffix(c.Card.ID, "/differ") && len(c.Card.Claims) > 1:
			names[c.Card.ID] = templates.DifferCard
		case len(c.Card.Claims) == 0:
			names[c.Card.ID] = templates.PositionCard("", i+1, true)
		default:
			names[c.Card.ID] = templates.PositionCard(templates.Plain(strings.Join(c.Card.Claims[0].Answers, ", ")), i+1, hidden)
		}
	}
	return names
}

// factCard is one card of a fact.
func factCard(book *deck.Book, c study.CardStanding, name string, t today) templates.FactCard {
	state := c.Recall.State
	return templates.FactCard{
		ID: c.Card.ID, Name: name, Forms: madeForms(book, c.Card.ID), Own: ownQuestions(book, c.Card.ID), Memory: remembered([]study.CardStanding{c}, t),
		Stability: state.Memory.Stability, Reviews: state.Reps, Lapses: state.Lapses,
		Suspended: c.Mark.Suspended, PutOff: c.Mark.BuriedOn != 0 && c.Mark.BuriedOn == t.calendar.Day(t.now),
		Leech: c.Leech(), Note: c.Mark.Note,
	}
}

// madeForms are the forms that the program asks a card in of itself.
func madeForms(book *deck.Book, card string) []string {
	var names []string
	for _, q := range book.QuestionsOf(card) {
		if !q.ByHand() {
			names = append(names, templates.FormName(string(q.Form)))
		}
	}
	return names
}

// ownQuestions are the questions of a card that its author wrote.
func ownQuestions(book *deck.Book, card string) []templates.OwnQuestion {
	var list []templates.OwnQuestion
	for _, q := range book.QuestionsOf(card) {
		if q.ByHand() {
			list = append(list, templates.OwnQuestion{Stem: q.Stem, Answer: strings.Join(q.Answers, ", ")})
		}
	}
	return list
}

// refusedForms are the forms that a card is not asked in. One that an author wrote
// by hand is asked all the same.
func refusedForms(book *deck.Book, card string) []templates.RefusedForm {
	asked := make(map[deck.Form]bool)
	for _, q := range book.QuestionsOf(card) {
		asked[q.Form] = true
	}
	var list []templates.RefusedForm
	for _, r := range book.Refusals {
		if r.Card == card && !asked[r.Form] {
			list = append(list, templates.RefusedForm{Form: templates.FormName(string(r.Form)), Why: r.Why})
		}
	}
	return list
}

// factAnswer is one answer of the history.
func factAnswer(book *deck.Book, a study.CardAnswer, name string, t today) templates.FactAnswer {
	form := a.Review.Question
	if _, cut, ok := strings.Cut(form, "#"); ok {
		form = cut
	}
	own := ""
	if q, ok := book.Question(a.Review.Question); ok { // one by hand has a name of its own
		form = string(q.Form)
		if q.ByHand() {
			own = q.Stem
		}
	}
	return templates.FactAnswer{
		Date: templates.PastDay(t.calendar.Date(a.Review.Day), t.calendar.Date(t.calendar.Day(t.now))), Form: templates.FormName(form), Card: name,
		Own: own, Given: givenText(deck.Form(form), a.Review.Response), Undone: a.Undone, Class: a.Review.InClass,
		Result: result(study.Answered{Book: book, Card: a.Card, Review: a.Review}),
	}
}
