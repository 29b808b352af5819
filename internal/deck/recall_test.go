package deck

import (
	"fmt"
	"math/rand/v2"
	"os"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// editable is decks of every kind of fact, and the one that comes with the
// program.
func editable(t *testing.T) []*Deck {
	src, err := os.ReadFile("../../decks/isisk.yaml")
	require.NoError(t, err)
	isisk, _ := Read("isisk.yaml", src)
	list := []*Deck{isisk}
	for seed := range uint64(2) {
		list = append(list, newWorld(seed).deck())
	}
	return list
}

// TestASessionCompilesAsCompileDoes edits decks again and again and compares what
// the session makes of each version with what Compile does.
func TestASessionCompilesAsCompileDoes(t *testing.T) {
	edits, kept := 20, 0
	if testing.Short() {
		edits = 5
	}
	for seed, d := range editable(t) {
		r, s := rand.New(rand.NewPCG(uint64(seed), 1)), new(Session)
		for range edits {
			before := s.outcomes
			e := *anyOf(r, deckEdits)
			d = editCopy(d)
			e.edit(r, d)
			require.True(t, sameAsCompile(s, d), "after the edit %q", e.name)
			kept += held(before, s.outcomes)
		}
	}
	require.Greater(t, kept, 1_000, "hardly anything is taken again")
}

// TestASessionKeepsAnswersThatMove reads the answers of a deck once, though a line
// before all others moves every place in it.
func TestASessionKeepsAnswersThatMove(t *testing.T) {
	for _, d := range editable(t) {
		s := new(Session)
		s.Compile(d)
		words := s.answers.words
		d = editCopy(d)
		deckEdits[0].edit(nil, d)
		require.True(t, sameAsCompile(s, d))
		require.Same(t, words, s.answers.words)
		for i, e := range words.names {
			require.Same(t, &d.Names[i], e.Name)
		}
	}
}

// sameAsCompile reports whether a session makes of a deck what Compile does.
func sameAsCompile(s *Session, d *Deck) bool {
	got, found := s.Compile(d)
	want, wanted := Compile(d)
	got.index, want.index = nil, nil
	return reflect.DeepEqual(want, got) && reflect.DeepEqual(wanted, found)
}

// held counts the facts whose outcome is that of the version before.
func held(before, now map[uint64]*outcome) (n int) {
	for print, o := range now {
		if o != nil && before[print] == o {
			n++
		}
	}
	return n
}

// Each thing that is looked at must count: a session that does not look there
// keeps what is out of date. The edits are those that show it soonest.
func TestEveryLookOfASessionCounts(t *testing.T) {
	for at, edits := range map[sight][]string{
		atPeers: {"ask", "same sentence", "maybe"}, atRing: {"answer", "topic"}, atLine: {"number", "answer"},
		atContested: {"positions", "superseded"}, atKin: {"answer", "property"}, atAll: {"speaker", "wording", "answer"},
	} {
		t.Run(fmt.Sprint(edits), func(t *testing.T) {
			require.True(t, failsBlind(at, edits))
		})
	}
}

func withoutSight(looks []look, at sight) (list []look) {
	for _, l := range looks {
		if l.at != at {
			list = append(list, l)
		}
	}
	return list
}

// What is told of another subject, and who else has an answer, is looked at for
// reverse questions only.
func TestAReverseIsCompiledAgainForFactsFarOff(t *testing.T) {
	const head = "deck: d\nsources:\n  s: {publisher: Paper, published: 2020}\nkinds: {city: {of: place, apart: true}}\n" +
		"names: {Ulm: {kind: city}, Bonn: {kind: city}, Trier: {kind: city}, Otto: {kind: person}, Anna: {kind: person}}\nfacts:\n"
	const home = "  - {id: a, claim: 'The home of Otto was [Ulm].', about: Otto, property: home, single: true, ask: 'Where was the home of Otto?', forms: [reverse], cite: 's ¶1 \"a\"'}\n" +
		"  - {id: b, claim: 'The home of Anna was [Bonn].', about: Anna, property: home, single: true, ask: 'Where was the home of Anna?', cite: 's ¶1 \"a\"'}\n"
	const typed = "  - {id: a, claim: 'The home of Otto was [Ulm].', about: Otto, reverse: 'Whose home was it?', ask: 'Where did Otto live?', forms: [reverse], cite: 's ¶1 \"a\"'}\n"
	const other = "  - {id: c, claim: 'The grave of Anna is in [Trier].', about: Anna, property: grave, ask: 'Where is the grave of Anna?', cite: 's ¶1 \"a\"'}\n"
	for at, facts := range map[sight]string{atTold: home + other, atAnswered: typed + other} {
		before, found := Read("", []byte(head+facts))
		require.Zero(t, found.Errors(), "%s", printed(found))
		after, _ := Read("", []byte(strings.Replace(head+facts, "[Trier]", "[Ulm]", 1)))
		for _, blind := range []bool{false, true} {
			var s Session
			s.Compile(before)
			for _, o := range s.outcomes {
				if o != nil && blind {
					o.looks = withoutSight(o.looks, at)
				}
			}
			require.NotEqual(t, blind, sameAsCompile(&s, after), "at %d", at)
		}
	}
}

// failsBlind reports whether a session that does not look at something gives
// another book than Compile after some edits.
func failsBlind(at sight, names []string) bool {
	var edits []deckEdit
	for _, e := range deckEdits {
		if slices.Contains(names, e.name) {
			edits = append(edits, e)
		}
	}
	d, r, s := newWorld(1).deck(), rand.New(rand.NewPCG(1, 1)), new(Session)
	for range 40 {
		s.Compile(d)
		for _, o := range s.outcomes {
			if o != nil {
				o.looks = withoutSight(o.looks, at)
			}
		}
		d = editCopy(d)
		for range 5 {
			anyOf(r, edits).edit(r, d)
		}
		if !sameAsCompile(s, d) {
			return true
		}
	}
	return false
}

// Every part of a fact has a share in its print, and no place has.
func TestAPrintIsOfAllButPlaces(t *testing.T) {
	var f Fact
	v := reflect.ValueOf(&f).Elem()
	for i := range v.NumField() {
		before, field, name := contentPrint(f), v.Field(i), v.Type().Field(i).Name
		switch field.Kind() {
		case reflect.String:
			field.SetString("x")
		case reflect.Bool:
			field.SetBool(true)
		case reflect.Slice:
			field.Set(reflect.MakeSlice(field.Type(), 1, 1))
		default:
			if field.Type() == reflect.TypeFor[Pos]() {
				field.Set(reflect.ValueOf(Pos{1, 2}))
				require.Equal(t, before, contentPrint(f), name)
				continue
			}
			field.Set(reflect.ValueOf(Claim{Raw: "It is [so]."}))
		}
		require.NotEqual(t, before, contentPrint(f), name)
	}
	require.NotEqual(t, contentPrint([]string{"ab", "c"}), contentPrint([]string{"a", "bc"}))
}
