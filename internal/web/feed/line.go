package feed

import (
	"context"
	"fmt"
	"net"
	"net/http"
	"time"
)

// This file holds what a stream writes to.

// line leads to one browser.
type line interface {
	// send writes bytes and sees them off, or gives up on a reader that takes none.
	send(parts ...[]byte) error
	close()
}

// own is a connection that was taken over from the server, after it had sent the
// header. The server's buffers, and the stack of all that stands before a handler,
// which a stream would keep for hours, go: of 50 kB for each stream most was these.
type own struct {
	conn     net.Conn
	patience time.Duration
	size     []byte // the memory of a chunk's first line
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

// send writes bytes as one chunk (RFC 9112, 7.1).
func (o *own) send(parts ...[]byte) error {
	length := 0
	for _, part := range parts {
		length += len(part)
	}
	o.size = fmt.Appendf(o.size[:0], "%x\r\n", length)
	chunk := append(append(net.Buffers{o.size}, parts...), lineEnd)
	if err := o.conn.SetWriteDeadline(time.Now().Add(o.patience)); err != nil {
		return fmt.Errorf("bound a stream: %w", err)
	}
	_, err := chunk.WriteTo(o.conn)
	return err
}

var lineEnd = []byte("\r\n")

// close ends the chunks and the connection.
func (o *own) close() {
	if o.conn.SetWriteDeadline(time.Now().Add(time.Second)) == nil {
		o.conn.Write([]byte("0\r\n\r\n")) // whoever has left needs no end
	}
	o.conn.Close()
}

// lent is a response that stays the server's, as those of HTTP/2 do.
type lent struct {
	w        http.ResponseWriter
	control  *http.ResponseController
	patience time.Duration
}

func (l *lent) send(parts ...[]byte) error {
	if err := l.control.SetReadDeadline(time.Time{}); err != nil { // the server's own would end the stream
		return fmt.Errorf("open a stream: %w", err)
	}
	if err := l.control.SetWriteDeadline(time.Now().Add(l.patience)); err != nil {
		return fmt.Errorf("bound a stream: %w", err)
	}
	for _, part := range parts {
		if _, err := l.w.Write(part); err != nil {
			return err
		}
	}
	return l.control.Flush()
}

func (l *lent) close() {}
