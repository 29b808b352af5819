package pupil

import (
	"bytes"
	"context"
	"encoding/json"
	"strconv"
	"strings"

	"quiz/internal/deck"
	"quiz/internal/live"
	"quiz/internal/web/feed"
	"quiz/internal/web/reported"
	"quiz/templates"

	"github.com/a-h/templ"
)

// This file makes the two parts of a screen: what all show alike, and what is one
// participant's own.

// State is what the page's module is told: JSON with both parts of the page, "screen"
// and "mine".
func (s Screen) State() (feed.State, error) {
	view, err := s.View()
	if err != nil {
		return feed.State{}, err
	}
	shared := s.shared(view)
	screen, err := s.Lesson.Once("page"+s.At+"/"+shared.Kind, view.Board, func() ([]byte, error) { return quoted(templates.PupilShared(shared)) })
	if err != nil {
		return feed.State{}, err
	}
	own, err := quoted(templates.PupilOwn(mine(view)))
	if err != nil {
		return feed.State{}, err
	}
	return Event(view, "screen", []byte(`{"screen":`), screen, []byte(`,"mine":`), own, []byte("}")), nil
}

// quoted is a part of a page as a string of JSON.
func quoted(c templ.Component) ([]byte, error) {
	var b bytes.Buffer
	if err := c.Render(context.Background(), &b); err != nil {
		return nil, err
	}
	return json.Marshal(b.String())
}

// shared is what all screens of a kind show alike.
func (s Screen) shared(v live.PupilView) templates.PupilScreen {
	is := templates.PupilScreen{At: s.At, Kind: kindOf(v), Round: v.Round, Number: v.Number, Of: v.Of, Language: "en"}
	a := v.Ask
	if a == nil {
		return is
	}
	is.Stem, is.Options, is.Several, is.Says = a.Stem, a.Options, a.Several, a.Form == deck.TrueFalse
	if is.Says {
		is.Stem = a.Statement
	}
	if len(a.Options) == 0 && !is.Says {
		is.Typed = typed(a)
	}
	if v.Key != nil {
		key(&is, v)
	}
	return is
}

// key adds what a reveal shows.
func key(s *templates.PupilScreen, v live.PupilView) {
	s.Answers = v.Key.Answers
	if len(v.Key.Shares) > 0 {
		s.Options, s.Right = nil, nil
		for _, share := range v.Key.Shares {
			s.Options = append(s.Options, sayable(share.Text))
			s.Right = append(s.Right, share.Right)
		}
	}
	if v.Source != nil {
		s.Language = v.Source.Book.Language
		s.Said, s.Early = reported.Positions(v.Source.Book, v.Source.Card)
	}
}

// sayable is an option as it is read: the two sides of a statement by their words.
func sayable(option string) string {
	switch option {
	case "true":
		return "True"
	case "false":
		return "False"
	}
	return option
}

// typed says what kind of answer is to be typed.
func typed(a *live.Ask) templates.Typed {
	if a.Form == deck.Numeric {
		return templates.Typed{Mode: "decimal", Hint: templates.NumberHint(a.Unit)}
	}
	return templates.Typed{Hint: "Small slips of spelling are taken."}
}

// mine is what is the participant's own.
func mine(v live.PupilView) templates.PupilMine {
	m := templates.PupilMine{
		Of: v.Session + "/" + strconv.Itoa(v.Participant), Name: v.Name, Points: v.Total.Points,
	}
	if v.Phase == live.Ended {
		m.Rank = v.Total.Rank
	}
	kind := kindOf(v)
	switch kind {
	case "stored", "closed", "paused", "revealed", "explained":
		m.Given = given(v)
		m.Missed = m.Given == "" && v.Phase != live.Paused
	}
	if kind != "removed" {
		m.Left = Left(v.Board)
	}
	if v.Result != nil && kind != "ended" { // whose question is no longer shown
		m.Result = &templates.PupilResult{Result: reported.Result(v.Result.Verdict.Outcome), Why: v.Result.Verdict.Reason, Points: v.Result.Points}
	}
	return m
}

// given is what is stored of a participant's answer, in words.
func given(v live.PupilView) string {
	if v.Mine == nil || v.Ask == nil {
		return ""
	}
	return givenWords(*v.Mine, v.Ask.Options, v.Ask.Form)
}

func givenWords(g live.Given, options []string, form deck.Form) string {
	if form == deck.TrueFalse {
		return sayable(g.Text)
	}
	if len(g.Places) == 0 {
		return g.Text
	}
	var words []string
	for _, at := range g.Places {
		if at < len(options) {
			words = append(words, templates.Plain(options[at]))
		}
	}
	return strings.Join(words, ", ")
}
