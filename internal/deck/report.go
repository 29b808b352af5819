package deck

import "fmt"

// This file collects what Read and CheckSources have to say, with a limit: a
// file with ten thousand mistakes is told the first ones.

// maxReported is how many errors, and how many warnings, are kept.
const maxReported = 200

// place is where something stands in the file, and how many characters it takes.
type place struct {
	at    Pos
	width int
}

// shift moves a place right by some characters within its line.
func (p place) shift(characters, width int) place {
	p.at.Column += characters
	p.width = width
	return p
}

// report is a list of diagnostics about one deck that grows to a limit.
type report struct {
	deck    *Deck
	list    Diagnostics
	kept    [3]int // by severity
	dropped [3]int
	spare   Diagnostic // what errorAt returns for a dropped one
}

// errorAt reports an error. The result may be given a hint at once; it must
// not be kept.
func (r *report) errorAt(p place, code, format string, args ...any) *Diagnostic {
	return r.add(Error, p, code, format, args...)
}

// warnAt reports a warning, as errorAt does an error.
func (r *report) warnAt(p place, code, format string, args ...any) *Diagnostic {
	return r.add(Warning, p, code, format, args...)
}

func (r *report) add(sev Severity, p place, code, format string, args ...any) *Diagnostic {
	if r.full(sev) {
		r.dropped[sev]++
		r.spare = Diagnostic{}
		return &r.spare
	}
	r.kept[sev]++
	r.list = append(r.list, r.deck.diag(sev, code, p.at, format, args...).withWidth(p.width))
	return &r.list[len(r.list)-1]
}

// full reports whether more of a severity would be dropped, so that nothing
// costly need be done for them.
func (r *report) full(sev Severity) bool { return r.kept[sev] >= maxReported }

// hint adds what to do about it.
func (g *Diagnostic) hint(format string, args ...any) { g.Hint = fmt.Sprintf(format, args...) }

// finish returns the list in order, ending with what was left out.
func (r *report) finish() Diagnostics {
	r.list.Sort()
	for _, sev := range []Severity{Error, Warning} {
		if n := r.dropped[sev]; n > 0 {
			more := r.deck.diag(sev, "more", Pos{}, "%d more %ss are not shown", n, sev)
			r.list = append(r.list, more.withHint("mend the ones above and run again"))
		}
	}
	return r.list
}
