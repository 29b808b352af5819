package deck

// This file takes a part out of a book: some cards with all that showing, judging
// and explaining their questions needs, so that a classroom session can keep it
// whatever becomes of the deck.

// Part is the part of a book that some of its questions need. It judges the cards
// of these questions as the whole book does, and shows them with their sources.
// Where an answer is words, it also has the deck's other words, as questions
// without citations and reasons, because a typo is told from other answers. Ids
// that the book does not have are left out.
func (b *Book) Part(questions []string) *Book {
	need := needed{full: make(map[string]bool), bare: make(map[string]bool), sources: make(map[string]bool)}
	for _, id := range questions {
		if q, ok := b.Question(id); ok {
			need.full[q.Card] = true
		}
	}
	part := &Book{
		Format: b.Format, Deck: b.Deck, Title: b.Title, Description: b.Description, Language: b.Language, AsOf: b.AsOf,
		Topics: b.Topics, Names: b.Names, Questions: need.questions(b),
	}
	part.Cards = need.cards(b)
	for _, s := range b.Sources {
		if need.sources[s.ID] {
			part.Sources = append(part.Sources, s)
		}
	}
	part.fillLists()
	part.index = newBookIndex(part)
	return part
}

// needed is what a part keeps of a book, by id.
type needed struct {
	full    map[string]bool // cards, with all that is theirs
	bare    map[string]bool // cards that others refer to
	sources map[string]bool
}

// questions are those of the full cards, and what else answers in words.
func (n needed) questions(b *Book) []Question {
	inWords := false
	for i := range b.Questions {
		q := &b.Questions[i]
		inWords = inWords || n.full[q.Card] && len(q.Options)+len(q.Items) == 0 && (len(q.Blanks) > 0 || !q.Type.scalar())
	}
	var list []Question
	for i := range b.Questions {
		q := &b.Questions[i]
		switch {
		case n.full[q.Card]:
			list = append(list, *q)
			n.cite(q.Cites)
			for _, x := range q.Items {
				n.bare[x.Card] = true
			}
		case inWords && q.Form != Attribution && len(q.Items) == 0:
			list = append(list, q.words())
			n.bare[q.Card] = true
		}
	}
	return list
}

// cards are the full ones, and those that are referred to.
func (n needed) cards(b *Book) []Card {
	for i := range b.Cards {
		if n.full[b.Cards[i].ID] {
			for _, of := range b.Cards[i].Of {
				n.bare[of] = true
			}
		}
	}
	var list []Card
	for _, c := range b.Cards {
		switch {
		case n.full[c.ID]:
			for _, x := range c.Claims {
				n.cite(x.Cites)
			}
			list = append(list, c)
		case n.bare[c.ID]:
			list = append(list, Card{ID: c.ID, Fact: c.Fact, Topic: c.Topic, Kind: c.Kind, About: c.About, Disputed: c.Disputed})
		}
	}
	return list
}

func (n needed) cite(cites []BookCite) {
	for _, c := range cites {
		n.sources[c.Source] = true
	}
}

// words is a question with its texts alone.
func (q *Question) words() Question {
	bare := *q
	bare.Cites, bare.Options, bare.Nearly = nil, nil, nil
	for _, o := range q.Options {
		bare.Options = append(bare.Options, Option{Text: o.Text, Correct: o.Correct})
	}
	for _, near := range q.Nearly {
		bare.Nearly = append(bare.Nearly, Near{Text: near.Text, Also: near.Also, Wider: near.Wider})
	}
	return bare
}
