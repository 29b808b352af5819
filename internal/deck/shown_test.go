package deck

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// TestShownSaysWhatStringPrints puts the parts together again.
func TestShownSaysWhatStringPrints(t *testing.T) {
	for _, g := range []Diagnostic{
		{Code: "unknown-key", Severity: Error, File: "a.yaml", At: Pos{3, 5}, Width: 4, Message: "no such key", Hint: "did you mean", Line: "    klaim: x"},
		{Code: "yaml-tab", File: "a\x1b.yaml", At: Pos{3, 90}, Width: 1, Message: "a\ttab", Line: strings.Repeat("ä", 400)},
		{Code: "bad-id", At: Pos{1, 99}, Width: 9, Message: "beyond the end", Line: "short"},
		{Code: "more", Severity: Error, Message: "7 more errors are not shown", Hint: "run again"},
	} {
		s := g.Shown()
		text := ""
		if s.File != "" {
			text = s.File + ":"
		}
		if s.At.Line > 0 {
			text += fmt.Sprintf("%d:%d:", s.At.Line, s.At.Column)
		}
		if text != "" {
			text += " "
		}
		text += fmt.Sprintf("%s[%s]: %s", s.Severity, s.Code, s.Message)
		require.True(t, strings.HasPrefix(g.String(), text), "%s\n%s", g, text)
		require.Contains(t, g.String(), strings.TrimRight(s.Before+s.Marked+s.After, " "))
		require.True(t, strings.HasSuffix(g.String(), s.Hint) || s.Hint == "")
	}
}
