package deck

import "quiz/internal/markup"

// This file decides what may stand among a question's options beside what
// stands there already. Whether it is wrong is decided in apart.go.

// fits reports whether an option looks right beside the others.
func (p *picker) fits(t *thing) bool { return p.misfit(t) == fitting }

// misfit is why something can't be an option beside the others.
type misfit uint8

const (
	fitting   misfit = iota
	unlike           // of another precision, or not a scalar beside one
	open             // it leaves other values possible
	inUnit           // in another unit
	inStem           // it stands in the question
	inArticle        // the article before the gap rules it out
	besideIt         // it may include, or be part of, an option that stands already, or the answer

	mayBeRight // something possible meets it
	unproven   // nothing proves it different from all that is possible
	contested  // reports dispute it, or have taken it back
	otherwise  // it is written otherwise than the answer
	otherHedge // it is said more or less firmly than the answer
	otherDate  // it does not lie in the year or month that the question gives
	tooLate    // it lies after the cited report, or the day that the deck speaks from
	outside    // it lies outside the range that the fact gives
	roundly    // it, or the answer, may be the other one rounded
	neighbour  // it is made up, and nobody could tell it from the answer
	anyone     // it may include anyone named
	outranked  // others fit better
)

// misfit says what an option must be: of the right answer's precision and
// unit, not standing in the question, no crowd beside persons, and neither
// equal to, part of nor a longer form of an option that stands already.
func (p *picker) misfit(t *thing) misfit {
	switch {
	case mixed(t, p.key):
		return unlike
	case t.vague():
		return open
	case t.scalar() && !t.Base.date() && !sameUnit(t.Unit, p.key.Unit):
		return inUnit
	case p.stands(t):
		return inStem
	case p.article != "" && p.article != indefinite(t.Text):
		return inArticle
	case p.beside(t) != nil:
		return besideIt
	}
	return fitting
}

// mixed reports whether one of two is a figure or a date and the other is none, or
// one of another precision. Formulas and pictures are alike as they are written,
// though a spelling in words may say that one of them is a figure.
func mixed(a, b *thing) bool {
	return a.Base != b.Base && (a.scalar() || b.scalar()) && !(markup.Unspoken(a.Text) && markup.Unspoken(b.Text))
}

// rowMisfit is misfit for the answer of another row, as it would be written
// here; nil where it can't be.
func (p *picker) rowMisfit(t *thing) misfit {
	switch {
	case t == nil:
		return otherwise
	case t.Hedge != p.key.Hedge:
		return otherHedge
	case !p.known.by(t):
		return otherDate
	case p.metBy(t):
		return mayBeRight
	}
	return p.misfit(t)
}

// scalarMisfit is misfit for a number or date that only intervals prove wrong.
func (p *picker) scalarMisfit(t *thing) misfit {
	if t == nil {
		return otherwise
	}
	within, bounded := p.c.rangeOf(p.d.of)
	switch {
	case !p.known.by(t):
		return otherDate
	case rounded(p.key, t):
		return roundly
	case bounded && !inRange(t, within):
		return outside
	case p.tooLate(t):
		return tooLate
	case p.c.contested(t, p.d.of.Topic):
		return contested
	case t.Hedge != p.key.Hedge:
		return otherHedge
	}
	if why := p.misfit(t); why != fitting {
		return why
	}
	if !p.proven(t) {
		return unproven
	}
	return fitting
}

// beside is the option, or the answer, that a thing can't stand beside.
func (p *picker) beside(t *thing) *thing {
	if crowdedOut(p.key, t) || overlapping(p.key, t) {
		return p.key
	}
	for _, w := range p.taken {
		if crowdedOut(w.thing, t) || overlapping(w.thing, t) {
			return w.thing
		}
	}
	return nil
}

// stands reports whether a thing stands in the question, in any spelling.
func (p *picker) stands(t *thing) bool { return t.namedIn(p.text, p.stem, p.stemHas) }

// crowdedOut reports whether one of two options may include the other because
// it is a crowd.
func crowdedOut(a, b *thing) bool {
	return crowd(a) && b.Base == BasePerson || crowd(b) && a.Base == BasePerson
}

// overlapping reports whether two options would help to tell which is right:
// if one were, the other would be too.
func overlapping(a, b *thing) bool {
	if meets(a, b) {
		return true
	}
	if a.scalar() || b.scalar() || a.listed() && b.listed() {
		return false
	}
	return containsWords(a.words, b.words) || containsWords(b.words, a.words)
}
