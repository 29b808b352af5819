package deck

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"quiz/internal/markup"
)

// This file reads tables: one claim and one ask over several subjects. Each row
// becomes a fact with the id table/row.

var tableKeys = []string{
	"id", "claim", "ask", "kind", "exclusive", "single", "complete", "property", "by", "note", "unit", "tolerance", "reverse",
	"forms", "tags", "match", "order", "rows",
}

var rowKeys = []string{
	"answer", "cite", "about", "by", "note", "wrong", "maybe", "superseded", "resolved", "quote", "single", "was",
}

// The places in a table's texts that each row fills.
const (
	aboutPlace  = "{about}"
	answerPlace = "{answer}"
)

// tableReader holds what the rows of a table share.
type tableReader struct {
	record
	shared Fact   // as a row without a subject would be
	claim  string // with places; "" if it can't be used
	rows   idSet
}

func (r *reader) readTable(n *node, topic string) {
	rec := r.record(n, "a table", tableKeys)
	if rec.entries == nil {
		return
	}
	t := tableReader{record: rec, rows: idSet{}}
	t.shared = Fact{Topic: topic, At: rec.at}
	if id := rec.get("id"); id != nil {
		t.shared.Table = r.newID(id, r.facts, "the table")
		t.shared.At = id.at
	} else {
		rec.idOf("id")
	}
	t.head()
	if t.shared.Table != "" {
		r.deck.Tables = append(r.deck.Tables, Table{
			ID: t.shared.Table, Topic: topic, Exclusive: t.shared.Exclusive, At: t.shared.At,
		})
	}
	t.readRows()
	t.asSet()
}

// head reads what the rows share.
func (t *tableReader) head() {
	f := &t.shared
	f.Kind = t.kindOf()
	f.Ask = t.question("ask")
	f.Reverse = t.question("reverse")
	f.AskAt = f.At
	f.Exclusive = t.flag("exclusive")
	f.Single = t.flag("single")
	f.Complete = t.flag("complete")
	f.Property = t.text("property")
	if f.Property == "" {
		f.Property = f.Table
	}
	f.By = t.text("by")
	f.Note = t.prose("note")
	f.Unit = t.text("unit")
	t.tolerance(f)
	f.Forms = t.forms()
	f.Tags = t.texts("tags")
	t.template()
}

// template checks the texts that rows fill in.
func (t *tableReader) template() {
	if n := t.get("ask"); n != nil {
		t.shared.AskAt = n.at
		t.braces(n, "ask")
	}
	if n := t.get("reverse"); n != nil {
		t.braces(n, "reverse")
	}
	n := t.get("claim")
	if n == nil {
		t.errorAt(t.place, "missing-key", "the table has no claim").
			hint("claim: a sentence for every row, such as  claim: The capital of {about} is [{answer}].")
		return
	}
	raw := t.text("claim")
	if raw == "" || !t.braces(n, "claim") {
		return
	}
	c, wrong := parseClaim(raw)
	switch {
	case wrong != nil && wrong.code != "missing-mark":
		t.errorAt(n.within(wrong.from, wrong.to), wrong.code, "%s", wrong.message).hint("%s", wrong.hint)
	case !slices.ContainsFunc(c.Answers, func(a Answer) bool { return strings.Contains(a.Shown, answerPlace) }):
		t.errorAt(n.place, "missing-answer", "the table's claim marks no place for the answers").
			hint("put [{answer}] where each row's answer belongs")
	default:
		t.claim = raw
	}
}

// braces reports braces that are no place for a row's texts.
func (t *tableReader) braces(n *node, key string) bool {
	rest := strings.NewReplacer(aboutPlace, "", answerPlace, "").Replace(n.text)
	i := strings.IndexAny(rest, "{}")
	if i < 0 {
		return true
	}
	word := rest[i:]
	if end := strings.IndexByte(word, '}'); end > 0 {
		word = word[:end+1]
	} else {
		word = word[:1]
	}
	from := strings.Index(n.text, word)
	g := t.errorAt(n.within(from, from+len(word)), "unknown-place", "%s has no place %s", key, word)
	t.suggest(g, word, oneOf([]string{aboutPlace, answerPlace}), "rows fill {about} and {answer}")
	return false
}

// placeholders reports a row's place in a fact that is no row.
func (r *reader) placeholders(n *node, text, key string) {
	for _, p := range []string{aboutPlace, answerPlace} {
		if i := strings.Index(text, p); i >= 0 {
			r.errorAt(n.within(i, i+len(p)), "place-outside-table", "only a table's %s has the place %s", key, p).
				hint("write the text out, or make a table with rows")
		}
	}
}

func (t *tableReader) readRows() {
	n := t.get("rows")
	switch {
	case n == nil || n.kind == nothing:
		t.errorAt(t.keyPlace("rows"), "missing-key", "the table has no rows").
			hint("rows: and below it, for each subject, a line such as  france: {answer: Paris, cite: …}")
		return
	case n.kind != mapping:
		t.wrongType(n, "rows", "entries such as  kabul: {answer: …, cite: …}")
		return
	}
	for _, e := range n.entries {
		t.readRow(e)
	}
}

// readRow reads a row and adds it to the deck as a fact.
func (t *tableReader) readRow(e entry) {
	id := t.newID(e.key, t.rows, "the row")
	rec := t.reader.record(e.value, "a row", rowKeys)
	if rec.entries == nil {
		return
	}
	rec.place = e.key.place
	f := t.shared
	f.ID, f.Row, f.At = f.Table+"/"+id, id, e.key.at
	f.About, f.AboutText = id, rec.rowAbout(id)
	rec.own(&f)
	f.Cites = rec.cites()
	answer, ok := rec.answer()
	rec.checkCited("the row")
	if !ok || t.claim == "" || id == "" || f.Table == "" {
		return
	}
	f.Claim, ok = t.fill(rec, &f, answer)
	rec.checkOptions(&f)
	if ok {
		t.deck.Facts = append(t.deck.Facts, f)
	}
}

// rowAbout returns how the row's subject reads in the sentences.
func (rec record) rowAbout(id string) string {
	if rec.get("about") != nil {
		return rec.text("about")
	}
	return rec.aboutText(id)
}

// own reads what the row says for itself, over what the table says.
func (rec record) own(f *Fact) {
	if rec.get("by") != nil {
		f.By = rec.text("by")
	}
	if rec.get("note") != nil {
		f.Note = rec.prose("note")
	}
	if rec.get("single") != nil {
		f.Single = rec.flag("single")
	}
	f.Quote = rec.flag("quote")
	f.Superseded = rec.text("superseded")
	f.Resolved = rec.text("resolved")
	f.Wrong = rec.wrong()
	f.Maybe = rec.texts("maybe")
	f.Was = rec.wasOf()
}

// answer reads "shown|also accepted".
func (rec record) answer() ([]string, bool) {
	n := rec.get("answer")
	if n == nil {
		rec.errorAt(rec.place, "missing-key", "the row has no answer").hint("answer: Kabul, or answer: shown|also accepted")
		return nil, false
	}
	raw := rec.text("answer")
	if raw == "" {
		return nil, false
	}
	parts, end := splitMark(raw+"]", 0)
	switch {
	case end != len(raw):
		rec.errorAt(n.place, "stray-bracket", "a row's answer has no marks: all of it is the answer").
			hint(`for a literal bracket write \[ or \]`)
		return nil, false
	case slices.Contains(parts, ""):
		rec.errorAt(n.place, "empty-mark", "the answer has an empty part").hint("write shown, or shown|also accepted")
		return nil, false
	}
	return parts, true
}

// fill makes the row's claim, ask and reverse out of the table's.
func (t *tableReader) fill(rec record, f *Fact, answer []string) (Claim, bool) {
	words := strings.NewReplacer(aboutPlace, f.AboutText, answerPlace, answer[0])
	f.Ask = words.Replace(begin(f.Ask, f.AboutText))
	f.Reverse = words.Replace(f.Reverse)
	c, wrong := parseClaim(fillClaim(begin(t.claim, escapeMark(f.AboutText)), f.AboutText, answer))
	n := rec.get("answer")
	c.At = n.at
	if wrong != nil {
		rec.errorAt(n.place, wrong.code, "filled into the table's claim: %s", wrong.message).hint("%s", wrong.hint)
	}
	return c, wrong == nil
}

// begin fills in a subject that begins a sentence, with a capital.
func begin(sentence, about string) string {
	rest, ok := strings.CutPrefix(sentence, aboutPlace)
	first, size := utf8.DecodeRuneInString(about)
	if !ok || size == 0 {
		return sentence
	}
	return string(unicode.ToUpper(first)) + about[size:] + rest
}

// fillClaim puts a row's texts into a claim, so that they are read literally. A
// mark with the answer in it, [about {answer}], accepts every spelling of it.
func fillClaim(claim, about string, answer []string) string {
	plainly := strings.NewReplacer(aboutPlace, escapeMark(about), answerPlace, escapeMark(answer[0]))
	var b strings.Builder
	verbatimAt := markup.Verbatims(claim)
	for from := 0; from < len(claim); {
		i := strings.IndexAny(claim[from:], "[\\$`!")
		if i < 0 {
			return b.String() + plainly.Replace(claim[from:])
		}
		i += from
		b.WriteString(plainly.Replace(claim[from:i]))
		if end, verbatim := verbatimAt(i); verbatim {
			b.WriteString(strings.NewReplacer(aboutPlace, about, answerPlace, answer[0]).Replace(claim[i:end]))
			from = end
			continue
		}
		if claim[i] != '[' && claim[i] != '\\' {
			b.WriteByte(claim[i])
			from = i + 1
			continue
		}
		if claim[i] == '\\' {
			from = min(i+2, len(claim))
			b.WriteString(claim[i:from])
			continue
		}
		parts, end := splitMark(claim, i+1)
		var filled []string
		for _, part := range parts {
			for _, a := range answer {
				s := escapeMark(strings.NewReplacer(aboutPlace, about, answerPlace, a).Replace(part))
				if !slices.Contains(filled, s) {
					filled = append(filled, s)
				}
			}
		}
		b.WriteString("[" + strings.Join(filled, "|") + "]")
		from = end + 1
	}
	return b.String()
}
