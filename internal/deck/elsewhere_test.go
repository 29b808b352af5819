package deck

import (
	"testing"

	"github.com/stretchr/testify/require"
)

// This file tests that what a deck says elsewhere keeps an option out.

const elsewhere = `deck: d
sources:
  a: {title: A small atlas, published: 2020}
kinds:
  leader: {of: person}
  band: {of: group, apart: true}
names:
  Ahmad Khan: {kind: leader}
  Bilal Shah: {kind: leader}
  Ann Miller: {kind: leader}
  Seth Jones: {kind: leader}
  Alpha Front: {kind: band}
  Boko League: {kind: band}
facts:
`

func compiled(t *testing.T, facts string) *Book {
	t.Helper()
	d, found := Read("d.yaml", []byte(elsewhere+facts))
	require.Zero(t, found.Errors(), "%s", printed(found))
	b, found := Compile(d)
	require.Zero(t, found.Errors(), "%s", printed(found))
	return b
}

func TestASubjectThatHasTheAnswerElsewhereIsNoOption(t *testing.T) {
	const led = `
  - {id: f1, about: Alpha Front, property: leader, single: true, claim: "In its time the leader of Alpha Front was [Ahmad Khan].", ask: "Who led Alpha Front?", cite: 'a ¶1 "led"'}
  - {id: f2, about: Boko League, property: leader, single: true, claim: "In its time the leader of Boko League was [Bilal Shah].", ask: "Who led Boko League?", cite: 'a ¶2 "led"'}
`
	b := compiled(t, led)
	q, ok := b.Question("f1#reverse")
	require.True(t, ok)
	require.Contains(t, optionTexts(q), "Boko League")
	b = compiled(t, led+`
  - {id: f3, about: Boko League, property: first leader, claim: "Before him Boko League was led by [Ahmad Khan].", ask: "Who led Boko League first?", cite: 'a ¶3 "led"'}
`)
	if q, ok := b.Question("f1#reverse"); ok {
		require.NotContains(t, optionTexts(q), "Boko League")
	}
}

func TestASecondSubjectOfATypedReverseIsNearlyRight(t *testing.T) {
	b := compiled(t, `
  - {id: f1, about: Alpha Front, claim: "Alpha Front was founded by [Ahmad Khan].", ask: "Who founded Alpha Front?", reverse: "Which group did Ahmad Khan found?", cite: 'a ¶1 "led"'}
  - {id: f2, about: Boko League, claim: "Boko League was founded by [Ahmad Khan].", ask: "Who founded Boko League?", cite: 'a ¶2 "led"'}
`)
	v, err := b.Judge("f1#reverse", Response{Option: -1, Text: "Boko League"})
	require.NoError(t, err)
	require.Equal(t, Nearly, v.Outcome)
}

func TestWhoMaySayTheSameIsNotOfferedAsSpeaker(t *testing.T) {
	const said = `
  - {id: w1, by: Ann Miller, quote: true, single: true, claim: "Ann Miller called the pass [a thread through dry hills].", ask: "What did Ann Miller call the pass?", cite: 'a ¶1 "a thread"'}
`
	b := compiled(t, said)
	q, ok := b.Question("w1#attribution")
	require.True(t, ok)
	require.Contains(t, optionTexts(q), "Seth Jones")
	b = compiled(t, said+`
  - {id: w2, claim: "It was [Seth Jones] who called the pass a thread through dry hills.", ask: "Who else spoke of the pass?", cite: 'a ¶2 "a thread"'}
`)
	_, ok = b.Question("w1#attribution")
	require.False(t, ok, "the deck gives the words to two")
}

func optionTexts(q *Question) []string {
	var list []string
	for _, o := range q.Options {
		list = append(list, o.Text)
	}
	return list
}
