package live_test

import (
	"crypto/rand"
	"errors"
	"testing"
	"testing/iotest"
	"time"

	"quiz/internal/live"

	"github.com/stretchr/testify/require"
)

// This file tests codes.

func TestJoinCodesAreSevenDigits(t *testing.T) {
	seen := make(map[string]bool)
	firsts := make(map[byte]int)
	for range 9000 {
		code, err := live.NewJoinCode(rand.Reader)
		require.NoError(t, err)
		require.Regexp(t, `^[1-9]\d{6}$`, code)
		seen[code] = true
		firsts[code[0]]++
	}
	require.Greater(t, len(seen), 8900)
	for first, n := range firsts {
		require.InDelta(t, 1000, n, 250, "of those that begin with %c", first)
	}
	broken := errors.New("no chance")
	_, err := live.NewJoinCode(iotest.ErrReader(broken))
	require.ErrorIs(t, err, broken)
}

func TestJoinCodesAreReadAsPeopleTypeThem(t *testing.T) {
	for typed, want := range map[string]string{
		"1234567": "1234567", " 123 45 67 ": "1234567", "123-4567": "1234567", "123\u00a04567": "1234567",
		"": "", "123456": "", "12345678": "", "123456x": "", "١٢٣٤٥٦٧": "", "1234567                                          ": "",
	} {
		require.Equal(t, want, live.ReadJoinCode(typed), "%q", typed)
	}
}

func TestACodeRestsForADay(t *testing.T) {
	code := live.JoinCode{Code: "1234567", Session: "s", At: nine}
	require.True(t, code.Rests(nine+(1000*time.Hour).Milliseconds()), "while it is live")
	code.FreedAt = nine
	require.True(t, code.Rests(nine+(24*time.Hour).Milliseconds()-1))
	require.False(t, code.Rests(nine+(24*time.Hour).Milliseconds()))
}

func TestClaimCodes(t *testing.T) {
	code, err := live.NewClaimCode(rand.Reader)
	require.NoError(t, err)
	require.Regexp(t, `^([0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]{4}$`, code)
	other, err := live.NewClaimCode(rand.Reader)
	require.NoError(t, err)
	require.NotEqual(t, code, other)
	require.Equal(t, code, live.ReadClaimCode(code))
	require.Equal(t, "A0B1-C1D2-EEEE-FFFF", live.ReadClaimCode(" aob1 cid2-eeeeffff "))
	for _, typed := range []string{"", "A0B1", "A0B1-C1D2-EEEE-FFFU", code + "0", "é", string(make([]byte, 99))} {
		require.Empty(t, live.ReadClaimCode(typed), "%q", typed)
	}
}

func TestAClaimIsUsedOnceAndWithinThirtyDays(t *testing.T) {
	claim := live.Claim{At: nine}
	month := (30 * 24 * time.Hour).Milliseconds()
	require.True(t, claim.Usable(nine+month-1))
	require.False(t, claim.Usable(nine+month))
	claim.UsedBy = 1
	require.False(t, claim.Usable(nine))
}
