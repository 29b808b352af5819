package lint

// This file holds the rules about the words of asks and claims. Each looks for
// few, telling phrases: a false alarm costs an author more than a miss.

import (
	"regexp"
	"strings"

	"quiz/internal/deck"
)

// role is a post that changes hands.
const role = `(?:leaders?|head|chief|president|commander|director|minister|chairman|chairwoman|chair|king|queen|governor|mayor|spokesman|spokeswoman|spokesperson|chancellor|ambassador|secretary|emir|pope|captain|coach|editor)`

var (
	negative  = regexp.MustCompile(`\b(?:is|are|was|were|does|do|did|has|have|had|can|will)(?: not|n't|n’t)\b|\bNOT\b|\b(?i:except)\b`)
	twofold   = regexp.MustCompile(`\?.+\?|\band (?:who|whom|when|where|why|how) (?:is|are|was|were|did|does|do|many|much|has|have)\b`)
	vague     = regexp.MustCompile(`\b(?:[Rr]ecently|[Nn]owadays|(?:last|this|next) (?:year|month|week)|(?:years|months|weeks|days) ago)\b`)
	roleNow   = regexp.MustCompile(`^(?:Who|What) (?:is|are) (?:the |its |their )?(?:name of the )?(?:[a-z-]+ )*` + role + `\b|^Who (?:leads|heads|commands|runs|rules|governs|chairs)\b|\b(?:current|currently|incumbent|at present)\b`)
	timeNamed = regexp.MustCompile(`\b\d{4}\b|\bat the time\b`)
	speaks    = regexp.MustCompile(`(?i)\b(?:according to|said|says|say|told|tells|writes|wrote|calls?|called|warn(?:s|ed)?|report(?:s|ed)?|describes?|described|argues?|argued|thinks?|thought|expects?|expected|predict(?:s|ed)?|name[sd]?)\b`)
	judgement = regexp.MustCompile(`\b(?:should|ought to|unfortunately|fortunately|the best|the worst|disastrous|shameful|heroic)\b`)
	hearsay   = regexp.MustCompile(`\b(?:is|are|was|were) (?:widely |often |generally )?(?:said|believed|thought|alleged|rumoured|rumored) to\b|\b(?:it is said|reportedly|allegedly|supposedly)\b`)
)

// asks tells every ask of the deck, those by hand too.
func (p *pass) asks(tell func(f *deck.Fact, ask string, at deck.Pos)) {
	for i := range p.deck.Facts {
		f := &p.deck.Facts[i]
		if f.Ask != "" {
			tell(f, f.Ask, f.AskAt)
		}
		for _, q := range f.Questions {
			tell(f, q.Ask, q.At)
		}
	}
}

// claims tells every claim of the deck.
func (p *pass) claims(tell func(f *deck.Fact, c claimOf)) {
	for i := range p.deck.Facts {
		for _, c := range claims(&p.deck.Facts[i]) {
			tell(&p.deck.Facts[i], c)
		}
	}
}

// asksWith finds asks by a phrase.
func (p *pass) asksWith(phrase *regexp.Regexp, hint, says string) {
	p.asks(func(f *deck.Fact, ask string, at deck.Pos) {
		if m := phrase.FindString(ask); m != "" {
			p.say(at, hint, says, f.ID, m)
		}
	})
}

// negativeStem leaves alone what is negative only in a clause that the ask
// reports: "the forecast that they will not come".
func negativeStem(p *pass) {
	p.asks(func(f *deck.Fact, ask string, at deck.Pos) {
		m := negative.FindStringIndex(ask)
		if m != nil && !strings.Contains(ask[:m[0]], " that ") {
			p.say(at, "ask for what is so", "the ask of %s is negative (%q): readers overlook that", f.ID, ask[m[0]:m[1]])
		}
	})
}

func doubleBarrelled(p *pass) {
	p.asksWith(twofold, "make two facts of it", "the ask of %s is two questions (%q)")
}

func undatedRole(p *pass) {
	p.asks(func(f *deck.Fact, ask string, at deck.Pos) {
		if roleNow.MatchString(ask) && !timeNamed.MatchString(ask) {
			p.say(at, "name the year: roles change hands", "the ask of %s is about a role and names no time", f.ID)
		}
	})
}

func vagueDate(p *pass) {
	const hint = "give the date, or the year"
	p.asksWith(vague, hint, "the ask of %s depends on when it is read (%q)")
	p.claims(func(f *deck.Fact, c claimOf) {
		if m := vague.FindString(c.claim.Text); m != "" && c.by == "" && !f.Quote {
			p.say(c.at, hint, "the claim of %s depends on when it is read (%q)", f.ID, m)
		}
	})
}

func opinionAsFact(p *pass) {
	p.claims(func(f *deck.Fact, c claimOf) {
		if m := judgement.FindString(c.claim.Text); m != "" && c.by == "" && !speaks.MatchString(c.claim.Text) {
			p.say(c.at, "say whose judgement it is, with by", "%s judges (%q) and has no speaker", f.ID, m)
		}
	})
}

func missingAttribution(p *pass) {
	p.claims(func(f *deck.Fact, c claimOf) {
		if m := hearsay.FindString(c.claim.Text); m != "" && c.by == "" && !speaks.MatchString(hearsay.ReplaceAllString(c.claim.Text, "")) {
			p.say(c.at, "say who says it, with by", "%s says that something is said (%q), and not by whom", f.ID, m)
		}
	})
}

// unbalancedPositions finds disputes of which one side gets three times the
// words of another.
func unbalancedPositions(p *pass) {
	for _, f := range p.deck.Facts {
		for _, x := range f.Positions {
			for _, y := range f.Positions {
				if long, short := len(deck.Words(x.Claim.Text)), len(deck.Words(y.Claim.Text)); short > 0 && long > 3*short {
					p.say(x.At, "tell both with equal care", "position %s of %s has %d words, and %s has %d", x.ID, f.ID, long, y.ID, short)
					break
				}
			}
		}
	}
}
