package deck

import (
	"encoding/json"
	"os"
	"strings"
	"testing"

	"github.com/goccy/go-yaml"
	"github.com/google/jsonschema-go/jsonschema"
	"github.com/stretchr/testify/require"
)

const schemaFile = "../../docs/deck.schema.json"

func TestTheSchemaIsCurrent(t *testing.T) {
	if *update {
		require.NoError(t, os.WriteFile(schemaFile, Schema(), 0o644))
	}
	file, err := os.ReadFile(schemaFile)
	require.NoError(t, err)
	require.Equal(t, string(Schema()), string(file), "go test ./internal/deck -run Schema -update")
}

func TestTheSchemaDescribesEveryKey(t *testing.T) {
	for _, e := range entrySorts {
		for _, key := range e.keys {
			info := keyTable[e.name][key]
			if info.means == "" {
				info = keyTable[""][key]
			}
			require.NotEmpty(t, info.means, "%s of a %s: describe it in schema_table.go", key, e.name)
			require.Contains(t, valueShapes, info.shape, "%s of a %s", key, e.name)
		}
	}
	for sort, keys := range keyTable {
		for key := range keys {
			require.True(t, anyKey(key), "%s.%s is no key any more", sort, key)
		}
	}
}

// schemaErrors checks a deck as an editor would.
func schemaErrors(t *testing.T, src string) error {
	t.Helper()
	var s jsonschema.Schema
	require.NoError(t, json.Unmarshal(Schema(), &s))
	resolved, err := s.Resolve(nil)
	require.NoError(t, err)
	var value any
	require.NoError(t, yaml.Unmarshal([]byte(src), &value), "%s", src)
	text, err := json.Marshal(value)
	require.NoError(t, err)
	require.NoError(t, json.Unmarshal(text, &value))
	return resolved.Validate(value)
}

// TestTheSchemaAcceptsEverySoundDeck validates all decks of the tests that the
// reader finds nothing wrong with.
func TestTheSchemaAcceptsEverySoundDeck(t *testing.T) {
	for _, src := range soundDecks(t) {
		if strings.HasPrefix(src, "%") || strings.Contains(src, "\n---") || strings.Contains(src, "!!") {
			continue // directives and markers are not the schema's
		}
		require.NoError(t, schemaErrors(t, src), "%s", src)
	}
}

func TestTheSchemaFindsMistakes(t *testing.T) {
	sound, err := os.ReadFile("testdata/sample.yaml")
	require.NoError(t, err)
	require.NoError(t, schemaErrors(t, string(sound)))
	for _, c := range []struct{ was, now string }{
		{"title: Rivers of", "titel: Rivers of"},
		{"publisher: Mercury", "publsher: Mercury"},
		{"{kind: river, also", "{kind: river, allso"},
		{"of: place", "off: place"},
		{"    ask: Which river is", "    aks: Which river is"},
		{"    ask: Where does", "    aks: Where does"},
		{"resolved: six", "resolvd: six"},
		{"was: old-mouth", "wass: old-mouth"},
		{"origin: survey", "orgin: survey"},
		{"forms: [typed, number]", "forms: [typed, numbr]"},
		{"single: true ", "single: perhaps "},
		{"clash: false", "clash: true"},
	} {
		require.Contains(t, string(sound), c.was)
		require.Error(t, schemaErrors(t, strings.Replace(string(sound), c.was, c.now, 1)), c.now)
	}
}
