package feed

import (
	"context"
	"fmt"
	"net"
	"net/http"
	"sync"
	"time"
)

// This file holds what a stream writes to.

// line leads to one browser.
type line interface {
	// send writes bytes and sees them off, or gives up on a reader that takes none, and
	// on any once ctx is done.
	send(ctx context.Context, parts ...[]byte) error
	// hurry bounds what is under way, once ctx is done: nobody's patience holds up an end.
	hurry()
	close()
}

// farewell is how long a stream that ends waits for its reader.
const farewell = time.Second

// own is a connection that was taken over from the server, after it had sent the
// header. The server's buffers, and the stack of all that stands before a handler,
// which a stream would keep for hours, go: of 50 kB for each stream most was these.
type own struct {
	conn     net.Conn
	patience time.Duration
	size     []byte // the memory of a chunk's first line
	torn     bool   // a chunk was not sent whole
}

// takeOver takes the connection of a response that is sent in chunks. gone is called
// once the browser has left.
func takeOver(w http.ResponseWriter, r *http.Request, patience time.Duration, gone context.CancelFunc) (*own, error) {
	if r.Method != http.MethodGet || !r.ProtoAtLeast(1, 1) || r.ProtoMajor > 1 {
		return nil, http.ErrNotSupported // there are no chunks to write
	}
	conn, held, err := http.NewResponseController(w).Hijack()
	if err != nil {
		return nil, err
	}
	if held.Flush() != nil || conn.SetDeadline(time.Time{}) != nil {
		gone()
	}
	go func() {
		defer gone()
		conn.Read(make([]byte, 1)) // a browser sends nothing more: what comes is the end
	}()
	return &own{conn: conn, patience: patience}, nil
}

// send writes bytes as one chunk (RFC 9112, 7.1). One of no bytes would be the end.
func (o *own) send(ctx context.Context, parts ...[]byte) error {
	length := 0
	for _, part := range parts {
		length += len(part)
	}
	if length == 0 {
		return nil
	}
	o.size = fmt.Appendf(o.size[:0], "%x\r\n", length)
	chunk := append(append(net.Buffers{o.size}, parts...), lineEnd)
	if err := o.conn.SetWriteDeadline(time.Now().Add(o.patience)); err != nil {
		return fmt.Errorf("bound a stream: %w", err)
	}
	if err := ctx.Err(); err != nil { // asked after the deadline was set, which hurry cuts short
		return err
	}
	_, err := chunk.WriteTo(o.conn)
	o.torn = err != nil
	return err
}

func (o *own) hurry() { o.conn.SetWriteDeadline(time.Now().Add(farewell)) }

var lineEnd = []byte("\r\n")

// close ends the chunks and the connection.
func (o *own) close() {
	if !o.torn && o.conn.SetWriteDeadline(time.Now().Add(farewell)) == nil {
		o.conn.Write([]byte("0\r\n\r\n")) // whoever has left needs no end
	}
	o.conn.Close()
}

// lent is a response that stays the server's, as those of HTTP/2 do.
type lent struct {
	w        http.ResponseWriter
	control  *http.ResponseController
	patience time.Duration

	mu       sync.Mutex
	returned bool // the response is not this stream's any more
}

func (l *lent) send(ctx context.Context, parts ...[]byte) error {
	if err := l.control.SetReadDeadline(time.Time{}); err != nil { // the server's own would end the stream
		return fmt.Errorf("open a stream: %w", err)
	}
	if err := l.control.SetWriteDeadline(time.Now().Add(l.patience)); err != nil {
		return fmt.Errorf("bound a stream: %w", err)
	}
	if err := ctx.Err(); err != nil {
		return err
	}
	for _, part := range parts {
		if _, err := l.w.Write(part); err != nil {
			return err
		}
	}
	return l.control.Flush()
}

func (l *lent) hurry() {
	l.mu.Lock()
	defer l.mu.Unlock()
	if !l.returned {
		l.control.SetWriteDeadline(time.Now().Add(farewell))
	}
}

func (l *lent) close() {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.returned = true
	l.control.SetWriteDeadline(time.Now().Add(farewell)) // the server sends the end
}
