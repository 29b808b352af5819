package rich

import (
	"io"
	"os"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// printed is what is written to the standard output meanwhile.
func printed(t *testing.T, do func()) string {
	r, w, err := os.Pipe()
	require.NoError(t, err)
	out := os.Stdout
	os.Stdout = w
	defer func() { os.Stdout = out }()
	do()
	require.NoError(t, w.Close())
	text, err := io.ReadAll(r)
	require.NoError(t, err)
	return string(text)
}

// The library is not given what it fails on, as it prints that it did.
func TestMissingArgumentsAreCode(t *testing.T) {
	for _, tex := range []string{
		`\tilde `, `\hat`, `{\bar}`, `x^\vec`, `\dot^2`, `\hat{}`, `\hat{ { } }`, `\hat\hat{x}`, `\bar\begin{matrix}1\end{matrix}`,
		`\begin{matrix}\hat & 1\end{matrix}`, `\begin{matrix}\hat\\ 1\end{matrix}`, `\frac{a}`, `\frac\hat{x}`, `\overset{x}{}`, `\underset{x}^2`, `\quad{}`, `\quad^{{}}`, `\sqrt[3]`, `\sqrt[3]\bar{x}`, `\overset[3]{x}{}`,
	} {
		var made string
		require.Empty(t, printed(t, func() { made = newFormula(tex, false) }), tex)
		require.True(t, strings.HasPrefix(made, `<code class="tex">`), "%s: %s", tex, made)
	}
	for _, tex := range []string{`\hat x`, `\hat{\bar{x}}`, `\hat\alpha`, `\frac{a}{\sqrt{b}}`, `\frac ab`, `\sqrt[3]{x}`, `\overset{!}{=}`, `a\quad b`, `\mathbb{R}^2`} {
		require.True(t, known(tex), tex)
	}
}

// Characters that nobody sees, or that turn the direction of what follows, are in
// no formula, nor in its text.
func TestUnseenCharactersAreCode(t *testing.T) {
	for _, r := range "\u0085\u007f\u202e\u2066\u200f\u061c" {
		require.False(t, known("x"+string(r)), "%U", r)
		require.False(t, known(`\text{a`+string(r)+`b}`), "%U", r)
	}
}
