package lint

// This file holds the rules about who stands behind a claim.

import "quiz/internal/deck"

// claimOf is a fact's claim or one of its positions.
type claimOf struct {
	claim deck.Claim
	cites []deck.Cite
	by    string
	at    deck.Pos
}

// claims lists what a fact claims.
func claims(f *deck.Fact) []claimOf {
	if len(f.Positions) == 0 {
		return []claimOf{{f.Claim, f.Cites, f.By, f.At}}
	}
	var list []claimOf
	for _, x := range f.Positions {
		by := x.By
		if by == "" {
			by = f.By
		}
		list = append(list, claimOf{x.Claim, x.Cites, by, x.At})
	}
	return list
}

// oneOrigin finds reprints that look like support.
func oneOrigin(p *pass) {
	p.support(func(f *deck.Fact, c claimOf, sources, origins int) {
		if sources > 1 && origins == 1 {
			p.say(c.at, "cite an independent report too, if there is one", "the %d sources of %s print one report, which counts once", sources, f.ID)
		}
	})
}

// singleSource finds claims that rest on one source. Where the deck has no other
// that is said of the deck, once.
func singleSource(p *pass) {
	if len(p.deck.Sources) == 1 && len(p.deck.Facts) > 1 {
		only := p.deck.Sources[0]
		p.say(only.At, "add a second report, or leave it: one may be all there is", "one source, %s, stands behind all %d facts", only.ID, len(p.deck.Facts))
		return
	}
	p.support(func(f *deck.Fact, c claimOf, sources, _ int) {
		if sources == 1 {
			p.say(c.at, "cite a second report, or leave it: one may be all there is", "one source stands behind %s", f.ID)
		}
	})
}

// support counts the sources and the independent reports of each claim.
func (p *pass) support(tell func(f *deck.Fact, c claimOf, sources, origins int)) {
	byID := make(map[string]*deck.Source, len(p.deck.Sources))
	for i := range p.deck.Sources {
		byID[p.deck.Sources[i].ID] = &p.deck.Sources[i]
	}
	for i := range p.deck.Facts {
		f := &p.deck.Facts[i]
		for _, c := range claims(f) {
			sources, origins := make(map[string]bool), make(map[string]bool)
			for _, cite := range c.cites {
				sources[cite.Source], origins[cite.OriginIn(byID)] = true, true
			}
			tell(f, c, len(sources), len(origins))
		}
	}
}
