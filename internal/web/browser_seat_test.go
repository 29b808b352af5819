package web

import (
	"testing"

	"quiz/internal/browsertest"
	"quiz/internal/live"

	"github.com/stretchr/testify/require"
)

// This file lets the learner take part in a class in a real browser.

// TestBrowserTheLearnerTakesPart joins and answers by keyboard; the page follows the class
// by itself, and is looked at in each phase.
func TestBrowserTheLearnerTakesPart(t *testing.T) {
	b, c := classroomTab(t)
	axe := browsertest.Axe(t)
	at := c.begin()
	look := func() {
		b.fits()
		if axe != "" {
			b.accessible(axe)
		}
	}
	b.visit("/")
	look()
	b.visit(at + "/seat")
	look()
	b.key("Mina\r")
	b.shows("You are in")
	look()
	c.act(at, "start")
	b.shows("Question 1 of 2")
	look()
	q, right := c.asked(at)
	b.press("\t")
	for range right {
		b.press("\t")
	}
	b.press("\r")
	b.shows("Stored: " + c.option(at, right))
	c.act(at, "close")
	b.shows("Time is up.")
	c.act(at, "reveal")
	b.shows("That matches the source")
	c.act(at, "explain")
	b.shows("Open the article")
	look()
	c.act(at, "end")
	b.shows("The class is over")
	require.Equal(t, q.ID, c.reviews()[0].Question)
	b.visit(at + "/seat/result")
	look()
	b.calm()
}

// TestBrowserTwoTabsAtTheSeatAreOneAnswer: what another tab stored stands, and is shown to
// the one that was second.
func TestBrowserTwoTabsAtTheSeatAreOneAnswer(t *testing.T) {
	b, c := classroomTab(t)
	at := c.begin()
	c.sit(at)
	c.act(at, "start")
	b.visit(at + "/seat")
	b.shows("Question 1 of 2")
	c.says(at, 1, live.Given{Places: []int{0}}) // in another tab, which this one is not told of
	require.True(t, eval[bool](b, `(() => { document.querySelectorAll(".option")[1].click(); return true })()`))
	b.shows("Stored: " + c.option(at, 0))
	b.calm()
}
