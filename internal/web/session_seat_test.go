package web

import (
	"context"
	"net/http"
	"net/http/httptest"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"quiz/internal/deck"
	"quiz/internal/live"
	"quiz/internal/study"

	"github.com/stretchr/testify/require"
)

// This file tests that the learner of this machine takes part in a class, and what
// becomes of their answers.

// sit lets the learner in.
func (c *classroom) sit(at string) {
	c.t.Helper()
	c.follow(c.post(at+"/seat", url.Values{"name": {"Mina"}})).says("Mina", "You are in")
}

// answers is the form of the learner's answer by a place, in the current round.
func (c *classroom) answers(at string, place int) url.Values {
	c.t.Helper()
	form := c.get(at + "/seat").fields()
	form.Set("place", strconv.Itoa(place))
	return form
}

// asked is the current choice and the place of its right option.
func (c *classroom) asked(at string) (q deck.Question, right int) {
	c.t.Helper()
	var b live.Board
	c.lesson(at).Look(func(class *live.Class, now int64) { b = class.Board(now) })
	book, err := c.desk.Book("reports")
	require.NoError(c.t, err)
	for _, q := range book.Questions {
		texts := make(map[string]bool)
		for _, o := range q.Options {
			texts[o.Text] = o.Correct
		}
		same := q.Form == deck.Choice && q.Stem == b.Ask.Stem && len(texts) == len(b.Ask.Options)
		if same && !slices.ContainsFunc(b.Ask.Options, func(o string) bool { _, ok := texts[o]; return !ok }) {
			return q, slices.IndexFunc(b.Ask.Options, func(o string) bool { return texts[o] })
		}
	}
	require.Fail(c.t, "the deck has no such question", b.Ask.Stem)
	return
}

// option is the text at a place.
func (c *classroom) option(at string, place int) (words string) {
	c.lesson(at).Look(func(class *live.Class, now int64) { words = class.Board(now).Ask.Options[place] })
	return words
}

// reviews is the learner's log, which must make the memories that are stored.
func (c *classroom) reviews() (list []study.Review) {
	c.t.Helper()
	require.NoError(c.t, c.store.Log(context.Background(), study.LocalLearner, func(r study.Review) error {
		list = append(list, r)
		return nil
	}))
	differ, err := c.desk.Verify(context.Background(), study.LocalLearner)
	require.NoError(c.t, err)
	require.Empty(c.t, differ, "the log makes what is stored")
	return list
}

// TestTheLearnerTakesPart is a class of the learner without script, from the home page to
// the reviews.
func TestTheLearnerTakesPart(t *testing.T) {
	c := newClassroom(t)
	require.NotContains(t, c.get("/").words(), "A session is running")
	at := c.begin()
	for _, path := range []string{"/", "/decks/reports"} {
		p := c.get(path)
		p.sound()
		p.says("A session is running: Five reports on one week in Kabul")
		p.one(tag("a"), attr("href", at+"/seat"), text("Take part here"))
		p.one(tag("a"), attr("href", at), text("Five reports on one week in Kabul"))
	}
	c.get(at).says("Take part here")
	c.get(at+"/seat").says("Take part in this class", "is a review of yours")
	c.sit(at)
	c.get(at).says("1 is in", "Mina", "Back to your place")
	c.get("/").says("Back to your place")
	p := c.get(at + "/seat")
	p.sound()
	p.one(tag("a"), attr("href", at), text("Teacher’s page"))
	p.one(tag("noscript"))

	c.act(at, "start")
	q, right := c.asked(at)
	p = c.get(at + "/seat")
	p.sound()
	p.says("Question 1 of 2")
	require.Empty(t, p.all(tag("noscript")), "where something is chosen nothing loads by itself")
	c.follow(c.post(at+"/seat/answers", c.answers(at, right))).says("Stored:", c.option(at, right))
	again := c.answers(at, (right+1)%2)
	again.Set("round", "1")
	c.follow(c.post(at+"/seat/answers", again)).says("Stored:", c.option(at, right))
	c.act(at, "close")
	c.act(at, "reveal")
	c.get(at+"/seat").says("That matches the source", "+100 points")
	require.Empty(t, c.reviews(), "a reveal may be a mistake")
	c.act(at, "hide")
	require.NotContains(t, c.get(at+"/seat").words(), "That matches the source")
	c.act(at, "reveal")
	c.act(at, "next")
	require.Len(t, c.reviews(), 1)

	_, right = c.asked(at)
	c.follow(c.post(at+"/seat/answers", c.answers(at, (right+1)%2))).says("Stored:")
	c.act(at, "close")
	c.act(at, "reveal")
	c.act(at, "explain")
	p = c.get(at + "/seat")
	p.sound()
	p.says("Not quite", "Open the article")
	c.act(at, "end")
	c.get(at + "/seat").says("The class is over")
	p = c.get(at + "/seat/result")
	p.sound()
	p.says("1 of 2 questions right", "becomes reviews of yours")
	require.NotContains(t, p.words(), "Take these answers home")
	require.NotContains(t, c.get("/").words(), "A session is running")

	list := c.reviews()
	require.Len(t, list, 2)
	require.Equal(t, q.ID, list[0].Question)
	require.Equal(t, []deck.Outcome{deck.Right, deck.Wrong}, []deck.Outcome{list[0].Outcome, list[1].Outcome})
	require.True(t, list[0].InClass)
	fact, _, _ := strings.Cut(q.Card, "/")
	c.get("/decks/reports/facts/" + fact).says("in class")
}

// TestASeatIsTakenOnce: two tabs, or a form that is sent twice, are one participant.
func TestASeatIsTakenOnce(t *testing.T) {
	c := newClassroom(t)
	at := c.begin()
	c.sit(at)
	c.follow(c.post(at+"/seat", url.Values{"name": {"Somebody"}})).says("Mina")
	c.get(at).says("1 is in")
	c.act(at, "remove", "participant", "1")
	c.follow(c.post(at+"/seat", url.Values{"name": {"Somebody"}})).says("You are not in this class")
	other := c.begin()
	c.get(other + "/seat").says("Take part in this class")
	c.sit(other)
}

func TestWhyTheLearnerIsNotIn(t *testing.T) {
	c := newClassroom(t)
	refused := func(at, why string) {
		t.Helper()
		p := readPage(t, c.post(at+"/seat", url.Values{"name": {"Mina"}}))
		require.Equal(t, http.StatusUnprocessableEntity, p.status)
		p.sound()
		p.says(why)
		require.Equal(t, "Mina", p.value("name"))
	}
	at := c.begin("cap", "1", "late", "")
	p := readPage(t, c.post(at+"/seat", url.Values{"name": {" \u200b "}}))
	require.Equal(t, http.StatusUnprocessableEntity, p.status)
	p.says("Write a name with at least one letter or digit.")
	c.act(at, "lock")
	refused(at, "The door is locked.")
	c.act(at, "unlock")
	c.join(at, "Zoë")
	refused(at, "The class is full.")
	c.act(at, "start")
	refused(at, "The class has begun, and nobody new comes in.")
	c.act(at, "end")
	c.get(at + "/seat")
	c.follow(c.post(at+"/seat", url.Values{"name": {"Mina"}})).says("The session has ended")
	require.Equal(t, http.StatusSeeOther, c.do(request(http.MethodGet, at+"/seat", "")).StatusCode)
	require.Equal(t, http.StatusNotFound, c.get("/sessions/none/seat").status)
}

// value is what a field of the page holds.
func (p page) value(name string) string {
	p.t.Helper()
	value, _ := attribute(p.one(tag("input"), attr("name", name)), "value")
	return value
}

// TestTheSeatTellsNothingBeforeTheReveal: neither the page nor what is said to an answer
// differs between right and wrong, or holds what names the answer.
func TestTheSeatTellsNothingBeforeTheReveal(t *testing.T) {
	var told []string
	for _, wrong := range []int{0, 1} {
		c := newClassroom(t)
		at := c.begin()
		c.sit(at)
		c.act(at, "start")
		q, right := c.asked(at)
		before := body(t, c.do(request(http.MethodGet, at+"/seat", "")))
		r := request(http.MethodPost, at+"/seat/answers", c.answers(at, (right+wrong)%len(q.Options)).Encode())
		r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
		r.Header.Set("Sec-Fetch-Site", "same-origin")
		r.Header.Set("Quiz-Fragment", "1")
		res := c.do(r)
		require.Equal(t, http.StatusOK, res.StatusCode)
		told = append(told, body(t, res))
		c.act(at, "close")
		after := body(t, c.do(request(http.MethodGet, at+"/seat", "")))
		for _, page := range []string{before, after} {
			require.Contains(t, page, "Question 1 of 2")
			require.NotContains(t, page, q.ID)
			require.NotContains(t, page, q.Card)
			require.NotContains(t, page, "holds")
			require.NotContains(t, page, "Open the article")
		}
	}
	require.Equal(t, told[0], told[1])
	require.JSONEq(t, `{"status":"stored","round":1}`, told[0])
}

func TestWhatIsNoAnswerLeadsBackToTheQuestion(t *testing.T) {
	c := newClassroom(t)
	at := c.begin()
	c.sit(at)
	c.act(at, "start")
	for _, form := range []url.Values{{"round": {"1"}}, {"round": {"1"}, "place": {"99"}}, {"round": {"9"}, "place": {"0"}}, {"round": {"x"}, "text": {"y"}}} {
		p := readPage(t, c.post(at+"/seat/answers", form))
		require.Equal(t, http.StatusUnprocessableEntity, p.status, form)
		p.sound()
		p.says("That is no answer to this question")
		p.one(tag("a"), class("button"), attr("href", at+"/seat"))
	}
	c.get(at).says("0 of 1 have answered")
}

// TestAClassBeforeALaterAnswerStepsNothing: the card was answered at the desk after it
// was in class, by the time its round is sealed. It is logged, and a rebuild makes what
// is stored.
func TestAClassBeforeALaterAnswerStepsNothing(t *testing.T) {
	c := newClassroom(t)
	at := c.begin()
	c.sit(at)
	c.act(at, "start")
	q, right := c.asked(at)
	c.follow(c.post(at+"/seat/answers", c.answers(at, right)))
	c.act(at, "close")
	c.act(at, "reveal")
	c.clock.Store(time.Now().Add(time.Hour).UnixMilli())
	c.take(q.Card)
	c.act(at, "next")
	list := c.reviews()
	require.Len(t, list, 2)
	require.Equal(t, []bool{false, true}, []bool{list[0].Overtaken, list[1].Overtaken})
	require.Equal(t, q.Card, list[1].Card)
}

// take has the learner answer a card at the desk.
func (c *classroom) take(card string) {
	c.t.Helper()
	form := c.get("/decks/reports/study?card=" + url.QueryEscape(card)).fields()
	form.Set("giveup", "1")
	c.follow(c.post("/decks/reports/answers", form))
}

// TestTheSeatIsKeptUpToDate reads the stream as a browser does, to its end.
func TestTheSeatIsKeptUpToDate(t *testing.T) {
	c := newClassroom(t)
	at := c.begin()
	c.sit(at)
	server := httptest.NewServer(c.site)
	defer server.Close()
	ctx, stop := context.WithTimeout(t.Context(), 20*time.Second)
	defer stop()
	r, err := http.NewRequestWithContext(ctx, http.MethodGet, server.URL+at+"/seat/events", nil)
	require.NoError(t, err)
	r.Host = "localhost"
	res, err := server.Client().Do(r)
	require.NoError(t, err)
	defer res.Body.Close()
	require.Equal(t, "text/event-stream", res.Header.Get("Content-Type"))
	c.act(at, "start")
	c.act(at, "end")
	heard := body(t, res)
	require.Contains(t, heard, "You are in")
	require.Contains(t, heard, "The class is over")
	require.Contains(t, heard, at+"/seat/result")
	require.NotContains(t, heard, "/class")
}
