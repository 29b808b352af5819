//go:build race

package main

import "time"

// This file gives the race detector, which makes everything several times slower, its
// time.

// resumesWithin is how soon after its start the program leads a class on.
const resumesWithin = 10 * time.Second
