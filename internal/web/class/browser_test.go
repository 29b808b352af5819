package class_test

import (
	"context"
	"fmt"
	"net/url"
	"strings"
	"sync"
	"testing"
	"time"

	"quiz/internal/browsertest"
	"quiz/internal/live"

	"github.com/chromedp/cdproto/emulation"
	cdplog "github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
	"github.com/stretchr/testify/require"
)

// This file tests pupils' phones in a real browser, over plain HTTP and by a name that
// is not this machine's, as in a school.

// tab is a phone's browser.
type tab struct {
	*school
	ctx context.Context
	url string

	mu       sync.Mutex
	troubles []string
	requests []string // paths, in their order
}

// browser is one that finds the school on this machine.
func browser(t *testing.T) context.Context {
	t.Helper()
	return browsertest.ChromiumWith(t, chromedp.Flag("host-resolver-rules", "MAP school.test 127.0.0.1"))
}

// tab opens a phone with cookies of its own.
func (s *school) tab(browser context.Context) *tab {
	s.t.Helper()
	u, err := url.Parse(s.server.URL)
	require.NoError(s.t, err)
	b := &tab{school: s, url: "http://school.test:" + u.Port()}
	ctx, cancel := chromedp.NewContext(browser, chromedp.WithNewBrowserContext())
	s.t.Cleanup(cancel)
	ctx, stop := context.WithTimeout(ctx, 2*time.Minute)
	s.t.Cleanup(stop)
	b.ctx = ctx
	require.NoError(s.t, chromedp.Do(ctx))
	require.NoError(s.t, chromedp.Listen(ctx, b.watch))
	_, err = chromedp.Call(ctx, cdplog.Enable, struct{}{})
	require.NoError(s.t, err)
	_, err = chromedp.Call(ctx, network.Enable, network.EnableParams{})
	require.NoError(s.t, err)
	b.size(360, 740)
	return b
}

// watch collects requests, and what must not happen.
func (b *tab) watch(ev any) {
	b.mu.Lock()
	defer b.mu.Unlock()
	switch ev := ev.(type) {
	case *network.EventRequestWillBeSent:
		if rest, own := strings.CutPrefix(ev.Request.URL, b.url); own {
			b.requests = append(b.requests, rest)
		} else {
			b.troubles = append(b.troubles, "request to "+ev.Request.URL)
		}
	case *runtime.EventExceptionThrown:
		b.troubles = append(b.troubles, "exception: "+ev.ExceptionDetails.Text)
	case *cdplog.EventEntryAdded:
		b.troubles = append(b.troubles, fmt.Sprintf("%s: %s", ev.Entry.Level, ev.Entry.Text))
	}
}

func (b *tab) calm() {
	b.t.Helper()
	b.mu.Lock()
	defer b.mu.Unlock()
	require.Empty(b.t, b.troubles)
}

func (b *tab) do(steps ...chromedp.Action[chromedp.Void]) {
	b.t.Helper()
	require.NoError(b.t, chromedp.Do(b.ctx, steps...))
}

func (b *tab) size(width, height int64) {
	b.t.Helper()
	var options []chromedp.EmulateViewportOption
	if width < 600 {
		options = append(options, chromedp.EmulateMobile, chromedp.EmulateTouch)
	}
	b.do(chromedp.EmulateViewport(width, height, options...))
}

func (b *tab) theme(scheme string) {
	b.t.Helper()
	_, err := chromedp.Call(b.ctx, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{
		Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: scheme}, {Name: "prefers-reduced-motion", Value: "reduce"}},
	})
	require.NoError(b.t, err)
}

// eval is what an expression of the page is worth.
func eval[T any](b *tab, expression string) T {
	b.t.Helper()
	v, err := chromedp.Run(b.ctx, chromedp.Evaluate[T](expression))
	require.NoError(b.t, err, expression)
	return v
}

// shows waits until the page shows words.
func (b *tab) shows(words string) {
	b.t.Helper()
	if !assertEventually(func() bool {
		text, err := chromedp.Run(b.ctx, chromedp.Evaluate[string](`document.readyState === "complete" ? document.querySelector("main")?.innerText ?? "" : ""`))
		return err == nil && strings.Contains(strings.Join(strings.Fields(text), " "), words)
	}) {
		require.Fail(b.t, "the page does not show it", "%q in %q", words, eval[string](b, `document.body.innerText`))
	}
}

func assertEventually(holds func() bool) bool {
	for deadline := time.Now().Add(15 * time.Second); time.Now().Before(deadline); time.Sleep(20 * time.Millisecond) {
		if holds() {
			return true
		}
	}
	return false
}

// tap taps what shows words.
func (b *tab) tap(words string) {
	b.t.Helper()
	require.True(b.t, eval[bool](b, fmt.Sprintf(`(() => {
		const one = [...document.querySelectorAll("main button, main a, footer button, label.option")].find((e) => e.innerText.trim().includes(%q));
		one?.click();
		return Boolean(one);
	})()`, words)), words)
}

// enter comes in as a pupil does: the address, a name, a tap.
func (b *tab) enter(name string) {
	b.t.Helper()
	b.do(chromedp.Navigate(b.url + "/j/" + b.session().Link))
	b.shows("What shall we call you?")
	b.do(chromedp.SendKeys(chromedp.ID("name"), name))
	b.tap("Join")
	b.shows("You are in")
}

func TestBrowserAPhoneFollowsTheClass(t *testing.T) {
	s := newSchool(t, usual())
	b := s.tab(browser(t))
	b.enter("Zoë")
	s.act(live.Start)
	b.shows("What is the capital of Afghanistan?")
	b.tap("Kabul")
	b.shows("Stored: Kabul")
	require.True(t, eval[bool](b, `[...document.querySelectorAll(".option")].every((o) => o.disabled)`), "there is one answer")
	s.act(live.Close)
	b.shows("Time is up")
	b.shows("Stored: Kabul")
	s.act(live.Reveal)
	b.shows("That matches the source")
	s.act(live.Explain)
	b.shows("Atlas House")
	s.act(live.Next)
	b.shows("Afghanistan has")
	b.tap("True")
	b.shows("Stored: True")
	s.next()
	b.shows("Which of these border Afghanistan?")
	b.tap("Send")
	b.shows("Choose something first")
	b.tap("Iran")
	b.tap("Pakistan")
	b.tap("Send")
	b.shows("Stored: ")
	b.shows("Pakistan")
	require.Equal(t, 1, s.board().Answered)
	s.act(live.Close, live.Reveal, live.End)
	b.shows("The class is over")
	b.tap("Look at what you answered")
	b.shows("questions right")
	b.calm()
}

func TestBrowserWhatIsTypedStaysWhereItIs(t *testing.T) {
	s := newSchool(t, live.Settings{Cap: 9, LateJoin: true, Limit: time.Minute})
	b := s.tab(browser(t))
	b.enter("Zoë")
	s.act(live.Start)
	for range 3 {
		s.next()
	}
	b.shows("How high is Noshaq?")
	b.do(chromedp.SendKeys(chromedp.ID("text"), "7492"))
	require.NoError(t, s.class.Act(t.Context(), live.Act{Action: live.AddTime, By: 30_000, Version: s.board().Version}))
	require.True(t, assertEventually(func() bool {
		return eval[bool](b, `Number(document.querySelector("[data-left]")?.dataset.left) > 60000`)
	}))
	require.Equal(t, "7492", eval[string](b, `document.querySelector("#text").value`))
	require.Equal(t, "text", eval[string](b, `document.activeElement.id`))
	b.tap("Send")
	b.shows("Stored: 7492")
	b.calm()
}

func TestBrowserAnAnswerSurvivesALostNetworkAndAReload(t *testing.T) {
	s := newSchool(t, usual())
	b := s.tab(browser(t))
	b.enter("Zoë")
	s.act(live.Start)
	b.shows("What is the capital of Afghanistan?")
	s.lost.Store(true)
	b.tap("Kabul")
	b.shows("Not stored yet. Sending again…")
	require.Zero(t, s.board().Answered)
	s.lost.Store(false)
	b.shows("Stored: Kabul")
	require.Equal(t, 1, s.board().Answered)

	s.next()
	b.shows("Afghanistan has")
	s.lost.Store(true)
	b.tap("False")
	b.shows("Not stored yet. Sending again…")
	s.lost.Store(false)
	b.do(chromedp.Reload())
	b.shows("Stored: False")
	require.Equal(t, 1, s.board().Answered)
}

func TestBrowserTwoTabsAreOnePupil(t *testing.T) {
	s := newSchool(t, usual())
	b := s.tab(browser(t))
	b.enter("Zoë")
	s.act(live.Start)
	b.shows("What is the capital of Afghanistan?")
	second, cancel := chromedp.NewContext(b.ctx)
	defer cancel()
	other := &tab{school: s, ctx: second, url: b.url}
	require.NoError(t, chromedp.Do(second))
	other.do(chromedp.Navigate(b.url + "/class"))
	other.shows("What is the capital of Afghanistan?")
	b.tap("Kabul")
	b.shows("Stored: Kabul")
	other.tap("Herat")
	other.shows("Stored: Kabul")
	require.Equal(t, 1, s.board().Answered)
}

func TestBrowserAPhoneNeedsFourRequests(t *testing.T) {
	s := newSchool(t, usual())
	s.act(live.Start)
	b := s.tab(browser(t))
	b.do(chromedp.Navigate(b.url + "/j/" + s.session().Link))
	b.shows("What shall we call you?")
	b.do(chromedp.SendKeys(chromedp.ID("name"), "Zoë"))
	b.mu.Lock()
	b.requests = nil
	b.mu.Unlock()
	b.tap("Join")
	b.shows("What is the capital of Afghanistan?")
	b.tap("Kabul")
	b.shows("Stored: Kabul")
	b.mu.Lock()
	defer b.mu.Unlock()
	var needed []string
	for _, path := range b.requests {
		if !strings.HasSuffix(path, "/icon.svg") && path != "/class/answers" && !strings.HasPrefix(path, "/j/") {
			needed = append(needed, path)
		}
	}
	t.Logf("after the name: %s", strings.Join(needed, ", "))
	require.LessOrEqual(t, len(needed), 4)
}

func TestBrowserPhonesAreAccessible(t *testing.T) {
	axe := browsertest.Axe(t)
	if axe == "" {
		t.Skip("QUIZ_AXE names no folder that holds axe.min.js")
	}
	s := newSchool(t, usual())
	chromium := browser(t)
	b := s.tab(chromium)
	look := func(name string) {
		t.Helper()
		for _, width := range []int64{360, 1280} {
			b.size(width, 740)
			for _, theme := range []string{"light", "dark"} {
				b.theme(theme)
				found := browsertest.Violations(t, b.ctx, axe)
				require.Empty(t, found, "%s, %d px, %s", name, width, theme)
				require.False(t, eval[bool](b, `document.documentElement.scrollWidth > innerWidth`), "%s scrolls sideways at %d px", name, width)
			}
		}
		b.size(360, 740)
	}
	b.do(chromedp.Navigate(b.url + "/"))
	b.shows("Join a class")
	look("code")
	b.do(chromedp.Navigate(b.url + "/j/" + s.session().Link))
	b.shows("What shall we call you?")
	look("name")
	b.enter("Zoë")
	look("lobby")
	s.act(live.Start)
	b.shows("What is the capital")
	look("choice")
	b.tap("Herat")
	b.shows("Stored: Herat")
	look("stored")
	s.act(live.Close, live.Reveal)
	b.shows("Not quite")
	look("revealed")
	s.act(live.Explain)
	b.shows("Atlas House")
	look("explained")
	for _, words := range []string{"Afghanistan has", "Which of these", "How high"} {
		s.next()
		b.shows(words)
		look(words)
	}
	s.act(live.Close, live.Reveal, live.End)
	b.shows("The class is over")
	look("ended")
	b.tap("Look at what you answered")
	b.shows("questions right")
	look("result")
	b.tap("Take these answers home")
	b.shows("Your code")
	look("claim")
	b.calm()
}
