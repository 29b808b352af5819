package class

import (
	"crypto/rand"
	"encoding/json"
	"errors"
	"io"
	"mime"
	"net/http"
	"strings"

	"quiz/internal/deck"
	"quiz/internal/live"
	"quiz/internal/web/feed"
	"quiz/internal/web/front"
	"quiz/internal/web/pupil"
	"quiz/internal/web/reported"
	"quiz/templates"
)

// This file speaks JSON to clients that are no browser. docs/live-protocol.md describes
// it; a test plays a class by that alone.

// apiError is what a request is told that failed.
type apiError struct {
	Error   string `json:"error"`
	Message string `json:"message"`
}

// apiJoined is what someone is told who came in.
type apiJoined struct {
	Secret      string `json:"secret"`
	Participant int    `json:"participant"`
	Name        string `json:"name"`
	Standing    string `json:"standing"`
}

// apiState is where the class is, as one participant sees it.
type apiState struct {
	Session     string      `json:"session"`
	Title       string      `json:"title"`
	Version     int         `json:"version"`
	Phase       live.Phase  `json:"phase"`
	Standing    string      `json:"standing"`
	Participant int         `json:"participant"`
	Name        string      `json:"name"`
	Points      int         `json:"points"`
	Round       int         `json:"round"`
	Number      int         `json:"number"`
	Of          int         `json:"of"`
	Left        int         `json:"left_ms"`
	Ask         *apiAsk     `json:"ask,omitempty"`
	Answer      *apiAnswer  `json:"answer,omitempty"`
	Key         *apiKey     `json:"key,omitempty"`
	Result      *apiResult  `json:"result,omitempty"`
	Sources     []apiSource `json:"sources,omitempty"`
}

// apiAsk is a question as it is put.
type apiAsk struct {
	Form      deck.Form `json:"form"`
	Stem      string    `json:"stem"`
	Statement string    `json:"statement,omitempty"`
	Options   []string  `json:"options,omitempty"`
	Several   bool      `json:"several,omitempty"`
	Unit      string    `json:"unit,omitempty"`
}

// apiAnswer is an answer, as it is sent and as it is stored.
type apiAnswer struct {
	Round  int    `json:"round,omitempty"`
	Places []int  `json:"places,omitempty"`
	Text   string `json:"text,omitempty"`
}

// apiKey is what is right.
type apiKey struct {
	Answers []string `json:"answers"`
	Places  []int    `json:"places,omitempty"`
}

// apiResult is what became of the own answer.
type apiResult struct {
	Outcome string `json:"outcome"`
	Why     string `json:"why,omitempty"`
	Points  int    `json:"points"`
}

// apiSource is one passage that says so.
type apiSource struct {
	Publisher string `json:"publisher"`
	Published string `json:"published,omitempty"`
	Paragraph int    `json:"paragraph,omitempty"`
	URL       string `json:"url,omitempty"`
}

// wantsJSON reports whether a request comes from a program.
func wantsJSON(r *http.Request) bool { return strings.HasPrefix(r.URL.Path, "/api/") }

// readJSON reads a body that must be JSON and nothing else.
func readJSON(r *http.Request, v any) error {
	kind, _, err := mime.ParseMediaType(r.Header.Get("Content-Type"))
	if err != nil || kind != "application/json" {
		return front.BadForm("Send JSON, and say so in Content-Type.")
	}
	body := json.NewDecoder(r.Body)
	body.DisallowUnknownFields()
	if err := body.Decode(v); err != nil {
		return front.BadForm("The JSON can't be read as this request.")
	}
	if _, err := body.Token(); !errors.Is(err, io.EOF) {
		return front.BadForm("Send one JSON value.")
	}
	return nil
}

// anyCaller finds whose request it is: by the bearer's secret where programs speak, by
// the cookie else.
func (s *site) anyCaller(r *http.Request) (phone, error) {
	if !wantsJSON(r) {
		return s.caller(r)
	}
	scheme, secret, _ := strings.Cut(r.Header.Get("Authorization"), " ")
	if !strings.EqualFold(scheme, "Bearer") {
		return phone{}, errNobody
	}
	return s.holder(r, strings.TrimSpace(secret))
}

// apiJoin lets someone in by the link's token or by a code.
func (s *site) apiJoin(w http.ResponseWriter, r *http.Request) error {
	var q struct {
		Token  string `json:"token"`
		Code   string `json:"code"`
		Name   string `json:"name"`
		Again  bool   `json:"again"`
		Secret string `json:"secret"`
	}
	if err := readJSON(r, &q); err != nil {
		return err
	}
	lesson, err := s.Stage.ByLink(r.Context(), q.Token)
	if q.Token == "" {
		lesson, err = s.byCode(r, q.Code)
	}
	if err != nil {
		return err
	}
	secret := q.Secret
	if secret == "" {
		if secret, err = live.NewSecret(rand.Reader); err != nil {
			return err
		}
	} else if !live.IsSecret(secret) {
		return front.BadForm("A secret is 128 bits of chance as base64url: 22 characters.")
	}
	p, err := s.join(r, lesson, secret, q.Name, q.Again)
	if err != nil {
		return err
	}
	view, err := lesson.Pupil(p.Number)
	if err != nil {
		return err
	}
	return front.SendJSON(w, http.StatusOK, apiJoined{secret, view.Participant, view.Name, string(view.Standing)})
}

// apiClass says where the class is.
func (s *site) apiClass(w http.ResponseWriter, r *http.Request) error {
	_, view, err := s.seen(r)
	if err != nil {
		return err
	}
	return front.SendJSON(w, http.StatusOK, apiView(view))
}

// apiEvents streams the same.
func (s *site) apiEvents(w http.ResponseWriter, r *http.Request) error {
	return s.stream(w, r, func(p pupil.Screen) (feed.State, error) {
		view, err := p.View()
		if err != nil {
			return feed.State{}, err
		}
		text, err := json.Marshal(apiView(view))
		return pupil.Event(view, "state", text), err
	})
}

// apiAnswer stores an answer.
func (s *site) apiAnswer(w http.ResponseWriter, r *http.Request) error {
	p, err := s.anyCaller(r)
	if err != nil {
		return err
	}
	var a apiAnswer
	if err := readJSON(r, &a); err != nil {
		return err
	}
	receipt, err := p.Answer(r.Context(), a.Round, live.Given{Places: a.Places, Text: a.Text}, s.Stage.Now())
	if err != nil {
		return err
	}
	return front.SendJSON(w, http.StatusOK, receipt)
}

// apiView is what a participant sees.
func apiView(v live.PupilView) apiState {
	s := apiState{
		Session: v.Session, Title: v.Title, Version: v.Version, Phase: v.Phase, Standing: string(v.Standing), Participant: v.Participant,
		Name: v.Name, Points: v.Total.Points, Round: v.Round, Number: v.Number, Of: v.Of, Left: pupil.Left(v.Board),
	}
	if a := v.Ask; a != nil {
		s.Ask = &apiAsk{a.Form, templates.Plain(a.Stem), templates.Plain(a.Statement), plain(a.Options), a.Several, a.Unit}
	}
	if v.Mine != nil {
		s.Answer = &apiAnswer{Places: v.Mine.Places, Text: v.Mine.Text}
	}
	if v.Key != nil {
		s.Key = &apiKey{Answers: plain(v.Key.Answers)}
		for i, share := range v.Key.Shares {
			if share.Right {
				s.Key.Places = append(s.Key.Places, i)
			}
		}
	}
	if v.Result != nil {
		s.Result = &apiResult{Outcome: v.Result.Verdict.Outcome.String(), Why: templates.Plain(v.Result.Verdict.Reason), Points: v.Result.Points}
	}
	if v.Source != nil {
		s.Sources = apiSources(v.Source)
	}
	return s
}

// plain are texts without their marks, nil of none. The name of a picture's file could
// tell the answer.
func plain(texts []string) (list []string) {
	for _, text := range texts {
		list = append(list, templates.Plain(text))
	}
	return list
}

// apiSources are the passages that a question cites.
func apiSources(of *live.Source) []apiSource {
	var list []apiSource
	said, _ := reported.Positions(of.Book, of.Card)
	for _, p := range said {
		for _, c := range p.Cites {
			list = append(list, apiSource{c.Publisher, c.Published, c.Paragraph, c.URL})
		}
	}
	return list
}
