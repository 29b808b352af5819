//go:build linux

package main

import (
	"bufio"
	"bytes"
	"context"
	"fmt"
	"io"
	"net"
	"net/http"
	"strconv"
	"sync"
	"sync/atomic"
	"time"
)

// This file holds a crowd: phones that listen to a stream of events each.

// crowd is many streams of one server. A step is awaited by one caller at a time.
type crowd struct {
	phones []*listener
	target atomic.Int64 // the id that is awaited
	left   atomic.Int64 // how many phones have not seen it
	all    chan struct{}
	failed chan error
}

// listener is one phone's stream.
type listener struct {
	conn  net.Conn
	seen  int64 // the last id
	bytes int   // of the last event
}

// gather opens a stream for each of some cookies.
func gather(ctx context.Context, address, path string, cookies []string) (*crowd, error) {
	c := &crowd{all: make(chan struct{}, 1), failed: make(chan error, len(cookies))}
	c.target.Store(1 << 62)
	var dialer net.Dialer
	for _, cookie := range cookies {
		conn, err := dialer.DialContext(ctx, "tcp", address)
		if err != nil {
			c.close()
			return nil, fmt.Errorf("open stream %d: %w", len(c.phones)+1, err)
		}
		p := &listener{conn: conn}
		c.phones = append(c.phones, p)
		if _, err := fmt.Fprintf(conn, "GET %s HTTP/1.1\r\nHost: %s\r\nAccept: text/event-stream\r\nCookie: %s\r\n\r\n", path, address, cookie); err != nil {
			c.close()
			return nil, err
		}
	}
	var ready sync.WaitGroup
	for _, p := range c.phones {
		ready.Add(1)
		go func() { c.failed <- p.read(c, sync.OnceFunc(ready.Done)) }()
	}
	ready.Wait()
	return c, c.broken()
}

// broken is the error of a stream that has ended, nil if none has.
func (c *crowd) broken() error {
	select {
	case err := <-c.failed:
		return fmt.Errorf("a stream ended: %w", err)
	default:
		return nil
	}
}

// close ends all streams.
func (c *crowd) close() {
	for _, p := range c.phones {
		p.conn.Close()
	}
}

// read follows a stream to its end.
func (p *listener) read(c *crowd, ready func()) error {
	defer ready()
	in := bufio.NewReaderSize(p.conn, 16<<10)
	response, err := http.ReadResponse(in, nil)
	if err != nil {
		return err
	}
	defer response.Body.Close()
	if response.StatusCode != http.StatusOK {
		text, _ := io.ReadAll(io.LimitReader(response.Body, 500))
		return fmt.Errorf("%s: %s", response.Status, text)
	}
	ready()
	lines := bufio.NewReaderSize(response.Body, 64<<10)
	id, size := int64(0), 0
	for {
		line, err := lines.ReadSlice('\n')
		if err != nil {
			return err
		}
		size += len(line)
		if number, ok := bytes.CutPrefix(line, []byte("id: ")); ok {
			id, _ = strconv.ParseInt(string(bytes.TrimSpace(number)), 10, 64) // what is no number is no id
		}
		if len(bytes.TrimSpace(line)) == 0 {
			c.saw(p, id, size)
			id, size = 0, 0
		}
	}
}

// saw notes an event.
func (c *crowd) saw(p *listener, id int64, size int) {
	target := c.target.Load()
	if id >= target && p.seen < target {
		p.bytes = size
		if c.left.Add(-1) == 0 {
			c.all <- struct{}{}
		}
	}
	p.seen = max(p.seen, id)
}

// expect makes the crowd wait for an id that no phone has seen.
func (c *crowd) expect(id int64) {
	c.left.Store(int64(len(c.phones)))
	c.target.Store(id)
}

// patience is how long anything may take.
const patience = 20 * time.Second

// await returns the moment at which the last phone saw what is expected.
func (c *crowd) await(ctx context.Context) (time.Time, error) {
	select {
	case <-c.all:
		return time.Now(), c.broken()
	case err := <-c.failed:
		return time.Time{}, fmt.Errorf("a stream ended: %w", err)
	case <-time.After(patience):
		return time.Time{}, fmt.Errorf("%d of %d phones have not seen the step after %v", c.left.Load(), len(c.phones), patience)
	case <-ctx.Done():
		return time.Time{}, ctx.Err()
	}
}
