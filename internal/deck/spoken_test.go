package deck

import (
	"testing"

	"github.com/stretchr/testify/require"
)

func TestMarksCountForNothing(t *testing.T) {
	for marked, plain := range map[string]string{
		"*Milvus milvus*":                 "Milvus milvus",
		"the **red** `kite`":              "the red kite",
		"2 * 3 * 4":                       "2 3 4",
		"[the kite](https://example.org)": "the kite",
	} {
		require.Equal(t, fold(plain), fold(marked))
	}
	require.Equal(t, fold("$x^2$"), fold("so $x^2$")[3:])
	require.Equal(t, fold("$x + y$"), fold(`\(x+y\)`))
	require.NotEqual(t, fold("$x$"), fold("$X$"))
	require.NotEqual(t, fold("$x^2$"), fold("$x_2$"))
	require.NotEqual(t, fold("![flag](a.png)"), fold("![flag](b.png)"))
	require.Equal(t, fold(fold("a $x$ b")), fold("a $x$ b"))
}

func TestFormulasAreNoNumbers(t *testing.T) {
	require.Equal(t, BaseText, inferBase("$60$"))
	require.Equal(t, BaseNumber, inferBase("**60**"))
	require.Equal(t, BaseText, inferBase("![60](60.png)"))
}

func TestFormulaMayBeTypedAsLaTeX(t *testing.T) {
	d, _ := Read("maths.yaml", []byte(`deck: maths
sources: {book: {publisher: Book House}}
facts:
  - id: cube
    claim: The derivative of $x^3$ is [$3x^2$|three x squared].
    ask: What is the derivative of $x^3$?
    cite: book ¶1 "cube"
`))
	book, found := Compile(d)
	require.Zero(t, found.Errors())
	for text, want := range map[string]Outcome{
		"3x^2": Right, "$3 x^2$": Right, "three x squared": Right, "3X^2": Wrong, "3x": Wrong,
	} {
		v, err := book.Judge("cube#typed", Response{Text: text})
		require.NoError(t, err)
		require.Equal(t, want, v.Outcome, text)
	}
}

func TestSomeSpellingOfATypedAnswerCanBeTyped(t *testing.T) {
	for _, s := range []string{"?", "§", "€", "؟", "。", "C++", "H₂O", "Łódź", "Москва", "π", "½", "→ Kabul"} {
		require.True(t, inWords([]string{s}), s)
	}
	for _, s := range []string{"→", "–", "“…”", "🇦🇫", "♭", "𝄞", "≠"} {
		require.False(t, inWords([]string{s}), s)
		require.True(t, inWords([]string{s, "in words"}), s)
	}
}
