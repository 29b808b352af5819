package web

import (
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"testing"

	"quiz/internal/deck"
	"quiz/internal/web/front"

	"github.com/stretchr/testify/require"
	"golang.org/x/net/html"
)

// This file tests questions about several facts at once, in a browser without a
// module.

// right gives each line of a form what belongs to it.
func (b *bench) right(form url.Values) {
	b.t.Helper()
	book, err := b.desk.Book("forms")
	require.NoError(b.t, err)
	q, ok := book.Question(form.Get("question"))
	require.True(b.t, ok)
	items := q.Draw(0)
	slices.Sort(items)
	for place, i := range items {
		value := i
		if q.Form == deck.Ordering {
			value = place
		}
		form.Set("item"+strconv.Itoa(i), strconv.Itoa(value))
	}
}

// exchange lets two lines of a form change what they have.
func exchange(form url.Values, a, b string) {
	was := form.Get(a)
	form.Set(a, form.Get(b))
	form.Set(b, was)
}

func TestMatchingFactsWithTheirAnswers(t *testing.T) {
	b := formsBench(t)
	p, form := b.about("month")
	p.one(tag("h1"), text("Match each of these to the month in which it began."))
	selects := p.all(tag("select"))
	require.Len(t, selects, 5)
	for _, s := range selects {
		require.True(t, has("required")(s))
		id, _ := attribute(s, "id")
		p.one(tag("label"), attr("for", id))
		require.Equal(t, "Choose March 2020 May 2020 November 2020 May 2021 June 2021", words(s), "by date, and the same for all")
	}
	b.right(form)
	p = b.sent(form)
	p.one(tag("h1"), text("That matches the source"))
	require.Len(t, p.all(class("position"), class("right")), 5)
	p.says("the boat race on the long lake: May 2020", "Atlas House 2020 ¶ 5", "Guide House 2021 ¶ 4")
	require.Empty(t, p.all(class("given")))
}

func TestEachPairIsJudgedByItsOwn(t *testing.T) {
	b := formsBench(t)
	_, form := b.about("month")
	b.right(form)
	exchange(form, "item0", "item1")
	p := b.sent(form)
	p.one(tag("h1"), text("Nearly"))
	p.says("3 of 5 are beside their own.")
	lines := p.all(tag("li"), class("wrong"))
	require.Len(t, lines, 2)
	said := words(lines[0]) + words(lines[1])
	require.Contains(t, said, "Not quite: the boat race on the long lake: May 2020 You chose March 2020.")
	require.Contains(t, said, "Not quite: the fair: March 2020 You chose May 2020.")
	require.Len(t, p.all(tag("li"), class("right")), 3)
}

func TestPuttingFactsInOrder(t *testing.T) {
	b := formsBench(t)
	p, form := b.about("history")
	require.Equal(t, "Choose 1 (earliest) 2 3 4 5 (latest)", words(p.all(tag("select"))[0]))
	b.right(form)
	p = b.sent(form)
	p.one(tag("h1"), text("That matches the source"))
	p.says("The lake freezes in winter.")
	var list []string
	for _, li := range p.all(tag("li"), class("position")) {
		list = append(list, words(firstOf(li, "p")))
	}
	require.Equal(t, []string{
		"That matches the source: 1. the fair: March 2020",
		"That matches the source: 2. the boat race on the long lake: May 2020",
		"That matches the source: 3. the vote: November 2020",
		"That matches the source: 4. the move of the museum: May 2021",
		"That matches the source: 5. the feast: June 2021",
	}, list)

	b = formsBench(t)
	_, form = b.about("history")
	b.right(form)
	exchange(form, "item3", "item4")
	p = b.sent(form)
	p.one(tag("h1"), text("Nearly"))
	p.says("Two neighbours have changed places: the move of the museum (May 2021) comes before the feast (June 2021).",
		"4. the move of the museum: May 2021 You put it in place 5.")

	exchange(form, "item0", "item4")
	b = formsBench(t)
	_, fresh := b.about("history")
	form.Set("key", fresh.Get("key"))
	p = b.sent(form)
	p.one(tag("h1"), text("Not quite"))
	p.says("2 of 5 are in their places.")
}

func firstOf(n *html.Node, name string) *html.Node {
	for c := range n.Descendants() {
		if tag(name)(c) {
			return c
		}
	}
	return n
}

func TestGivingUpOnAnOrderShowsIt(t *testing.T) {
	b := formsBench(t)
	_, form := b.about("history")
	form.Set("giveup", "1")
	p := b.sent(form)
	p.one(tag("h1"), text("Not known yet"))
	p.says("1. the fair: March 2020", "5. the feast: June 2021")
	require.NotContains(t, p.words(), "You put it")
}

// TestLinesThatCannotBeTakenComeBack: what was chosen is not lost, and nothing is
// stored.
func TestLinesThatCannotBeTakenComeBack(t *testing.T) {
	for name, c := range map[string]struct {
		card  string
		spoil func(form url.Values)
		says  string
		wrong int
	}{
		"one place twice":  {"history", func(f url.Values) { f.Set("item0", f.Get("item1")) }, "Two lines have the same place. Give each a place of its own.", 2},
		"one answer twice": {"month", func(f url.Values) { f.Set("item0", f.Get("item1")) }, "Two lines have the same answer. Each belongs to one line.", 2},
		"a line is open":   {"month", func(f url.Values) { f.Set("item2", "") }, "Not every line has its answer yet.", 1},
	} {
		t.Run(name, func(t *testing.T) {
			b := formsBench(t)
			_, form := b.about(c.card)
			b.right(form)
			c.spoil(form)
			p := readPage(t, b.post("/decks/forms/answers", form))
			p.sound()
			require.Equal(t, http.StatusUnprocessableEntity, p.status)
			require.Contains(t, words(p.one(attr("id", "trouble"))), c.says)
			require.Len(t, p.all(tag("select"), attr("aria-invalid", "true")), c.wrong)
			require.Equal(t, "/decks/forms/study?card="+c.card, p.header.Get("Content-Location"))
			again := p.fields()
			for _, option := range p.all(tag("option"), has("selected")) {
				value, _ := attribute(option, "value")
				field, _ := attribute(option.Parent, "name")
				require.Equal(t, form.Get(field), value, "what was chosen is kept")
				again.Set(field, value)
			}
			require.Empty(t, b.store.reviews())
			b.right(again)
			b.sent(again).one(tag("h1"), text("That matches the source"))
		})
	}
}

func TestHostileLines(t *testing.T) {
	b := formsBench(t)
	_, form := b.about("month")
	for name, spoil := range map[string]func(f url.Values){
		"no line":           func(f url.Values) { dropLines(f) },
		"one line":          func(f url.Values) { dropLines(f); f.Set("item0", "0") },
		"a word":            func(f url.Values) { f.Set("item0", "May") },
		"below":             func(f url.Values) { f.Set("item0", "-1") },
		"above":             func(f url.Values) { f.Set("item0", "31") },
		"far above":         func(f url.Values) { f.Set("item0", "99999999999999999999") },
		"a line too many":   func(f url.Values) { f.Set("item7", "7") },
		"another's option":  func(f url.Values) { dropLines(f); f.Set("option", "0") },
		"another's writing": func(f url.Values) { dropLines(f); f.Set("text", "May 2020") },
	} {
		t.Run(name, func(t *testing.T) {
			b.right(form)
			spoilt := url.Values{}
			for k, v := range form {
				spoilt[k] = slices.Clone(v)
			}
			spoil(spoilt)
			b.t = t
			require.Equal(t, 400, readPage(t, b.post("/decks/forms/answers", spoilt)).status)
		})
	}
	require.Empty(t, b.store.reviews())
}

func dropLines(form url.Values) {
	for i := range front.MaxFields {
		form.Del("item" + strconv.Itoa(i))
	}
}

func TestASetHasItsPlaceInTheLibrary(t *testing.T) {
	b := formsBench(t)
	p := b.get("/decks/forms/facts/history")
	p.sound()
	p.one(tag("h1"), text("Put these in the order in which they began, the earliest first."))
	p.says("The fair began in March 2020.", "Guide House")
	b.get("/decks/forms").says("Put these in the order in which they began, the earliest first.")
	require.NotContains(t, b.get("/decks/forms/timeline?answers=1").words(), "Put these in the order", "its facts stand there")
}
