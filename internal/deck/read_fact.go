package deck

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"quiz/internal/markup"
)

// This file reads facts and their positions.

var factKeys = []string{
	"id", "kind", "claim", "ask", "about", "label", "property", "single", "complete", "exclusive", "clash", "by", "quote",
	"superseded", "unit", "range", "tolerance", "resolved", "reverse", "was", "wrong", "maybe", "forms", "tags", "note", "cite",
	"positions", "questions",
}

var positionKeys = []string{"id", "claim", "by", "quote", "superseded", "resolved", "note", "cite"}

// formNames are the forms that a fact can be limited to, and setForms those of a
// set, to which it can't.
var (
	formNames = []string{
		"choice", "true-false", "multiple", "cloze", "attribution", "reverse", "typed", "number", "date", "self",
	}
	setForms = []string{"match", "order"}
)

// isFormName reports whether an id is the name of a form.
func isFormName(id string) bool {
	return slices.Contains(formNames, id) || slices.Contains(setForms, id)
}

// readFact reads a fact and adds it to the deck if it can be understood.
func (r *reader) readFact(n *node, topic string) {
	rec := r.record(n, "a fact", factKeys)
	if rec.entries == nil {
		return
	}
	f := Fact{Topic: topic, At: rec.at}
	if id := rec.get("id"); id != nil {
		f.ID = r.newID(id, r.facts, "the fact")
		f.At = id.at
	} else {
		rec.idOf("id")
	}
	f.Kind = rec.kindOf()
	rec.asked(&f)
	rec.slot(&f)
	rec.promises(&f)
	rec.spoken(&f)
	rec.values(&f)
	rec.extras(&f)
	f.Was = rec.wasOf()
	sound := rec.said(&f)
	rec.checkOptions(&f)
	rec.questions(&f)
	if f.ID != "" && sound {
		r.deck.Facts = append(r.deck.Facts, f)
	}
}

// asked reads the questions that stand in the fact.
func (rec record) asked(f *Fact) {
	f.Ask = rec.question("ask")
	f.Reverse = rec.question("reverse")
	f.AskAt = f.At
	if n := rec.get("ask"); n != nil {
		f.AskAt = n.at
		rec.placeholders(n, f.Ask, "ask")
	}
}

// question reads a text that is asked. Nothing is marked in it; \[ is a
// bracket there as in a claim.
func (rec record) question(key string) string {
	text := rec.text(key)
	if n := rec.get(key); n != nil {
		if at := markIn(text); at != nil {
			p := n.place
			if text == n.text {
				p = n.within(at[0], at[1])
			}
			rec.errorAt(p, "mark-in-ask", "%s has brackets, which mark answers in a claim only", key).
				hint(`delete them; for a literal bracket write \[`)
		}
	}
	return markUnescaper.Replace(text)
}

var markUnescaper = strings.NewReplacer(`\[`, `[`, `\]`, `]`)

// markIn finds the first bracket of a text that is not escaped, up to its end.
func markIn(text string) []int {
	verbatimAt := markup.Verbatims(text)
	for i := 0; i < len(text); i++ {
		if end, verbatim := verbatimAt(i); verbatim {
			i = end - 1
			continue
		}
		switch text[i] {
		case '\\':
			i++
		case '[':
			if end := strings.IndexByte(text[i:], ']'); end > 0 {
				return []int{i, i + end + 1}
			}
			return []int{i, i + 1}
		}
	}
	return nil
}

// slot reads what the fact is about.
func (rec record) slot(f *Fact) {
	f.About = rec.text("about")
	f.AboutText = rec.aboutText(f.About)
	f.Label = rec.text("label")
	f.Property = rec.text("property")
}

// aboutText returns how a subject reads in a sentence: a name as it is written,
// an id without its hyphens.
func (r *reader) aboutText(about string) string {
	if name, ok := r.names.exact[about]; ok {
		return name
	}
	if !isID(about) {
		return about
	}
	if name, ok := r.names.slugs[slug(about)]; ok {
		return name
	}
	return strings.ReplaceAll(about, "-", " ")
}

// promises reads what the author vouches for.
func (rec record) promises(f *Fact) {
	f.Single = rec.flag("single")
	f.Complete = rec.flag("complete")
	f.Exclusive = rec.flag("exclusive")
	n := rec.get("clash")
	if n == nil {
		return
	}
	f.Compatible = n.kind == scalar && n.style == plain && n.text == "false"
	if !f.Compatible {
		rec.errorAt(n.place, "wrong-type", "clash can only be false").
			hint("clash: false says that the positions fit together; leave it out where they don't")
	}
}

// spoken reads who says it, and whether it still stands.
func (rec record) spoken(f *Fact) {
	f.By = rec.text("by")
	f.Quote = rec.flag("quote")
	f.Superseded = rec.text("superseded")
	f.Resolved = rec.text("resolved")
}

// values reads what belongs to a number: its unit and what it may lie in.
func (rec record) values(f *Fact) {
	f.Unit = rec.text("unit")
	f.Range = rec.text("range")
	if f.Range != "" && !isRange(f.Range) {
		rec.errorAt(rec.get("range").place, "bad-range", "%q is no range", f.Range).hint("range: 2000..5000")
		f.Range = ""
	}
	rec.tolerance(f)
}

// tolerance reads how far off an answer may be.
func (rec record) tolerance(f *Fact) {
	f.Tolerance = rec.text("tolerance")
	if f.Tolerance == "" {
		return
	}
	n := rec.get("tolerance")
	f.ToleranceAt = n.at
	if _, ok := readTolerance(f.Tolerance); !ok {
		rec.errorAt(n.place, "bad-tolerance", "%q is no tolerance", f.Tolerance).
			hint("write how far off is still right: tolerance: 5, or 10%%, 2 days, 3 months, 1 year")
		f.Tolerance = ""
	}
}

var rangePattern = regexp.MustCompile(`^(-?\d+(?:\.\d+)?)\.\.(-?\d+(?:\.\d+)?)$`)

func isRange(s string) bool {
	m := rangePattern.FindStringSubmatch(s)
	if m == nil {
		return false
	}
	lo, err := strconv.ParseFloat(m[1], 64)
	hi, err2 := strconv.ParseFloat(m[2], 64)
	return err == nil && err2 == nil && lo < hi
}

// extras reads options by hand, forms and what is shown afterwards.
func (rec record) extras(f *Fact) {
	f.Wrong = rec.wrong()
	f.Maybe = rec.texts("maybe")
	f.Forms = rec.forms()
	f.Tags = rec.texts("tags")
	f.Note = rec.prose("note")
}

// forms reads the forms that a fact or a table is limited to.
func (rec record) forms() []string {
	var forms []string
	for _, n := range rec.textNodes("forms") {
		form := rec.textOf(n, "forms")
		if slices.Contains(setForms, form) {
			rec.errorAt(n.place, "unknown-form", "%s is a form of sets, and not of one fact", form).hint("name the fact in the list of a set: of: [...]")
			continue
		}
		if form != "" && !slices.Contains(formNames, form) {
			g := rec.errorAt(n.place, "unknown-form", "there is no form %q", form)
			rec.suggest(g, form, oneOf(formNames), "the forms are "+strings.Join(formNames, ", "))
			continue
		}
		if form != "" && !slices.Contains(forms, form) {
			forms = append(forms, form)
		}
	}
	return forms
}

// wrong reads distractors by hand.
func (rec record) wrong() []WrongOption { return rec.options("wrong") }

// options reads wrong options: texts with their reasons, or a list of them.
func (rec record) options(key string) []WrongOption {
	n := rec.get(key)
	if n == nil {
		return nil
	}
	items := []*node{n}
	if n.kind == list {
		items = n.items
	}
	var options []WrongOption
	for _, item := range items {
		if item.kind != mapping {
			if text := oneLine(rec.textOf(item, key)); text != "" {
				options = append(options, WrongOption{Text: text, At: item.at})
			}
			continue
		}
		for _, e := range item.entries {
			w := WrongOption{Text: oneLine(e.key.text), At: e.key.at}
			if e.value.kind != nothing || e.value.text != "" {
				w.Why = oneLine(rec.textOf(e.value, "the reason"))
			}
			options = append(options, w)
		}
	}
	return options
}

// said reads the claim or the positions, with their citations, and whether
// they can be understood.
func (rec record) said(f *Fact) bool {
	f.Cites = rec.cites()
	if n := rec.get("positions"); n != nil {
		f.Positions = rec.positions(n)
		return rec.checkPositions(n, f)
	}
	claim, ok := rec.claimOf()
	f.Claim = claim
	if rec.get("claim") == nil {
		rec.errorAt(rec.place, "missing-key", "the fact has no claim").
			hint("claim: a sentence with its answer marked, such as  claim: The capital is [Kabul].")
	}
	rec.checkCited("the fact")
	return ok
}

// checkCited reports a claim that nothing stands behind.
func (rec record) checkCited(what string) {
	if n := rec.get("cite"); n == nil || n.kind == list && len(n.items) == 0 {
		rec.errorAt(rec.place, "missing-cite", "%s cites no source", what).
			hint("every answer has its place in a source: cite: %s", citationForm)
	}
}
