package deck

// This file reads the positions of a disputed fact, and checks how a fact's
// answers, options and positions go together.

// differ is the id of the card that asks for the disagreement itself.
const differ = "differ"

// positions reads the sides of a dispute.
func (rec record) positions(n *node) []Position {
	if n.kind != list {
		rec.wrongType(n, "positions", "a list, each item with an id, a claim and a cite")
		return nil
	}
	var positions []Position
	ids := idSet{}
	for _, item := range n.items {
		p := rec.record(item, "a position", positionKeys)
		if p.entries == nil {
			continue
		}
		if pos, ok := p.position(ids); ok {
			positions = append(positions, pos)
		}
	}
	return positions
}

func (rec record) position(ids idSet) (Position, bool) {
	p := Position{
		By:         rec.text("by"),
		Quote:      rec.flag("quote"),
		Superseded: rec.text("superseded"),
		Resolved:   rec.text("resolved"),
		Note:       rec.prose("note"),
		Cites:      rec.cites(),
		At:         rec.at,
	}
	if n := rec.get("id"); n == nil {
		rec.idOf("id")
	} else if n.text == differ {
		rec.errorAt(n.place, "reserved-id", "the id %q is taken: it asks for the disagreement itself", differ).
			hint("name the position after what it says")
	} else {
		p.ID = rec.newID(n, ids, aPosition)
		p.At = n.at
	}
	claim, ok := rec.claimOf()
	p.Claim = claim
	if rec.get("claim") == nil {
		rec.errorAt(rec.place, "missing-key", "the position has no claim").
			hint("claim: what this side says, with its answer marked")
	}
	rec.checkCited("the position")
	return p, ok && p.ID != ""
}

// checkPositions reports what cannot stand beside positions. It looks at what
// was written, not at what could be understood.
func (rec record) checkPositions(n *node, f *Fact) bool {
	for _, key := range []string{"claim", "cite"} {
		if rec.get(key) != nil {
			rec.errorAt(rec.keyPlace(key), "claim-and-positions", "a fact with positions has no %s of its own", key).
				hint("each position has its %s; move this one there or delete it", key)
		}
	}
	if n.kind == list && len(n.items) < 2 {
		rec.errorAt(rec.keyPlace("positions"), "few-positions", "a dispute has two positions or more").
			hint("with one only, give its claim and cite to the fact, and say in by who holds it")
	}
	return len(f.Positions) > 1
}

// checkOptions reports options by hand that are right answers.
func (rec record) checkOptions(f *Fact) {
	if len(f.Wrong) == 0 {
		return
	}
	right := map[string]string{}
	for _, a := range f.answers() {
		for _, s := range append([]string{a.Shown}, a.Also...) {
			right[identity(s)] = "is an answer"
		}
	}
	for _, s := range f.Maybe {
		right[identity(s)] = "may be right"
	}
	for _, w := range f.Wrong {
		if why := right[identity(w.Text)]; why != "" {
			rec.errorAt(place{w.At, len(w.Text)}, "wrong-is-right", "%q %s, so it is no wrong option", w.Text, why).
				hint("delete it from one of the two")
		}
	}
}

// answers returns all answers of a fact, over all its positions.
func (f *Fact) answers() []Answer {
	list := f.Claim.Answers
	for _, p := range f.Positions {
		list = append(list, p.Claim.Answers...)
	}
	return list
}
