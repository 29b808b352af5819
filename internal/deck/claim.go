package deck

import (
	"fmt"
	"slices"
	"strings"

	"quiz/internal/markup"
)

// This file reads the marks of a claim. A mark is [shown], or [shown|also
// accepted|...]; marks that show the same are one answer, which stands in
// several places. \[ \] \| and \\ are literal, and [text](address) is a link,
// which is no mark. Formulas, code, pictures and sounds are passed over: brackets
// in them are theirs. What else marks a text (package markup) stays as it is
// written.

// claimError is what is wrong with a claim, and which bytes of it.
type claimError struct {
	from, to      int
	code          string
	message, hint string
}

// claimParser walks over a claim and builds what is read aloud.
type claimParser struct {
	raw   string
	pos   int
	text  strings.Builder
	claim Claim
	wrong *claimError
}

// parseClaim reads a claim. On an error the result has what was read before it.
func parseClaim(raw string) (Claim, *claimError) {
	p := &claimParser{raw: raw}
	verbatimAt := markup.Verbatims(raw)
	for p.pos < len(raw) && p.wrong == nil {
		end, verbatim := verbatimAt(p.pos)
		switch c := raw[p.pos]; {
		case verbatim:
			p.text.WriteString(raw[p.pos:end])
			p.pos = end
		case c == '\\' && p.pos+1 < len(raw) && isEscaped(raw[p.pos+1]):
			p.text.WriteByte(raw[p.pos+1])
			p.pos += 2
		case c == '[':
			p.bracket()
		case c == ']':
			p.fail(p.pos, p.pos+1, "stray-bracket", "this ] closes nothing", `for a literal bracket write \]`)
		default:
			p.text.WriteByte(c)
			p.pos++
		}
	}
	p.claim.Raw, p.claim.Text = raw, p.text.String()
	if p.wrong == nil && len(p.claim.Answers) == 0 {
		p.fail(0, len(raw), "missing-mark", "the claim marks no answer",
			"put the answer in brackets: The capital is [Kabul].")
	}
	return p.claim, p.wrong
}

func (p *claimParser) fail(from, to int, code, message, hint string) {
	p.wrong = &claimError{from, to, code, message, hint}
}

func isEscaped(c byte) bool { return c == '[' || c == ']' || c == '|' || c == '\\' }

// bracket reads a mark or a link.
func (p *claimParser) bracket() {
	from := p.pos
	parts, end := splitMark(p.raw, from+1)
	switch {
	case end < 0:
		p.fail(from, from+1, "open-mark", "this [ is not closed", `close it with ], or write \[ for a literal bracket`)
		return
	case p.raw[end] == '[':
		p.fail(end, end+1, "open-mark", "a mark stands inside a mark", `close the first one before it, or write \[`)
		return
	case end+1 < len(p.raw) && p.raw[end+1] == '(':
		p.link(parts, end)
		return
	}
	if slices.Contains(parts, "") {
		p.fail(from, end+1, "empty-mark", "the mark has an empty part", "write [shown] or [shown|also accepted]")
		return
	}
	p.pos = end + 1
	p.mark(parts)
}

// mark adds a marked place; equal marks are one answer.
func (p *claimParser) mark(parts []string) {
	shown := parts[0]
	i := slices.IndexFunc(p.claim.Answers, func(a Answer) bool { return a.Shown == shown })
	if i < 0 {
		i = len(p.claim.Answers)
		p.claim.Answers = append(p.claim.Answers, Answer{Shown: shown})
	}
	a := &p.claim.Answers[i]
	for _, also := range parts[1:] {
		if also != shown && !slices.Contains(a.Also, also) {
			a.Also = append(a.Also, also)
		}
	}
	start := p.text.Len()
	p.text.WriteString(shown)
	p.claim.Marks = append(p.claim.Marks, Mark{Start: start, End: p.text.Len(), Answer: i})
}

// link reads the address after [text], and keeps only the text.
func (p *claimParser) link(parts []string, end int) {
	closed := strings.IndexByte(p.raw[end:], ')')
	if closed < 0 {
		p.fail(end+1, end+2, "bad-link", "the address after this ( does not end", "[text](https://example.org/page)")
		return
	}
	address := p.raw[end+2 : end+closed]
	if wrong := checkURL(address); wrong != "" {
		p.fail(p.pos, end+closed+1, "bad-link", fmt.Sprintf("the address of this link %s", wrong),
			"a mark that is followed by ( is a link; put a space between them if it is an answer")
		return
	}
	p.text.WriteString(strings.Join(parts, "|"))
	p.pos = end + closed + 1
}

// splitMark returns the parts of a mark whose content begins at from, without
// escapes and outer spaces, and where it ends: at its ], at a [ that must not
// be there, or -1.
func splitMark(raw string, from int) (parts []string, end int) {
	var part strings.Builder
	verbatimAt := markup.Verbatims(raw)
	for i := from; i < len(raw); i++ {
		past, verbatim := verbatimAt(i)
		switch c := raw[i]; {
		case verbatim:
			part.WriteString(raw[i:past])
			i = past - 1
		case c == '\\' && i+1 < len(raw) && isEscaped(raw[i+1]):
			i++
			part.WriteByte(raw[i])
		case c == '|' || c == ']':
			parts = append(parts, strings.TrimSpace(part.String()))
			part.Reset()
			if c == ']' {
				return parts, i
			}
		case c == '[':
			return parts, i
		default:
			part.WriteByte(c)
		}
	}
	return parts, -1
}

// escapeMark writes a text so that it is read literally in a claim.
func escapeMark(s string) string {
	var b strings.Builder
	verbatimAt := markup.Verbatims(s)
	for i := 0; i < len(s); i++ {
		if end, verbatim := verbatimAt(i); verbatim {
			b.WriteString(s[i:end])
			i = end - 1
			continue
		}
		if isEscaped(s[i]) {
			b.WriteByte('\\')
		}
		b.WriteByte(s[i])
	}
	return b.String()
}

// claimOf reads the claim of a fact or a position.
func (rec record) claimOf() (Claim, bool) {
	n := rec.get("claim")
	if n == nil {
		return Claim{}, false
	}
	raw := oneLine(rec.textOf(n, "claim"))
	if raw == "" {
		return Claim{}, false
	}
	rec.placeholders(n, raw, "claim")
	c, wrong := parseClaim(raw)
	c.At = n.at
	if wrong != nil && !(wrong.code == "missing-mark" && rec.isCut(n)) {
		at := n.place
		if raw == n.text {
			at = n.within(wrong.from, wrong.to)
		}
		rec.errorAt(at, wrong.code, "%s", wrong.message).hint("%s", wrong.hint)
	}
	return c, wrong == nil
}
