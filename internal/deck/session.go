package deck

// This file reads a deck again after an edit: pieces that stood in it before are
// taken as they were read, and only what changed is given to the YAML parser, which
// takes most of the time that reading takes.

// Session reads the versions of one deck. What it returns is what Read, or
// ReadFolder, returns. It must not be used by two goroutines at once. The zero
// Session is ready.
type Session struct {
	pieces  map[pieceKey]readPiece // of the version before
	current map[pieceKey]readPiece // of the version that is being read

	outcomes map[uint64]*outcome // of the version that was compiled last, by the facts' prints: see recall.go
	head     uint64              // its headPrint
	answers  *answers            // as that version has them
}

// pieceKey is all that reading a piece depends on but for its line.
type pieceKey struct {
	lines        string // whole lines of a file
	blank, depth int
}

// readPiece is what a piece was read as. Its nodes are shared between versions and
// never changed.
type readPiece struct {
	line int // on which its nodes believe to begin
	node *node
}

// Read reads the next version of a deck that is one file.
func (s *Session) Read(file string, src []byte) (*Deck, Diagnostics) {
	return s.ReadFolder(file, src, nil)
}

// ReadFolder reads the next version of a deck.
func (s *Session) ReadFolder(file string, src []byte, in Folder) (*Deck, Diagnostics) {
	s.current = make(map[pieceKey]readPiece, len(s.pieces))
	d, found := read(file, src, in, s)
	s.pieces, s.current = s.current, nil
	return d, found
}

// known returns what a piece was read as before, moved to where it stands now.
func (s *Session) known(key pieceKey, line int) (*node, bool) {
	p, ok := s.current[key]
	if !ok {
		p, ok = s.pieces[key]
	}
	if !ok {
		return nil, false
	}
	if p.line != line {
		p = readPiece{line, p.node.moved(line - p.line)}
	}
	s.current[key] = p
	return p.node, true
}

// moved is a copy of a value some lines further down.
func (n *node) moved(lines int) *node {
	as := *n
	as.at.Line += lines
	if n.items != nil {
		as.items = make([]*node, len(n.items))
		for i, item := range n.items {
			as.items[i] = item.moved(lines)
		}
	}
	if n.entries != nil {
		as.entries = make([]entry, len(n.entries))
		for i, e := range n.entries {
			as.entries[i] = entry{e.key.moved(lines), e.value.moved(lines)}
		}
	}
	return &as
}

// piece reads a part as YAML, or takes it as it was read before, in an earlier
// version or ahead of its turn. Pieces that say something, or that aliases tie to
// others, are always read.
func (y *yamlReader) piece(p part, depth int) *node {
	if y.outline != nil {
		*y.outline = append(*y.outline, cutPiece{p, depth})
		return &node{kind: unread}
	}
	if y.full(Error) || p.from >= p.to {
		return y.fresh(p, depth)
	}
	if n, ok := y.ahead[cutPiece{p, depth}]; ok {
		return n
	}
	if y.session == nil {
		return y.fresh(p, depth)
	}
	key := pieceKey{y.source(part{from: p.from, to: p.to}), p.blank, depth}
	if n, ok := y.session.known(key, p.from); ok {
		return n
	}
	said, tied := y.said(), y.tied()
	n := y.fresh(p, depth)
	if said == y.said() && tied == y.tied() && n.at.Line > 0 {
		y.session.current[key] = readPiece{p.from, n}
	}
	return n
}
