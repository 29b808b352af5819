package templates

// This file holds the marks as strokes in a box of 16 by 16.

var icons = map[string]string{
	"right":  "M3 8.6 6.6 12 13 4.4",
	"wrong":  "m4 4 8 8M12 4l-8 8",
	"nearly": "M2.5 6.6q2.75-2.6 5.5 0t5.5 0M2.5 11q2.75-2.6 5.5 0t5.5 0",
	"unsaid": "M3.5 8h9",
	"differ": "M2.5 6h11M2.5 10.2h11M10.6 2.6 5.4 13.4",
	"early":  "M3.3 5.7A5.4 5.4 0 1 1 2.6 9M3 2.4v3.5h3.5",

	"suspended": "M5.5 3.5v9M10.5 3.5v9",
	"flagged":   "M4 14V2.6h8.2L10 6l2.2 3.4H4",
	"leech":     "M13 8A5 5 0 1 1 8 3q4 0 4 3.2T8.6 9.4 5.8 7.6",

	// Of a line that was not chosen: a ring that was left open, and a dot.
	"missed": "M8 3.2a4.8 4.8 0 1 0 .01 0z",
	"left":   "M7.4 8h1.2",

	"out": "M5 11 11.5 4.5M6 4.2h5.8V10",
}
