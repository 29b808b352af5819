//go:build linux

package main

import (
	"context"
	"fmt"
	"net/http"
	"time"
)

// This file measures how long a step of the teacher takes to reach the last phone,
// and what a stream costs in memory.

// Limits of the issue that this bench was written for.
const (
	stepLimit   = 2  // times the floor
	streamLimit = 40 // kB
)

// cycle are the steps of a question, as often as a lesson has questions.
var cycle = []string{"close", "reveal", "explain", "next"}

// settle is how long a reveal waits after the close, because answers may be on their
// way; and how long a machine is left alone between two measurements.
const (
	settle = 1100 * time.Millisecond
	rest   = 30 * time.Millisecond
)

// measureSteps measures pairs of a step of the program and one of the floor.
func (o options) measureSteps(ctx context.Context, b *bench, r *report) error {
	figures, err := b.steps(ctx, o.phones, o.pairs)
	if err != nil {
		return fmt.Errorf("steps: %w", err)
	}
	name := fmt.Sprintf("step → last of %d phones, ", o.phones)
	r.say(name+"program, median", figures.program.median(), 0, "ms")
	r.say(name+"floor, median", figures.floor.median(), 0, "ms")
	r.say(name+"times the floor, median", figures.ratios.median(), stepLimit, "")
	r.say(name+"times the floor, least", figures.ratios.quantile(0), 0, "")
	r.say(name+"times the floor, most", figures.ratios.quantile(1), 0, "")
	r.say("memory of a stream", figures.stream, streamLimit, "kB")
	return nil
}

// measureMany reports 5,000 phones.
func measureMany(ctx context.Context, b *bench, r *report) error {
	const many = 5000
	figures, err := b.steps(ctx, many, 3)
	if err != nil {
		return fmt.Errorf("%d phones: %w", many, err)
	}
	r.say("step → last of 5000 phones, program, median", figures.program.median(), 0, "ms")
	r.say("step → last of 5000 phones, times the floor, median", figures.ratios.median(), 0, "")
	return nil
}

// stepFigures are those of pairs of steps.
type stepFigures struct {
	program, floor, ratios figures
	stream                 float64 // kB
}

// steps measures pairs: a step of the program, then a step of the floor that sends as
// many bytes.
func (b *bench) steps(ctx context.Context, phones, pairs int) (f stepFigures, err error) {
	l, err := b.begin(ctx, phones)
	if err != nil {
		return f, err
	}
	defer l.stop()
	floor, err := start(ctx, 1, nil, b.self, "-floor", b.place())
	if err != nil {
		return f, err
	}
	defer floor.stop()
	cookies, err := l.join(ctx, phones)
	if err != nil {
		return f, err
	}
	l.client.CloseIdleConnections()
	before, err := l.resident()
	if err != nil {
		return f, err
	}
	class, err := gather(ctx, l.class, "/class/events", cookies)
	if err != nil {
		return f, err
	}
	defer class.close()
	bare, err := gather(ctx, floor.addresses["Quiz is at"], "/events", cookies)
	if err != nil {
		return f, err
	}
	defer bare.close()
	version, err := l.version(ctx)
	if err != nil {
		return f, err
	}
	take := func(action string) (float64, error) {
		version++
		return reach(ctx, class, version, func() error { return l.act(ctx, action, version-1) })
	}
	if _, err := take("start"); err != nil {
		return f, err
	}
	for i := range pairs {
		action := cycle[i%len(cycle)]
		if action == "reveal" {
			time.Sleep(settle)
		}
		time.Sleep(rest)
		program, err := take(action)
		if err != nil {
			return f, err
		}
		time.Sleep(rest)
		least, err := reach(ctx, bare, int64(i+1), func() error {
			address := fmt.Sprintf("http://%s/act?bytes=%d", floor.addresses["Quiz is at"], class.phones[0].bytes)
			response, err := http.Post(address, "text/plain", http.NoBody)
			if err != nil {
				return err
			}
			return response.Body.Close()
		})
		if err != nil {
			return f, err
		}
		f.program, f.floor, f.ratios = append(f.program, program), append(f.floor, least), append(f.ratios, program/least)
	}
	after, err := l.resident()
	f.stream = (after - before) / float64(phones)
	return f, err
}

// reach measures how long something takes until the last phone sees the event with an
// id, in ms.
func reach(ctx context.Context, c *crowd, id int64, do func() error) (float64, error) {
	c.expect(id)
	begun := time.Now()
	if err := do(); err != nil {
		return 0, err
	}
	at, err := c.await(ctx)
	if err != nil {
		return 0, err
	}
	return ms(at.Sub(begun)), nil
}
