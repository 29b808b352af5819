package stage

import (
	"context"
	"crypto/rand"

	"quiz/internal/live"
)

// This file holds the codes by which a guest's answers are carried to a profile later.

// NewClaim returns a new code for the answers of a participant, whose former code leads
// nowhere from now on. Only its Hash is kept, so it can be shown this once.
func (l *Lesson) NewClaim(ctx context.Context, participant int) (string, error) {
	code, err := live.NewClaimCode(rand.Reader)
	if err != nil {
		return "", err
	}
	claim := live.Claim{Hash: Hash(code), Session: l.ID(), Participant: participant, At: l.stage.Now()}
	return code, l.stage.Store.PutClaim(ctx, claim)
}
