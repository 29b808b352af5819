package feed

import (
	"bytes"
	"slices"
	"strings"
)

// This file writes events as bytes.

// Encode is an event as it stands in a stream: made once, it can be sent to many. A
// name or an id with a line break is cut there; data may have several lines.
func Encode(name, id string, data []byte) []byte {
	var b bytes.Buffer
	b.Grow(len(data) + len(name) + len(id) + 32)
	field(&b, "event: ", []byte(firstLine(name)))
	if id = firstLine(id); id != "" {
		field(&b, "id: ", []byte(id))
	}
	for line := range bytes.Lines(bytes.ReplaceAll(data, []byte("\r"), nil)) {
		field(&b, "data: ", bytes.TrimSuffix(line, []byte("\n")))
	}
	if len(data) == 0 {
		field(&b, "data: ", nil) // an event without data is none
	}
	b.WriteByte('\n')
	return b.Bytes()
}

// Pieces is the same of data in pieces, none of which is copied: they hold no line
// break.
func Pieces(name, id string, data ...[]byte) [][]byte {
	head := "event: " + firstLine(name) + "\nid: " + firstLine(id) + "\ndata: "
	return slices.Concat([][]byte{[]byte(head)}, data, [][]byte{[]byte("\n\n")})
}

func field(b *bytes.Buffer, name string, value []byte) {
	b.WriteString(name)
	b.Write(value)
	b.WriteByte('\n')
}

func firstLine(s string) string {
	if i := strings.IndexAny(s, "\r\n\x00"); i >= 0 {
		return s[:i]
	}
	return s
}
