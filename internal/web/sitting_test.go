package web

import (
	"io"
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"

	"quiz/internal/srs"
	"quiz/internal/study"

	"github.com/stretchr/testify/require"
)

// This file tests what a learner does in a sitting besides answering: undo, grade
// anew, suspend, put off, flag, and choose what to study.

// answerOne answers the question asked now, rightly or not, and returns its card.
func (b *bench) answerOne(right bool) string {
	b.t.Helper()
	form := b.ask()
	if right {
		b.answerRightly(form)
	} else {
		form.Set("giveup", "1")
		b.follow(b.post("/decks/reports/answers", form))
	}
	card, _, _ := strings.Cut(form.Get("question"), "#")
	return card
}

func TestUndoAsksAgain(t *testing.T) {
	b := newBench(t)
	card := b.answerOne(true)
	p := b.get(b.last())
	p.one(tag("form"), attr("action", b.last()+"/undo"), holds("Undo"), has("data-swap"))
	res := b.post(b.last()+"/undo", url.Values{})
	require.Equal(t, "/decks/reports/study?card="+card+"&did=undo", res.Header.Get("Location"))
	p = b.follow(res)
	p.sound()
	p.says("Your last answer is taken back. It counts no more.", "0 of 6 done")
	require.True(t, strings.HasPrefix(p.fields().Get("question"), card+"#"))
	require.Empty(t, p.all(attr("action", b.last()+"/undo")), "nothing is left to undo")
	b.get(b.last()).says("This answer was taken back")
	require.Equal(t, http.StatusSeeOther, b.post(b.last()+"/undo", url.Values{}).StatusCode, "twice changes nothing")
	require.Len(t, b.store.reviews(), 2)
}

func TestUndoGoesBackAnswerByAnswerAfterAReload(t *testing.T) {
	b := newBench(t)
	for i := range 3 {
		b.answerOne(i != 1)
		b.pass(5 * time.Second)
	}
	for left := 2; left >= 0; left-- {
		form := b.get("/decks/reports/study").one(tag("form"), holds("Undo the last answer"))
		action, _ := attribute(form, "action")
		b.follow(b.post(action, url.Values{}))
		require.Len(t, b.standing(), left)
	}
	require.Empty(t, b.get("/decks/reports/study").all(tag("form"), holds("Undo the last answer")))
}

// standing are the answers that count.
func (b *bench) standing() []study.Review {
	list, err := b.store.Latest(b.t.Context(), study.LocalLearner, "reports", 0, 100)
	require.NoError(b.t, err)
	return list
}

func TestAnEarlierAnswerCannotBeUndone(t *testing.T) {
	b := newBench(t)
	b.answerOne(true)
	first := b.last()
	b.answerOne(true)
	p := readPage(t, b.post(first+"/undo", url.Values{}))
	require.Equal(t, http.StatusConflict, p.status)
	p.sound()
	p.says("Another answer was given after this one", "Nothing was changed.")
	require.Empty(t, b.get(first).all(tag("form"), holds("Undo")))
	require.Equal(t, http.StatusNotFound, b.post("/decks/reports/answers/none/undo", url.Values{}).StatusCode)
	require.Equal(t, http.StatusNotFound, b.post("/decks/other/answers/none/undo", url.Values{}).StatusCode)
}

func TestARightAnswerIsCalledEasy(t *testing.T) {
	b := newBench(t)
	b.answerOne(true)
	p := b.get(b.last())
	p.one(tag("button"), text("About right"), attr("aria-pressed", "true"))
	res := b.post(b.last()+"/grade", url.Values{"grade": {"easy"}})
	p = b.follow(res)
	p.sound()
	p.one(tag("button"), text("Easy"), attr("aria-pressed", "true"))
	p.says("That matches the source")
	require.NotContains(t, p.words(), "Again in 10 minutes", "an easy card needs no second step")
	require.Equal(t, srs.Easy, b.standing()[0].Grade)
	require.Len(t, b.standing(), 1)
}

func TestOnlyARightAnswerIsGradedAnew(t *testing.T) {
	b := newBench(t)
	b.answerOne(false)
	require.Empty(t, b.get(b.last()).all(class("grades")))
	for _, grade := range []string{"easy", "again", "", "<b>"} {
		p := readPage(t, b.post(b.last()+"/grade", url.Values{"grade": {grade}}))
		require.Equal(t, http.StatusBadRequest, p.status)
		p.sound()
	}
	require.Len(t, b.store.reviews(), 1)
}

// TestMoreLeadsElsewhere: on a phone the header is away while a question is asked.
func TestMoreLeadsElsewhere(t *testing.T) {
	more := newBench(t).get("/decks/reports/study").one(attr("id", "more"))
	require.Contains(t, words(more), "left")
	var led []string
	for n := range more.Descendants() {
		if tag("a")(n) {
			led = append(led, href(n))
		}
	}
	require.Subset(t, led, []string{"/", "/decks", "/browse", "/progress", "/settings"})
}

func TestSuspendingGoesOnWithTheSitting(t *testing.T) {
	b := newBench(t)
	p := b.get("/decks/reports/study")
	card, _, _ := strings.Cut(p.fields().Get("question"), "#")
	button := p.one(tag("button"), attr("value", "suspend"), attr("data-press", "s"))
	require.Contains(t, words(button), "Suspend it")
	p = b.follow(b.post("/decks/reports/marks", url.Values{"card": {card}, "do": {"suspend"}}))
	p.sound()
	p.says("That card is suspended: it is not asked until you bring it back.")
	require.NotContains(t, p.fields().Get("question"), card+"#")
	p.one(tag("button"), attr("value", "resume"), text("Take that back u"))
	p = b.follow(b.post("/decks/reports/marks", url.Values{"card": {card}, "do": {"resume"}}))
	require.Equal(t, card+"#choice", p.fields().Get("question"))
	p.says("This card is asked again.")

	p = b.follow(b.post("/decks/reports/marks", url.Values{"card": {card}, "do": {"bury"}}))
	p.says("That card comes back tomorrow.")
	p.one(tag("button"), attr("value", "unbury"))
}

func TestFlagging(t *testing.T) {
	b := newBench(t)
	note := `The "date" is <b>off</b>.`
	p := b.follow(b.post("/decks/reports/marks", url.Values{"card": {"first-leader"}, "do": {"flag"}, "note": {note}}))
	p.says("Your note on this card is kept for the author.")
	require.Equal(t, note, words(p.one(tag("textarea"), attr("name", "note"))), "it is shown where it was written")
	p.one(tag("button"), attr("value", "unflag"), text("Take the flag away"))
	for name, form := range map[string]url.Values{
		"empty":       {"card": {"first-leader"}, "do": {"flag"}, "note": {" "}},
		"too long":    {"card": {"first-leader"}, "do": {"flag"}, "note": {strings.Repeat("x", study.MaxNote+1)}},
		"unknown":     {"card": {"first-leader"}, "do": {"erase"}},
		"no such one": {"card": {"none"}, "do": {"suspend"}},
	} {
		p := readPage(t, b.post("/decks/reports/marks", form))
		require.GreaterOrEqual(t, p.status, 400, name)
		p.sound()
	}
	require.NotContains(t, b.log.String(), "date")
}

// TestFlaggingComesBackToTheAnswer: who flags a card after its answer has not read
// that to the end yet.
func TestFlaggingComesBackToTheAnswer(t *testing.T) {
	b := newBench(t)
	p := b.answer("giveup", "1")
	p.says("It is not sent: it stays on this computer until you download it from the deck’s page.")
	answer, _ := attribute(p.one(tag("form"), class("flag")), "action")
	review, _ := attribute(p.one(tag("input"), attr("name", "answer")), "value")
	form := url.Values{"card": {"first-leader"}, "answer": {review}, "do": {"flag"}, "note": {"Is this so?"}}
	res := b.post(answer+"?topic=leadership", form)
	require.Equal(t, b.last()+"?topic=leadership&did=flag&on=first-leader", res.Header.Get("Location"))
	p = b.follow(res)
	p.sound()
	p.says("Not known yet", "Your note on this card is kept for the author.")
	say, _ := attribute(p.one(tag("main")), "data-say")
	require.Contains(t, say, "is kept for the author.")
	require.Len(t, p.all(tag("input"), attr("name", "answer"), attr("value", review)), 2, "taking it back comes back too")

	form.Set("do", "suspend")
	require.Contains(t, b.post(answer, form).Header.Get("Location"), "/study?did=suspend", "what is put aside is done with")
	form.Set("do", "flag")
	form.Set("answer", "../../../settings")
	require.Equal(t, "/decks/reports/answers/..%2F..%2F..%2Fsettings?did=flag&on=first-leader", b.post(answer, form).Header.Get("Location"))
}

func TestNotesForTheAuthor(t *testing.T) {
	b := newBench(t)
	require.Equal(t, http.StatusNotFound, b.get("/decks/reports/notes").status)
	b.follow(b.post("/decks/reports/marks", url.Values{"card": {"mcmaster-view"}, "do": {"flag"}, "note": {"Is this the whole sentence?\r\n# Not a heading"}}))
	b.get("/decks/reports").one(tag("a"), text("Download 1 note for the author"), attr("href", "/decks/reports/notes"))
	res := b.do(request(http.MethodGet, "/decks/reports/notes", ""))
	body, err := io.ReadAll(res.Body)
	require.NoError(t, err)
	require.Equal(t, `attachment; filename=notes-reports.md`, res.Header.Get("Content-Disposition"))
	require.Equal(t, "# Notes on Five reports on one week in Kabul\n\n## mcmaster-view\n\n"+
		"In the view of H. R. McMaster the enmity of the two groups is ….\n\n"+
		"> Is this the whole sentence?\n> # Not a heading\n\nNoted on 1 June 2026.\n", string(body))
}

func TestMarksLeadBackToAPageOfThisSite(t *testing.T) {
	b := newBench(t)
	for back, want := range map[string]string{
		"/browse?q=khan":       "/browse?q=khan",
		"":                     "/decks/reports/study?did=bury&on=us-dead",
		"//elsewhere.example":  "/decks/reports/study?did=bury&on=us-dead",
		"https://elsewhere":    "/decks/reports/study?did=bury&on=us-dead",
		`/\elsewhere.example`:  "/decks/reports/study?did=bury&on=us-dead",
		"javascript:alert(1)":  "/decks/reports/study?did=bury&on=us-dead",
		"/\t/elsewhere":        "/decks/reports/study?did=bury&on=us-dead",
		"/decks/%zz":           "/decks/reports/study?did=bury&on=us-dead",
		"decks/reports/study?": "/decks/reports/study?did=bury&on=us-dead",
	} {
		res := b.post("/decks/reports/marks", url.Values{"card": {"us-dead"}, "do": {"bury"}, "back": {back}})
		require.Equal(t, want, res.Header.Get("Location"), back)
	}
}

func TestScopesStayWithTheSitting(t *testing.T) {
	b := newBench(t)
	p := b.get("/decks/reports/study?only=disputed")
	p.sound()
	p.says("Only where reports differ", "0 of 2 done")
	form := p.fields()
	form.Set("giveup", "1")
	action, _ := attribute(p.one(tag("form"), attr("autocomplete", "off")), "action")
	require.Equal(t, "/decks/reports/answers?only=disputed", action)
	res := b.post(action, form)
	require.Equal(t, b.last()+"?only=disputed", res.Header.Get("Location"))
	p = b.follow(res)
	p.one(tag("a"), text("Next"), attr("href", "/decks/reports/study?only=disputed"))
	p.one(tag("form"), attr("action", b.last()+"/undo?only=disputed"))

	for _, query := range []string{"only=x", "ahead=31", "ahead=-1", "more=x", "until=99999999999", "topic=" + strings.Repeat("x", 301), "card=%ff"} {
		require.Equal(t, http.StatusNotFound, b.get("/decks/reports/study?"+query).status, query)
	}
}

func TestChoosingWhatToStudy(t *testing.T) {
	b := newBench(t)
	p := b.get("/decks/reports/choose")
	p.sound()
	p.says("What do you want to study?", "The day as it comes 6 cards", "What I got wrong nothing now", "Only one topic")
	p.one(tag("a"), holds("Only where reports differ"), attr("href", "/decks/reports/study?only=disputed"))
	topic := p.one(tag("a"), holds("Leadership"))
	require.Equal(t, "/decks/reports/study?topic=leadership", href(topic))
	b.get(href(topic)).says("Only the topic Leadership")
	require.Equal(t, http.StatusNotFound, b.get("/decks/none/choose").status)
	b.get("/").one(tag("a"), text("Choose what to study"), attr("href", "/decks/reports/choose"))
}

func TestAfterTheDayThereIsMore(t *testing.T) {
	b := newBench(t)
	b.finish()
	b.pass(24 * time.Hour)
	b.finish()
	p := b.get("/decks/reports/study")
	p.says("That is all for today.", "Tomorrow:", "To go on", "Reviews of the coming week")
	ahead := p.one(tag("a"), holds("Reviews of the coming week"))
	p = b.get(href(ahead))
	p.says("With reviews of the coming 7 days")
	require.NotEmpty(t, p.fields().Get("question"))
}

func TestATopicIsStudiedBeyondTheLimitOfNewCards(t *testing.T) {
	b := newBench(t)
	b.follow(b.post("/settings", url.Values{"new_per_day": {"1"}, "retention": {"90"}, "day_start": {"04:00"}, "zone": {"UTC"}}))
	require.NotContains(t, b.get("/decks/reports/choose").words(), "limit of new cards is reached")
	b.finish()
	p := b.get("/decks/reports/choose")
	p.says("The day as it comes nothing now", "Today’s limit of new cards is reached. A topic that you choose goes beyond it")
	topic := p.one(tag("a"), holds("Kabul airport, 26 August 2021"))
	require.Contains(t, words(topic), "2 new cards")
	require.Equal(t, "/decks/reports/study?more=10&topic=airport", href(topic))
	p = b.get(href(topic))
	p.says("Only the topic Kabul airport, 26 August 2021, beyond today’s limit of new cards")
	require.NotEmpty(t, p.fields().Get("question"))

	p = b.get("/decks/reports/study?topic=airport")
	p.says("That is all of this.", "To go on")
	require.Equal(t, href(topic), href(p.one(tag("a"), holds("Kabul airport, 26 August 2021"))))
}
