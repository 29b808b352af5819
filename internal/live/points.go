package live

import (
	"cmp"
	"slices"

	"quiz/internal/deck"
)

// This file holds what an answer is worth.
//
//   - Right is 100 points, wrong and no answer 0.
//   - Of several right options, some of them and nothing wrong is worth its share:
//     two of three are 66 points, rounded down. One wrong option makes 0 of it, as
//     the judge says: whoever ticks every line knows none.
//   - Nearly (a coarser date, half of a name, a figure that was corrected since) is
//     50 points, whatever kind of nearly it is.
//   - A card on which reports differ counts like any other. Its question says whose
//     report is asked for; what another report says is nearly, and so 50 points. In
//     a choice that can't happen, as no report's position stands there against
//     another's.
//   - For speed, where the teacher wants it, points come in three steps, so coarse
//     that a slow network costs nothing in most rounds: all of them in the first
//     third of the time and at least for five seconds, 80 % in the second, 60 %
//     after that. It is the time that the round was open, by the program's clock;
//     time that the teacher added later belongs to the last step.

// Points of an answer without speed.
const (
	rightPoints  = 100
	nearlyPoints = 50
)

// The steps of speed, in percent, and the least length of the first, in ms.
const (
	secondStep  = 80
	thirdStep   = 60
	fullAtLeast = 5000
)

// worth is what an answer is worth before speed.
func (q question) worth(v deck.Verdict, r deck.Response) int {
	switch {
	case v.Outcome == deck.Right:
		return rightPoints
	case v.Outcome == deck.Nearly && q.several():
		return rightPoints * len(r.Options) / len(q.Answers) // all that were chosen are right
	case v.Outcome == deck.Nearly:
		return nearlyPoints
	}
	return 0
}

// pace is what speed leaves of the points, in percent.
func (s Settings) pace(elapsed int64) int {
	limit := s.Limit.Milliseconds()
	switch {
	case !s.Speed || elapsed <= max(limit/3, fullAtLeast):
		return 100
	case elapsed <= limit*2/3:
		return secondStep
	}
	return thirdStep
}

// Result is what became of an answer in a round that was revealed.
type Result struct {
	Verdict deck.Verdict
	Points  int
}

// Total is what a participant has after all rounds that were revealed and not
// voided.
type Total struct {
	Participant int
	Points      int
	Right       int
	Nearly      int
	Answered    int
	Rank        int // from 1; equal points are an equal rank. 0 for those who are not in
}

// count makes results and totals anew where they are not there.
func (c *Class) count() {
	c.totals = make([]Total, len(c.pupils))
	for i := range c.totals {
		c.totals[i].Participant = i + 1
	}
	for _, r := range c.rounds {
		if !r.counts() {
			r.results = nil
			continue
		}
		if r.results == nil {
			r.results = c.judge(r)
		}
		for number, result := range r.results {
			c.totals[number-1].add(result)
		}
	}
	c.rank()
}

// judge gives each answer of a round its result. Equal answers are judged once.
func (c *Class) judge(r *round) map[int]Result {
	q := c.asked[r.question]
	type judged struct {
		verdict deck.Verdict
		worth   int
	}
	known := make(map[string]judged)
	results := make(map[int]Result, len(r.answers))
	for number, a := range r.answers {
		j, ok := known[a.Value]
		if !ok {
			response, _ := q.response(a.Value) // noteAnswer took only what is a response
			verdict, err := c.book.Judge(q.ID, response)
			if err == nil { // and whose options are the question's
				j = judged{verdict, q.worth(verdict, response)}
			}
			known[a.Value] = j
		}
		points := j.worth * c.session.Settings.pace(r.elapsed(a.At)) / 100
		results[number] = Result{Verdict: j.verdict, Points: points}
	}
	return results
}

func (t *Total) add(r Result) {
	t.Answered++
	t.Points += r.Points
	switch r.Verdict.Outcome {
	case deck.Right:
		t.Right++
	case deck.Nearly:
		t.Nearly++
	}
}

// rank gives those who are in their ranks.
func (c *Class) rank() {
	var playing []*Total
	for i := range c.totals {
		if c.pupils[i].playing() {
			playing = append(playing, &c.totals[i])
		}
	}
	slices.SortStableFunc(playing, func(a, b *Total) int { return cmp.Compare(b.Points, a.Points) })
	for i, t := range playing {
		t.Rank = i + 1
		if i > 0 && t.Points == playing[i-1].Points {
			t.Rank = playing[i-1].Rank
		}
	}
}

// Totals returns what each participant who is in has, the first rank first, and
// among equals who came first.
func (c *Class) Totals() []Total {
	var list []Total
	for i, t := range c.totals {
		if c.pupils[i].playing() {
			list = append(list, t)
		}
	}
	slices.SortStableFunc(list, func(a, b Total) int { return cmp.Compare(a.Rank, b.Rank) })
	return list
}
