package templates

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"rsc.io/qr"
)

func TestACodeIsDrawnModuleForModule(t *testing.T) {
	const address = "http://192.168.1.20:8081/j/AAAAAAAAAAAAAAAAAAAAAA"
	c, err := NewCode(address)
	require.NoError(t, err)
	want, err := qr.Encode(address, qr.M)
	require.NoError(t, err)
	require.Equal(t, want.Size+2*quiet, c.Side)
	black := make(map[[2]int]bool)
	for run := range strings.SplitSeq(strings.TrimSuffix(c.Path, "z"), "z") {
		var x, y, width, back int
		_, err := fmt.Sscanf(run, "M%d %dh%dv1h-%d", &x, &y, &width, &back)
		require.NoError(t, err, run)
		require.Equal(t, width, back, "the run is closed")
		for i := range width {
			black[[2]int{x + i - quiet, y - quiet}] = true
		}
	}
	for y := range want.Size {
		for x := range want.Size {
			require.Equal(t, want.Black(x, y), black[[2]int{x, y}], "module %d,%d", x, y)
		}
	}
}

func TestWhatIsTooLongIsNoCode(t *testing.T) {
	_, err := NewCode(strings.Repeat("a", 5000))
	require.Error(t, err)
}
