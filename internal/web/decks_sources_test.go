package web

import (
	"net/http"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// This file tests decks whose zips bring the texts of their sources.

// sourced is the small deck, whose source names its text.
var sourced = strings.Replace(small, "published: 2020}", "published: 2020, file: atlas.txt}", 1)

const atlasText = "Of three cities: Kabul, Tashkent and Dushanbe.\nA second paragraph.\n"

func TestCitationsAreLookedUpInTheTextsOfAZip(t *testing.T) {
	b := newBench(t)
	p := b.send("capitals.zip", zipped(t, map[string]string{"deck.yaml": sourced, "atlas.txt": atlasText}))
	p.sound()
	p.says("Looked up: every phrase that the deck cites stands in the text of its source")
	require.NotContains(t, p.words(), "not used")

	p = b.send("capitals.zip", zipped(t, map[string]string{"deck.yaml": sourced, "atlas.txt": "Of two cities: Kabul and Tashkent.\n"}))
	p.sound()
	require.Equal(t, http.StatusUnprocessableEntity, p.status)
	p.says("This deck has 1 error", "no-phrase", `"Dushanbe" does not stand in atlas ¶1`)

	p = b.send("capitals.yaml", []byte(sourced))
	p.sound()
	p.says("Not looked up:", "where they come with it", "put the text of its source into the deck’s folder")
}

func TestTextsThatCameWithADeckCanBeRead(t *testing.T) {
	b := newBench(t)
	answered := func() page {
		form := b.get("/decks/capitals/study").fields()
		form.Set("giveup", "1")
		return b.follow(b.post("/decks/capitals/answers", form))
	}
	b.add("capitals.zip", zipped(t, map[string]string{"capitals/deck.yaml": sourced, "capitals/sources/atlas.txt": atlasText}))
	p := answered()
	p.says("Read the passage")
	p = b.get("/decks/capitals/sources/atlas?answers=1")
	p.sound()
	p.says("Of three cities: Kabul, Tashkent and Dushanbe.")
	require.NotContains(t, p.words(), "A second paragraph", "only what is cited is shown")

	b.add("capitals.yaml", []byte(sourced))
	p = answered()
	p.says("About the source")
	require.NotContains(t, p.words(), "Read the passage")
	require.NotContains(t, b.get("/decks/capitals/sources/atlas").words(), "Of three cities")
}
