//go:build linux

package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"os"
	"strconv"
	"sync"

	"golang.org/x/sys/unix"
)

// This file holds the floor: the least that any program does which stores a step and
// tells it to every phone.

// floor keeps who listens. Each listener holds the newest event only.
type floor struct {
	mu        sync.Mutex
	file      *os.File
	count     int
	listeners map[chan []byte]bool
}

// serveFloor serves the floor until ctx is done, and prints its address first.
func serveFloor(ctx context.Context, file string) error {
	out, err := os.Create(file)
	if err != nil {
		return err
	}
	defer out.Close()
	f := &floor{file: out, listeners: make(map[chan []byte]bool)}
	mux := http.NewServeMux()
	mux.HandleFunc("POST /act", f.act)
	mux.HandleFunc("GET /events", f.events)
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return err
	}
	fmt.Printf("Quiz is at http://%s\n", listener.Addr())
	server := &http.Server{Handler: mux}
	context.AfterFunc(ctx, func() { server.Close() })
	if err := server.Serve(listener); !errors.Is(err, http.ErrServerClosed) {
		return err
	}
	return nil
}

// act stores a line, and sends an event of so many bytes to all who listen.
func (f *floor) act(w http.ResponseWriter, r *http.Request) {
	size, err := strconv.Atoi(r.URL.Query().Get("bytes"))
	if err != nil {
		http.Error(w, "bytes is a number", http.StatusBadRequest)
		return
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	f.count++
	if _, err := fmt.Fprintln(f.file, f.count); err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
		return
	}
	if err := unix.Fdatasync(int(f.file.Fd())); err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
		return
	}
	event := fmt.Appendf(nil, "event: screen\nid: %d\ndata: %s\n\n", f.count, bytes.Repeat([]byte("x"), size))
	for listener := range f.listeners {
		select {
		case <-listener:
		default:
		}
		listener <- event
	}
}

// events is a stream.
func (f *floor) events(w http.ResponseWriter, r *http.Request) {
	listener := make(chan []byte, 1)
	f.mu.Lock()
	f.listeners[listener] = true
	f.mu.Unlock()
	defer func() {
		f.mu.Lock()
		delete(f.listeners, listener)
		f.mu.Unlock()
	}()
	w.Header().Set("Content-Type", "text/event-stream")
	flush := http.NewResponseController(w)
	if flush.Flush() != nil {
		return
	}
	for {
		select {
		case event := <-listener:
			if _, err := w.Write(event); err != nil || flush.Flush() != nil {
				return
			}
		case <-r.Context().Done():
			return
		}
	}
}
