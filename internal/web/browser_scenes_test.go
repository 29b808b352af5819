package web

import (
	"context"
	"net/http"
	"slices"
	"strconv"
	"time"

	"quiz/internal/study"

	"github.com/stretchr/testify/require"
)

// This file holds every page that the browser looks at, reached as a learner
// reaches it.

// scene is one page. Opening it brings the site to where the page is shown;
// scenes are opened in order, on one site.
type scene struct {
	name string
	open func(*bench) string
}

func at(path string) func(*bench) string { return func(*bench) string { return path } }

// replies answers a question by typing and shows the page after it.
func replies(question, text string) func(*bench) string {
	return func(b *bench) string {
		b.reply(b.until(question), text)
		return b.last()
	}
}

// scenes are the pages of one learner's first sitting.
func scenes() []scene {
	return []scene{
		{"home", at("/")},
		{"no progress", at("/progress")},
		{"fresh", at("/decks/reports/facts/founding-year")},
		{"unplaced", at("/decks/reports/timeline")},
		{"unbegun", at("/decks/reports/map")},
		{"ask", at("/decks/reports/study")},
		{"unsaid", func(b *bench) string { b.answer("giveup", "1"); return b.last() }},
		{"typed", at("/decks/reports/study")},
		{"differ", replies("founding-year/in-2014#date", "2015")},
		{"early", replies("us-dead#number", "12")},
		{"three", replies("afghan-dead/about-sixty#number", "60")},
		{"cloze", func(b *bench) string { b.until("mcmaster-view#cloze"); return "/decks/reports/study" }},
		{"right", replies("mcmaster-view#cloze", "overstated")},
		{"wrong", func(b *bench) string {
			form := b.until("founders#choice")
			form.Set("option", "1")
			b.follow(b.post("/decks/reports/answers", form))
			return b.last()
		}},
		{"later", func(b *bench) string { b.finish(); return "/" }},
		{"done", at("/decks/reports/study")},
		{"deck", at("/decks/reports")},
		{"browse", at("/browse")},
		{"found", at("/browse?q=kabul&deck=reports&is=disputed&answers=1")},
		{"nothing", at("/browse?q=nonsense")},
		{"fact", at("/decks/reports/facts/afghan-dead")},
		{"marked", func(b *bench) string { b.mark("us-dead"); return "/decks/reports/facts/us-dead" }},
		{"timeline", at("/decks/reports/timeline")},
		{"map", at("/decks/reports/map")},
		{"source", at("/decks/reports/sources/washington-times")},
		{"blog", at("/decks/reports/sources/headlines360")},
		{"settings", at("/settings")},
		{"saved", at("/settings?saved=1")},
		{"missing", at("/decks/none")},
		{"progress", func(b *bench) string { b.weeks(5); return "/progress" }},
		{"progress of a deck", at("/progress?deck=reports")},
	}
}

// unfolding is script that brings out what a scene keeps folded away.
var unfolding = map[string]string{
	"own shown":          `document.querySelector("[data-reveal]").open = true`,
	"differing":          `document.querySelector("[data-reveal]").open = true`,
	"places given twice": `document.querySelectorAll("select").forEach((s) => (s.selectedIndex = 2)); document.querySelector("main .button").click()`,
	"more":               `document.querySelector("#more").showPopover()`,
	"keys":               `document.querySelector("#keys").showPopover()`,
}

// sittingScenes are what else a sitting shows.
func sittingScenes() []scene {
	form := func(card string) func(*bench) string { return at("/decks/forms/study?card=" + card) }
	return []scene{
		{"choose", at("/decks/reports/choose")},
		{"statement", func(b *bench) string {
			b.pass(175 * 24 * time.Hour) // to a month with a long name
			b.addForms()
			return form("statement")(b)
		}},
		{"gaps", form("gaps")},
		{"set", form("set")},
		{"reverse", form("east")},
		{"own", form("own")},
		{"own shown", form("own")},
		{"differing", form("opened/differ")},
		{"more", form("gaps")},
		{"keys", form("gaps")},
		{"notice", at("/decks/forms/study?did=suspend&on=gaps")},
		{"gaps judged", func(b *bench) string {
			_, f := b.about("gaps")
			f.Set("blank0", "ivory")
			f.Set("blank1", "something else")
			b.sent(f)
			return b.last()
		}},
		{"statement judged", func(b *bench) string {
			_, f := b.about("statement")
			f.Set("said", "false")
			b.sent(f)
			return b.last()
		}},
		{"answers of a fact", at("/decks/forms/facts/statement")},
		{"set judged", func(b *bench) string {
			p, f := b.about("set")
			p.choose(f, "Kabul", "Samarkand")
			b.sent(f)
			return b.last()
		}},
		{"match", form("month")},
		{"order", form("history")},
		{"places given twice", form("history")},
		{"match judged", func(b *bench) string {
			_, f := b.about("month")
			b.right(f)
			exchange(f, "item0", "item1")
			b.sent(f)
			return b.last()
		}},
		{"order judged", func(b *bench) string {
			_, f := b.about("history")
			b.right(f)
			exchange(f, "item0", "item4")
			b.sent(f)
			return b.last()
		}},
		{"portion", at("/decks/forms/study?only=missed&until=1")},
	}
}

// deckScenes are the pages of whole decks, on a site of their own. What is the
// answer to a file is shown again by handing the file in from the page.
func deckScenes() []deckScene {
	return []deckScene{
		{"add", at("/decks/add"), nil},
		{"refused", at("/decks/add"), &sentFile{"capitals.zip", []byte("none")}},
		{"faulty", at("/decks/add"), &sentFile{"capitals.yaml", []byte(faulty)}},
		{"preview", at("/decks/add"), &sentFile{"capitals.yaml", []byte(warned)}},
		{"added", func(b *bench) string { b.add("capitals.yaml", []byte(small)); return "/decks?done=added&deck=capitals" }, nil},
		{"update", at("/decks/add"), &sentFile{"a file with a rather long name.yaml", []byte(larger)}},
		{"remove", func(b *bench) string { b.answer("giveup", "1"); return "/decks/reports/remove" }, nil},
		{"removed", func(b *bench) string { b.post("/decks/reports/remove", nil); return "/decks/reports/remove" }, nil},
		{"at a removed deck", at("/decks/reports/study"), nil},
		{"managed", func(b *bench) string {
			b.post("/decks/capitals/pause", form("paused", "1"))
			return "/decks?done=paused&deck=capitals"
		}, nil},
		{"paused", at("/decks/capitals/study"), nil},
		{"home with a paused deck", at("/"), nil},
	}
}

// deckScene is a scene that may go on by handing in a file.
type deckScene struct {
	name string
	open func(*bench) string
	file *sentFile
}

// last is the page of the answer that was stored last.
func (b *bench) last() string {
	all := slices.DeleteFunc(b.store.reviews(), func(r study.Review) bool { return r.Voids != "" })
	r := all[len(all)-1]
	return "/decks/" + r.Deck + "/answers/" + r.ID
}

// mark suspends a card and flags it with a note.
func (b *bench) mark(card string) {
	b.t.Helper()
	m := study.Mark{Suspended: true, Note: "The figure was corrected again since.", NotedAt: b.now().UnixMilli()}
	require.NoError(b.t, b.store.Mark(context.Background(), study.LocalLearner, "reports", card, func(study.Mark) study.Mark { return m }))
}

// finish answers rightly, a minute apart, until nothing is left for the day.
func (b *bench) finish() {
	b.t.Helper()
	for range 60 {
		p := b.get("/decks/reports/study")
		form := p.fields()
		if form.Get("question") == "" {
			return
		}
		b.answerRightly(form)
		b.pass(time.Minute)
	}
	require.Fail(b.t, "the day has no end")
}

// answerRightly sends the answer that the deck holds.
func (b *bench) answerRightly(form map[string][]string) page {
	b.t.Helper()
	book, err := b.desk.Book("reports")
	require.NoError(b.t, err)
	q, ok := book.Question(form["question"][0])
	require.True(b.t, ok)
	for i, o := range q.Options {
		if o.Correct {
			form["option"] = []string{strconv.Itoa(i)}
		}
	}
	if len(q.Options) == 0 {
		form["text"] = q.Answers[:1]
	}
	res := b.post("/decks/reports/answers", form)
	require.Equal(b.t, http.StatusSeeOther, res.StatusCode)
	return b.follow(res)
}
