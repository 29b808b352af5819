package web

import (
	"strings"
	"testing"
	"time"

	"quiz/internal/browsertest"
	"quiz/internal/live"
	"quiz/templates"

	"github.com/stretchr/testify/require"
)

// This file leads a session in a real browser.

// classroomTab is a tab on a site where phones can join.
func classroomTab(t *testing.T) (*tab, *classroom) {
	t.Helper()
	c := newClassroom(t)
	return openOn(t, browsertest.Chromium(t), c.bench), c
}

// TestBrowserALessonByKeyboard leads a lesson with Enter and single keys; the page keeps
// itself up to date meanwhile, and the wall beside it.
func TestBrowserALessonByKeyboard(t *testing.T) {
	b, c := classroomTab(t)
	at := c.begin("limit", "60")
	b.visit(at)
	b.shows("Nobody is in yet")
	c.join(at, "Zoë", "Ali")
	b.shows("2 are in")
	b.press("\r")
	b.shows("Answers are open")
	c.says(at, 1, live.Given{Places: []int{0}})
	b.shows("1 of 2 have answered")
	b.press("p")
	b.shows("Paused")
	b.press("\r")
	b.shows("Answers are open")
	b.press("t")
	b.waitFor(`document.querySelector("[data-left]").dataset.left > 70000`)
	c.says(at, 2, live.Given{Places: []int{0}})
	b.shows("2 of 2 have answered")
	b.press("\r")
	b.shows("Answers are closed")
	b.press("\r")
	b.shows("The answer is shown")
	b.press("h")
	b.shows("Answers are closed")
	b.press("\r")
	b.shows("The answer is shown")
	b.press("n")
	b.shows("Question 2 of")
	b.settles()
	require.True(t, eval[bool](b, `(() => { const s = document.querySelector("#ending > summary"); s.focus(); s.click(); document.getElementById("end-now").focus(); return true })()`))
	c.join(at, "Late")
	b.shows("0 of 3 have answered")
	require.Equal(t, "end-now", eval[string](b, `document.activeElement.id`), "what came in leaves the focus where it was")
	require.True(t, eval[bool](b, `document.getElementById("ending").open`))
	b.press("\r")
	b.shows("The session has ended")
	b.calm()
}

// TestBrowserTheTeacherStaysWithTheParticipants removes a pupil and locks the door while
// a question is open: nothing folds, and no key takes a step that wasn't meant.
func TestBrowserTheTeacherStaysWithTheParticipants(t *testing.T) {
	b, c := classroomTab(t)
	at := c.begin("limit", "60")
	c.join(at, "Zoë", "Ali")
	c.act(at, "start")
	b.visit(at)
	b.shows("Answers are open")
	require.True(t, eval[bool](b, `[...document.querySelectorAll(".steps kbd")].every((k) => k.checkVisibility())`), "the keys of the steps are shown")
	b.settles()
	eval[bool](b, `(() => { document.querySelector("#people > summary").click(); document.getElementById("remove-2").focus(); return true })()`)
	b.key("\r")
	b.shows("0 of 1 have answered")
	b.waitFor(`document.getElementById("people").open && document.activeElement.matches("#people > summary")`)
	b.settles()
	eval[bool](b, `(() => { document.getElementById("lock").focus(); return true })()`)
	b.key("\r")
	b.shows("Unlock the door")
	b.waitFor(`document.activeElement.id === "lock"`)
	b.press("\r")
	b.shows("Lock the door")
	b.shows("Answers are open")
	b.calm()
}

// press presses a key as soon as a person would who has seen what came in.
func (b *tab) press(key string) {
	b.t.Helper()
	b.settles()
	b.key(key)
}

// settles waits until what was done before has been answered, too: the stream of events
// may be ahead of the answer.
func (b *tab) settles() {
	b.t.Helper()
	time.Sleep(500 * time.Millisecond)
}

// shows waits for words on the page, as they are seen.
func (b *tab) shows(words string) {
	b.t.Helper()
	b.waitFor(`document.querySelector("main")?.innerText.includes("` + words + `")`)
}

// TestBrowserTheWallFits looks at the longest question that there can be.
func TestBrowserTheWallFits(t *testing.T) {
	b, c := classroomTab(t)
	at := c.begin()
	c.join(at, "Zoë")
	c.act(at, "start")
	words := strings.Repeat("the council of a province ", 20)
	for _, theme := range []string{"light", "dark"} {
		for _, shown := range []bool{false, true} {
			b.theme(theme)
			b.size(1280, 720)
			b.visit(at + "/wall")
			b.shows("0 of 1 have answered")
			view := templates.Wall{Number: 3, Of: 10, In: 28, Answered: 21, Phase: "open", Posed: &templates.Posed{Stem: words[:299] + "?"}}
			for i := range 4 {
				view.Posed.Options = append(view.Posed.Options, templates.PosedOption{
					Letter: templates.OptionLetter(i), Text: words[i : i+80], Shown: shown, Right: i == 1, Count: 7, Percent: 25,
				})
			}
			var html strings.Builder
			require.NoError(t, templates.WallBoard(view).Render(t.Context(), &html))
			eval[bool](b, `(() => { document.querySelector("[data-feed]").outerHTML = `+"`"+html.String()+"`"+`; return true })()`)
			require.LessOrEqual(t, eval[int](b, `document.documentElement.scrollHeight`), 720, "%s, shown %v", theme, shown)
			for _, part := range []string{".stem", ".what"} {
				require.GreaterOrEqual(t, eval[float64](b, `parseFloat(getComputedStyle(document.querySelector("`+part+`")).fontSize)`), 32.0, part)
			}
		}
	}
	b.calm()
}

// TestBrowserSessionsLook looks at the pages of a session in each phase, on a phone and
// on a desk.
func TestBrowserSessionsLook(t *testing.T) {
	b, c := classroomTab(t)
	axe := browsertest.Axe(t)
	at := c.begin("podium", "1", "approve", "1", "form-choice", "1")
	look := func(name, path string) {
		b.size(sizes[0].width, sizes[0].height)
		b.visit(path)
		t.Run(name, func(t *testing.T) {
			b := &tab{bench: b.bench, t: t, ctx: b.ctx, url: b.url}
			if !strings.HasSuffix(path, "/wall") {
				b.fits()
			}
			t.Run("axe", func(t *testing.T) {
				if axe == "" {
					t.Skip("QUIZ_AXE names no folder that holds axe.min.js")
				}
				(&tab{bench: b.bench, t: t, ctx: b.ctx, url: b.url}).accessible(axe)
			})
		})
	}
	look("choosing", "/decks/reports/session")
	c.join(at, "Zoë", "Ali")
	look("lobby", at)
	look("wall, lobby", at+"/wall")
	c.act(at, "admit-all", "participant", "2")
	c.act(at, "start")
	look("open", at)
	look("wall, open", at+"/wall")
	c.says(at, 1, live.Given{Places: []int{0}})
	c.says(at, 2, live.Given{Places: []int{1}})
	c.act(at, "close")
	c.act(at, "reveal")
	look("revealed", at)
	look("wall, revealed", at+"/wall")
	c.act(at, "explain")
	look("explained", at)
	look("wall, explained", at+"/wall")
	c.act(at, "end")
	look("ended", at)
	look("wall, ended", at+"/wall")
	look("results", at+"/results")
	look("list", "/sessions")
	look("claim", "/claim")
	b.calm()
}
