//go:build linux

package main

import (
	"context"
	"errors"
	"fmt"
	"net/url"
	"os/exec"
	"path/filepath"
	"sync"
	"time"
)

// This file measures how long an answer takes until it is durable, and what it costs.

// slowSync is how much longer a slow disk takes to sync, in ms.
const slowSync = 10

// cpuLimit is what a thousand answers may cost, in seconds of a processor.
const cpuLimit = 0.3

// answersIn measures so many answers in a second against a limit of the p99 in ms, on
// a disk that is slower by so many ms.
func answersIn(phones int, limit float64, slower int) func(context.Context, *bench, *report) error {
	return func(ctx context.Context, b *bench, r *report) error {
		var env []string
		name := fmt.Sprintf("%d answers in a second → durable", phones)
		if slower > 0 {
			library, err := b.slowLibrary(ctx)
			if err != nil {
				return err
			}
			env = []string{"LD_PRELOAD=" + library, fmt.Sprintf("SLOW_SYNC_MS=%d", slower)}
			name = fmt.Sprintf("%s, disk slower by %d ms", name, slower)
		}
		f, err := b.answersOnTime(ctx, phones, env)
		if err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
		p99 := f.took.quantile(0.99)
		if lag := f.lag(); f.void() {
			r.void(name, lag, p99)
			return nil
		}
		r.say(name+", p50", f.took.median(), 0, "ms")
		r.say(name+", p99", p99, limit, "ms")
		r.say(name+", processor for 1,000", f.cpu*1000/float64(phones), cpuLimit, "s")
		return nil
	}
}

// answerFigures are those of answers that came by a schedule.
type answerFigures struct {
	took figures // from when the schedule wanted it sent to its acknowledgement, in ms
	late figures // from when the schedule wanted it sent to when it was, in ms
	cpu  float64 // s
}

// lag is how late the generator was.
func (f answerFigures) lag() float64 { return f.late.quantile(0.99) }

// void reports whether that was more than a tenth of the figure.
func (f answerFigures) void() bool { return f.lag() > f.took.quantile(0.99)/10 }

// tries is how often a run is made until the generator is on time: a machine that does
// something else for a moment makes it late.
const tries = 5

// answersOnTime makes a run that is not void, if one of several is not.
func (b *bench) answersOnTime(ctx context.Context, phones int, env []string) (f answerFigures, err error) {
	for range tries {
		if f, err = b.answers(ctx, phones, env); err != nil || !f.void() {
			break
		}
	}
	return f, err
}

// answers lets each phone answer once, all of them evenly in a second.
func (b *bench) answers(ctx context.Context, phones int, env []string) (f answerFigures, err error) {
	l, err := b.begin(ctx, phones, env...)
	if err != nil {
		return f, err
	}
	defer l.stop()
	cookies, err := l.join(ctx, phones)
	if err != nil {
		return f, err
	}
	crowd, err := gather(ctx, l.class, "/class/events", cookies)
	if err != nil {
		return f, err
	}
	defer crowd.close()
	version, err := l.version(ctx)
	if err != nil {
		return f, err
	}
	if _, err := reach(ctx, crowd, version+1, func() error { return l.act(ctx, "start", version) }); err != nil {
		return f, err
	}
	if err := l.warm(ctx, cookies); err != nil {
		return f, err
	}
	if err := l.settle(ctx); err != nil {
		return f, err
	}
	used, err := l.cpu()
	if err != nil {
		return f, err
	}
	if f.took, f.late, err = l.answerAll(ctx, cookies); err != nil {
		return f, err
	}
	after, err := l.cpu()
	f.cpu = after - used
	return f, err
}

// warm opens the connection that each phone has from loading its page.
func (l *lesson) warm(ctx context.Context, cookies []string) error {
	return each(cookies, func(_ int, cookie string) error {
		_, err := l.get(ctx, "http://"+l.class+"/class", cookie)
		return err
	})
}

// answerAll sends each phone's answer when its time has come.
func (l *lesson) answerAll(ctx context.Context, cookies []string) (took, late figures, err error) {
	took, late = make(figures, len(cookies)), make(figures, len(cookies))
	begun := time.Now().Add(100 * time.Millisecond)
	err = each(cookies, func(i int, cookie string) error {
		due := begun.Add(time.Duration(i) * time.Second / time.Duration(len(cookies)))
		time.Sleep(time.Until(due))
		late[i] = ms(time.Since(due))
		form := url.Values{"round": {"1"}, "place": {fmt.Sprint(i % 2)}}
		if _, err := l.post(ctx, "http://"+l.class+"/class/answers", cookie, form); err != nil {
			return err
		}
		took[i] = ms(time.Since(due))
		return nil
	})
	return took, late, err
}

// each does something for all at once.
func each(cookies []string, do func(i int, cookie string) error) error {
	errs := make([]error, len(cookies))
	var all sync.WaitGroup
	for i, cookie := range cookies {
		all.Go(func() { errs[i] = do(i, cookie) })
	}
	all.Wait()
	return errors.Join(errs...)
}

// slowLibrary compiles the library that slows syncs down, once.
func (b *bench) slowLibrary(ctx context.Context) (string, error) {
	if b.slow != "" {
		return b.slow, nil
	}
	library := filepath.Join(b.dir, "slowsync.so")
	text, err := exec.CommandContext(ctx, "cc", "-shared", "-fPIC", "-O1", "-o", library, "bench/classroom/testdata/slowsync.c", "-ldl").CombinedOutput()
	if err != nil {
		return "", fmt.Errorf("compile what slows syncs down: %w\n%s", err, text)
	}
	b.slow = library
	return library, nil
}
