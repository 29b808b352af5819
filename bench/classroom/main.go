//go:build linux

// Classroom measures how a class of many phones is served: how long a step of the
// teacher takes to reach the last phone, how long an answer takes until it is
// durable, and what both cost.
//
//	go run ./bench/classroom
//
// It builds the program, starts it on a database of its own, and beside it a floor: a
// bare program that does one fdatasync for a step and sends as many bytes to as many
// connections. The server runs on one core and the generator on another. Steps are
// measured in alternating pairs, the program and the floor, and compared as ratios.
// Answers come when a schedule says so, not when the last one was answered; where the
// generator itself is late by more than a tenth of the figure, the run is void.
//
// Everything happens on the loopback interface.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"os"
	"os/signal"
)

// This file holds the flags and the order of the measurements.

// options are the flags.
type options struct {
	phones int
	pairs  int
	many   bool
}

// errOver says that a figure is beyond its limit.
var errOver = errors.New("a figure is beyond its limit")

func main() {
	var o options
	floor := flag.String("floor", "", "be the floor, which keeps its rows in `FILE`")
	flag.IntVar(&o.phones, "phones", 1000, "how many phones watch")
	flag.IntVar(&o.pairs, "pairs", 10, "how many pairs of steps are measured")
	flag.BoolVar(&o.many, "many", false, "report 5,000 phones too, without a limit")
	flag.Parse()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	run := o.measure
	if *floor != "" {
		run = func(ctx context.Context) error { return serveFloor(ctx, *floor) }
	}
	if err := run(ctx); err != nil {
		fmt.Fprintln(os.Stderr, "classroom:", err)
		os.Exit(1)
	}
}

// measure measures everything and reports each figure beside its limit.
func (o options) measure(ctx context.Context) error {
	dir, err := os.MkdirTemp("", "quiz-classroom-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	b, err := newBench(ctx, dir)
	if err != nil {
		return err
	}
	var r report
	steps := []func(context.Context, *bench, *report) error{
		o.measureSteps,
		answersIn(300, 100, 0), answersIn(1000, 400, 0),
		answersIn(300, 500, slowSync),
	}
	if o.many {
		steps = append(steps, measureMany)
	}
	for _, step := range steps {
		if err := step(ctx, b, &r); err != nil {
			return err
		}
	}
	return r.verdict()
}
