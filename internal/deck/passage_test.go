package deck

import (
	"io/fs"
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/require"
)

func TestParagraphsAreTheLinesThatHoldSomething(t *testing.T) {
	texts := fstest.MapFS{"a.txt": {Data: []byte("\ufeffOne\n\n \t\r\n‘Two’\nthree")}}
	got, err := Paragraphs(texts, "a.txt")
	require.NoError(t, err)
	require.Equal(t, []string{"One", "‘Two’", "three"}, got)

	_, err = Paragraphs(texts, "b.txt")
	require.ErrorIs(t, err, fs.ErrNotExist)
	_, err = Paragraphs(texts, "../a.txt")
	require.ErrorContains(t, err, "not the plain name of a file")
}

func TestAPhraseIsFoundAsWholeWords(t *testing.T) {
	tests := []struct{ name, paragraph, phrase, want string }{
		{"typographic quotes count as plain ones", "the group’s “first” leader", `group's "first"`, "group’s “first”"},
		{"a no-break space counts as a space", "about 2\u00a0km away", "2 km", "2\u00a0km"},
		{"a part of a word is no word", "the Talibans and the Taliban", "Taliban", "Taliban"},
		{"a part of a number is no number", "2,000 of 2", "2", "2"},
		{"case differs", "Kabul", "kabul", ""},
		{"nothing is nowhere", "Kabul", "", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			start, end, ok := FindPhrase(tt.paragraph, tt.phrase)
			require.Equal(t, tt.want != "", ok)
			require.Equal(t, tt.want, tt.paragraph[start:end])
		})
	}
	start, _, _ := FindPhrase("the Talibans and the Taliban", "Taliban")
	require.Equal(t, 21, start)
}
