package deck

import (
	"encoding/json"
	"io"
	"net/url"
	"path/filepath"
	"slices"
	"strings"
)

// This file writes diagnostics as SARIF 2.1.0, the form that code hosts and
// editors show beside the lines of a file. Columns count characters, as ours do.

const sarifSchema = "https://json.schemastore.org/sarif-2.1.0.json"

type sarifLog struct {
	Schema  string     `json:"$schema"`
	Version string     `json:"version"`
	Runs    []sarifRun `json:"runs"`
}

type sarifRun struct {
	Tool       sarifTool     `json:"tool"`
	ColumnKind string        `json:"columnKind"`
	Results    []sarifResult `json:"results"`
}

type sarifTool struct {
	Driver sarifDriver `json:"driver"`
}

type sarifDriver struct {
	Name  string      `json:"name"`
	Rules []sarifRule `json:"rules"`
}

type sarifRule struct {
	ID    string    `json:"id"`
	Short sarifText `json:"shortDescription"`
}

type sarifText struct {
	Text string `json:"text"`
}

type sarifResult struct {
	RuleID    string          `json:"ruleId"`
	RuleIndex int             `json:"ruleIndex"`
	Level     string          `json:"level"`
	Message   sarifText       `json:"message"`
	Locations []sarifLocation `json:"locations"`
}

type sarifLocation struct {
	Physical struct {
		Artifact struct {
			URI string `json:"uri"`
		} `json:"artifactLocation"`
		Region *sarifRegion `json:"region,omitempty"`
	} `json:"physicalLocation"`
}

type sarifRegion struct {
	StartLine   int `json:"startLine"`
	StartColumn int `json:"startColumn"`
	EndColumn   int `json:"endColumn"`
}

// WriteSARIF writes the diagnostics as one run of SARIF, in their order. The
// rules are the codes that occur, in order of the alphabet.
func (ds Diagnostics) WriteSARIF(w io.Writer) error {
	run := sarifRun{ColumnKind: "unicodeCodePoints", Results: []sarifResult{}}
	run.Tool.Driver = sarifDriver{Name: "quiz", Rules: ds.sarifRules()}
	for _, g := range ds {
		r := sarifResult{RuleID: g.Code, Level: g.Severity.String(), Message: sarifText{g.Message}}
		r.RuleIndex = slices.IndexFunc(run.Tool.Driver.Rules, func(rule sarifRule) bool { return rule.ID == g.Code })
		if g.Hint != "" {
			r.Message.Text += "\n" + g.Hint
		}
		r.Locations = []sarifLocation{g.sarifLocation()}
		run.Results = append(run.Results, r)
	}
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	return enc.Encode(sarifLog{Schema: sarifSchema, Version: "2.1.0", Runs: []sarifRun{run}})
}

// sarifRules are the codes that occur, with what each means.
func (ds Diagnostics) sarifRules() []sarifRule {
	means := map[string]string{}
	for _, c := range append(Codes(), CompileCodes()...) {
		means[c.Code] = c.Means
	}
	rules := []sarifRule{}
	for _, g := range ds {
		if !slices.ContainsFunc(rules, func(r sarifRule) bool { return r.ID == g.Code }) {
			text := means[g.Code]
			if text == "" {
				text = g.Message
			}
			rules = append(rules, sarifRule{ID: g.Code, Short: sarifText{text}})
		}
	}
	slices.SortFunc(rules, func(a, b sarifRule) int { return strings.Compare(a.ID, b.ID) })
	return rules
}

// sarifLocation is where a diagnostic stands. What is about a file as a whole
// has no region.
func (g Diagnostic) sarifLocation() sarifLocation {
	var l sarifLocation
	u := url.URL{Path: filepath.ToSlash(g.File)}
	if filepath.IsAbs(g.File) {
		u.Scheme = "file"
	}
	l.Physical.Artifact.URI = u.String()
	if g.At.Line > 0 {
		column := max(g.At.Column, 1)
		l.Physical.Region = &sarifRegion{StartLine: g.At.Line, StartColumn: column, EndColumn: column + max(g.Width, 1)}
	}
	return l
}
