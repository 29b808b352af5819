package deck

import (
	"os"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// untidy is a deck over several files that nobody has laid out.
func untidy() filesOf {
	return filesOf{
		"deck.yaml":       "# Rivers.\n\nfiles:   [shared.yaml, topics]\ntitle: Rivers\ndeck: rivers\n",
		"shared.yaml":     "names:\n   Oxus: {kind: place}  # the old name\nsources:\n   atlas: {published: 2020, title: A small atlas}\n",
		"topics/a.yaml":   "facts:\n- claim: It is the [Oxus].\n  cite:   atlas ¶1 \"the Oxus\"\n  id: aral\ntitle: Seas\ntopic: seas\n",
		"topics/b.yaml":   "topic: steppe\n",
		"topics/none.yml": "# nothing yet   \n",
	}
}

func (f filesOf) laidOut() ([]FormattedFile, error) {
	return FormatFolder("rivers/deck.yaml", []byte(f["deck.yaml"]), f)
}

func TestEveryFileOfADeckIsLaidOut(t *testing.T) {
	f := untidy()
	files, err := f.laidOut()
	require.NoError(t, err)
	want := map[string]string{
		"":                "# Rivers.\n\ndeck: rivers\ntitle: Rivers\nfiles: [shared.yaml, topics]\n",
		"shared.yaml":     "sources:\n  atlas: {title: A small atlas, published: 2020}\n\nnames:\n  Oxus: {kind: place}  # the old name\n",
		"topics/a.yaml":   "topic: seas\ntitle: Seas\n\nfacts:\n  - id: aral\n    claim: It is the [Oxus].\n    cite: atlas ¶1 \"the Oxus\"\n",
		"topics/b.yaml":   "topic: steppe\n",
		"topics/none.yml": "# nothing yet   \n",
	}
	require.Len(t, files, len(want))
	for _, file := range files {
		require.Equal(t, want[file.Name], string(file.Text))
		f[file.Name] = string(file.Text)
	}
	f["deck.yaml"] = f[""]
	delete(f, "")
	again, err := f.laidOut()
	require.NoError(t, err)
	for _, file := range again {
		require.Equal(t, string(file.Was), string(file.Text), "once is enough")
	}
}

func TestAFileWithoutALayoutIsNamed(t *testing.T) {
	f := untidy()
	f["topics/b.yaml"] = "topic: steppe\nnames:\n  Syr Darya: &r {kind: place}\n  Jaxartes River: *r\n"
	_, err := f.laidOut()
	require.ErrorIs(t, err, ErrLayout)
	require.ErrorContains(t, err, "topics/b.yaml: ")
	f["topics/b.yaml"] = "topic: seas\n"
	_, err = f.laidOut()
	require.ErrorIs(t, err, ErrFaulty)
}

// TestTheSplitDeckKeepsItsMeaning lays the built-in deck out, one file a topic.
func TestTheSplitDeckKeepsItsMeaning(t *testing.T) {
	isisk, err := os.ReadFile("../../decks/isisk.yaml")
	require.NoError(t, err)
	f := splitByTopic(t, string(isisk))
	for name := range f {
		f[name] = strings.ReplaceAll(f[name], ": {", ":   {")
	}
	files, err := f.laidOut()
	require.NoError(t, err)
	changed := 0
	for _, file := range files {
		if string(file.Was) != string(file.Text) {
			changed++
		}
	}
	require.Greater(t, changed, 2)
}
