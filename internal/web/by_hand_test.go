package web

import (
	"testing"

	"github.com/stretchr/testify/require"
)

// This file tests what the page after a question by hand says. Its answer is not
// what the claim marks.

const quay = `deck: quay
sources: {guide: {publisher: Guide House, published: 2021}}
facts:
  - id: quay
    claim: The old quay was built of [granite].
    ask: What was the old quay built of?
    forms: [choice]
    cite: guide ¶2 "granite"
    questions:
      - id: why
        ask: Why did the builders of the old quay not use wood?
        answer: the worms
        options: {the price: wood was cheaper, the weight: wood is lighter}
`

func TestAQuestionByHandShowsItsOwnAnswer(t *testing.T) {
	for _, chosen := range []string{"the worms", "the price", ""} {
		b := newBench(t)
		b.add("quay.yaml", []byte(quay))
		asked := b.get("/decks/quay/study")
		form := asked.fields()
		require.Equal(t, "quay#why", form.Get("question"))
		if chosen == "" {
			form.Set("giveup", "1")
		} else {
			form.Set("option", asked.option(chosen))
		}
		p := b.follow(b.post("/decks/quay/answers", form))
		p.sound()
		p.one(tag("p"), class("topic"), text("Why did the builders of the old quay not use wood?"))
		p.one(tag("p"), class("claim"), text("the worms"))
		p.one(tag("strong"), text("the worms"))
		require.Empty(t, p.all(tag("strong"), text("granite")), "the claim's own answer is not marked")
		p.one(tag("p"), class("also"), text("The old quay was built of granite."))
		p.says("Guide House")
		if chosen == "the price" {
			p.says("You chose the price", "wood was cheaper")
		}
	}
}
