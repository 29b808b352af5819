// Package carry brings what was answered in class into the reviews of a learner: of
// the one who took part as such, when a round is sealed (Sealed), and of a guest who
// comes with a code afterwards (Claim).
//
// Both may be done again after a crash or an error, wherever it struck: an answer has
// a key for ever, and study takes it in once. Only what an answer becomes is for study
// to say, and only which answers count is for live.
//
// The package must never know HTTP or a page.
package carry

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"

	"quiz/internal/live"
	"quiz/internal/study"
	"quiz/internal/web/stage"
)

// Sealed is for a stage.Config: it takes the reviews of those who take part as learners
// into their logs, and passes over guests, who may come with a code. One learner's
// failure does not keep it from the others.
func Sealed(desk *study.Desk) func(context.Context, []live.Review) error {
	return func(ctx context.Context, reviews []live.Review) error {
		of := make(map[int64][]study.Outside)
		for _, r := range reviews {
			if r.Learner != 0 {
				of[r.Learner] = append(of[r.Learner], outside(r))
			}
		}
		var errs []error
		for _, learner := range slices.Sorted(maps.Keys(of)) {
			if _, err := desk.TakeIn(ctx, learner, of[learner]); err != nil {
				errs = append(errs, fmt.Errorf("carry the answers of learner %d: %w", learner, err))
			}
		}
		return errors.Join(errs...)
	}
}

// outside is a review as a desk takes it in.
func outside(r live.Review) study.Outside {
	return study.Outside{
		Key: r.Key, Deck: r.Deck, Question: r.Asked, Response: r.Response, Verdict: r.Verdict, At: r.At,
	}
}

// Carried says what a claim brought.
type Carried struct {
	Session live.Session
	Over    bool // the class has ended; else the same code brings the rest later
	Intake  study.Intake
}

// Claim takes the answers of the participant whose code it is into a learner's log, as
// far as their rounds are sealed. The code is the learner's from then on: it can be
// given again, by nobody else. live.ErrNoCode where it is no code, is another's, or
// too old.
func Claim(ctx context.Context, store live.Store, desk *study.Desk, code string, learner, now int64) (Carried, error) {
	read := live.ReadClaimCode(code)
	if read == "" {
		return Carried{}, live.ErrNoCode
	}
	claim, err := store.UseClaim(ctx, stage.Hash(read), learner, now)
	if err != nil {
		return Carried{}, err
	}
	rows, err := store.SessionRows(ctx, claim.Session)
	if err != nil {
		return Carried{}, err
	}
	class, err := live.Load(rows)
	if err != nil {
		return Carried{}, err
	}
	var list []study.Outside
	for _, r := range class.ReviewsOf(claim.Participant) {
		list = append(list, outside(r))
	}
	in, err := desk.TakeIn(ctx, learner, list)
	if err != nil {
		return Carried{}, fmt.Errorf("carry the answers of participant %d of the session %s: %w", claim.Participant, claim.Session, err)
	}
	return Carried{Session: class.Session(), Over: class.Phase(now) == live.Ended, Intake: in}, nil
}
