package web

import (
	"crypto/rand"
	"encoding/binary"
	"errors"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"

	"quiz/internal/deck"
	"quiz/internal/live"
	"quiz/internal/web/front"
	"quiz/templates"
)

// This file begins a session: what a teacher chooses for it.

var errNoPhones = errors.New("there is no class listener")

// usual is how many questions a session asks unless the teacher says otherwise.
const usual = 10

// sessionChoose offers what to choose for a session of a deck.
func (s *site) sessionChoose(w http.ResponseWriter, r *http.Request) error {
	book, err := s.Desk.Book(r.PathValue("deck"))
	if err != nil {
		return err
	}
	settings := live.DefaultSettings()
	view := s.choiceView(book)
	view.Number = strconv.Itoa(min(usual, max(1, view.Most)))
	view.Limit, view.Reading = seconds(settings.Limit), seconds(settings.Reading)
	view.Cap, view.LateJoin = strconv.Itoa(settings.Cap), settings.LateJoin
	return renderChoice(w, r, http.StatusOK, view)
}

func renderChoice(w http.ResponseWriter, r *http.Request, status int, view templates.SessionChoice) error {
	frame := templates.Frame{Title: "Start a session · " + view.Title, Style: sessionStyle}
	return render(w, r, status, frame, templates.SessionChoiceMain(view))
}

func seconds(d time.Duration) string { return strconv.Itoa(int(d / time.Second)) }

// choiceView is what a deck offers to a class. Nothing is ticked, which asks all of it:
// who wants one topic of many ticks one.
func (s *site) choiceView(book *deck.Book) templates.SessionChoice {
	view := templates.SessionChoice{Deck: book.Deck, Title: book.Title, Language: book.Language, Listens: s.Ways != nil && s.Stage != nil}
	for _, topic := range book.Topics {
		if n := len(live.Choose(book, live.Choice{Topics: []string{topic.ID}, Number: len(book.Cards)})); n > 0 {
			view.Topics = append(view.Topics, templates.SessionTopic{ID: topic.ID, Title: topic.Title, Facts: n})
		}
	}
	for _, form := range deck.Forms() {
		suits := func(q deck.Question) bool { return q.Form == form && live.Suits(&q) }
		if slices.ContainsFunc(book.Questions, suits) {
			view.Forms = append(view.Forms, templates.SessionForm{Form: string(form), Name: templates.FormName(string(form))})
		}
	}
	view.Most = len(live.Choose(book, live.Choice{Number: len(book.Cards)}))
	return view
}

// maxTopics bounds the topics that a form names, beside its other fields.
const maxTopics = 500

// sessionBegin begins a session and leads to its lobby, or shows the form again with
// what is wrong.
func (s *site) sessionBegin(w http.ResponseWriter, r *http.Request) error {
	if s.Stage == nil || s.Ways == nil {
		return errNoPhones
	}
	book, err := s.Desk.Book(r.PathValue("deck"))
	if err != nil {
		return err
	}
	form, err := front.ReadLongForm(r, front.MaxFields+maxTopics)
	if err != nil {
		return err
	}
	view := s.choiceView(book)
	choice, settings := readChoice(&view, form)
	plan := live.Plan{Title: book.Title, Questions: live.Choose(book, choice), Settings: settings}
	if len(view.Mistakes) > 0 {
		return renderChoice(w, r, http.StatusUnprocessableEntity, view)
	}
	l, err := s.Stage.Begin(r.Context(), book, plan)
	var wrong *live.SettingsError
	if errors.As(err, &wrong) {
		view.Mistakes = append(view.Mistakes, templates.Mistake{Field: settingField(wrong.Field), Advice: wrong.Advice})
		return renderChoice(w, r, http.StatusUnprocessableEntity, view)
	}
	if err != nil {
		return err
	}
	http.Redirect(w, r, "/sessions/"+url.PathEscape(l.ID()), http.StatusSeeOther)
	return nil
}

// settingField is the field that a setting is typed in: speed needs a limit.
func settingField(setting string) string {
	if setting == "speed" {
		return "limit"
	}
	return setting
}

// readChoice reads what a teacher chose, and keeps it in the view as it was typed.
func readChoice(view *templates.SessionChoice, form url.Values) (live.Choice, live.Settings) {
	var choice live.Choice
	for i := range view.Topics {
		t := &view.Topics[i]
		if t.Chosen = form.Get("topic"+strconv.Itoa(i)) == t.ID; t.Chosen {
			choice.Topics = append(choice.Topics, t.ID)
		}
	}
	for i := range view.Forms {
		f := &view.Forms[i]
		if f.Chosen = form.Get("form-"+f.Form) != ""; f.Chosen {
			choice.Forms = append(choice.Forms, deck.Form(f.Form))
		}
	}
	view.Number, view.Limit, view.Reading, view.Cap = form.Get("number"), form.Get("limit"), form.Get("reading"), form.Get("cap")
	view.Approve, view.LateJoin = form.Get("approve") != "", form.Get("late") != ""
	view.Speed, view.Podium = form.Get("speed") != "", form.Get("podium") != ""
	whole := func(field, typed string) int {
		n, err := strconv.Atoi(strings.TrimSpace(typed))
		if err != nil || n < 0 || n > 100_000 {
			view.Mistakes = append(view.Mistakes, templates.Mistake{Field: field, Advice: "Write a whole number."})
		}
		return n
	}
	if choice.Number = whole("number", view.Number); choice.Number == 0 && len(view.Mistakes) == 0 {
		view.Mistakes = append(view.Mistakes, templates.Mistake{Field: "number", Advice: "Ask at least one question."})
	}
	settings := live.Settings{
		Cap: whole("cap", view.Cap), Approve: view.Approve, LateJoin: view.LateJoin, Speed: view.Speed, Podium: view.Podium,
		Reading: time.Duration(whole("reading", view.Reading)) * time.Second, Limit: time.Duration(whole("limit", view.Limit)) * time.Second,
	}
	var seed [8]byte
	rand.Read(seed[:]) // never fails
	choice.Seed = binary.BigEndian.Uint64(seed[:])
	return choice, settings
}
