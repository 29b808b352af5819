package web

import (
	"context"
	"net/http"
	"slices"
	"strconv"
	"testing"
	"time"

	"quiz/decks"
	"quiz/internal/deck"
	"quiz/internal/study"

	"github.com/stretchr/testify/require"
)

// This file measures what a learner waits for.

// limit is what the server may take for one request of one learner.
const limit = 10 * time.Millisecond

// BenchmarkSitting studies the built-in deck day after day as the browser's module
// does: a question, an answer with its page, the next question, at the end of the
// day what else there is. It reports how long the server takes for each, answers
// durable on disk, and p99 against the limit.
func BenchmarkSitting(b *testing.B) {
	s := newBench(b)
	book := s.addBuiltIn()
	took := make(map[string][]time.Duration)
	for b.Loop() {
		ask := request(http.MethodGet, "/decks/"+book.Deck+"/study", "")
		ask.Header.Set("Quiz-Fragment", "1")
		ask.Header.Set("Accept-Encoding", "gzip")
		spent := s.timed(ask)
		form := s.get("/decks/" + book.Deck + "/study").fields()
		if form.Get("question") == "" {
			took["done"] = append(took["done"], spent)
			s.pass(12 * time.Hour)
			continue
		}
		took["ask"] = append(took["ask"], spent)
		answerFor(book, form, len(took["answer"])%10 != 0)
		r := request(http.MethodPost, "/decks/"+book.Deck+"/answers", form.Encode())
		r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
		r.Header.Set("Quiz-Fragment", "1")
		r.Header.Set("Accept-Encoding", "gzip")
		took["answer"] = append(took["answer"], s.timed(r))
		s.pass(9 * time.Second)
	}
	for name, took := range took {
		slices.Sort(took)
		p99 := took[len(took)*99/100]
		b.ReportMetric(float64(took[len(took)/2].Microseconds())/1000, name+"-p50-ms")
		b.ReportMetric(float64(p99.Microseconds())/1000, name+"-p99-ms")
		b.ReportMetric(float64(p99)/float64(limit), name+"-of-limit")
	}
	b.ReportMetric(0, "ns/op")
}

// timed sends a request and returns how long the server took.
func (b *bench) timed(r *http.Request) time.Duration {
	b.t.Helper()
	at := time.Now()
	res := b.do(r)
	took := time.Since(at)
	require.Equal(b.t, http.StatusOK, res.StatusCode)
	return took
}

// addBuiltIn installs the built-in deck.
func (b *bench) addBuiltIn() *deck.Book {
	b.t.Helper()
	file := decks.BuiltIn()[0]
	d, _ := deck.Read(file.Name, file.Text)
	book, _ := deck.Compile(d)
	_, err := b.desk.Install(context.Background(), study.Installation{Book: book, File: file.Name, Source: file.Text}, b.now())
	require.NoError(b.t, err)
	return book
}

// answerFor fills in an answer to whatever is asked.
func answerFor(book *deck.Book, form map[string][]string, right bool) {
	q, _ := book.Question(form["question"][0])
	if !right {
		form["giveup"] = []string{"1"}
		return
	}
	switch {
	case q.Form == deck.TrueFalse:
		i, _ := strconv.Atoi(form["option"][0])
		form["said"] = []string{strconv.FormatBool(q.Options[i].Correct)}
	case q.Form == deck.SelfGraded:
		form["recall"] = []string{"right"}
	case q.Form == deck.Multiple:
		for i, o := range q.Options {
			if o.Correct {
				form["option"+strconv.Itoa(i)] = []string{"1"}
			}
		}
	case len(q.Items) > 0:
		review, _ := strconv.Atoi(form["number"][0])
		asked := q.Draw(review)
		slices.Sort(asked)
		for place, i := range asked {
			value := i
			if q.Form == deck.Ordering {
				value = place
			}
			form["item"+strconv.Itoa(i)] = []string{strconv.Itoa(value)}
		}
	case len(q.Options) > 0:
		i := slices.IndexFunc(q.Options, func(o deck.Option) bool { return o.Correct })
		form["option"] = []string{strconv.Itoa(i)}
	case len(q.Blanks) > 0:
		for i, blank := range q.Blanks {
			form["blank"+strconv.Itoa(i)] = blank.Answers[:1]
		}
	default:
		form["text"] = q.Answers[:1]
	}
}
