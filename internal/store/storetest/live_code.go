package storetest

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"quiz/internal/live"
	"quiz/internal/study"
)

// This file holds the behaviours of codes and claims.

// day is a day in milliseconds.
var day = (24 * time.Hour).Milliseconds()

var codeBehaviours = []liveBehaviour{
	{"a code leads to its session until it is freed", func(t *testing.T, s live.Store) {
		create(t, s, "one")
		leads := func(code, want string) {
			t.Helper()
			got, err := s.SessionByCode(t.Context(), code)
			if want == "" {
				require.ErrorIs(t, err, live.ErrNoCode)
				return
			}
			require.NoError(t, err)
			require.Equal(t, want, got)
		}
		leads("1234567", "")
		require.NoError(t, s.LendCode(t.Context(), live.JoinCode{Code: "1234567", Session: "one", At: lessonAt}))
		leads("1234567", "one")
		require.NoError(t, s.LendCode(t.Context(), live.JoinCode{Code: "7654321", Session: "one", At: lessonAt}))
		leads("1234567", "")
		leads("7654321", "one")
		require.NoError(t, s.FreeCode(t.Context(), "one", lessonAt))
		require.NoError(t, s.FreeCode(t.Context(), "one", lessonAt), "freeing again does nothing")
		leads("7654321", "")
	}},

	{"a code is not lent while it is live or rests", func(t *testing.T, s live.Store) {
		create(t, s, "one")
		create(t, s, "other")
		code := live.JoinCode{Code: "1234567", Session: "one", At: lessonAt}
		require.NoError(t, s.LendCode(t.Context(), code))
		code.Session, code.At = "other", lessonAt+100*day
		require.ErrorIs(t, s.LendCode(t.Context(), code), live.ErrCodeTaken)
		require.NoError(t, s.FreeCode(t.Context(), "one", lessonAt+200*day))
		code.At = lessonAt + 201*day - 1
		require.ErrorIs(t, s.LendCode(t.Context(), code), live.ErrCodeTaken)
		code.At++
		require.NoError(t, s.LendCode(t.Context(), code))
		got, err := s.SessionByCode(t.Context(), "1234567")
		require.NoError(t, err)
		require.Equal(t, "other", got)
	}},

	{"a claim is used once", func(t *testing.T, s live.Store) {
		create(t, s, "one")
		come(t, s, "one", comer(1))
		claim := live.Claim{Hash: []byte("hash"), Session: "one", Participant: 1, At: lessonAt}
		require.NoError(t, s.PutClaim(t.Context(), claim))
		_, err := s.UseClaim(t.Context(), []byte("another"), me, lessonAt)
		require.ErrorIs(t, err, live.ErrNoCode)
		_, err = s.UseClaim(t.Context(), claim.Hash, nobody, lessonAt)
		require.ErrorIs(t, err, study.ErrNoLearner)
		_, err = s.UseClaim(t.Context(), claim.Hash, me, lessonAt+30*day)
		require.ErrorIs(t, err, live.ErrNoCode, "too late")
		claim.UsedBy, claim.UsedAt = me, lessonAt+day
		for _, at := range []int64{lessonAt + day, lessonAt + 99*day} {
			got, err := s.UseClaim(t.Context(), claim.Hash, me, at)
			require.NoError(t, err)
			require.Equal(t, claim, got, "the same learner gets the same again")
		}
	}},

	{"a claim takes the place of the participant's unused one", func(t *testing.T, s live.Store) {
		create(t, s, "one")
		come(t, s, "one", comer(1))
		come(t, s, "one", comer(2))
		put := func(hash string, participant int) {
			t.Helper()
			require.NoError(t, s.PutClaim(t.Context(), live.Claim{Hash: []byte(hash), Session: "one", Participant: participant, At: lessonAt}))
		}
		use := func(hash string) error {
			_, err := s.UseClaim(t.Context(), []byte(hash), me, lessonAt)
			return err
		}
		put("first", 1)
		put("another's", 2)
		put("second", 1)
		require.ErrorIs(t, use("first"), live.ErrNoCode)
		require.NoError(t, use("another's"))
		require.NoError(t, use("second"))
		put("third", 1)
		require.NoError(t, use("second"), "what was used stays")
		require.NoError(t, use("third"))
	}},

	{"a claim is of somebody", func(t *testing.T, s live.Store) {
		create(t, s, "one")
		require.Error(t, s.PutClaim(t.Context(), live.Claim{Hash: []byte("hash"), Session: "one", Participant: 1, At: lessonAt}))
	}},
}
