// Package wall draws what a class sees at the wall, for both listeners: the teacher's
// own machine, and another screen that was given a link. The teacher's page draws the
// question in the same way.
//
// The package must never show what live.ProjectorView does not hold, and must never
// know who asks.
package wall

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"hash/fnv"
	"strconv"
	"strings"
	"time"

	"quiz/internal/live"
	"quiz/internal/web/feed"
	"quiz/internal/web/reach"
	"quiz/internal/web/reported"
	"quiz/internal/web/stage"
	"quiz/templates"

	"github.com/a-h/templ"
)

// This file makes views of a class.

// Screen is where a wall stands.
type Screen struct {
	Store live.Store
	Ways  *reach.Ways // nil where no phone can come
	Feed  string      // the address of its events
	Media bool        // the pictures of decks can be shown there
}

// View is what the wall shows of a lesson now.
func (s Screen) View(ctx context.Context, l *stage.Lesson) (templates.Wall, error) {
	door, err := s.door(ctx, l)
	if err != nil {
		return templates.Wall{}, err
	}
	var p live.ProjectorView
	var from string
	l.Look(func(c *live.Class, now int64) { p, from = c.Projector(c.Board(now)), c.Session().Deck })
	if !s.Media {
		from = ""
	}
	view := templates.Wall{
		Feed: s.Feed, Version: p.Version, Phase: string(p.Phase), Title: p.Title, Language: p.Language,
		Number: p.Number, Of: p.Of, In: p.In, Answered: p.Answered,
		Clock: Clock(p.Board), Posed: Posed(p.Board, from), Key: Key(p.Board), Podium: Podium(p.Podium), Door: door,
	}
	if p.Key != nil {
		view.Words = Words(p.Key.Words)
	}
	if p.Source != nil {
		view.Said = said(*p.Source, from)
	}
	return view, nil
}

// State is the same as the event that tells it.
func (s Screen) State(ctx context.Context, l *stage.Lesson) (feed.State, error) {
	view, err := s.View(ctx, l)
	if err != nil {
		return feed.State{}, err
	}
	return Drawn(ctx, templates.WallBoard(view))
}

// Drawn is an event that holds a part of a page.
func Drawn(ctx context.Context, part templ.Component) (feed.State, error) {
	var b bytes.Buffer
	if err := part.Render(ctx, &b); err != nil {
		return feed.State{}, err
	}
	sum := fnv.New64a()
	sum.Write(b.Bytes())
	return feed.State{ID: strconv.FormatUint(sum.Sum64(), 36), Parts: [][]byte{feed.Encode("screen", "", b.Bytes())}}, nil
}

// door is how to come in, as the wall says it.
func (s Screen) door(ctx context.Context, l *stage.Lesson) (templates.WallDoor, error) {
	if s.Ways == nil {
		return templates.WallDoor{}, nil
	}
	origin := s.Ways.Chosen()
	if origin == "" {
		return templates.WallDoor{}, nil
	}
	code, err := s.Store.CodeOf(ctx, l.ID())
	if err != nil && !errors.Is(err, live.ErrNoCode) {
		return templates.WallDoor{}, err
	}
	qr, err := templates.NewCode(JoinLink(origin, l))
	return templates.WallDoor{Address: strings.TrimPrefix(origin, "http://"), Code: code, QR: qr}, err
}

// JoinLink is the address by which phones join a lesson.
func JoinLink(origin string, l *stage.Lesson) string { return origin + "/j/" + l.Session().Link }

// Clock is the time that a phase has left.
func Clock(b live.Board) templates.Clock {
	left := func(to int64) time.Duration { return time.Duration(max(0, to-b.Now)) * time.Millisecond }
	switch {
	case b.Phase == live.Reading:
		return templates.Clock{For: "Answers open in", Left: left(b.OpensAt), Runs: true, Set: true}
	case b.EndsAt > 0:
		return templates.Clock{Left: left(b.EndsAt), Runs: true, Set: true}
	case b.Left > 0:
		return templates.Clock{Left: left(b.Now + b.Left), Set: true}
	}
	return templates.Clock{}
}

// Posed is the question as it is put, nil where there is none. from is the deck whose
// pictures it shows.
func Posed(b live.Board, from string) *templates.Posed {
	if b.Ask == nil {
		return nil
	}
	p := &templates.Posed{
		Deck: from, Language: b.Language, Stem: b.Ask.Stem, Statement: b.Ask.Statement, Several: b.Ask.Several, Unit: b.Ask.Unit,
		Typed: b.Ask.Statement == "" && len(b.Ask.Options) == 0 && b.Phase != live.Reading && b.Phase != live.Paused,
	}
	if b.Key != nil && len(b.Key.Shares) > 0 {
		p.Options, p.Typed = Shares(b.Key.Shares, b.Ask.Statement != ""), false
		return p
	}
	for i, text := range b.Ask.Options {
		p.Options = append(p.Options, templates.PosedOption{Letter: templates.OptionLetter(i), Text: text})
	}
	if b.Ask.Statement != "" && b.Phase != live.Reading {
		p.Options = []templates.PosedOption{{Text: "True"}, {Text: "False"}}
	}
	return p
}

// Shares are options with how many chose each.
func Shares(list []live.Share, sides bool) []templates.PosedOption {
	var options []templates.PosedOption
	for i, s := range list {
		o := templates.PosedOption{
			Letter: templates.OptionLetter(i), Text: s.Text, Shown: true, Right: s.Right, Count: s.Count, Percent: s.Percent(),
		}
		if sides {
			o.Letter, o.Text = "", []string{"True", "False"}[i]
		}
		options = append(options, o)
	}
	return options
}

// Key is the answers where no option shows them, from the reveal on.
func Key(b live.Board) []string {
	if b.Key == nil || len(b.Key.Shares) > 0 {
		return nil
	}
	return b.Key.Answers
}

// Words are what was typed.
func Words(list []live.Words) []templates.TypedWords {
	var words []templates.TypedWords
	for _, w := range list {
		t := templates.TypedWords{Text: w.Text, Result: reported.Result(w.Outcome), Count: len(w.Participants), OnWall: w.Projected}
		if len(w.Participants) > 0 {
			t.Speaker = w.Participants[0]
		}
		words = append(words, t)
	}
	return words
}

// Podium is the podium.
func Podium(list []live.Place) []templates.PodiumPlace {
	var places []templates.PodiumPlace
	for _, p := range list {
		places = append(places, templates.PodiumPlace(p))
	}
	return places
}

// mostSources is how many sources the wall names.
const mostSources = 4

// said is what the sources say, with who says it.
func said(of live.Source, from string) *templates.WallSaid {
	var view templates.Answered
	reported.Says(&view, of.Book, of.Card)
	wall := &templates.WallSaid{Deck: from, Claim: view.Claim, Differ: len(view.Differ), Language: of.Book.Language}
	for _, list := range [][]templates.Position{view.Said, view.Differ} {
		for _, p := range list {
			wall.Sources = append(wall.Sources, sources(p)...)
		}
	}
	wall.Sources = wall.Sources[:min(len(wall.Sources), mostSources)]
	return wall
}

// sources are who says a position, a line each.
func sources(p templates.Position) []string {
	var lines []string
	for _, c := range p.Cites {
		line := c.Publisher
		if c.Published != "" {
			line += ", " + c.Published
		}
		if c.Paragraph > 0 {
			line += fmt.Sprintf(", ¶ %d", c.Paragraph)
		}
		if p.By != "" {
			line = p.By + " · " + line
		}
		lines = append(lines, line)
	}
	return lines
}
