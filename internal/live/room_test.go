package live_test

import (
	"fmt"
	"math"
	"slices"
	"testing"
	"time"

	"quiz/internal/deck"
	"quiz/internal/live"

	"github.com/stretchr/testify/require"
)

// This file holds the classroom of the tests: a small book, a class over rows that
// are kept as a store keeps them, and a clock that is set by hand.

// atlas is a book with a question of each kind that a class is asked.
func atlas() *deck.Book {
	cite := []deck.BookCite{{Source: "atlas", Paragraph: 3, Phrase: "a phrase"}}
	b := &deck.Book{
		Format: deck.BookFormat, Deck: "geography", Title: "Geography", Language: "en",
		Sources: []deck.BookSource{{ID: "atlas", Title: "A small atlas", Publisher: "Atlas House", Published: "2020"}},
		Topics:  []deck.BookTopic{{ID: "asia", Title: "Asia"}, {ID: "rest", Title: "The rest"}},
		Questions: []deck.Question{
			{ID: "capital#choice", Form: deck.Choice, Type: deck.BasePlace, Stem: "What is the capital of Afghanistan?", Answers: []string{"Kabul"},
				Options: []deck.Option{{Text: "Kabul", Correct: true}, {Text: "Herat", Why: "secret-why"}, {Text: "Ghazni"}, {Text: "Balkh"}}},
			{ID: "sea#true-false", Form: deck.TrueFalse, Type: deck.BasePlace, Stem: "True or false?", Answers: []string{"no sea"},
				Options: []deck.Option{{Text: "Afghanistan has no coast.", Correct: true}, {Text: "Afghanistan has a coast on the Arabian Sea."}}},
			{ID: "borders#multiple", Form: deck.Multiple, Type: deck.BasePlace, Stem: "Which of these border Afghanistan?", Answers: []string{"Iran", "Pakistan", "Tajikistan"},
				Options: []deck.Option{{Text: "Iran", Correct: true}, {Text: "Pakistan", Correct: true}, {Text: "Tajikistan", Correct: true}, {Text: "India"}, {Text: "Iraq"}}},
			{ID: "height#number", Form: deck.Numeric, Type: deck.BaseNumber, Unit: "m", Stem: "How high is Noshaq?", Answers: []string{"7,492"}},
			{ID: "founded/late#typed", Form: deck.Typed, Type: deck.BasePerson, Stem: "Who founded the museum, according to the atlas?", Answers: []string{"Ahmad Wali"},
				Nearly: []deck.Near{{Text: "Karim Shah", Why: "Another report says so."}}},
			{ID: "self#self", Form: deck.SelfGraded, Type: deck.BaseText, Stem: "What do you know?", Answers: []string{"much"}},
		},
	}
	for i := range b.Questions {
		q := &b.Questions[i]
		q.Cites = cite
		q.Card = q.ID[:len(q.ID)-len(q.Form)-1]
		card := deck.Card{ID: q.Card, Fact: q.Card, Topic: "asia", Claims: []deck.BookClaim{{Text: "The claim of " + q.Card, Answers: q.Answers, Cites: cite}}}
		if q.Card == "founded/late" {
			card.Fact, card.Disputed, card.Topic = "founded", true, "rest"
		}
		b.Cards = append(b.Cards, card)
	}
	return b
}

// The questions of the atlas that suit a class, by their places in every test's
// session.
var suited = []string{"capital#choice", "sea#true-false", "borders#multiple", "height#number", "founded/late#typed"}

const (
	capital = iota
	sea
	borders
	height
	founded
)

// nine is when the sessions of the tests are made.
var nine = time.Date(2026, 3, 9, 9, 0, 0, 0, time.UTC).UnixMilli()

// seconds as the clock counts them.
func seconds(n float64) int64 { return int64(math.Round(n * 1000)) }

// room is a class with its rows and a clock.
type room struct {
	t     require.TestingT
	class *live.Class
	rows  live.Rows
	now   int64
}

// newRoom makes a session that asks some questions, with n pupils who have joined.
func newRoom(t require.TestingT, set live.Settings, n int, questions ...int) *room {
	ids := make([]string, len(questions))
	for i, q := range questions {
		ids[i] = suited[q]
	}
	book, asked, err := live.Freeze(atlas(), ids, 7)
	require.NoError(t, err)
	require.NoError(t, set.Validate())
	r := &room{t: t, now: nine, rows: live.Rows{
		Session: live.Session{ID: "0195-session", Deck: "geography", Title: "Monday", Settings: set, CreatedAt: nine},
		Book:    book, Asked: asked,
	}}
	r.restart()
	for i := range n {
		r.join(fmt.Sprintf("Pupil %c", 'A'+i))
	}
	return r
}

// lesson is a room with a class of three: a question for 20 seconds after 5 of
// reading.
func lesson(t *testing.T, questions ...int) *room {
	t.Helper()
	return newRoom(t, live.Settings{Cap: 5, LateJoin: true, Reading: 5 * time.Second, Limit: 20 * time.Second}, 3, questions...)
}

// restart loads the class from its rows, as a program that starts again does.
func (r *room) restart() {
	class, err := live.Load(r.rows)
	require.NoError(r.t, err)
	r.class = class
}

// wait lets time pass.
func (r *room) wait(s float64) { r.now += seconds(s) }

// join lets a pupil in.
func (r *room) join(name string) int {
	p, err := r.tryJoin(live.Request{Name: name})
	require.NoError(r.t, err)
	return p.Number
}

func (r *room) tryJoin(q live.Request) (live.Participant, error) {
	if q.Token == nil {
		q.Token = fmt.Appendf(nil, "token-%d", len(r.rows.Participants))
	}
	p, err := r.class.Join(q, r.now)
	if err == nil {
		r.rows.Participants = append(r.rows.Participants, p)
		require.NoError(r.t, r.class.Note(live.News{Participants: []live.Participant{p}}))
	}
	return p, err
}

// act does what a teacher does who sees the newest version.
func (r *room) act(actions ...live.Action) {
	for _, a := range actions {
		require.NoError(r.t, r.try(live.Act{Action: a, Version: r.class.Held().Version}), "%s", a)
	}
}

// try asks for an act and stores the row.
func (r *room) try(a live.Act) error {
	t, err := r.class.Act(a, r.now)
	if err == nil {
		r.store(t)
	}
	return err
}

func (r *room) store(t live.Transition) {
	r.rows.Transitions = append(r.rows.Transitions, t)
	require.NoError(r.t, r.class.Note(live.News{Transitions: []live.Transition{t}}))
}

// submit sends an answer to the current round, read now.
func (r *room) submit(number int, g live.Given) live.Receipt {
	return r.submitTo(r.board().Round, number, g)
}

func (r *room) submitTo(round, number int, g live.Given) live.Receipt {
	told, err := r.trySubmit(live.Submission{Participant: number, Round: round, Given: g, ReadAt: r.now})
	require.NoError(r.t, err)
	return told
}

func (r *room) trySubmit(s live.Submission) (live.Receipt, error) {
	a, told, err := r.class.Take(s, nil)
	if a != nil {
		r.rows.Answers = append(r.rows.Answers, *a)
		require.NoError(r.t, r.class.Note(live.News{Answers: []live.Answer{*a}}))
	}
	return told, err
}

// open begins the session and lets the reading pass.
func (r *room) open() {
	r.act(live.Start)
	r.wait(5)
	require.Equal(r.t, live.Open, r.class.Phase(r.now))
}

// reveal closes the round, waits until no answer can come, and reveals it.
func (r *room) reveal() {
	if r.class.Phase(r.now) == live.Open {
		r.act(live.Close)
	}
	r.wait(1.001)
	r.act(live.Reveal)
}

// places are where options stand on the phones, by their texts.
func (r *room) places(texts ...string) live.Given {
	var g live.Given
	for _, text := range texts {
		at := slices.Index(r.board().Ask.Options, text)
		require.GreaterOrEqual(r.t, at, 0, "%q is no option now", text)
		g.Places = append(g.Places, at)
	}
	return g
}

func typed(text string) live.Given { return live.Given{Text: text} }

// points are the totals of the first n pupils, in the order of coming.
func (r *room) points(n int) []int {
	list := make([]int, n)
	for i := range list {
		list[i] = r.pupil(i + 1).Total.Points
	}
	return list
}

// pupil is what a phone shows now.
func (r *room) pupil(number int) live.PupilView {
	v, err := r.class.Pupil(r.board(), number)
	require.NoError(r.t, err)
	return v
}

// board, host and projector are what these screens show now.
func (r *room) board() live.Board             { return r.class.Board(r.now) }
func (r *room) host() live.HostView           { return r.class.Host(r.board()) }
func (r *room) projector() live.ProjectorView { return r.class.Projector(r.board()) }
