package wall_test

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"quiz/internal/deck"
	"quiz/internal/live"
	"quiz/internal/store/sqlite"
	"quiz/internal/web/reach"
	"quiz/internal/web/stage"
	"quiz/internal/web/wall"
	"quiz/templates"

	"github.com/stretchr/testify/require"
)

// This file tests what a class sees at the wall, phase by phase, and what it must not.

// origin is where phones find the class of the tests.
const origin = "http://school.test:8081"

// book has a question of each kind that looks different on a wall. The capital has more
// sources than a wall has room for.
func book() *deck.Book {
	var cites []deck.BookCite
	for i := range 6 {
		cites = append(cites, deck.BookCite{Source: "atlas", Paragraph: i + 1, Phrase: "a phrase"})
	}
	b := &deck.Book{
		Format: deck.BookFormat, Deck: "geography", Title: "Geography", Language: "en",
		Sources: []deck.BookSource{{ID: "atlas", Title: "A small atlas", Publisher: "Atlas House", Published: "2020"}},
		Questions: []deck.Question{
			{ID: "capital#choice", Form: deck.Choice, Type: deck.BasePlace, Stem: "What is the capital of Afghanistan?", Answers: []string{"Kabul"},
				Options: []deck.Option{{Text: "Kabul", Correct: true}, {Text: "Herat", Why: "It lies in the west."}, {Text: "Ghazni"}}},
			{ID: "sea#true-false", Form: deck.TrueFalse, Type: deck.BasePlace, Stem: "True or false?", Answers: []string{"no coast"},
				Options: []deck.Option{{Text: "Afghanistan has no coast.", Correct: true}, {Text: "Afghanistan has a coast."}}},
			{ID: "founder#typed", Form: deck.Typed, Type: deck.BasePerson, Stem: "Who founded the museum?", Answers: []string{"Ahmad Wali"}},
		},
	}
	for i := range b.Questions {
		q := &b.Questions[i]
		q.Cites, q.Card = cites, strings.TrimSuffix(q.ID, "#"+string(q.Form))
		b.Cards = append(b.Cards, deck.Card{ID: q.Card, Fact: q.Card, Claims: []deck.BookClaim{{Text: "The claim of " + q.Card + ".", Answers: q.Answers, Cites: cites}}})
	}
	return b
}

// The questions of the book.
const (
	capital = "capital#choice"
	sea     = "sea#true-false"
	founder = "founder#typed"
)

// room is a class with a wall.
type room struct {
	t      *testing.T
	stage  *stage.Stage
	lesson *stage.Lesson
	screen wall.Screen
}

// newRoom is a class in the lobby, with pupils, that is asked one question.
func newRoom(t *testing.T, question string, set live.Settings, pupils ...string) *room {
	t.Helper()
	quiet := slog.New(slog.DiscardHandler)
	store, err := sqlite.Open(t.Context(), filepath.Join(t.TempDir(), "quiz.db"), sqlite.WithLogger(quiet))
	require.NoError(t, err)
	t.Cleanup(func() { store.Close() })
	s, err := stage.Open(t.Context(), stage.Config{Store: store, Log: quiet})
	require.NoError(t, err)
	set.Cap = 9
	l, err := s.Begin(t.Context(), book(), live.Plan{Title: "Monday", Questions: []string{question}, Settings: set})
	require.NoError(t, err)
	for i, name := range pupils {
		_, err := l.Join(t.Context(), live.Request{Name: name, Token: stage.Hash(fmt.Sprint(i))})
		require.NoError(t, err)
	}
	ways, err := reach.New(8081, origin)
	require.NoError(t, err)
	return &room{t, s, l, wall.Screen{Store: store, Ways: ways, Feed: "/wall/events", Media: true}}
}

// act takes steps of a teacher, and waits where answers may still be on their way.
func (r *room) act(actions ...live.Action) {
	r.t.Helper()
	for _, a := range actions {
		require.Eventually(r.t, func() bool {
			err := r.lesson.Act(context.Background(), live.Act{Action: a, Version: r.view().Version, Participant: 1})
			var early *live.WaitError
			if errors.As(err, &early) {
				return false
			}
			require.NoError(r.t, err, a)
			return true
		}, 5*time.Second, 20*time.Millisecond, a)
	}
}

// says stores the answer of a pupil.
func (r *room) says(pupil int, g live.Given) {
	r.t.Helper()
	receipt, err := r.lesson.Answer(r.t.Context(), live.Submission{Participant: pupil, Round: 1, Given: g, ReadAt: r.stage.Now()})
	require.NoError(r.t, err)
	require.Equal(r.t, live.Stored, receipt.Status)
}

// chooses stores the choice of a pupil.
func (r *room) chooses(pupil int, option string) {
	r.t.Helper()
	for i, o := range r.view().Posed.Options {
		if o.Text == option {
			r.says(pupil, live.Given{Places: []int{i}})
			return
		}
	}
	require.Fail(r.t, "no such option", option)
}

func (r *room) view() templates.Wall {
	r.t.Helper()
	view, err := r.screen.View(context.Background(), r.lesson)
	require.NoError(r.t, err)
	return view
}

// drawn is the event that tells the wall.
func (r *room) drawn() (id, event string) {
	r.t.Helper()
	state, err := r.screen.State(context.Background(), r.lesson)
	require.NoError(r.t, err)
	require.Len(r.t, state.Parts, 1)
	return state.ID, string(state.Parts[0])
}

// quiet fails if the wall holds, drawn or not, anything that only the reveal may tell.
func (r *room) quiet() {
	r.t.Helper()
	view, err := json.Marshal(r.view())
	require.NoError(r.t, err)
	_, event := r.drawn()
	for _, secret := range []string{"Ahmad", "lies in the west", "The claim of", "Atlas House", `"Shown":true`, `"Right":true`, "#choice", "#typed"} {
		require.NotContains(r.t, string(view), secret)
		require.NotContains(r.t, event, secret)
	}
}

func TestALobbyShowsTheWayIn(t *testing.T) {
	r := newRoom(t, capital, live.Settings{LateJoin: true}, "Zoë")
	code, err := r.screen.Store.CodeOf(t.Context(), r.lesson.ID())
	require.NoError(t, err)
	view := r.view()
	require.Equal(t, "lobby", view.Phase)
	require.Equal(t, 1, view.In)
	require.Nil(t, view.Posed)
	require.Equal(t, "school.test:8081", view.Door.Address)
	require.Equal(t, code, view.Door.Code)
	qr, err := templates.NewCode(origin + "/j/" + r.lesson.Session().Link)
	require.NoError(t, err)
	require.Equal(t, qr, view.Door.QR, "the picture leads where the link does")
	require.Equal(t, origin+"/j/"+r.lesson.Session().Link, wall.JoinLink(origin, r.lesson))
}

func TestACodeThatLeadsNowhereIsNotShown(t *testing.T) {
	r := newRoom(t, capital, live.Settings{})
	require.NotEmpty(t, r.view().Door.Code)
	r.act(live.Start)
	require.Empty(t, r.view().Door.Code)
}

func TestAWallThatNoPhoneCanReachHasNoDoor(t *testing.T) {
	r := newRoom(t, capital, live.Settings{})
	r.screen.Ways = nil
	require.Equal(t, templates.WallDoor{}, r.view().Door)
}

func TestAWallCountsUntilTheRevealAndThenShowsShares(t *testing.T) {
	r := newRoom(t, capital, live.Settings{}, "Zoë", "Ali", "Rui")
	r.act(live.Start)
	view := r.view()
	require.Equal(t, "geography", view.Posed.Deck)
	require.Equal(t, "What is the capital of Afghanistan?", view.Posed.Stem)
	require.Len(t, view.Posed.Options, 3)
	for i, o := range view.Posed.Options {
		require.Equal(t, templates.PosedOption{Letter: string(rune('A' + i)), Text: o.Text}, o)
	}
	r.chooses(1, "Kabul")
	r.chooses(2, "Herat")
	r.quiet()
	require.Equal(t, 2, r.view().Answered)
	r.chooses(3, "Kabul")
	r.act(live.Close)
	r.quiet()
	r.act(live.Reveal)
	shares := make(map[string]templates.PosedOption)
	for _, o := range r.view().Posed.Options {
		require.True(t, o.Shown)
		o.Letter = ""
		shares[o.Text] = o
	}
	require.Equal(t, map[string]templates.PosedOption{
		"Kabul": {Text: "Kabul", Shown: true, Right: true, Count: 2, Percent: 67}, "Herat": {Text: "Herat", Shown: true, Count: 1, Percent: 33},
		"Ghazni": {Text: "Ghazni", Shown: true},
	}, shares)
	require.Nil(t, r.view().Said)
	require.Empty(t, r.view().Key, "the options show what is right")
}

func TestAHiddenRevealShowsNothingAgain(t *testing.T) {
	r := newRoom(t, founder, live.Settings{}, "Zoë")
	r.act(live.Start)
	r.says(1, live.Given{Text: "somebody"})
	r.act(live.Close, live.Reveal, live.Explain)
	require.NotEmpty(t, r.view().Key)
	r.act(live.Hide)
	r.quiet()
}

func TestTheSourcesFitAWall(t *testing.T) {
	r := newRoom(t, capital, live.Settings{}, "Zoë")
	r.act(live.Start)
	r.chooses(1, "Kabul")
	r.act(live.Close, live.Reveal, live.Explain)
	said := r.view().Said
	require.Equal(t, []string{"Atlas House, 2020, ¶ 1", "Atlas House, 2020, ¶ 2", "Atlas House, 2020, ¶ 3", "Atlas House, 2020, ¶ 4"}, said.Sources)
	require.Equal(t, "geography", said.Deck)
	require.Zero(t, said.Differ)
	_, event := r.drawn()
	require.Contains(t, event, "The claim of")
}

func TestAStatementHasTwoSides(t *testing.T) {
	r := newRoom(t, sea, live.Settings{Reading: time.Minute}, "Zoë")
	r.act(live.Start)
	require.NotEmpty(t, r.view().Posed.Statement)
	require.Empty(t, r.view().Posed.Options, "while it is read")
	r.act(live.ShowAll)
	require.Equal(t, []templates.PosedOption{{Text: "True"}, {Text: "False"}}, r.view().Posed.Options)
	r.says(1, live.Given{Text: "true"})
	r.quiet()
	r.act(live.Close, live.Reveal)
	sides := r.view().Posed.Options
	holds := r.view().Posed.Statement == "Afghanistan has no coast."
	require.Equal(t, []templates.PosedOption{
		{Text: "True", Shown: true, Right: holds, Count: 1, Percent: 100}, {Text: "False", Shown: true, Right: !holds},
	}, sides)
}

func TestTypedWordsComeByTheTeachersTapAlone(t *testing.T) {
	r := newRoom(t, founder, live.Settings{}, "Zoë", "Ali")
	r.act(live.Start)
	require.True(t, r.view().Posed.Typed)
	r.says(1, live.Given{Text: "<b>rude"})
	r.says(2, live.Given{Text: "Ahmad Wali"})
	r.quiet()
	r.act(live.Close, live.Reveal)
	require.Equal(t, []string{"Ahmad Wali"}, r.view().Key)
	require.Empty(t, r.view().Words)
	_, event := r.drawn()
	require.NotContains(t, event, "rude")
	r.act(live.Project)
	words := r.view().Words
	require.Len(t, words, 1)
	require.Equal(t, "<b>rude", words[0].Text)
	require.True(t, words[0].OnWall)
	require.Zero(t, words[0].Speaker, "a wall does not tell who typed it")
	_, event = r.drawn()
	require.Contains(t, event, "&lt;b&gt;rude")
	require.NotContains(t, event, "<b>rude")
}

func TestAPodiumIsForTheEndOfAQuestion(t *testing.T) {
	r := newRoom(t, capital, live.Settings{Podium: true}, "Zoë", "Ali")
	r.act(live.Start)
	r.chooses(1, "Kabul")
	r.chooses(2, "Herat")
	r.act(live.Close, live.Reveal)
	require.Empty(t, r.view().Podium)
	r.act(live.Explain)
	first := []templates.PodiumPlace{{Rank: 1, Name: "Zoë", Points: 100}}
	require.Equal(t, first, r.view().Podium)
	r.act(live.End)
	require.Equal(t, "ended", r.view().Phase)
	require.Nil(t, r.view().Posed)
	require.Equal(t, first, r.view().Podium)
}

// TestAnotherScreenShowsNoPicturesOfDecks because its listener reaches no deck.
func TestAnotherScreenShowsNoPicturesOfDecks(t *testing.T) {
	r := newRoom(t, capital, live.Settings{}, "Zoë")
	r.screen.Media = false
	r.act(live.Start)
	require.Empty(t, r.view().Posed.Deck)
	r.chooses(1, "Kabul")
	r.act(live.Close, live.Reveal, live.Explain)
	require.Empty(t, r.view().Posed.Deck)
	require.Empty(t, r.view().Said.Deck)
}

func TestWhatIsTheSameIsToldOnce(t *testing.T) {
	r := newRoom(t, capital, live.Settings{}, "Zoë")
	r.act(live.Start)
	one, event := r.drawn()
	again, same := r.drawn()
	require.Equal(t, one, again)
	require.Equal(t, event, same)
	require.True(t, strings.HasPrefix(event, "event: screen\n"), event)
	r.chooses(1, "Kabul")
	other, _ := r.drawn()
	require.NotEqual(t, one, other, "the count is another")
}

func TestTheClockOfAWall(t *testing.T) {
	for name, test := range map[string]struct {
		board live.Board
		clock templates.Clock
	}{
		"reading":             {live.Board{Phase: live.Reading, OpensAt: 1_005_000, EndsAt: 1_035_000}, templates.Clock{For: "Answers open in", Left: 5 * time.Second, Runs: true, Set: true}},
		"open":                {live.Board{Phase: live.Open, EndsAt: 1_030_000}, templates.Clock{Left: 30 * time.Second, Runs: true, Set: true}},
		"at the deadline":     {live.Board{Phase: live.Open, EndsAt: 999_000}, templates.Clock{Runs: true, Set: true}},
		"paused":              {live.Board{Phase: live.Paused, Left: 12_000}, templates.Clock{Left: 12 * time.Second, Set: true}},
		"open without a time": {live.Board{Phase: live.Open}, templates.Clock{}},
		"lobby":               {live.Board{Phase: live.Lobby}, templates.Clock{}},
	} {
		test.board.Now = 1_000_000
		require.Equal(t, test.clock, wall.Clock(test.board), name)
	}
}
