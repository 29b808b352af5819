package deck

import (
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// explained is a deck with every way in which an option may come about.
func explained(t *testing.T) *Deck {
	t.Helper()
	d, diags := Read("deck.yaml", []byte(`deck: d
as_of: 2021-09-04
sources:
  post: {publisher: The Post}
  wire: {publisher: Wire}
kinds: {keeper: {of: person}}
names:
  Anna Berg: keeper
  Ivo Costa: keeper
  Marta Silva: keeper
  Omar Khan: {kind: keeper, also: [the old keeper]}
  two keepers: {kind: keeper, crowd: true}
facts:
  - id: opened
    claim: The harbour was opened by [Anna Berg].
    ask: Who opened the harbour of Omar Khan?
    single: true
    maybe: [Marta Silva]
    cite: post ¶1 "opened"
  - {id: closed, claim: 'The harbour was closed by [Ivo Costa].', ask: Who closed the harbour?, cite: 'post ¶2 "closed"'}
  - id: year
    ask: When was the harbour opened?
    single: true
    positions:
      - {id: one, claim: 'The harbour was opened in [1950].', cite: 'post ¶1 "opened"'}
      - {id: two, claim: 'The harbour was opened in [1954].', cite: 'wire ¶1 "opened"'}
  - id: trade
    claim: Anna Berg was a [fisher].
    ask: What was Anna Berg?
    wrong: {farmer: The Post names her trade.}
    cite: post ¶1 "opened"
tables:
  - id: lights
    claim: The light of {about} is [{answer}].
    ask: What colour has the light of {about}?
    exclusive: true
    rows:
      north: {about: the north pier, answer: green, cite: 'post ¶3 "light"'}
      south: {about: the south pier, answer: red, cite: 'post ¶4 "light"'}
`))
	require.Zero(t, diags.Errors(), diags)
	return d
}

// optionOf is a question's option with a text.
func optionOf(t *testing.T, e Explanation, question, text string) ExplainedOption {
	t.Helper()
	for _, card := range e.Cards {
		for _, q := range card.Questions {
			for _, o := range q.Options {
				if q.ID == question && o.Text == text {
					return o
				}
			}
		}
	}
	t.Fatalf("%s does not offer %q: %v", question, text, e)
	return ExplainedOption{}
}

func TestExplainSaysWhereOptionsComeFrom(t *testing.T) {
	d := explained(t)
	for _, x := range []struct{ id, question, option, from, fact string }{
		{"opened", "opened#choice", "Anna Berg", "the claim", ""},
		{"opened", "opened#choice", "Ivo Costa", "the answer of another fact", "closed"},
		{"trade", "trade#choice", "farmer", "wrong", ""},
		{"trade#true-false", "trade#true-false", "Anna Berg was a farmer.", "wrong", ""},
		{"lights/north", "lights/north#choice", "red", "another row of the table", "lights/south"},
	} {
		e, err := Explain(d, x.id)
		require.NoError(t, err)
		o := optionOf(t, e, x.question, x.option)
		require.Equal(t, x.from, o.From, x.option)
		require.Equal(t, x.fact, o.Fact, x.option)
		require.NotEmpty(t, o.Why)
	}
	e, err := Explain(d, "year/one")
	require.NoError(t, err)
	require.Len(t, e.Cards, 1)
	for _, o := range e.Cards[0].Questions[0].Options {
		require.Equal(t, !o.Correct, o.From == "made up", o.Text)
	}
}

func TestExplainSaysWhatWasLeftOut(t *testing.T) {
	e, err := Explain(explained(t), "opened#choice")
	require.NoError(t, err)
	require.Equal(t, []string{"Anna Berg", "Marta Silva"}, e.Cards[0].Possible)
	require.Equal(t, []Rejection{
		{"stands in the question", []string{"Omar Khan"}, 1},
		{"not provably different from everything that may be right", []string{"Marta Silva"}, 1},
		{"may include anyone named", []string{"two keepers"}, 1},
	}, e.Cards[0].Questions[0].Rejected)

	e, err = Explain(explained(t), "year/one#choice")
	require.NoError(t, err)
	i := slices.IndexFunc(e.Cards[0].Questions[0].Rejected, func(r Rejection) bool { return slices.Contains(r.Texts, "1954") })
	require.GreaterOrEqual(t, i, 0, "the other report's year was considered")
	require.Equal(t, "disputed or taken back by reports", e.Cards[0].Questions[0].Rejected[i].Why)
}

func TestExplainTakesFactsCardsAndQuestions(t *testing.T) {
	d := explained(t)
	for id, cards := range map[string]string{
		"year": "year/one year/two year/differ", "year/two": "year/two", "year/differ": "year/differ",
		"year/one#choice": "year/one", "lights/south": "lights/south",
	} {
		e, err := Explain(d, id)
		require.NoError(t, err)
		var got []string
		for _, card := range e.Cards {
			got = append(got, card.ID)
		}
		require.Equal(t, cards, strings.Join(got, " "), id)
	}
	e, err := Explain(d, "closed#choice")
	require.NoError(t, err)
	require.Empty(t, e.Cards[0].Questions)
	require.Len(t, e.Cards[0].Refusals, 1, "a form that is missing is explained by its reason")
}

func TestExplainSuggestsWhatWasMeant(t *testing.T) {
	for id, hint := range map[string]string{
		"openned":       "did you mean opened?",
		"year/won":      "did you mean year/one?",
		"openned#cloze": "did you mean opened?",
		"opened#haiku":  "leave out #haiku to see its forms",
		"zebra":         `no fact, card or question "zebra"`,
		"":              `no fact, card or question ""`,
		"year#choice":   "leave out #choice to see its forms",
	} {
		_, err := Explain(explained(t), id)
		require.ErrorContains(t, err, hint, id)
	}
}

// TestExplainAgreesWithTheBook explains every fact of a world: the questions are
// those of the book, to the letter.
func TestExplainAgreesWithTheBook(t *testing.T) {
	d := newWorld(3).deck()
	b, _ := Compile(d)
	for i := 0; i < len(b.Cards); i += 17 {
		e, err := Explain(d, b.Cards[i].ID)
		require.NoError(t, err)
		for _, card := range e.Cards {
			for _, q := range card.Questions {
				in, ok := b.Question(q.ID)
				require.True(t, ok, q.ID)
				require.Equal(t, in.Stem, q.Stem)
				require.Len(t, q.Options, len(in.Options))
				for j, o := range q.Options {
					require.Equal(t, in.Options[j], Option{Text: o.Text, Correct: o.Correct, Why: o.Why}, q.ID)
					require.Equal(t, o.Correct, o.From == "the claim", q.ID)
				}
			}
		}
	}
}

func TestExplainTakesSetsWhateverTheirIDs(t *testing.T) {
	src := `deck: d
sources: {post: {publisher: The Post}}
facts:
  - {id: fact, label: the first, single: true, claim: 'A was in [1950].', ask: When was A?, cite: 'post ¶1 "x"'}
  - {id: fact-b, label: the second, single: true, claim: 'B was in [1960].', ask: When was B?, cite: 'post ¶1 "x"'}
  - {id: fact-c, label: the third, single: true, claim: 'C was in [1970].', ask: When was C?, cite: 'post ¶1 "x"'}
sets:
  - {id: facts-by-date, order: 'In which order?', of: [fact, fact-b, fact-c]}
`
	d, diags := Read("deck.yaml", []byte(src))
	require.Zero(t, diags.Errors(), diags)
	for _, id := range []string{"facts-by-date", "facts-by-date#order"} {
		e, err := Explain(d, id)
		require.NoError(t, err)
		require.True(t, e.Set)
		require.Equal(t, "facts-by-date", e.Fact)
		require.Len(t, e.Cards[0].Questions, 1)
		require.Len(t, e.Cards[0].Questions[0].Items, 3)
	}
	e, err := Explain(d, "fact")
	require.NoError(t, err)
	require.False(t, e.Set)
}
