package srs_test

import (
	"fmt"

	"quiz/internal/srs"
)

// A card's first fortnight: learnt in two steps, then asked again on the day it
// is due.
func ExampleScheduler_Step() {
	s := srs.DefaultScheduler()
	var card srs.State
	const minute = 60 * 1000
	for _, r := range []srs.Review{
		{At: 0, Day: 0, Grade: srs.Good},
		{At: 10 * minute, Day: 0, Grade: srs.Good},
		{At: 2 * 24 * 60 * minute, Day: 2, Grade: srs.Good},
	} {
		next, err := s.Step(card, r)
		if err != nil {
			fmt.Println(err)
			return
		}
		card = next
		if day, ok := card.DueDay(); ok {
			fmt.Printf("day %d: %v, due on day %d\n", r.Day, card.Phase, day)
		} else {
			fmt.Printf("day %d: %v, due in %v\n", r.Day, card.Phase, card.Wait)
		}
	}
	// Output:
	// day 0: learning, due in 10m0s
	// day 0: review, due on day 2
	// day 2: review, due on day 13
}

// What the four buttons under an answer would do.
func ExampleScheduler_Preview() {
	s := srs.DefaultScheduler()
	card, err := s.Replay([]srs.Review{{Day: 0, Grade: srs.Easy}})
	if err != nil {
		fmt.Println(err)
		return
	}
	next, err := s.Preview(card, srs.Review{Day: 8})
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Printf("again: %v\n", next[0].Wait)
	for g := srs.Hard; g <= srs.Easy; g++ {
		fmt.Printf("%v: %d days\n", g, next[g-1].Interval)
	}
	// Output:
	// again: 10m0s
	// hard: 27 days
	// good: 39 days
	// easy: 66 days
}

// The same right answer is worth less among four options than typed.
func ExampleEvidence() {
	p := srs.DefaultParams()
	m := p.First(srs.Good)
	typed := p.AfterWith(m, 5, srs.Good, srs.Evidence{})
	chosen := p.AfterWith(m, 5, srs.Good, srs.Evidence{Guess: 0.25})
	fmt.Printf("typed:  stability %.1f days\n", typed.Stability)
	fmt.Printf("chosen: stability %.1f days\n", chosen.Stability)
	// Output:
	// typed:  stability 18.2 days
	// chosen: stability 15.6 days
}

// Asking for better recall costs shorter intervals.
func ExampleParams_Interval() {
	p := srs.DefaultParams()
	for _, retention := range []float64{0.8, 0.9, 0.95} {
		fmt.Printf("%.2f: %.1f days\n", retention, p.Interval(10, retention))
	}
	// Output:
	// 0.80: 33.2 days
	// 0.90: 10.0 days
	// 0.95: 4.0 days
}
