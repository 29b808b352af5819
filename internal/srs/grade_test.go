package srs

import (
	"testing"

	"github.com/stretchr/testify/require"
)

func TestGrades(t *testing.T) {
	for _, c := range []struct {
		grade         Grade
		name          string
		valid, passed bool
	}{
		{0, "Grade(0)", false, false},
		{Again, "again", true, false},
		{Hard, "hard", true, true},
		{Good, "good", true, true},
		{Easy, "easy", true, true},
		{5, "Grade(5)", false, false},
	} {
		require.Equal(t, c.name, c.grade.String())
		require.Equal(t, c.valid, c.grade.Valid(), c.name)
		require.Equal(t, c.passed, c.grade.Passed(), c.name)
	}
}
