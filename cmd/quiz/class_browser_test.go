package main

import (
	"context"
	"fmt"
	"net"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"quiz/internal/browsertest"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
	"github.com/stretchr/testify/require"
)

// This file leads a whole class of the real program in a real browser: a host, a
// projector and three phones, each with cookies of its own, over plain HTTP and by a
// name that is not this machine's. One phone has no JavaScript.

// classHost is the name by which phones know the class.
const classHost = "school.test"

// classTab is one of the browsers.
type classTab struct {
	t    *testing.T
	name string
	ctx  context.Context
	axe  string
}

// TestBrowserAWholeClassWithARestart kills the program in the middle of a question and
// starts it again at its addresses. Everybody is where they were.
func TestBrowserAWholeClassWithARestart(t *testing.T) {
	chromium := browsertest.ChromiumWith(t, chromedp.Flag("host-resolver-rules", "MAP "+classHost+" 127.0.0.1"))
	axe := browsertest.Axe(t)
	data, desk, class := t.TempDir(), freeAddress(t), freeAddress(t)
	_, port, err := net.SplitHostPort(class)
	require.NoError(t, err)
	school := "http://" + net.JoinHostPort(classHost, port)
	serve := func() *process {
		return launch(t, classStarted, "quiz", "serve", "--addr", desk, "--class", class, "--base-url", school, "--data", data)
	}
	open := func(name string, width, height int64) *classTab {
		return openTab(t, chromium, axe, name, width, height)
	}
	p := serve()

	host := open("host", 1280, 800)
	host.visit("http://" + desk + "/decks/isisk/session")
	host.fill("number", "2")
	host.untick("form-", "form-choice")
	host.tabTo("Open the lobby")
	host.press("\r")
	host.shows("Let the class in")
	host.tabTo("Link for another screen")
	host.press("\r")
	wall := host.find(`/http:\/\/[^\s"]*\/w\/[A-Za-z0-9_-]{22}/`)
	host.do(chromedp.NavigateBack())
	host.shows("Let the class in")
	link := host.find(`/http:\/\/[^\s"]*\/j\/[A-Za-z0-9_-]{22}/`)
	require.True(t, strings.HasPrefix(wall, school+"/") && strings.HasPrefix(link, school+"/"), "%s, %s", wall, link)

	projector := open("projector", 1280, 720)
	projector.visit(wall)
	projector.click("button")
	phones := []*classTab{open("Ali", 360, 740), open("Zoë", 360, 740), open("Noor", 360, 740)}
	bare := phones[2]
	_, err = chromedp.Call(bare.ctx, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: true})
	require.NoError(t, err)
	bare.axe = "" // which is a script itself; the page is the one that the others are checked on
	for _, ph := range phones {
		ph.visit(link)
		ph.fill("name", ph.name)
		ph.click("form .button")
		ph.shows("You are in")
	}
	host.shows("3 are in")
	projector.shows("3")

	host.press("\r")
	host.shows("Answers are open")
	for _, tab := range append(phones, projector) {
		tab.shows("Question 1 of 2")
		tab.sound()
	}
	for _, ph := range phones[1:] {
		ph.click("button.option")
		ph.shows("Stored")
	}
	host.shows("2 of 3 have answered")

	p.kill()
	p = serve()
	for _, ph := range phones[1:] {
		ph.shows("Stored")
	}
	phones[0].click("button.option")
	phones[0].shows("Stored")
	host.shows("3 of 3 have answered")
	host.settle()
	host.press("\r")
	host.shows("Answers are closed")
	host.settle()
	host.press("\r")
	host.shows("The answer is shown")
	host.settle()
	host.press("\r")
	host.shows("The answer is explained")
	host.sound()
	projector.shows("What the sources say")
	projector.sound()
	for _, ph := range phones {
		ph.shows("Open the article")
		ph.sound()
	}
	host.settle()
	host.press("\r")
	host.shows("Question 2 of 2")
	for _, ph := range phones {
		ph.shows("Question 2 of 2")
	}
	host.visit(host.address())
	host.tabTo("End the session")
	host.press("\r")
	host.tabTo("End it now")
	host.press("\r")
	host.shows("The session has ended")
	for _, ph := range phones {
		ph.shows("The class is over")
		ph.sound()
		ph.click(`main a[href="/class/result"]`)
		ph.shows("Open the article")
		ph.sound()
	}
	require.NoError(t, p.cmd.Process.Signal(os.Interrupt))
}

// freeAddress is an address of this machine where nothing listens.
func freeAddress(t *testing.T) string {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	require.NoError(t, err)
	defer l.Close()
	return l.Addr().String()
}

// openTab opens a browser context with one tab.
func openTab(t *testing.T, chromium context.Context, axe, name string, width, height int64) *classTab {
	t.Helper()
	ctx, cancel := chromedp.NewContext(chromium, chromedp.WithNewBrowserContext())
	t.Cleanup(cancel)
	ctx, stop := context.WithTimeout(ctx, 3*time.Minute)
	t.Cleanup(stop)
	b := &classTab{t: t, name: name, ctx: ctx, axe: axe}
	var options []chromedp.EmulateViewportOption
	if width < 600 {
		options = append(options, chromedp.EmulateMobile, chromedp.EmulateTouch)
	}
	b.do(chromedp.EmulateViewport(width, height, options...))
	return b
}

func (b *classTab) do(steps ...step) {
	b.t.Helper()
	require.NoError(b.t, chromedp.Do(b.ctx, steps...), b.name)
}

func (b *classTab) visit(address string) {
	b.t.Helper()
	b.do(chromedp.Navigate(address))
}

// is what an expression of the page is worth.
func (b *classTab) is(expression string) string {
	b.t.Helper()
	v, err := chromedp.Run(b.ctx, chromedp.Evaluate[string](expression))
	require.NoError(b.t, err, b.name)
	return v
}

func (b *classTab) address() string { return b.is(`location.href`) }

// shows waits for words on the page.
func (b *classTab) shows(words string) {
	b.t.Helper()
	text := ""
	seen := func() bool {
		v, err := chromedp.Run(b.ctx, chromedp.Evaluate[string](`document.querySelector("main")?.innerText ?? ""`))
		text = strings.Join(strings.Fields(v), " ")
		return err == nil && strings.Contains(text, words)
	}
	for deadline := time.Now().Add(20 * time.Second); !seen(); time.Sleep(30 * time.Millisecond) {
		if time.Now().After(deadline) {
			b.shoot()
			b.t.Fatalf("%s is not shown %q but %q", b.name, words, text)
		}
	}
}

// find waits for what a pattern finds in the page's source.
func (b *classTab) find(pattern string) (found string) {
	b.t.Helper()
	require.Eventually(b.t, func() bool {
		v, err := chromedp.Run(b.ctx, chromedp.Evaluate[string](`(document.documentElement?.outerHTML.match(`+pattern+`) ?? [""])[0]`))
		found = v
		return err == nil && found != ""
	}, 10*time.Second, 50*time.Millisecond, pattern)
	return found
}

// fill writes into a field by its name.
func (b *classTab) fill(field, text string) {
	b.t.Helper()
	b.do(chromedp.SetValue(fmt.Sprintf("input[name=%q]", field), text))
}

// untick leaves of the boxes whose names begin alike only one ticked.
func (b *classTab) untick(prefix, only string) {
	b.t.Helper()
	b.is(`(() => { for (const box of document.querySelectorAll('input[type=checkbox][name^="` + prefix + `"]')) box.checked = box.name === "` + only + `"; return "" })()`)
}

// click clicks what a selector finds first.
func (b *classTab) click(selector string) {
	b.t.Helper()
	b.do(chromedp.Click(selector))
}

// settle waits as long as a person who has seen what came in: keys that come sooner
// are meant for what was there before.
func (b *classTab) settle() { time.Sleep(1200 * time.Millisecond) }

func (b *classTab) press(key string) {
	b.t.Helper()
	b.do(chromedp.KeyEvent(key))
}

// tabTo goes on by the keyboard until something with these words has the focus.
func (b *classTab) tabTo(words string) {
	b.t.Helper()
	for range 80 {
		if strings.Contains(b.is(`document.activeElement?.innerText ?? ""`), words) && b.is(`document.activeElement.tagName`) != "BODY" {
			return
		}
		b.press("\t")
	}
	b.shoot()
	b.t.Fatalf("%s can't reach %q by the keyboard", b.name, words)
}

// sound requires that the checker finds nothing, and that nothing scrolls sideways.
func (b *classTab) sound() {
	b.t.Helper()
	require.Equal(b.t, "no", b.is(`document.documentElement.scrollWidth > innerWidth ? "it scrolls sideways" : "no"`), b.name)
	if b.axe != "" {
		require.Empty(b.t, browsertest.Violations(b.t, b.ctx, b.axe), b.name)
	}
}

// shoot takes a picture of what is shown, for whoever looks into a failure.
func (b *classTab) shoot() {
	shot, err := chromedp.Run(b.ctx, chromedp.CaptureScreenshot())
	if err == nil {
		os.WriteFile(filepath.Join(os.TempDir(), "class-"+b.name+".png"), shot, 0o600)
	}
}
