package carry_test

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"path/filepath"
	"testing"
	"testing/synctest"
	"time"

	"quiz/internal/deck"
	"quiz/internal/live"
	"quiz/internal/store/sqlite"
	"quiz/internal/study"
	"quiz/internal/web/carry"
	"quiz/internal/web/stage"

	"github.com/stretchr/testify/require"
)

// This file tests that answers in class reach the learner's log, each once, whatever
// fails in between.

const atlas = `deck: atlas
title: Atlas
sources:
  s: {title: A source, publisher: A publisher, published: 2020}
facts:
  - {id: france, claim: "The capital of France is [Paris].", ask: "What is the capital of France?", cite: 's ¶1 "a phrase"'}
  - {id: italy, claim: "The capital of Italy is [Rome].", ask: "What is the capital of Italy?", cite: 's ¶2 "a phrase"'}
`

// The participants of every class.
const (
	pupil = 1 // who is the local learner
	guest = 2
)

// school is a program with a class in it.
type school struct {
	t      *testing.T
	file   string
	store  *sqlite.Store
	desk   *study.Desk
	stage  *stage.Stage
	lesson *stage.Lesson
}

// inSchool runs a test whose time passes by itself.
func inSchool(t *testing.T, do func(t *testing.T, s *school)) {
	t.Helper()
	file := filepath.Join(t.TempDir(), "quiz.db")
	synctest.Test(t, func(t *testing.T) {
		s := &school{t: t, file: file}
		s.start()
		s.begin()
		do(t, s)
		require.NoError(t, s.store.Close())
	})
}

// start starts the program over what it left.
func (s *school) start() {
	t := s.t
	quiet := slog.New(slog.DiscardHandler)
	var err error
	s.store, err = sqlite.Open(t.Context(), s.file, sqlite.WithLogger(quiet))
	require.NoError(t, err)
	s.desk, err = study.Open(t.Context(), s.store)
	require.NoError(t, err)
	s.stage, err = stage.Open(t.Context(), stage.Config{Store: s.store, Log: quiet, Sealed: carry.Sealed(s.desk)})
	require.NoError(t, err)
}

// restart ends the program, which is no different from a kill to what is stored, and
// starts it again.
func (s *school) restart() {
	require.NoError(s.t, s.store.Close())
	s.start()
	l, err := s.stage.Lesson(s.t.Context(), s.lesson.ID())
	require.NoError(s.t, err)
	s.lesson = l
}

// begin begins a class of the learner and a guest, who are asked both questions.
func (s *school) begin() {
	t := s.t
	d, found := deck.Read("atlas.yaml", []byte(atlas))
	book, more := deck.Compile(d)
	require.Zero(t, found.Errors()+more.Errors(), "%v %v", found, more)
	_, err := s.desk.Install(t.Context(), study.Installation{Book: book, File: "atlas.yaml", Source: []byte(atlas)}, time.Now())
	require.NoError(t, err)
	s.lesson, err = s.stage.Begin(t.Context(), book, live.Plan{
		Title: "Atlas", Questions: []string{"france#typed", "italy#typed"}, Settings: live.Settings{Cap: 60},
	})
	require.NoError(t, err)
	s.join(live.Request{Name: "The teacher", Learner: study.LocalLearner})
	s.join(live.Request{Name: "Guest"})
	s.act(live.Start)
}

func (s *school) join(q live.Request) {
	q.Token = stage.Hash(q.Name)
	_, err := s.lesson.Join(s.t.Context(), q)
	require.NoError(s.t, err)
}

func (s *school) board() (b live.Board) {
	s.lesson.Look(func(c *live.Class, now int64) { b = c.Board(now) })
	return b
}

func (s *school) act(actions ...live.Action) {
	s.t.Helper()
	for _, a := range actions {
		require.NoError(s.t, s.lesson.Act(s.t.Context(), live.Act{Action: a, Version: s.board().Version}))
		time.Sleep(5 * time.Second)
	}
}

// round has both answer the question, and ends with an act that seals it.
func (s *school) round(text string, seal live.Action) {
	s.t.Helper()
	s.answer(text)
	s.act(live.Close, live.Reveal, seal)
}

// tend lets time pass for the classes.
func (s *school) tend(d time.Duration) {
	ctx, cancel := context.WithTimeout(s.t.Context(), d)
	defer cancel()
	s.stage.Run(ctx)
}

// answer has both answer the question alike.
func (s *school) answer(text string) {
	s.t.Helper()
	for _, who := range []int{pupil, guest} {
		_, err := s.lesson.Answer(s.t.Context(), live.Submission{
			Participant: who, Round: s.board().Round, Given: live.Given{Text: text}, ReadAt: s.stage.Now(),
		})
		require.NoError(s.t, err)
	}
}

// log is the learner's log: cards and outcomes.
func (s *school) log() []string {
	s.t.Helper()
	var list []string
	require.NoError(s.t, s.store.Log(s.t.Context(), study.LocalLearner, func(r study.Review) error {
		require.True(s.t, r.InClass)
		list = append(list, fmt.Sprintf("%s %v %q", r.Question, r.Outcome, r.Response))
		return nil
	}))
	differ, err := s.desk.Verify(s.t.Context(), study.LocalLearner)
	require.NoError(s.t, err)
	require.Empty(s.t, differ)
	return list
}

func (s *school) newClaim() string {
	s.t.Helper()
	code, err := s.lesson.NewClaim(s.t.Context(), guest)
	require.NoError(s.t, err)
	return code
}

func (s *school) claim(code string) (carry.Carried, error) {
	return carry.Claim(s.t.Context(), s.store, s.desk, code, study.LocalLearner, s.stage.Now())
}

func TestSealedRoundsBecomeTheLearnersReviewsOnce(t *testing.T) {
	inSchool(t, func(t *testing.T, s *school) {
		s.round("Paris", live.Next)
		require.Equal(t, []string{`france#typed right "Paris"`}, s.log())
		s.restart()
		s.round("Oslo", live.End)
		want := []string{`france#typed right "Paris"`, `italy#typed wrong "Oslo"`}
		require.Equal(t, want, s.log())
		s.restart()
		require.Equal(t, want, s.log())
	})
}

func TestAClassThatEndsByItselfLosesNoReview(t *testing.T) {
	inSchool(t, func(t *testing.T, s *school) {
		s.answer("Paris")
		s.act(live.Close, live.Reveal)
		require.Empty(t, s.log())
		s.tend(live.Idle + 3*time.Second)
		require.Equal(t, live.Ended, s.board().Phase)
		require.Equal(t, []string{`france#typed right "Paris"`}, s.log())
	})
}

func TestAKillAfterTheEndLosesNoReview(t *testing.T) {
	inSchool(t, func(t *testing.T, s *school) {
		s.answer("Paris")
		s.act(live.Close, live.Reveal)
		rows, err := s.store.SessionRows(t.Context(), s.lesson.ID())
		require.NoError(t, err)
		class, err := live.Load(rows)
		require.NoError(t, err)
		_, err = s.store.Transit(t.Context(), class.Held(), func(live.News) (live.Transition, error) {
			return class.Act(live.Act{Action: live.End, Version: class.Held().Version}, s.stage.Now())
		})
		require.NoError(t, err, "the end is stored, and the program dies")
		time.Sleep(3 * 24 * time.Hour)
		s.restart()
		require.Equal(t, []string{`france#typed right "Paris"`}, s.log())
	})
}

func TestAGuestCarriesAnswersAwayWithACode(t *testing.T) {
	inSchool(t, func(t *testing.T, s *school) {
		s.round("Paris", live.Next)
		s.round("Oslo", live.End)
		before := len(s.log())
		code := s.newClaim()
		time.Sleep(29 * 24 * time.Hour)
		got, err := s.claim(" " + code + " ")
		require.NoError(t, err)
		require.Equal(t, "Atlas", got.Session.Title)
		require.True(t, got.Over)
		require.Equal(t, 2, got.Intake.Stepped)
		require.Len(t, s.log(), before+2)

		time.Sleep(99 * 24 * time.Hour)
		got, err = s.claim(code)
		require.NoError(t, err, "the same learner gets the same again")
		require.Equal(t, study.Intake{Known: 2}, got.Intake)
		require.Len(t, s.log(), before+2)
	})
}

func TestACodeBringsWhatIsSealedAndLaterTheRest(t *testing.T) {
	inSchool(t, func(t *testing.T, s *school) {
		code := s.newClaim()
		s.round("Paris", live.Next)
		got, err := s.claim(code)
		require.NoError(t, err)
		require.False(t, got.Over)
		require.Equal(t, study.Intake{Stepped: 1}, got.Intake)
		s.round("Rome", live.End)
		got, err = s.claim(code)
		require.NoError(t, err)
		require.True(t, got.Over)
		require.Equal(t, study.Intake{Stepped: 1, Known: 1}, got.Intake)
	})
}

func TestCodesThatLeadNowhere(t *testing.T) {
	inSchool(t, func(t *testing.T, s *school) {
		s.round("Paris", live.End)
		before := s.log()
		code := s.newClaim()
		for _, wrong := range []string{"", "nonsense", "0000-0000-0000-0000"} {
			_, err := s.claim(wrong)
			require.ErrorIs(t, err, live.ErrNoCode, wrong)
		}
		_, err := carry.Claim(t.Context(), s.store, s.desk, code, 404, s.stage.Now())
		require.ErrorIs(t, err, study.ErrNoLearner)
		time.Sleep(30 * 24 * time.Hour)
		_, err = s.claim(code)
		require.ErrorIs(t, err, live.ErrNoCode, "too old")
		require.Equal(t, before, s.log())
	})
}

func TestWhoReturnedOnAnotherPhoneCarriesTheirOwn(t *testing.T) {
	inSchool(t, func(t *testing.T, s *school) {
		s.join(live.Request{Name: "Guest on a tablet", Returns: guest})
		code, err := s.lesson.NewClaim(t.Context(), 3)
		require.NoError(t, err)
		s.round("Paris", live.Next)
		got, err := s.claim(code)
		require.NoError(t, err)
		require.Equal(t, study.Intake{}, got.Intake, "nobody let them in yet")
		require.NoError(t, s.lesson.Act(t.Context(), live.Act{Action: live.Admit, Participant: 3, Version: s.board().Version}))
		got, err = s.claim(code)
		require.NoError(t, err)
		require.Equal(t, 1, got.Intake.Stepped)
	})
}

// killed is a store that dies once a claim is used.
type killed struct {
	live.Store
	use func()
}

var errKilled = errors.New("killed")

func (k killed) UseClaim(ctx context.Context, hash []byte, learner, now int64) (live.Claim, error) {
	if _, err := k.Store.UseClaim(ctx, hash, learner, now); err != nil {
		return live.Claim{}, err
	}
	k.use()
	return live.Claim{}, errKilled
}

func TestAClaimThatWasCutShortIsCompletedByItself(t *testing.T) {
	inSchool(t, func(t *testing.T, s *school) {
		s.round("Paris", live.Next)
		s.round("Oslo", live.End)
		before := len(s.log())
		code := s.newClaim()
		_, err := carry.Claim(t.Context(), killed{s.store, s.restart}, s.desk, code, study.LocalLearner, s.stage.Now())
		require.ErrorIs(t, err, errKilled)
		require.Len(t, s.log(), before)
		got, err := s.claim(code)
		require.NoError(t, err)
		require.Equal(t, 2, got.Intake.Stepped)
		require.Len(t, s.log(), before+2)
	})
}
