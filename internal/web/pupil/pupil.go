// Package pupil draws what one participant of a class sees, and takes what they answer,
// for both listeners: a phone on the school's network, and the learner who takes part at
// this machine.
//
// What all screens of an address show alike is made once for each state of the class
// (stage.Lesson.Once) and sent to all.
//
// The package must never show what live.PupilView does not hold, never judge an answer,
// and never know how somebody proved who they are.
package pupil

import (
	"context"
	"fmt"
	"net/http"
	"slices"
	"strconv"

	"quiz/internal/live"
	"quiz/internal/web/feed"
	"quiz/internal/web/front"
	"quiz/internal/web/stage"
	"quiz/internal/web/wall"
	"quiz/templates"
)

// This file holds the Screen, and sends it as a page.

// Screen is where a participant follows a class.
type Screen struct {
	Lesson *stage.Lesson
	Number int    // of the participant
	At     string // the address of the page; those of its events, answers and result are below it
}

// View is what the screen shows now.
func (s Screen) View() (live.PupilView, error) { return s.Lesson.Pupil(s.Number) }

// Show sends the page that follows the class. frame says what the page's listener has
// around it.
func (s Screen) Show(w http.ResponseWriter, r *http.Request, frame templates.PupilFrame) error {
	view, err := s.View()
	if err != nil {
		return err
	}
	shared := s.shared(view)
	frame.Title, frame.Class = title(shared), view.Title
	frame.Again, frame.Live = waits(shared.Kind), shared.Kind != "ended"
	return front.Send(w, r, http.StatusOK, templates.PupilPage(frame, templates.PupilMain(shared, mine(view))))
}

// title names the page of a screen.
func title(s templates.PupilScreen) string {
	if s.Stem == "" {
		return "In class"
	}
	return templates.Gapped(s.Stem)
}

// waits reports whether a page without a script loads itself again: only where
// something will happen without the pupil, and nothing is typed.
func waits(kind string) bool {
	return slices.Contains([]string{"waiting", "lobby", "reading", "stored", "closed", "revealed", "explained", "paused"}, kind)
}

// kindOf is which of the screens a participant is shown.
func kindOf(v live.PupilView) string {
	switch {
	case v.Phase == live.Ended:
		return "ended"
	case v.Standing == live.Waiting:
		return "waiting"
	case v.Standing == live.Removed:
		return "removed"
	case v.Phase == live.Open && v.Mine != nil:
		return "stored"
	}
	return string(v.Phase)
}

// Left is how long until the phase turns by itself, in ms.
func Left(b live.Board) int {
	clock := wall.Clock(b)
	if !clock.Runs {
		return 0
	}
	return int(clock.Left.Milliseconds())
}

// Follow streams the screen to who holds it, in one of the tongues that there are.
func (s Screen) Follow(w http.ResponseWriter, r *http.Request, streams feed.Streamer, holder string, tongue func(Screen) (feed.State, error)) error {
	return streams.Serve(w, r, holder, &s.Lesson.Phones, func(context.Context) (feed.State, error) { return tongue(s) })
}

// Event is an event of a view, by its name and the pieces of its data.
func Event(v live.PupilView, name string, data ...[]byte) feed.State {
	return feed.State{
		ID:    fmt.Sprintf("%d %s %s %v %d", v.Version, v.Phase, kindOf(v), v.Mine, v.Total.Points),
		Parts: feed.Pieces(name, strconv.Itoa(v.Version), data...),
		Last:  v.Phase == live.Ended || v.Standing == live.Removed,
	}
}
