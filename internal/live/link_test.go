package live_test

import (
	"bytes"
	"crypto/rand"
	"errors"
	"testing"
	"testing/iotest"

	"quiz/internal/live"

	"github.com/stretchr/testify/require"
)

func TestASecretHoldsAllItsChance(t *testing.T) {
	low, err := live.NewSecret(bytes.NewReader(make([]byte, 16)))
	require.NoError(t, err)
	require.Equal(t, "AAAAAAAAAAAAAAAAAAAAAA", low)
	high, err := live.NewSecret(bytes.NewReader(bytes.Repeat([]byte{0xff}, 16)))
	require.NoError(t, err)
	require.Equal(t, "_____________________w", high)
	one, err := live.NewSecret(rand.Reader)
	require.NoError(t, err)
	other, err := live.NewSecret(rand.Reader)
	require.NoError(t, err)
	require.NotEqual(t, one, other)
	_, err = live.NewSecret(iotest.ErrReader(errors.New("no chance")))
	require.Error(t, err)
}

func TestWhatIsASecret(t *testing.T) {
	require.True(t, live.IsSecret("AAAAAAAAAAAAAAAAAAAAAA"))
	for _, text := range []string{"", "AAAAAAAAAAAAAAAAAAAAA", "AAAAAAAAAAAAAAAAAAAAAAA", "AAAAAAAAAAAAAAAAAAAAAB", "AAAAAAAAAAAAAAAAAAAA==", "+AAAAAAAAAAAAAAAAAAAAA", "AAAAAAAAAAAAAAAAAAAAAA\n"} {
		require.False(t, live.IsSecret(text), "%q", text)
	}
}
