package deck

// This file reads the pieces of files on all processors before their turn. What
// comes of it is what reading them one after another gives: pieces that say
// something, and those that aliases tie to others, are read again in their turn.

import (
	"runtime"
	"slices"
	"sync/atomic"
)

// aheadSize is how many pieces a processor takes at once.
const aheadSize = 16

// cutPiece is a part of the file that is read as YAML, and how deep it lies.
type cutPiece struct {
	part
	depth int
}

// readAhead reads the pieces of the parts of the deck that are cut by a shape.
func (y *yamlReader) readAhead(parts []part, s *shape) {
	processors := runtime.GOMAXPROCS(0)
	pieces := y.cut(parts, s)
	if y.session != nil || processors == 1 || len(pieces) < 2*aheadSize {
		return
	}
	nodes := make([]*node, len(pieces))
	chunks := (len(pieces) + aheadSize - 1) / aheadSize
	var left atomic.Int64 // no more is read ahead of a file of mistakes than is shown of them
	left.Store(maxReported)
	spread(processors, chunks, func(i int) {
		from, alone := i*aheadSize, y.alone()
		for j := from; j < min(from+aheadSize, len(pieces)) && left.Load() > 0; j++ {
			if nodes[j] = alone.quietly(pieces[j]); nodes[j] == nil {
				left.Add(-1)
				alone = y.alone()
			}
		}
	})
	y.ahead = make(map[cutPiece]*node, len(pieces))
	for i, n := range nodes {
		if n != nil {
			y.ahead[pieces[i]] = n
		}
	}
}

// cut lists the pieces of parts without reading them.
func (y *yamlReader) cut(parts []part, s *shape) []cutPiece {
	outline := newYAMLReader(&report{deck: y.deck})
	pieces := []cutPiece{}
	outline.outline = &pieces
	for _, p := range parts {
		outline.split(p, s, 0)
	}
	return slices.Clip(pieces)
}

// alone is a reader of the same files to which nothing is known.
func (y *yamlReader) alone() *yamlReader { return newYAMLReader(&report{deck: y.deck}) }

// quietly reads a piece alone, and returns nil where it says something or has to
// do with other pieces. After that the reader reads no other.
func (y *yamlReader) quietly(p cutPiece) *node {
	n := y.fresh(p.part, p.depth)
	if y.said()+y.tied() > 0 || len(y.mended) > 0 || n.at.Line == 0 {
		return nil
	}
	return n
}

// said counts what was reported, and tied the anchors and aliases that were met.
func (y *yamlReader) said() int { return len(y.list) + y.dropped[Error] + y.dropped[Warning] }
func (y *yamlReader) tied() int { return y.anchored + y.aliases }
