package deck

import (
	"bytes"
	"encoding/json"
	"testing"

	"github.com/google/jsonschema-go/jsonschema"
	"github.com/stretchr/testify/require"
)

// sarifShape is what SARIF 2.1.0 requires of the parts that are written here
// (sections 3.13, 3.14, 3.18, 3.19, 3.27, 3.29, 3.30 and 3.49 of the standard).
const sarifShape = `{
	"type": "object", "required": ["version", "runs"],
	"properties": {
		"version": {"const": "2.1.0"},
		"$schema": {"type": "string"},
		"runs": {"type": "array", "minItems": 1, "items": {
			"type": "object", "required": ["tool", "results"],
			"properties": {
				"columnKind": {"enum": ["utf16CodeUnits", "unicodeCodePoints"]},
				"tool": {"required": ["driver"], "properties": {"driver": {"required": ["name"], "properties": {
					"rules": {"type": "array", "items": {"required": ["id"], "properties": {"shortDescription": {"required": ["text"]}}}}}}}},
				"results": {"type": "array", "items": {
					"required": ["message", "ruleId", "level"],
					"properties": {
						"level": {"enum": ["none", "note", "warning", "error"]},
						"ruleIndex": {"type": "integer", "minimum": 0},
						"message": {"required": ["text"]},
						"locations": {"type": "array", "items": {"properties": {"physicalLocation": {
							"required": ["artifactLocation"],
							"properties": {
								"artifactLocation": {"required": ["uri"], "properties": {"uri": {"type": "string", "pattern": "^[^ ]+$"}}},
								"region": {"required": ["startLine"], "properties": {
									"startLine": {"type": "integer", "minimum": 1},
									"startColumn": {"type": "integer", "minimum": 1},
									"endColumn": {"type": "integer", "minimum": 1}}}}}}}}}}}}}}}
}`

func TestSARIFHasWhatTheStandardRequires(t *testing.T) {
	_, found := Read("my decks/österreich.yaml", []byte("deck: d\ntitel: x\nfacts:\n  - id: a\n    claim: It is [so].\n    cite: nowhere ¶1 \"so\"\n"))
	require.NotEmpty(t, found)
	found = append(found, Diagnostic{Code: "unreadable-file", Severity: Error, File: "gone.yaml", Message: "the file can't be read"})
	var b bytes.Buffer
	require.NoError(t, found.WriteSARIF(&b))

	var shape jsonschema.Schema
	require.NoError(t, json.Unmarshal([]byte(sarifShape), &shape))
	resolved, err := shape.Resolve(nil)
	require.NoError(t, err)
	var value any
	require.NoError(t, json.Unmarshal(b.Bytes(), &value))
	require.NoError(t, resolved.Validate(value))

	var log sarifLog
	require.NoError(t, json.Unmarshal(b.Bytes(), &log))
	run := log.Runs[0]
	require.Len(t, run.Results, len(found))
	for i, r := range run.Results {
		g := found[i]
		require.Equal(t, []any{g.Code, g.Severity.String()}, []any{r.RuleID, r.Level})
		require.Equal(t, g.Code, run.Tool.Driver.Rules[r.RuleIndex].ID)
		require.Contains(t, r.Message.Text, g.Hint)
	}
	first := run.Results[0].Locations[0].Physical
	require.Equal(t, "my%20decks/%C3%B6sterreich.yaml", first.Artifact.URI)
	require.Equal(t, &sarifRegion{StartLine: 2, StartColumn: 1, EndColumn: 6}, first.Region)
	require.Nil(t, run.Results[len(found)-1].Locations[0].Physical.Region)
}

func TestSARIFOfNothingIsAnEmptyRun(t *testing.T) {
	var b bytes.Buffer
	require.NoError(t, Diagnostics{}.WriteSARIF(&b))
	require.Contains(t, b.String(), `"results": []`)
	require.Contains(t, b.String(), `"rules": []`)
}
