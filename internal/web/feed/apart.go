package feed

import (
	"fmt"
	"runtime/debug"
	"sync"
)

// This file keeps deep work off the goroutines of streams. Drawing a page or asking
// the database takes a deep stack, and a stream, which waits for hours, would keep it.

// Apart does something in a goroutine that ends with it. A panic becomes an error: it
// must end a stream, not the program.
func Apart[T any](do func() (T, error)) (T, error) {
	j := newJob(do)
	go j.do()
	return j.done()
}

// drawers is how many goroutines make states: after a step of the teacher a thousand
// streams want one at once, and a thousand new stacks would stay in memory.
const drawers = 16

// drawing takes what the drawers do, which they do in the order of coming.
var drawing = sync.OnceValue(func() chan<- func() {
	jobs := make(chan func())
	for range drawers {
		go func() {
			for do := range jobs {
				do()
			}
		}()
	}
	return jobs
})

// drawn does something in one of the drawers. It must not itself be waiting for one.
func drawn[T any](do func() (T, error)) (T, error) {
	j := newJob(do)
	drawing() <- j.do
	return j.done()
}

// job is work whose outcome is waited for.
type job[T any] struct {
	work  func() (T, error)
	value T
	err   error
	ready chan struct{}
}

func newJob[T any](work func() (T, error)) *job[T] {
	return &job[T]{work: work, ready: make(chan struct{})}
}

// do does the work.
func (j *job[T]) do() {
	defer close(j.ready)
	defer func() {
		if v := recover(); v != nil {
			j.err = fmt.Errorf("panic: %v\n%s", v, debug.Stack())
		}
	}()
	j.value, j.err = j.work()
}

// done waits for the outcome.
func (j *job[T]) done() (T, error) {
	<-j.ready
	return j.value, j.err
}
