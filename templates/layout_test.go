package templates_test

import (
	"strings"
	"testing"

	"quiz/templates"

	"github.com/stretchr/testify/require"
)

// TestLettersOff looks that the browser's module learns what the learner wants.
func TestLettersOff(t *testing.T) {
	for _, off := range []bool{true, false} {
		var page strings.Builder
		main := templates.ProblemMain(templates.Problem{})
		require.NoError(t, templates.Page(templates.Frame{LettersOff: off}, main).Render(t.Context(), &page))
		require.Equal(t, off, strings.Contains(page.String(), `<body data-letters="off">`))
	}
}
