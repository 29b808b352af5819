package live

import (
	"slices"
	"time"
)

// This file holds a round: one asking of one question, and the time for it.

// Grace is how long after a round closed an answer still counts. Phones don't
// show it: it pays for the way from a phone to the program.
const Grace = time.Second

const (
	grace   = int64(Grace / time.Millisecond)
	forever = int64(1) << 62 // the end of a round without a deadline; room is left to add to it
)

// round is one asking of one question.
type round struct {
	question int    // index into Class.asked
	spans    []span // when answers are taken, in order; the last may lie ahead
	stage    stage
	shown    bool // the key was seen, though it may be hidden again
	voided   bool // it was asked again
	sealed   bool // the class moved on from its reveal

	answers   map[int]Answer // by participant
	projected []int          // whose words the projector shows
	results   map[int]Result // by participant; nil while not counted
}

// span is a time in which answers are taken: from its begin to just before its
// end.
type span struct{ from, to int64 }

// stage is how much of a question's answer is shown.
type stage uint8

const (
	asking stage = iota
	revealed
	explained
)

// begin adds a round of a question.
func (c *Class) begin(question int, at int64) {
	from, to := at+c.session.Settings.Reading.Milliseconds(), forever
	if limit := c.session.Settings.Limit.Milliseconds(); limit > 0 {
		to = from + limit
	}
	c.rounds = append(c.rounds, &round{question: question, spans: []span{{from, to}}, answers: make(map[int]Answer)})
}

// last is the span that the round is in, or was in last. A round that was closed
// while its reading was paused has none, which is a span that is over.
func (r *round) last() *span {
	if len(r.spans) == 0 {
		return new(span)
	}
	return &r.spans[len(r.spans)-1]
}

func (r *round) phase(at int64) Phase {
	switch last := r.last(); {
	case r.stage == explained:
		return Explained
	case r.stage == revealed:
		return Revealed
	case at < last.from:
		return Reading
	case at < last.to:
		return Open
	}
	return Closed
}

// takes reports whether an answer whose request was read at a moment is in time.
func (r *round) takes(at int64) bool {
	return slices.ContainsFunc(r.spans, func(s span) bool { return s.from <= at && at <= s.to+grace })
}

// settledAt is from when no answer can be in time any more.
func (r *round) settledAt() int64 { return r.last().to + grace + 1 }

// elapsed is how long answers had been taken at a moment, pauses left out.
func (r *round) elapsed(at int64) int64 {
	total := int64(0)
	for _, s := range r.spans {
		total += max(0, min(at, s.to)-s.from)
	}
	return total
}

// counts reports whether the round gives points: it is revealed and not voided.
func (r *round) counts() bool { return r.stage > asking && !r.voided }

// halt is what was left of a round when it stood still.
type halt struct {
	lead int64 // of reading
	left int64 // of answering; forever without a deadline
}

// stop ends the span of a round in reading or open.
func (r *round) stop(at int64) *halt {
	last := r.last()
	h := &halt{lead: max(0, last.from-at), left: forever}
	if last.to != forever {
		h.left = last.to - max(at, last.from)
	}
	if h.lead > 0 {
		r.spans = r.spans[:len(r.spans)-1]
	} else {
		last.to = at
	}
	return h
}

// goOn gives a round the time back that was left.
func (r *round) goOn(h *halt, at int64) {
	s := span{from: at + h.lead, to: forever}
	if h.left != forever {
		s.to = s.from + h.left
	}
	r.spans = append(r.spans, s)
}
