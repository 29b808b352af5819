package templates

import (
	"fmt"
	"strings"

	"rsc.io/qr"
)

// This file draws an address as a QR code.

// Code is a QR code as one path in a square.
type Code struct {
	Text string // what it says
	Side int    // of the square, in modules, with the quiet zone around it
	Path string
}

// quiet is how wide the empty border is, in modules, that scanners need.
const quiet = 4

// NewCode draws a text. It stands a sixth of it being hidden (level M): a head before
// the wall, or a reflection.
func NewCode(text string) (Code, error) {
	code, err := qr.Encode(text, qr.M)
	if err != nil {
		return Code{}, fmt.Errorf("draw the QR code of an address: %w", err)
	}
	var path strings.Builder
	for y := range code.Size {
		for x := 0; x < code.Size; x++ {
			from := x
			for code.Black(x, y) {
				x++
			}
			if x > from {
				fmt.Fprintf(&path, "M%d %dh%dv1h-%dz", from+quiet, y+quiet, x-from, x-from)
			}
		}
	}
	return Code{Text: text, Side: code.Size + 2*quiet, Path: path.String()}, nil
}

// box is the square as SVG writes it.
func (c Code) box() string { return fmt.Sprintf("0 0 %d %d", c.Side, c.Side) }
