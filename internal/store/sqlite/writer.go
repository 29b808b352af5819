package sqlite

import (
	"context"
	"database/sql"
	"fmt"
	"runtime/debug"
	"slices"
	"sync/atomic"
	"time"
)

// This file holds the writer: the one goroutine that writes.
//
// A durable commit costs one flush of the disk, and a flush costs the same for
// one operation as for a hundred. So the writer begins a transaction with the
// first operation that comes, goes on with every one that is waiting by the
// time that it is ready for the next, and commits when none is. A lone operation
// is committed at once, and a crowd gathers by itself while the disk flushes. On a
// fast disk a class would answer one by one, and most of the work would be commits:
// so behind an answer of a class the next group stays open for a moment.

// maxGroup bounds the operations of one commit. The first of a group waits for
// the last, and under a steady crowd one more is always waiting: without a bound
// the group would never close. An operation takes about 50 µs of work, so the
// first one waits some 10 ms at most, while its share of the flush is down to a
// 256th; a larger group would save nothing that could be measured.
const maxGroup = 256

// crowded is how long after a commit of one of many the next group stays open. It is
// less than half of what an acknowledgement may take (100 ms for 300 phones that answer
// within a second), and a pupil who has pressed a button does not notice it.
const crowded = 40 * time.Millisecond

// Write calls fn in a transaction and returns after what it wrote is durable.
// Every write of the database goes through here, in the order of calling.
//
// If fn returns an error, nothing that it wrote is kept, and the error is
// returned as it is. A panic in fn becomes an error too. If ctx is done before
// fn began, fn is not called; once it has begun, the operation is seen through,
// because interrupting a statement would cost its neighbours their work.
//
// fn runs on the writer's goroutine, while all others wait: it must be quick,
// and must not call the Store or runtime.Goexit (which t.FailNow does).
func (s *Store) Write(ctx context.Context, fn func(tx *Tx) error) error {
	return advise(s.writer.do(&operation{ctx: ctx, fn: fn}), s.path)
}

// writeOneOfMany is Write for what many do in the same moment: the next such one may
// wait for company.
func (s *Store) writeOneOfMany(ctx context.Context, fn func(tx *Tx) error) error {
	return advise(s.writer.do(&operation{ctx: ctx, fn: fn, many: true}), s.path)
}

// writer owns the writing connection from run to stop.
type writer struct {
	db      *sql.DB
	queue   chan *operation // unbuffered: what waits to be sent has not begun
	quit    chan struct{}   // closed by stop
	stopped chan struct{}   // closed by run as it ends
	commits atomic.Int64
	open    time.Time // until when the next group stays open for more
}

func newWriter(db *sql.DB) *writer {
	return &writer{
		db:      db,
		queue:   make(chan *operation),
		quit:    make(chan struct{}),
		stopped: make(chan struct{}),
	}
}

// operation is one call of Write. err is set before done is closed.
type operation struct {
	ctx  context.Context
	fn   func(*Tx) error
	many bool // others like it are about to come
	err  error
	done chan struct{}
}

// do hands an operation to the writer and waits until it is settled.
func (w *writer) do(op *operation) error {
	if w.stopping() {
		return ErrClosed
	}
	op.done = make(chan struct{})
	select {
	case w.queue <- op:
	case <-op.ctx.Done():
		return op.ctx.Err()
	case <-w.stopped:
		return ErrClosed
	}
	select {
	case <-op.done:
	case <-w.stopped: // after its last group, or because an operation ended the goroutine
		select {
		case <-op.done:
		default:
			return ErrClosed
		}
	}
	return op.err
}

// run writes until stop.
func (w *writer) run() {
	defer close(w.stopped)
	for {
		select {
		case op := <-w.queue:
			w.group(op)
		case <-w.quit:
			return
		}
	}
}

// stop ends run after the group that it is at.
func (w *writer) stop() {
	close(w.quit)
	<-w.stopped
}

// stopping reports whether stop was called.
func (w *writer) stopping() bool {
	select {
	case <-w.quit:
		return true
	default:
		return false
	}
}

// group commits an operation and what is waiting behind it, and tells each how
// it went.
func (w *writer) group(first *operation) {
	tx, err := w.db.BeginTx(context.Background(), nil)
	if err != nil {
		first.settle(fmt.Errorf("begin to write: %w", err))
		return
	}
	defer tx.Rollback() // does nothing after a commit
	ops, err := w.gather(tx, first)
	w.open = time.Time{}
	if err != nil {
		err = fmt.Errorf("nothing was stored, try again: %w", err)
	} else if err = tx.Commit(); err != nil {
		err = fmt.Errorf("it is not known whether this was stored, and sending it again with the same key is safe: %w", err)
	} else {
		w.commits.Add(1)
		if slices.ContainsFunc(ops, func(op *operation) bool { return op.many }) {
			w.open = time.Now().Add(crowded)
		}
	}
	for _, op := range ops {
		if op.err == nil {
			op.err = err
		}
		op.settle(op.err)
	}
}

// gather carries out an operation and those that are waiting behind it, up to
// the bound, and returns them. An error is the end of the whole transaction.
func (w *writer) gather(tx *sql.Tx, first *operation) ([]*operation, error) {
	var ops []*operation
	for op := first; op != nil; op = w.waiting() {
		ops = append(ops, op)
		if err := op.run(tx); err != nil {
			return ops, err
		}
		if len(ops) == maxGroup {
			break
		}
	}
	return ops, nil
}

// waiting returns an operation that waits, or that comes while the group is open, or
// nil.
func (w *writer) waiting() *operation {
	select {
	case op := <-w.queue:
		return op
	default:
	}
	left := time.Until(w.open)
	if left <= 0 {
		return nil
	}
	timer := time.NewTimer(left)
	defer timer.Stop()
	select {
	case op := <-w.queue:
		return op
	case <-timer.C:
	case <-w.quit:
	}
	return nil
}

// run carries an operation out under a savepoint of its own and keeps its error
// in op. The error that it returns is the transaction's: where SQLite gave up
// the whole of it (as on a full disk), the savepoint is gone too.
func (op *operation) run(tx *sql.Tx) error {
	if op.err = op.ctx.Err(); op.err != nil {
		return nil
	}
	if _, err := tx.Exec("SAVEPOINT operation"); err != nil {
		return fmt.Errorf("set a savepoint: %w", err)
	}
	op.err = op.call(&Tx{ctx: context.WithoutCancel(op.ctx), sql: tx})
	if op.err != nil {
		if _, err := tx.Exec("ROLLBACK TO operation"); err != nil {
			return fmt.Errorf("roll back to the savepoint: %w", err)
		}
	}
	if _, err := tx.Exec("RELEASE operation"); err != nil {
		return fmt.Errorf("release the savepoint: %w", err)
	}
	return nil
}

// call turns a panic of an operation into its error.
func (op *operation) call(tx *Tx) (err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("the write panicked: %v\n%s", p, debug.Stack())
		}
	}()
	return op.fn(tx)
}

// settle tells the caller of Write.
func (op *operation) settle(err error) {
	op.err = err
	close(op.done)
}
