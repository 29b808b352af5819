package srs

// This file holds the four grades.

import "fmt"

// Grade is how well a card was recalled. Again is a failure; the other three are
// passes. The zero Grade is not valid.
type Grade uint8

// The grades carry the numbers that FSRS gives them.
const (
	Again Grade = iota + 1
	Hard
	Good
	Easy
)

// Valid reports whether g is one of the four grades.
func (g Grade) Valid() bool { return Again <= g && g <= Easy }

// Passed reports whether g counts as recalled.
func (g Grade) Passed() bool { return Hard <= g && g <= Easy }

// String returns the grade's name in lower case.
func (g Grade) String() string {
	switch g {
	case Again:
		return "again"
	case Hard:
		return "hard"
	case Good:
		return "good"
	case Easy:
		return "easy"
	}
	return fmt.Sprintf("Grade(%d)", uint8(g))
}
