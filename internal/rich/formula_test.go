package rich

import (
	"flag"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/stretchr/testify/require"
)

var update = flag.Bool("update", false, "write the golden files anew")

// formulas are the lines of testdata/formulas.txt: LaTeX, a tab, and what becomes
// of it.
func formulas(t testing.TB) [][2]string {
	data, err := os.ReadFile(filepath.Join("testdata", "formulas.txt"))
	require.NoError(t, err)
	var list [][2]string
	for line := range strings.Lines(string(data)) {
		if line = strings.TrimSuffix(line, "\n"); line != "" && !strings.HasPrefix(line, "//") {
			tex, made, _ := strings.Cut(line, "\t")
			list = append(list, [2]string{tex, made})
		}
	}
	return list
}

func TestFormulas(t *testing.T) {
	var out strings.Builder
	for _, f := range formulas(t) {
		made := newFormula(f[0], false)
		out.WriteString(f[0] + "\t" + made + "\n")
		if !*update {
			require.Equal(t, f[1], made, f[0])
		}
	}
	if *update {
		data, err := os.ReadFile(filepath.Join("testdata", "formulas.txt"))
		require.NoError(t, err)
		head, _, _ := strings.Cut(string(data), "\n\n")
		require.NoError(t, os.WriteFile(filepath.Join("testdata", "formulas.txt"), []byte(head+"\n\n"+out.String()), 0o644))
	}
}

// Each command and environment that is said to come out right has its line.
func TestEveryKnownCommandIsTried(t *testing.T) {
	tried := make(map[string]bool)
	for _, f := range formulas(t) {
		if strings.HasPrefix(f[1], "<code") {
			continue
		}
		for _, part := range strings.Split(f[0], `\`)[1:] {
			name := strings.TrimLeft(part, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ")
			tried[part[:len(part)-len(name)]] = true
			if argument, _, ok := strings.Cut(strings.TrimPrefix(part, "begin{"), "}"); ok && strings.HasPrefix(part, "begin{") {
				tried[argument] = true
			}
		}
	}
	for _, name := range slices.Sorted(maps.Keys(commands)) {
		require.True(t, tried[name], "\\%s has no line in testdata/formulas.txt", name)
	}
	for _, name := range slices.Sorted(maps.Keys(environments)) {
		require.True(t, tried[name], "the environment %s has no line in testdata/formulas.txt", name)
	}
}

// What is not known, or would make a formula grow, is shown as code.
func TestUnknownLaTeXIsCode(t *testing.T) {
	for _, tex := range []string{
		`\href{javascript:alert(1)}{x}`, `\newcommand{\a}{\a\a}\a`, `\def\a{\a\a}\a`, `\text{<script>alert(1)</script>}`, `\text{\href{x}{y}}`,
		`\class{a}{b}`, `\color{red}x`, `\style{color:red}{x}`, `\unknown`, `\begin{tikzpicture}\end{tikzpicture}`, `\input{/etc/passwd}`, `\ce{H2O}`,
		`{`, `}`, `x^`, `x^2^3`, `x__2`, `\frac12`, `\frac{1}`, `\sqrt`, `\left(x`, `\begin{cases}1`, `\end{cases}`, `%`, `#1`, `"`, `a'_1`,
		strings.Repeat("{", 40) + strings.Repeat("}", 40), strings.Repeat(`\sqrt{`, 20) + "x" + strings.Repeat("}", 20), "x\x01", `\`, `\\\`,
	} {
		require.True(t, strings.HasPrefix(newFormula(tex, false), `<code class="tex">`), "%s: %s", tex, newFormula(tex, false))
	}
}

func TestDisplayedFormula(t *testing.T) {
	require.Equal(t, `<math display="block"><mrow><mi>x</mi></mrow></math>`, newFormula("x", true))
}

// Formulas are made alike by many at once.
func TestFormulasAreMadeByManyAtOnce(t *testing.T) {
	list := formulas(t)
	var wait sync.WaitGroup
	for range 4 {
		wait.Go(func() {
			for _, f := range list {
				if got := formula(f[0], false); got != f[1] {
					t.Errorf("%s: %s", f[0], got)
				}
			}
		})
	}
	wait.Wait()
}

// BenchmarkLongFormulas makes about the largest formulas that are taken.
func BenchmarkLongFormulas(b *testing.B) {
	for b.Loop() {
		newFormula(strings.Repeat(`\frac{a}{b}`, 90), false)
		newFormula(strings.Repeat(`x_i^{`, 11)+strings.Repeat("}", 11), false)
	}
}
