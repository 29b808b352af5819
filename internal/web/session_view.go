package web

import (
	"context"
	"errors"
	"slices"

	"quiz/internal/live"
	"quiz/internal/web/reported"
	"quiz/internal/web/stage"
	"quiz/internal/web/wall"
	"quiz/templates"
)

// This file gathers what the teacher's page of a session shows.

// sessionView is a session as its teacher sees it now.
func (s *site) sessionView(ctx context.Context, l *stage.Lesson) (templates.Session, error) {
	var h live.HostView
	var p live.ProjectorView
	var session live.Session
	l.Look(func(c *live.Class, now int64) {
		b := c.Board(now)
		h, p, session = c.Host(b), c.Projector(b), c.Session()
	})
	view := templates.Session{
		ID: session.ID, Deck: session.Deck, Title: session.Title, Language: h.Language, Version: h.Version, Phase: string(h.Phase),
		Number: h.Number, Of: h.Of, In: h.In, Answered: h.Answered,
		Clock: wall.Clock(h.Board), Posed: wall.Posed(h.Board, session.Deck), Key: wall.Key(h.Board), Words: wall.Words(h.Words),
		Podium: wall.Podium(p.Podium),
	}
	if h.Key != nil {
		view.Tally = tallyWords(h.Key.Outcomes)
	}
	_, view.Seated = l.SeatOf(s.Learner)
	steps(&view, h)
	seats(&view, h)
	var err error
	if h.Source != nil {
		view.Said = explained(*h.Source)
		if view.Said.Passages, err = s.passages(ctx, h.Source.Book); err != nil {
			return view, err
		}
	}
	view.Door, err = s.door(ctx, l, session, h)
	return view, err
}

func tallyWords(n live.Outcomes) string { return templates.Tally(n.Right, n.Nearly, n.Wrong, n.Open) }

// explained is what the sources say of a question, as studying shows it.
func explained(of live.Source) *templates.Answered {
	view := templates.Answered{Sitting: templates.Sitting{Deck: of.Book.Deck}, Language: of.Book.Language, Note: of.Card.Note}
	reported.Says(&view, of.Book, of.Card)
	return &view
}

// addedTime is what a step adds to the time, in ms.
const addedTime = 30_000

// stepsOf are the buttons of steps.
var stepsOf = map[live.Action]templates.Step{
	live.Start:   {Words: "Ask the first question"},
	live.ShowAll: {Words: "Open the answers now"},
	live.Close:   {Words: "Close now"},
	live.Reveal:  {Words: "Reveal the answer"},
	live.Explain: {Words: "Explain"},
	live.Resume:  {Words: "Go on"},
	live.Next:    {Words: "Next question", Press: "n"},
	live.AddTime: {Words: "30 seconds more", Press: "t"},
	live.Pause:   {Words: "Pause", Press: "p"},
	live.Hide:    {Words: "Hide the answer again", Hint: "For a reveal by mistake. The class saw it, so this round takes no more answers.", Press: "h"},
	live.Again:   {Words: "Ask this question again", Hint: "A new round. The answers of this one count no more."},
	live.End:     {Words: "End the session"},
}

// onward are the steps that lead on, the first of which Enter takes.
var onward = []live.Action{live.Start, live.ShowAll, live.Resume, live.Close, live.Reveal, live.Explain, live.Next}

// steps fills in what can be done.
func steps(view *templates.Session, h live.HostView) {
	for _, a := range append(slices.Clone(onward), live.AddTime, live.Pause, live.Hide, live.Again) {
		if !slices.Contains(h.Can, a) {
			continue
		}
		step := stepsOf[a]
		step.Action = string(a)
		switch {
		case a == live.Hide || a == live.Again:
			view.Mend = append(view.Mend, step)
		case view.Next == nil && slices.Contains(onward, a):
			step.Press = ""
			view.Next = &step
		default:
			view.Beside = append(view.Beside, step)
		}
	}
	view.Ends = slices.Contains(h.Can, live.End)
	if view.Ends && view.Next == nil { // everything is asked and explained: there is nothing to end by mistake
		step := stepsOf[live.End]
		step.Action = string(live.End)
		view.Next, view.Ends = &step, false
	}
}

// mostSeats is how many participants the page lists: it is sent anew with every change.
const mostSeats = 150

// seats fills in who waits and who is in, the newest first.
func seats(view *templates.Session, h live.HostView) {
	for _, p := range slices.Backward(h.Pupils) {
		seat := templates.Seat{
			Number: p.Number, Name: p.Name, Back: p.Returns != 0, Removed: p.Standing == live.Removed,
			Answered: p.Answered, Points: p.Total.Points,
		}
		switch {
		case p.Standing == live.Waiting && len(view.Waiting) < mostSeats:
			view.Waiting = append(view.Waiting, seat)
		case p.Standing == live.Waiting || p.Returns != 0:
		case len(view.Seats) < mostSeats:
			view.Seats = append(view.Seats, seat)
		default:
			view.More++
		}
	}
	slices.Reverse(view.Waiting)
}

// door is how pupils come in.
func (s *site) door(ctx context.Context, l *stage.Lesson, session live.Session, h live.HostView) (templates.Door, error) {
	d := templates.Door{Listens: s.Ways != nil, Locked: h.Locked, Rules: templates.SessionRules(
		h.Of, session.Settings.Reading, session.Settings.Limit, session.Settings.Cap, session.Settings.Approve, session.Settings.LateJoin, session.Settings.Speed)}
	var err error
	if d.Walls, d.Links, err = s.Stage.Store.Walls(ctx, l.ID()); err != nil || s.Ways == nil {
		return d, err
	}
	d.Code, err = s.Stage.Store.CodeOf(ctx, l.ID())
	if err != nil && !errors.Is(err, live.ErrNoCode) {
		return d, err
	}
	d.Address, d.Addresses = s.Ways.Chosen(), s.Ways.Origins()
	if d.Address == "" {
		return d, nil
	}
	d.Link = wall.JoinLink(d.Address, l)
	d.Reached, d.ReachedOtherwise = s.Ways.Reached(d.Address), s.Ways.ReachedOtherwise(d.Address)
	d.QR, err = templates.NewCode(d.Link)
	return d, err
}
