package deck

import (
	"bytes"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/stretchr/testify/require"
)

func jsonOf(t *testing.T, b *Book) string {
	t.Helper()
	var buf bytes.Buffer
	if err := b.WriteJSON(&buf); err != nil {
		t.Fatal(err)
	}
	return buf.String()
}

// TestCompileIsDeterministic compiles worlds again and again, also side by
// side, and compares every byte.
func TestCompileIsDeterministic(t *testing.T) {
	for seed := range uint64(3) {
		d := newWorld(seed).deck()
		first, diags := Compile(d)
		want := jsonOf(t, first)
		var group sync.WaitGroup
		for range 4 {
			group.Go(func() {
				again, more := Compile(d)
				if got := jsonOf(t, again); got != want {
					t.Error("two runs give two books")
				}
				if !slices.Equal(diags, more) {
					t.Error("two runs say different things")
				}
			})
		}
		group.Wait()
	}
}

var published = regexp.MustCompile(` \([^()]*\d{4}\)`)

var questionID = regexp.MustCompile(`^[a-zA-Z][a-zA-Z0-9-]*(/[a-zA-Z][a-zA-Z0-9-]*){0,2}#(choice|true-false|multiple|attribution|reverse|cloze|typed|number|date|self|match|order)$`)

// forSomeCards are the forms that are not tried for every card.
var forSomeCards = map[Form]bool{Multiple: true, Attribution: true, Reverse: true}

// TestEveryQuestionIsWellFormed looks at what must hold for any question of
// any deck.
func TestEveryQuestionIsWellFormed(t *testing.T) {
	for seed := range uint64(5) {
		b, _ := Compile(newWorld(seed).deck())
		seen := make(map[string]bool)
		for i := range b.Questions {
			q := &b.Questions[i]
			if !questionID.MatchString(q.ID) || seen[q.ID] {
				t.Errorf("the id %q is not well formed, or stands twice", q.ID)
			}
			seen[q.ID] = true
			checkQuestion(t, q)
		}
		for i := range b.Cards {
			forms := 0
			for _, q := range b.QuestionsOf(b.Cards[i].ID) {
				if !forSomeCards[q.Form] {
					forms++
				}
			}
			for _, r := range b.Refusals {
				if r.Card == b.Cards[i].ID && !forSomeCards[r.Form] {
					forms++
				}
			}
			set := len(b.Cards[i].Of) > 0
			if !set && forms != 5 || set && (forms < 1 || forms > 2) { // typed, number and date are one
				t.Errorf("%s: %d forms are made or refused", b.Cards[i].ID, forms)
			}
		}
	}
}

func checkQuestion(t *testing.T, q *Question) {
	t.Helper()
	if q.Stem == "" || len(q.Answers) == 0 || len(q.Cites) == 0 {
		t.Errorf("%s asks nothing, or nothing is right, or nobody says so", q.ID)
	}
	stem := words(published.ReplaceAllString(q.Stem, "")) // when a report came out is no part of what is asked
	texts := make(map[string]bool)
	for _, o := range q.Options {
		if o.Why == "" || !strings.HasSuffix(o.Why, ".") {
			t.Errorf("%s: the option %q gives no reason: %q", q.ID, o.Text, o.Why)
		}
		if containsWords(stem, words(o.Text)) || texts[fold(o.Text)] {
			t.Errorf("%s: the option %q stands in the question or twice", q.ID, o.Text)
		}
		texts[fold(o.Text)] = true
		if !o.Correct && slices.Contains(q.Answers, o.Text) {
			t.Errorf("%s: the option %q is an answer", q.ID, o.Text)
		}
	}
	if q.Form == TrueFalse {
		checkStatements(t, q)
	}
	if set := q.Form == Ordering || q.Form == Matching; set != (len(q.Items) >= 3) {
		t.Errorf("%s has %d items", q.ID, len(q.Items))
	}
	if q.Form == Multiple {
		require.NoError(t, validateMultiple(q), q.ID)
		return
	}
	offers := q.Form.offers() && (q.Form != Reverse || len(q.Options) > 0)
	if offers && (len(q.Options) < 2 || len(q.Options) > 4) || !offers && len(q.Options) > 0 {
		t.Errorf("%s has %d options", q.ID, len(q.Options))
	}
	for _, n := range q.Nearly {
		if n.Why == "" || slices.Contains(q.Answers, n.Text) || texts[fold(n.Text)] {
			t.Errorf("%s: %q is nearly right without a reason, or right, or an option", q.ID, n.Text)
		}
	}
	if q.Form == Cloze {
		for _, a := range append(slices.Clone(q.Answers), q.Accept...) {
			if containsWords(stem, dropArticles(words(a))) {
				t.Errorf("%s: %q still stands in %q", q.ID, a, q.Stem)
			}
		}
	}
}

// checkStatements looks at what must hold for any statement: it is a sentence, and
// the one that is true is the claim with all that stands in front of it.
func checkStatements(t *testing.T, q *Question) {
	t.Helper()
	credit := ""
	for _, o := range q.Options {
		before, _, credited := strings.Cut(o.Text, "), ")
		if credit == "" {
			credit = before
		}
		if first, _ := utf8.DecodeRuneInString(o.Text); unicode.IsLower(first) || !strings.ContainsAny(o.Text[len(o.Text)-1:], ".!?") {
			t.Errorf("%s: %q is no sentence", q.ID, o.Text)
		}
		if credited && before != credit {
			t.Errorf("%s: %q and %q are not the same report's", q.ID, before, credit)
		}
	}
}

// TestEditsElsewhereChangeNothing adds, moves and edits facts of other kinds
// and compares every question of the rest.
func TestEditsElsewhereChangeNothing(t *testing.T) {
	edits := map[string]func(d *Deck){
		"a fact is added": func(d *Deck) {
			d.Facts = append(d.Facts, textFact("added"))
		},
		"a fact is added in front": func(d *Deck) {
			d.Facts = slices.Insert(d.Facts, 0, textFact("added"))
		},
		"a name of another kind is added": func(d *Deck) {
			d.Names = append(d.Names, Name{Text: "The Quiet Press", Kind: "organisation"})
		},
		"a source is added": func(d *Deck) {
			d.Sources = append(d.Sources, Source{ID: "late", Publisher: "Late", Published: "2021-09"})
		},
	}
	for name, edit := range edits {
		t.Run(name, func(t *testing.T) {
			w := newWorld(7)
			before, _ := Compile(w.deck())
			d := w.deckAgain()
			edit(d)
			after, _ := Compile(d)
			for i := range before.Questions {
				q := &before.Questions[i]
				now, ok := after.Question(q.ID)
				if !ok || fmt.Sprint(*now) != fmt.Sprint(*q) {
					t.Fatalf("%s changes:\n%v\n%v", q.ID, *q, now)
				}
			}
		})
	}
}

// deckAgain derives the same deck a second time.
func (w *world) deckAgain() *Deck { return newWorld(7).deck() }

func textFact(id string) Fact {
	return Fact{
		ID: id, Topic: "events", Ask: "What is " + id + "?", Claim: sayClaim("It is [a new thing]."),
		Cites: []Cite{{Source: "post", Paragraph: 1, Phrase: "new thing"}},
	}
}

// TestOneMoreCandidateChangesFewQuestions adds one person to many, in several
// worlds. Only questions that offer the newcomer may change, and only a few do.
func TestOneMoreCandidateChangesFewQuestions(t *testing.T) {
	changed, total := 0, 0
	for seed := range uint64(6) {
		before, _ := Compile(newWorld(seed).deck())
		d := newWorld(seed).deck()
		d.Names = append(d.Names, Name{Text: "Zora Quist", Kind: "commander"})
		after, _ := Compile(d)
		for i := range before.Questions {
			q := &before.Questions[i]
			if q.Form != Choice || q.Type != BasePerson {
				continue
			}
			total++
			now, ok := after.Question(q.ID)
			if !ok {
				t.Fatalf("%s is gone", q.ID)
			}
			if fmt.Sprint(now.Options) == fmt.Sprint(q.Options) {
				continue
			}
			changed++
			if !slices.ContainsFunc(now.Options, func(o Option) bool { return o.Text == "Zora Quist" }) {
				t.Errorf("%s changes without offering the newcomer", q.ID)
			}
		}
	}
	if changed == 0 || changed*4 > total {
		t.Errorf("%d of %d questions changed", changed, total)
	}
}

func TestOrder(t *testing.T) {
	places := make(map[int]int)
	for i := range 400 {
		q := Question{ID: fmt.Sprintf("fact-%d#choice", i), Options: make([]Option, 4)}
		if got := q.Order(0); !slices.Equal(got, []int{0, 1, 2, 3}) {
			t.Fatalf("the canonical order is %v", got)
		}
		order := q.Order(i + 1)
		if !slices.Equal(order, q.Order(i+1)) {
			t.Fatal("one review has two orders")
		}
		places[order[0]]++
		slices.Sort(order)
		if !slices.Equal(order, []int{0, 1, 2, 3}) {
			t.Fatalf("%v is no order", order)
		}
	}
	for at, n := range places {
		if n < 60 || n > 140 {
			t.Errorf("option %d comes first %d times in 400", at, n)
		}
	}
	if got := (&Question{}).Order(3); len(got) != 0 {
		t.Errorf("no options have the order %v", got)
	}
}

// TestStatement asks many true/false questions many times: the claim comes about
// half of the time, at the first review and later, and false statements take
// turns.
func TestStatement(t *testing.T) {
	const questions, reviews = 400, 30
	for wrong := 1; wrong <= wantedWrong; wrong++ {
		claims, first, runs := 0, 0, 0
		for i := range questions {
			q := Question{ID: fmt.Sprintf("fact-%d#true-false", i), Form: TrueFalse, Options: make([]Option, wrong+1)}
			claim := i % (wrong + 1)
			q.Options[claim].Correct = true
			last := -1
			for n := range reviews {
				at := q.Statement(n)
				if at != q.Statement(n) || at < 0 || at >= len(q.Options) {
					t.Fatalf("review %d shows %d, then %d of %d", n, at, q.Statement(n), len(q.Options))
				}
				switch {
				case at == claim:
					claims++
				case at == last && wrong > 1:
					t.Fatalf("%s: review %d repeats a false statement", q.ID, n)
				}
				if at == last {
					runs++
				}
				if n == 0 && at == claim {
					first++
				}
				last = at
			}
		}
		if share := float64(claims) / (questions * reviews); share < 0.48 || share > 0.52 {
			t.Errorf("of %d false statements: the claim comes %.3f of the time", wrong, share)
		}
		if first < questions*4/10 || first > questions*6/10 {
			t.Errorf("of %d false statements: the claim comes first %d times in %d", wrong, first, questions)
		}
		limit := 0.27 // the claim twice in a row: a half of a half
		if wrong == 1 {
			limit = 0.52 // and the only false statement twice in a row
		}
		if share := float64(runs) / (questions * (reviews - 1)); share > limit {
			t.Errorf("of %d false statements: %.3f of all reviews repeat one", wrong, share)
		}
	}
	for _, q := range []Question{{}, {Form: Choice, Options: []Option{{Correct: true}}}, {Form: TrueFalse, Options: []Option{{}}}} {
		if got := q.Statement(3); got != -1 {
			t.Errorf("%v shows statement %d", q, got)
		}
	}
}

// TestTheKeyStandsAnywhere counts where right options stand, and for numbers
// and dates where they rank: neither must give them away.
func TestTheKeyStandsAnywhere(t *testing.T) {
	places, ranks := make([]int, 4), make([]int, 4)
	for seed := range uint64(6) {
		b, _ := Compile(newWorld(seed).deck())
		for i := range b.Questions {
			q := &b.Questions[i]
			if len(q.Options) != 4 || q.Form != Choice {
				continue
			}
			at := slices.IndexFunc(q.Options, func(o Option) bool { return o.Correct })
			places[at]++
			if q.Type == BaseYear {
				ranks[rankOf(q, at)]++
			}
		}
	}
	for _, counts := range [][]int{places, ranks} {
		sum := counts[0] + counts[1] + counts[2] + counts[3]
		for _, n := range counts {
			if n*4 < sum*6/10 || n*4 > sum*16/10 {
				t.Errorf("uneven: %v", counts)
				break
			}
		}
	}
}

func rankOf(q *Question, at int) int {
	rank := 0
	key, _, _ := oracleDays(q.Options[at].Text)
	for _, o := range q.Options {
		if lo, _, _ := oracleDays(o.Text); lo < key {
			rank++
		}
	}
	return rank
}
