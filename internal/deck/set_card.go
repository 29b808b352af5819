package deck

// This file makes the card of a set: which facts it can ask for together, what a
// list calls each of them, and why one is left out. When the facts may be put in
// order is decided in order_form.go, when they may be matched in match_form.go.

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"
)

// gathering is a set in the making, with its two forms or why there is none.
type gathering struct {
	*Set
	members []*member
	matched Question
	ordered Question
	noMatch string
	noOrder string
	left    []leftOut
}

// leftOut is a fact that a form can't ask for, and why.
type leftOut struct {
	fact string
	form Form // "" for both
	why  string
}

// member is one fact of a set.
type member struct {
	*subject
	label    string
	possible []*thing // what may be its answer
	crowded  bool     // more facts than can be told apart answer the same question
	span     Span     // for an order: all that its date may be
}

// key is the member's answer.
func (m *member) key() *thing { return m.groups[0][0].answers[0].shown }

// setDrafts drafts the cards of the deck's sets, by the subject that each comes
// after: the last of its topic, so that a topic's sets follow its facts.
func (c *compiler) setDrafts() map[*subject][]*draft {
	if len(c.deck.Sets) == 0 || len(c.subjects) == 0 {
		return nil
	}
	last := make(map[string]*subject)
	byID := make(map[string]*subject, len(c.subjects))
	for _, s := range c.subjects {
		last[s.Topic], byID[s.ID] = s, s
	}
	drafts := make(map[*subject][]*draft)
	for i := range c.deck.Sets {
		s := &c.deck.Sets[i]
		after := last[s.Topic]
		if after == nil {
			after = c.subjects[len(c.subjects)-1]
		}
		if d := c.setDraft(s, byID); d != nil {
			drafts[after] = append(drafts[after], d)
		}
	}
	return drafts
}

// checkSets reports a set that would share its card with a fact or another set.
func (c *compiler) checkSets() {
	if len(c.deck.Sets) == 0 {
		return
	}
	taken := make(map[string]bool, len(c.subjects))
	for _, s := range c.subjects {
		taken[s.ID] = true
	}
	for i := range c.deck.Sets {
		s := &c.deck.Sets[i]
		if taken[s.ID] {
			c.errorAt(s.At, "duplicate-id", "the set %q has the id of a fact or of another set", s.ID).hint("ids must differ")
		}
		taken[s.ID] = true
	}
}

// setDraft drafts the card of a set, or nothing where none of its facts stands.
func (c *compiler) setDraft(s *Set, byID map[string]*subject) *draft {
	g := &gathering{Set: s}
	for i, id := range s.Of {
		if len(g.members) == maxItems {
			c.warnAt(s.At, "left-out", "the set %s asks for its first %d facts and leaves %d out", s.ID, maxItems, len(s.Of)-i).
				hint("make several sets of it")
			break
		}
		m := byID[id]
		if m == nil {
			continue
		}
		if len(m.groups) == 0 || len(m.groups[0][0].answers) == 0 {
			c.leaveOut(g, id, "", "It has no claim that stands.")
			continue
		}
		g.members = append(g.members, c.member(m))
	}
	if len(g.members) == 0 {
		return nil
	}
	c.match(g)
	c.order(g)
	return &draft{of: &subject{Fact: &Fact{ID: s.ID, Topic: s.Topic, At: s.At}}, set: g, card: c.setCard(g)}
}

// member reads what a set needs of a fact.
func (c *compiler) member(s *subject) *member {
	peers, ok := c.peersOf(s)
	m := &member{subject: s, possible: c.possible(s, peers), crowded: !ok, label: s.Label}
	if m.label == "" && (s.Fact.Table != "" || c.vocab.name(s.About) != nil) {
		m.label = s.AboutText
	}
	return m
}

// setCard is the card of a set without its questions. It has no claims of its
// own: those of the cards that it is of are what it asks.
func (c *compiler) setCard(g *gathering) Card {
	card := Card{
		ID: g.ID, Fact: g.ID, Topic: g.Topic, Kind: g.members[0].key().kind.id,
		Ask: first(g.Match, g.Order), Note: g.Note, Tags: slices.Clone(g.Tags), Was: g.Was,
	}
	var sides []*side
	for _, m := range g.members {
		card.Of = append(card.Of, m.cardID())
		sides = append(sides, m.sides...)
	}
	card.Reports = c.reports(sides)
	return card
}

// cardID is the first card of the member's fact.
func (m *member) cardID() string {
	if position := m.groups[0][0].position; position != "" {
		return m.ID + "/" + position
	}
	return m.ID
}

// leaveOut tells the author that a set can't ask for a fact, and why.
func (c *compiler) leaveOut(g *gathering, id string, form Form, why string) {
	where := "of the set " + g.ID
	if form != "" {
		where = fmt.Sprintf("of the form %s of the set %s", form, g.ID)
	}
	g.left = append(g.left, leftOut{id, form, why})
	c.warnAt(g.At, "left-out", "%s is left out %s", id, where).hint("%s", why)
}

// unfit says why a member can be asked for in no form under an ask, or "".
func (m *member) unfit(ask string, taken []*member) string {
	if m.label == "" {
		return "Nothing says what a list would call it: give the fact a label, such as  label: the attack on the museum."
	}
	if utf8.RuneCountInString(m.label) > maxItem {
		return fmt.Sprintf("Its label has more than %d characters.", maxItem)
	}
	for _, x := range taken {
		if fold(x.label) == fold(m.label) {
			return "It has the same label as " + x.ID + "."
		}
	}
	if m.crowded {
		return crowdedWhy
	}
	for _, x := range m.sides {
		if len(x.answers) > 1 {
			return "It marks several answers, and a line has room for one."
		}
		if x.answers[0].hedge != "" {
			return "“" + x.answers[0].hedge + "” stands beside the mark: mark it with the answer, so that it is known what the report leaves open."
		}
		said := words(ask + " " + m.label)
		if x.by != "" && !containsWords(said, words(x.by)) {
			return "It is what " + x.by + " says, and neither the question nor its label tells so."
		}
	}
	return ""
}

// asking is a set's question without its items.
func (c *compiler) asking(g *gathering, f Form, stem string, items []*member) Question {
	key := items[0].key()
	q := Question{
		ID: g.ID + "#" + string(f), Card: g.ID, Form: f, Type: key.Base, Stem: stem,
		Answers: []string{}, Accept: []string{}, Options: []Option{},
	}
	var sides []*side
	for _, m := range items {
		item := Item{Text: m.label, Answer: m.answersText(), Card: m.cardID()}
		q.Items = append(q.Items, item)
		q.Answers = append(q.Answers, item.Answer)
		sides = append(sides, m.sides...)
	}
	q.Cites = c.citesOf(sides)
	return q
}

// answersText is the member's answer, or what its reports give.
func (m *member) answersText() string {
	var list []string
	for _, g := range m.groups {
		list = append(list, g[0].answers[0].shown.Text)
	}
	return enumerate(list, " or ")
}

// tooFew says that a form has too few facts, and what became of the first.
func (g *gathering) tooFew(form Form) string {
	why := fmt.Sprintf("Fewer than %d facts are left that can be asked for together.", minItems)
	for _, x := range g.left {
		if x.form == form || x.form == "" {
			return why + " The first that is left out: " + x.fact + ". " + x.why
		}
	}
	return why
}

// leftOutOf groups the facts that a form leaves out by their reasons; none where
// the card is no set's.
func (g *gathering) leftOutOf(form Form) []Rejection {
	if g == nil {
		return nil
	}
	var groups []Rejection
	for _, x := range g.left {
		if x.form != form && x.form != "" {
			continue
		}
		i := slices.IndexFunc(groups, func(r Rejection) bool { return r.Why == x.why })
		if i < 0 {
			groups, i = append(groups, Rejection{Why: x.why}), len(groups)
		}
		if groups[i].Count++; groups[i].Count <= maxExamples {
			groups[i].Texts = append(groups[i].Texts, x.fact)
		}
	}
	return groups
}

// setMeantBy drafts the set that an id belongs to: its own, its card's or one of
// its questions'.
func (c *compiler) setMeantBy(id string) []*draft {
	card, _, _ := strings.Cut(id, "#")
	for _, drafts := range c.setDrafts() {
		for _, d := range drafts {
			if d.card.ID == card {
				return []*draft{d}
			}
		}
	}
	return nil
}
