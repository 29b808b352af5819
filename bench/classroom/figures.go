//go:build linux

package main

import (
	"fmt"
	"slices"
	"time"
)

// This file holds what figures are made of, and how they are reported.

// figures are measurements of one thing.
type figures []float64

// quantile is the figure that a share of all are not above; q is from 0 to 1.
func (f figures) quantile(q float64) float64 {
	if len(f) == 0 {
		return 0
	}
	sorted := slices.Sorted(slices.Values(f))
	return sorted[min(len(sorted)-1, int(q*float64(len(sorted))))]
}

func (f figures) median() float64 { return f.quantile(0.5) }

// ms is a duration in milliseconds.
func ms(d time.Duration) float64 { return float64(d) / float64(time.Millisecond) }

// report prints figures and remembers whether one was beyond its limit.
type report struct{ over bool }

// say prints a figure that has a limit. A limit of 0 is none.
func (r *report) say(name string, figure, limit float64, unit string) {
	switch {
	case limit == 0:
		fmt.Printf("%-58s %9.2f %s\n", name, figure, unit)
	case figure > limit:
		r.over = true
		fmt.Printf("%-58s %9.2f %s, beyond the limit of %g\n", name, figure, unit, limit)
	default:
		fmt.Printf("%-58s %9.2f %s, %.2f of the limit of %g\n", name, figure, unit, figure/limit, limit)
	}
}

// void says that a run counts for nothing, because the generator was late.
func (r *report) void(name string, lag, figure float64) {
	r.over = true
	fmt.Printf("%-58s void: the generator was %.2f ms late beside a figure of %.2f ms\n", name, lag, figure)
}

// verdict is an error where a figure was beyond its limit.
func (r *report) verdict() error {
	if r.over {
		return errOver
	}
	return nil
}
