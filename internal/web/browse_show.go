package web

import (
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"quiz/internal/deck"
	"quiz/internal/study"
	"quiz/internal/web/reported"
	"quiz/templates"
)

// browseStyle is the style sheet of the pages that list and show facts.
const browseStyle = "library.css"

// browseShow shows the facts that match a search.
func (s *site) browseShow(w http.ResponseWriter, r *http.Request) error {
	today, err := s.today(r)
	if err != nil {
		return err
	}
	fields := r.URL.Query()
	q := browseQuery(fields)
	found, err := s.Desk.Browse(r.Context(), s.Learner, q, today.now)
	if err != nil {
		return err
	}
	books := s.Desk.Books()
	view := templates.Browse{
		Text: q.Text, Meant: found.Meant, Answers: fields.Get("answers") == "1", Cut: found.Cut,
		Total: found.Total, Tasks: found.Tasks, First: (found.Page-1)*study.PageSize + 1, Page: found.Page, Pages: found.Pages,
	}
	browseChoices(&view, q, books)
	for _, f := range found.Facts {
		fact := browseFact(f, view.Answers, today)
		if len(books) > 1 && q.Deck == "" {
			fact.DeckTitle = f.Book.Title
		}
		view.Facts = append(view.Facts, fact)
	}
	frame := templates.Frame{Title: "Browse", At: "/browse", Style: browseStyle}
	if view.Narrowed() {
		frame.Title = view.Headline() + " · Browse"
	}
	return render(w, r, http.StatusOK, frame, templates.BrowseMain(view))
}

// browseQuery reads the filters. What they don't know filters nothing.
func browseQuery(fields url.Values) study.BrowseQuery {
	q := study.BrowseQuery{
		Text: strings.ToValidUTF8(strings.TrimLeft(fields.Get("q"), " "), ""), Deck: fields.Get("deck"),
		Topic: fields.Get("topic"), Kind: fields.Get("kind"), Is: study.Status(fields.Get("is")),
	}
	if !slices.Contains(study.Statuses, q.Is) {
		q.Is = study.Any
	}
	q.Page, _ = strconv.Atoi(fields.Get("page")) // what is no number is the first page
	return q
}

// browseChoices fills in what the filters offer. Topics and kinds belong to a
// deck: they are offered where one is looked through.
func browseChoices(view *templates.Browse, q study.BrowseQuery, books []*deck.Book) {
	view.Decks = []templates.Choice{{Label: templates.EveryDeck, Chosen: q.Deck == ""}}
	var of *deck.Book
	for _, book := range books {
		view.Decks = append(view.Decks, templates.Choice{Value: book.Deck, Label: book.Title, Language: book.Language, Chosen: book.Deck == q.Deck})
		if book.Deck == q.Deck || len(books) == 1 {
			of = book
		}
	}
	if len(books) == 1 && q.Deck == "" {
		view.Decks = nil
	}
	for _, is := range study.Statuses {
		view.Is = append(view.Is, templates.Choice{Value: string(is), Label: templates.StatusName(string(is)), Chosen: is == q.Is})
	}
	if of == nil {
		return
	}
	view.Topics = []templates.Choice{{Label: templates.EveryTopic, Chosen: q.Topic == ""}}
	for _, t := range topicsOf(of) {
		view.Topics = append(view.Topics, templates.Choice{Value: t.ID, Label: t.Title, Language: templates.TopicLanguage(t.Title, of.Language), Chosen: t.ID == q.Topic})
	}
	view.Kinds = []templates.Choice{{Label: templates.EveryKind, Chosen: q.Kind == ""}}
	for _, kind := range kindsOf(of) {
		view.Kinds = append(view.Kinds, templates.Choice{Value: kind, Label: templates.KindName(kind), Language: templates.KindLanguage(kind, of.Language), Chosen: kind == q.Kind})
	}
}

// kindsOf are the kinds of a book's answers in the order of their names.
func kindsOf(book *deck.Book) []string {
	seen := make(map[string]bool)
	var kinds []string
	for i := range book.Cards {
		if kind := book.Cards[i].Kind; !seen[kind] && kind != "" {
			seen[kind] = true
			kinds = append(kinds, kind)
		}
	}
	slices.Sort(kinds)
	return kinds
}

// browseFact is one fact that was found; answers shows its answer although it was
// not studied yet.
func browseFact(f study.FactStanding, answers bool, t today) templates.BrowseFact {
	first := f.Cards[0].Card
	hidden := !f.Studied() && !answers
	standing, early := reported.Positions(f.Book, first)
	fact := templates.BrowseFact{
		FactLine: factLine(f.Book, first, hidden),
		Topic:    topicTitle(f.Book, first.Topic),
		Asks:     len(first.Of),
		Accounts: len(standing),
		Early:    len(early) > 0,
		Memory:   remembered(f.Cards, t),
		Marks:    factMarks(f.Cards),
	}
	fact.Reports, fact.Differ = support(first, standing)
	for _, c := range f.Cards {
		fact.Forms = append(fact.Forms, formsOf(f.Book, c.Card)...)
	}
	slices.Sort(fact.Forms)
	fact.Forms = slices.Compact(fact.Forms)
	if fact.Differ && !hidden {
		for _, p := range standing {
			fact.Answers = append(fact.Answers, p.Answer)
		}
	}
	return fact
}
