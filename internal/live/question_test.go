package live_test

import (
	"slices"
	"testing"
	"time"

	"quiz/internal/deck"
	"quiz/internal/live"

	"github.com/stretchr/testify/require"
)

// This file tests what a session asks.

func TestQuestionsAreChosen(t *testing.T) {
	all := suited
	for name, tt := range map[string]struct {
		want  live.Choice
		asked []string
	}{
		"all that suit":          {live.Choice{Number: 99}, all},
		"of a topic":             {live.Choice{Number: 99, Topics: []string{"rest"}}, all[4:]},
		"of a form":              {live.Choice{Number: 99, Forms: []deck.Form{deck.Numeric, deck.Choice}}, []string{all[0], all[3]}},
		"none":                   {live.Choice{}, nil},
		"of no topic that is":    {live.Choice{Number: 99, Topics: []string{"nowhere"}}, nil},
		"of a form without suit": {live.Choice{Number: 99, Forms: []deck.Form{deck.SelfGraded}}, nil},
	} {
		t.Run(name, func(t *testing.T) { require.Equal(t, tt.asked, live.Choose(atlas(), tt.want)) })
	}
}

func TestASampleIsInTheBooksOrderAndFair(t *testing.T) {
	count := make(map[string]int)
	for seed := range uint64(2000) {
		ids := live.Choose(atlas(), live.Choice{Number: 2, Seed: seed})
		require.Len(t, ids, 2)
		require.Equal(t, ids, live.Choose(atlas(), live.Choice{Number: 2, Seed: seed}))
		require.IsIncreasing(t, []int{slices.Index(suited, ids[0]), slices.Index(suited, ids[1])})
		count[ids[0]]++
		count[ids[1]]++
	}
	for _, id := range suited {
		require.InDelta(t, 800, count[id], 120, id)
	}
}

func TestOneQuestionOfAFact(t *testing.T) {
	b := atlas()
	b.Cards[1].Fact = b.Cards[0].Fact
	ids := live.Choose(b, live.Choice{Number: 99, Forms: []deck.Form{deck.TrueFalse, deck.Choice}})
	require.Equal(t, []string{"sea#true-false"}, ids, "in the form that is preferred")
}

func TestTheSeedDecidesOrderAndStatement(t *testing.T) {
	orders, statements := make(map[int]bool), make(map[int]bool)
	for seed := range uint64(60) {
		_, asked, err := live.Freeze(atlas(), suited, seed)
		require.NoError(t, err)
		orders[asked[capital].Order[0]] = true
		statements[asked[sea].Order[0]] = true
		require.Len(t, asked[sea].Order, 1)
		require.Empty(t, asked[height].Order)
	}
	require.Len(t, orders, 4)
	require.Len(t, statements, 2)
	_, _, err := live.Freeze(atlas(), []string{"self#self"}, 1)
	require.ErrorIs(t, err, live.ErrUnsuited)
	_, _, err = live.Freeze(atlas(), []string{"nothing"}, 1)
	require.ErrorIs(t, err, live.ErrUnsuited)
}

func TestRowsThatDontFitAreRefused(t *testing.T) {
	for name, spoil := range map[string]func(*live.Rows){
		"a question that is not there":   func(r *live.Rows) { r.Asked[0].Question = "nothing#choice" },
		"an order with a hole":           func(r *live.Rows) { r.Asked[0].Order = []int{0, 1, 2, 2} },
		"an order that is too short":     func(r *live.Rows) { r.Asked[0].Order = []int{0, 1} },
		"a statement that is not there":  func(r *live.Rows) { r.Asked[1].Order = []int{7} },
		"a transition that is missing":   func(r *live.Rows) { r.Transitions = r.Transitions[1:] },
		"a transition out of time":       func(r *live.Rows) { r.Transitions[1].At = nine - 1 },
		"a transition out of phase":      func(r *live.Rows) { r.Transitions[0].Action = live.Next },
		"an answer to no round":          func(r *live.Rows) { r.Answers[0].Round = 2 },
		"an answer of nobody":            func(r *live.Rows) { r.Answers[0].Participant = 9 },
		"an answer that is none":         func(r *live.Rows) { r.Answers[0].Value = "4" },
		"a value that is not the one":    func(r *live.Rows) { r.Answers[0].Value = "02" },
		"two answers under a key":        func(r *live.Rows) { r.Answers = append(r.Answers, live.Answer{Round: 1, Participant: 1, Value: "3"}) },
		"a participant who is missing":   func(r *live.Rows) { r.Participants = r.Participants[1:] },
		"one who returns as a later one": func(r *live.Rows) { r.Participants[0].Returns = 2 },
	} {
		t.Run(name, func(t *testing.T) {
			r := lesson(t, capital, sea)
			r.open()
			r.submit(1, live.Given{Places: []int{2}})
			r.act(live.Close)
			spoil(&r.rows)
			_, err := live.Load(r.rows)
			require.ErrorContains(t, err, "session")
		})
	}
}

func TestTellingAClassTwiceCountsOnce(t *testing.T) {
	r := lesson(t, capital)
	r.open()
	r.submit(1, r.places("Kabul"))
	r.reveal()
	before := r.host()
	require.NoError(t, r.class.Note(live.News{Participants: r.rows.Participants, Transitions: r.rows.Transitions, Answers: r.rows.Answers}))
	require.Equal(t, before, r.host())
}

func TestSettingsHaveBounds(t *testing.T) {
	require.NoError(t, live.DefaultSettings().Validate())
	for field, change := range map[string]func(*live.Settings){
		"cap":     func(s *live.Settings) { s.Cap = live.MaxCap + 1 },
		"reading": func(s *live.Settings) { s.Reading = -time.Second },
		"limit":   func(s *live.Settings) { s.Limit = time.Second },
		"speed":   func(s *live.Settings) { s.Limit, s.Speed = 0, true },
	} {
		s := live.DefaultSettings()
		change(&s)
		var wrong *live.SettingsError
		require.ErrorAs(t, s.Validate(), &wrong)
		require.Equal(t, field, wrong.Field)
	}
}
