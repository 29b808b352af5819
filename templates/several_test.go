package templates

import (
	"testing"

	"github.com/stretchr/testify/require"
)

func TestChosenCountsTheLines(t *testing.T) {
	line := func(list ...Fate) (lines []GivenLine) {
		for _, f := range list {
			lines = append(lines, GivenLine{Fate: f})
		}
		return lines
	}
	require.Equal(t, "You chose 2 of the 2 that apply.", Chosen(line(Found, LeftOut, Found)))
	require.Equal(t, "You chose 1 of the 3 that apply, and 1 that does not.", Chosen(line(Missed, Fallen, Found, Missed)))
	require.Equal(t, "You chose 0 of the 2 that apply, and 2 that do not.", Chosen(line(Missed, Fallen, Missed, Fallen)))
}
