package progress_test

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"quiz/internal/deck"
	"quiz/internal/progress"
	"quiz/internal/store/sqlite"
	"quiz/internal/study"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

// This file tests reports of what a learner really did, over the real store.

// world is a learner at a desk, with a clock.
type world struct {
	t     require.TestingT
	ctx   context.Context
	store *sqlite.Store
	desk  *study.Desk
	now   time.Time
	keys  int
}

// text is a deck of some facts whose ids begin with a prefix; under another one
// than f they are the facts that were called f.
func text(prefix string) string {
	var b strings.Builder
	b.WriteString("deck: lesson\ntitle: A lesson\nsources:\n  s: {title: A source, publisher: A publisher, published: 2020}\nfacts:\n")
	for i := range 6 {
		was := ""
		if prefix != "f" {
			was = fmt.Sprintf("was: f-%d, ", i)
		}
		fmt.Fprintf(&b, "  - {id: %s-%d, %sclaim: 'The word for %d is [answer %d].', cite: 's ¶1 \"a phrase\"'}\n", prefix, i, was, i, i)
	}
	return b.String()
}

func newWorld(t *testing.T) *world {
	t.Helper()
	store, err := sqlite.Open(t.Context(), filepath.Join(t.TempDir(), "quiz.db"), sqlite.WithLogger(slog.New(slog.DiscardHandler)))
	require.NoError(t, err)
	t.Cleanup(func() { store.Close() })
	desk, err := study.Open(t.Context(), store)
	require.NoError(t, err)
	w := &world{t: t, ctx: t.Context(), store: store, desk: desk, now: time.Date(2026, 3, 9, 9, 0, 0, 0, time.UTC)}
	w.install(text("f"))
	return w
}

func (w *world) install(source string) {
	d, found := deck.Read("lesson.yaml", []byte(source))
	book, more := deck.Compile(d)
	require.Zero(w.t, found.Errors()+more.Errors(), "%v %v", found, more)
	_, err := w.desk.Install(w.ctx, study.Installation{Book: book, File: "lesson.yaml", Source: []byte(source)}, w.now)
	require.NoError(w.t, err)
}

// answer answers what is asked, if anything is.
func (w *world) answer(right bool) {
	asked, _, err := w.desk.Next(w.ctx, study.LocalLearner, "lesson", study.Scope{}, w.now)
	require.NoError(w.t, err)
	if asked == nil {
		return
	}
	w.keys++
	response := deck.Response{Option: -1, Text: "nothing like it"}
	if right {
		response.Text = asked.Question.Answers[0]
	}
	_, err = w.desk.Answer(w.ctx, study.LocalLearner, "lesson", study.Submission{
		Question: asked.Question.ID, Number: asked.Number, Version: asked.Question.Version(),
		Key: fmt.Sprintf("progress-test-key-%06d", w.keys), Response: response,
	}, w.now)
	require.NoError(w.t, err)
	w.now = w.now.Add(10 * time.Second)
}

// attend takes in an answer that was given in class a while ago.
func (w *world) attend(fact int, ago time.Duration) {
	book, err := w.desk.Book("lesson")
	require.NoError(w.t, err)
	w.keys++
	_, err = w.desk.TakeIn(w.ctx, study.LocalLearner, []study.Outside{{
		Key: fmt.Sprintf("progress-test-key-%06d", w.keys), Deck: "lesson", Question: book.QuestionsOf(book.Cards[fact].ID)[0],
		Response: deck.Response{Option: -1, Text: "nothing like it"}, Verdict: deck.Verdict{Outcome: deck.Wrong}, At: w.now.Add(-ago).UnixMilli(),
	}})
	require.NoError(w.t, err)
}

// void undoes the last answer that counts.
func (w *world) void() {
	latest, err := w.store.Latest(w.ctx, study.LocalLearner, "lesson", 0, 1)
	require.NoError(w.t, err)
	if len(latest) == 0 {
		return
	}
	last := latest[0]
	w.keys++
	o := study.Occasion{Learner: study.LocalLearner, Deck: "lesson", Card: last.Card, Key: fmt.Sprintf("progress-test-key-%06d", w.keys)}
	_, err = w.store.Revise(w.ctx, o, func(s study.Standing) (study.Revision, error) {
		row := study.Review{ID: "void-" + o.Key, Learner: o.Learner, Deck: o.Deck, Card: o.Card, Key: o.Key,
			At: last.At, Day: last.Day, Number: last.Number, Voids: last.ID}
		return study.Revision{Reviews: []study.Review{row}}, nil
	})
	require.NoError(w.t, err)
	require.NoError(w.t, w.desk.Rebuild(w.ctx, study.LocalLearner))
}

// report is what a reader has of the lesson.
func (w *world) report(r *progress.Reader) progress.Report {
	who, err := w.desk.Learner(w.ctx, study.LocalLearner)
	require.NoError(w.t, err)
	cal, err := who.Settings.Calendar()
	require.NoError(w.t, err)
	report, err := r.Read(w.ctx, progress.Learner{
		ID: who.ID, Today: cal.Day(w.now), NewPerDay: who.Settings.NewPerDay, Retention: who.Settings.Retention,
	}, "lesson", nil)
	require.NoError(w.t, err)
	return report
}

// counting are the answers that count, by the log.
func (w *world) counting() int {
	n := 0
	require.NoError(w.t, w.store.Log(w.ctx, study.LocalLearner, func(r study.Review) error {
		if n++; r.Voids != "" {
			n -= 2
		}
		return nil
	}))
	return n
}

// TestReportsAreWhatTheLogSays lives through random weeks and compares, at random
// moments, a reader that goes on with one that begins anew, and both with what the
// home page and the log say.
func TestReportsAreWhatTheLogSays(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		w := newWorld(t)
		w.t = rt
		going := progress.NewReader(w.store)
		for range rapid.IntRange(1, 40).Draw(rt, "steps") {
			switch rapid.IntRange(0, 11).Draw(rt, "act") {
			case 0, 1:
				w.now = w.now.Add(time.Duration(rapid.IntRange(1, 9*24).Draw(rt, "hours")) * time.Hour)
			case 2:
				w.void()
			case 3:
				w.install(text("g"))
			case 4:
				w.report(going)
			case 5:
				w.attend(rapid.IntRange(0, 5).Draw(rt, "fact"), time.Duration(rapid.IntRange(0, 9*24).Draw(rt, "hours ago"))*time.Hour)
			default:
				w.answer(rapid.Bool().Draw(rt, "right"))
			}
		}
		got := w.report(going)
		require.Equal(rt, w.report(progress.NewReader(w.store)), got)
		total := 0
		for _, n := range got.Calendar.Answers {
			total += n
		}
		require.Equal(rt, w.counting(), got.Calendar.Total)
		require.Equal(rt, got.Calendar.Total, total, "all of it lies within a year")
		day, err := w.desk.Today(w.ctx, study.LocalLearner, "lesson", w.now)
		require.NoError(rt, err)
		require.Equal(rt, day.Known, got.Weeks[len(got.Weeks)-1].Known)
		require.Equal(rt, day.Cards, got.Cards)
		memories, err := w.store.Memories(w.ctx, study.LocalLearner, "lesson")
		require.NoError(rt, err)
		require.Equal(rt, len(memories), got.Forecast.Reviews()+got.Forecast.Later)
	})
}

// failing is a source that fails after so many answers, if it is told to, and
// counts them.
type failing struct {
	progress.Source
	after   int // 0 is never
	answers int
}

var errBroken = errors.New("the reader went away")

func (f *failing) Progress(ctx context.Context, learner int64, open func(progress.Kept) (int64, error), add func(progress.Answer) error) error {
	return f.Source.Progress(ctx, learner, open, func(a progress.Answer) error {
		if f.answers++; f.answers == f.after {
			return errBroken
		}
		return add(a)
	})
}

func TestAReaderGoesOnWhereItWasCutShort(t *testing.T) {
	w := newWorld(t)
	for range 8 {
		w.answer(true)
	}
	source := &failing{Source: w.store, after: 6}
	reader := progress.NewReader(source)
	_, err := reader.Read(t.Context(), progress.Learner{ID: study.LocalLearner}, "", nil)
	require.ErrorIs(t, err, errBroken)
	w.answer(false)
	require.Equal(t, w.report(progress.NewReader(w.store)), w.report(reader))
	require.Equal(t, 6+4, source.answers, "five were replayed, and are not read again")
}

func TestAReaderReadsAnAnswerOnce(t *testing.T) {
	w := newWorld(t)
	for range 8 {
		w.answer(true)
	}
	source := &failing{Source: w.store}
	reader := progress.NewReader(source)
	require.NoError(t, reader.Warm(t.Context(), study.LocalLearner))
	require.Equal(t, 8, source.answers)
	w.answer(true)
	require.Equal(t, 9, w.report(reader).Calendar.Total)
	require.Equal(t, 9, w.report(reader).Calendar.Total)
	require.Equal(t, 9, source.answers)
}

func TestNobodyHasNoReport(t *testing.T) {
	w := newWorld(t)
	_, err := progress.NewReader(w.store).Read(t.Context(), progress.Learner{ID: 404}, "", nil)
	require.ErrorIs(t, err, study.ErrNoLearner)
}

func TestManyMayReadAtOnce(t *testing.T) {
	w := newWorld(t)
	w.answer(true)
	reader := progress.NewReader(w.store)
	var all sync.WaitGroup
	for range 8 {
		all.Go(func() {
			report, err := reader.Read(t.Context(), progress.Learner{ID: study.LocalLearner, Today: 20_521}, "", nil)
			if err != nil || report.Calendar.Total != 1 {
				t.Errorf("%d answers, %v", report.Calendar.Total, err)
			}
		})
	}
	all.Wait()
}
