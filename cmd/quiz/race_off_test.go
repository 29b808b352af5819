//go:build !race

package main

import "time"

// This file holds the times that the program keeps as it is built for use.

// resumesWithin is how soon after its start the program leads a class on.
const resumesWithin = 3 * time.Second
