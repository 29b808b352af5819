package class

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"slices"
	"strconv"
	"strings"

	"quiz/internal/deck"
	"quiz/internal/live"
	"quiz/internal/web/feed"
	"quiz/internal/web/reported"
	"quiz/internal/web/wall"
	"quiz/templates"

	"github.com/a-h/templ"
)

// This file shows a pupil where the class is: as a page, and as a stream of events
// whose larger part is made once for all phones.

// look is what a phone shows at a moment.
func (p phone) look() (live.PupilView, error) {
	return p.lesson.Pupil(p.number)
}

// seen finds whose phone a request comes from, and what it shows now.
func (s *site) seen(r *http.Request) (phone, live.PupilView, error) {
	p, err := s.anyCaller(r)
	if err != nil {
		return phone{}, live.PupilView{}, err
	}
	view, err := p.look()
	return p, view, err
}

// classShow is the page that follows the class.
func (s *site) classShow(w http.ResponseWriter, r *http.Request) error {
	_, view, err := s.seen(r)
	if err != nil {
		return err
	}
	shared, mine := sharedView(view), mineView(view)
	frame := templates.PupilFrame{
		Title: title(shared), Class: view.Title, Again: waits(shared.Kind), Live: shared.Kind != "ended", Leave: true,
	}
	return send(w, r, http.StatusOK, frame, templates.PupilMain(shared, mine))
}

// title names the page of a screen.
func title(s templates.PupilScreen) string {
	if s.Stem == "" {
		return "In class"
	}
	return templates.Gapped(s.Stem)
}

// waits reports whether a page without a script loads itself again: only where
// something will happen without the pupil, and nothing is typed.
func waits(kind string) bool {
	return slices.Contains([]string{"waiting", "lobby", "reading", "stored", "closed", "revealed", "explained", "paused"}, kind)
}

// classEvents streams the phone's screen.
func (s *site) classEvents(w http.ResponseWriter, r *http.Request) error {
	return s.stream(w, r, phoneState)
}

// stream streams what a phone shows, in one of two tongues.
func (s *site) stream(w http.ResponseWriter, r *http.Request, state func(phone) (feed.State, error)) error {
	p, err := s.anyCaller(r)
	if err != nil {
		return err
	}
	return s.serve(w, r, p.secret, &p.lesson.Phones, func(context.Context) (feed.State, error) { return state(p) })
}

// serve streams a topic to the holder of a secret.
func (s *site) serve(w http.ResponseWriter, r *http.Request, secret string, t *feed.Topic, state func(context.Context) (feed.State, error)) error {
	return s.streams.Serve(w, r, secret, t, state)
}

// phoneState is what the module is told: JSON with both parts of the page, "screen" and
// "mine".
func phoneState(p phone) (feed.State, error) {
	view, err := p.look()
	if err != nil {
		return feed.State{}, err
	}
	shared := sharedView(view)
	screen, err := p.lesson.Once("page/"+shared.Kind, view.Board, func() ([]byte, error) {
		html, err := rendered(templates.PupilShared(shared))
		if err != nil {
			return nil, err
		}
		return json.Marshal(html)
	})
	if err != nil {
		return feed.State{}, err
	}
	html, err := rendered(templates.PupilOwn(mineView(view)))
	if err != nil {
		return feed.State{}, err
	}
	mine, err := json.Marshal(html)
	if err != nil {
		return feed.State{}, err
	}
	return state(view, shared.Kind, "screen", [][]byte{[]byte(`{"screen":`), screen, []byte(`,"mine":`), mine, []byte("}")}), nil
}

// state is one event of the pieces of its data.
func state(v live.PupilView, kind, name string, data [][]byte) feed.State {
	return feed.State{
		ID:    fmt.Sprintf("%d %s %s %v %d", v.Version, v.Phase, kind, v.Mine, v.Total.Points),
		Parts: feed.Pieces(name, strconv.Itoa(v.Version), data...),
		Last:  v.Phase == live.Ended || v.Standing == live.Removed,
	}
}

func rendered(c templ.Component) (string, error) {
	var b bytes.Buffer
	err := c.Render(context.Background(), &b)
	return b.String(), err
}

// kindOf is which of the screens a phone shows.
func kindOf(v live.PupilView) string {
	switch {
	case v.Phase == live.Ended:
		return "ended"
	case v.Standing == live.Waiting:
		return "waiting"
	case v.Standing == live.Removed:
		return "removed"
	case v.Phase == live.Open && v.Mine != nil:
		return "stored"
	}
	return string(v.Phase)
}

// sharedView is what all phones of a kind show alike.
func sharedView(v live.PupilView) templates.PupilScreen {
	s := templates.PupilScreen{Kind: kindOf(v), Round: v.Round, Number: v.Number, Of: v.Of, Language: "en"}
	a := v.Ask
	if a == nil {
		return s
	}
	s.Stem, s.Options, s.Several, s.Says = a.Stem, a.Options, a.Several, a.Form == deck.TrueFalse
	if s.Says {
		s.Stem = a.Statement
	}
	if len(a.Options) == 0 && !s.Says {
		s.Typed = typed(a)
	}
	if v.Key != nil {
		key(&s, v)
	}
	return s
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
		s.Said, s.Early = reports(v.Source)
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

// mineView is what is the phone's own.
func mineView(v live.PupilView) templates.PupilMine {
	m := templates.PupilMine{
		Of: v.Session + "/" + strconv.Itoa(v.Participant), Name: v.Name, Points: v.Total.Points, Left: left(v.Board),
	}
	if v.Phase == live.Ended {
		m.Rank = v.Total.Rank
	}
	switch kindOf(v) {
	case "stored", "closed", "paused", "revealed", "explained":
		m.Given = given(v)
		m.Missed = m.Given == "" && v.Phase != live.Paused
	}
	if v.Result != nil {
		m.Result = &templates.PupilResult{Result: reported.Result(v.Result.Verdict.Outcome), Why: v.Result.Verdict.Reason, Points: v.Result.Points}
	}
	return m
}

// left is how long until the phase turns by itself, in ms.
func left(b live.Board) int {
	clock := wall.Clock(b)
	if !clock.Runs {
		return 0
	}
	return int(clock.Left.Milliseconds())
}

// given is what is stored of a phone's answer, in words.
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
