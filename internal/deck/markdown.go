package deck

import (
	"path"
	"strings"
)

// This file reads a deck of plain cards in Markdown (docs/markdown-decks.md): its
// lines, and which card each belongs to. markdown_front.go reads what stands above
// the cards, markdown_text.go joins lines to texts, markdown_card.go makes facts of
// cards, markdown_id.go finds their ids.
//
// Such a deck need not cite anything: then it stands as its own source, and says
// so.

// IsMarkdown reports whether a file's name says that it is in Markdown.
func IsMarkdown(file string) bool {
	ext := strings.ToLower(path.Ext(file))
	return ext == ".md" || ext == ".markdown"
}

// readMarkdown reads a Markdown deck as Read reads one in YAML.
func readMarkdown(file string, src []byte) (*Deck, Diagnostics) {
	m := newMarkdownReader(file)
	if !m.clean(src) {
		return nil, m.finish()
	}
	m.readAll()
	return m.deck, m.finish()
}

func newMarkdownReader(file string) *markdownReader {
	return &markdownReader{reader: newReader(&Deck{File: file, Language: "en"}), endless: map[byte]int{}}
}

// markdownReader holds the card that is being read.
type markdownReader struct {
	*reader
	front   frontMatter
	cards   []*plainCard
	card    *plainCard
	part    *[]writtenLine // where the next line goes, or nil
	topic   string
	tags    []string
	stray   bool         // the lines before this one belonged to no card, which was said
	endless map[byte]int // by its sign, the shortest run that nothing closes further down
}

// plainCard is one card as it is written.
type plainCard struct {
	cloze            bool
	question, answer []writtenLine // a cloze text is in question
	at, answerAt     Pos
	id, was          string
	idAt             place
	sources          []writtenLine
	topic            string
	last             int // the last line that holds anything of it
}

// writtenLine is a line of a card, without its mark.
type writtenLine struct {
	at   Pos
	text string
	code bool // it stands in a fence
}

// readAll reads the front matter, the cards, and then what they are.
func (m *markdownReader) readAll() {
	m.front = m.readFront()
	for n := m.front.next; n <= m.deck.text.lines(); n++ {
		line := m.deck.line(n)
		switch sign, run := opensFence(line); {
		case run > 0:
			n = m.fenced(n, sign, run)
		case strings.HasPrefix(strings.TrimLeft(line, " "), "<!--"):
			n = m.comment(n)
		default:
			n = m.readMarked(n, line)
		}
	}
	m.endCard()
	m.addFacts()
	m.checkWas()
	for i := range m.deck.Facts {
		m.answerInAsk(&m.deck.Facts[i])
	}
	switch {
	case m.kept[Error] > 0:
	case len(m.deck.Facts) == 0:
		m.errorAt(place{Pos{1, 1}, 1}, "empty-deck", "the deck has no cards").hint("write  Q: a question  and below it  A: its answer")
	default:
		m.named()
	}
}

// readMarked reads a line, and the code that begins behind its mark. It returns the
// last line read.
func (m *markdownReader) readMarked(n int, line string) int {
	if isCardMark(line) {
		if sign, run := opensFence(strings.TrimSpace(line[2:])); run > 0 {
			m.readLine(n, line[:2])
			return m.fenced(n, sign, run)
		}
	}
	m.readLine(n, line)
	return n
}

// readLine reads a line that is neither code nor a comment.
func (m *markdownReader) readLine(n int, line string) {
	text, comment := cutAnchor(line)
	at := Pos{n, 1}
	switch {
	case strings.HasPrefix(text, "Q:"), strings.HasPrefix(text, "C:"):
		m.endCard()
		m.card = &plainCard{cloze: text[0] == 'C', at: at, topic: m.topic}
		m.part = &m.card.question
		m.write(Pos{n, 3}, text[2:])
	case strings.HasPrefix(text, "A:"):
		m.answer(Pos{n, 1}, text[2:])
	case m.card != nil && strings.HasPrefix(text, "Source:"):
		m.card.sources = append(m.card.sources, trimmed(Pos{n, 8}, text[7:]))
		m.card.last = n
	case isRule(text):
		m.endCard()
	case m.heading(text, at):
	default:
		m.write(at, text)
	}
	if comment != "" {
		m.anchor(comment, place{Pos{n, len([]rune(text)) + 1}, len([]rune(line)) - len([]rune(text))})
	}
}

// write adds a line to what is being read.
func (m *markdownReader) write(at Pos, text string) {
	line := trimmed(at, text)
	switch {
	case m.part != nil:
		*m.part = append(*m.part, line)
		if line.text != "" {
			m.card.last = at.Line
		}
	case line.text == "":
		m.stray = false
	case !m.stray:
		m.stray = true
		m.warnAt(place{line.at, 1}, "unknown-key", "this text belongs to no card and is left out").hint("begin a card with  Q:  or  C:")
	}
}

// answer begins the answer of the card.
func (m *markdownReader) answer(at Pos, text string) {
	switch {
	case m.card == nil || m.card.cloze:
		m.errorAt(place{at, 2}, "missing-key", "this answer belongs to no question").hint("write  Q: the question  on a line before it")
	case m.card.answerAt.Line > 0:
		m.errorAt(place{at, 2}, "duplicate-key", "this is a second answer to the question on line %d", m.card.at.Line).
			hint("write both into one answer, or ask two questions")
	default:
		m.card.answerAt, m.card.last, m.part = at, at.Line, &m.card.answer
		m.write(Pos{at.Line, 3}, text)
		return
	}
	m.part, m.stray = nil, true // what goes on with it is not told of again
}

// heading begins a topic.
func (m *markdownReader) heading(text string, at Pos) bool {
	title := strings.TrimLeft(text, "#")
	if n := len(text) - len(title); n == 0 || n > 6 || !strings.HasPrefix(title, " ") {
		return false
	}
	m.endCard()
	title = oneLine(strings.TrimRight(title, "# "))
	id := SuggestID(title)
	switch {
	case id == "":
		return true
	case len(title) > maxText:
		m.errorAt(place{at, 1}, "too-long", "a heading may have %d bytes", maxText).hint("shorten it")
		return true
	}
	m.topic = id
	if _, known := m.topics[id]; !known {
		m.topics[id] = at
		m.deck.Topics = append(m.deck.Topics, Topic{ID: id, Title: title, At: at})
	}
	return true
}

// endCard puts the card that was read to the others.
func (m *markdownReader) endCard() {
	if m.card != nil {
		m.cards = append(m.cards, m.card)
	}
	m.card, m.part, m.stray = nil, nil, false
}

// fenced reads the lines of a code block, and returns its last one.
func (m *markdownReader) fenced(from int, sign byte, run int) int {
	end := m.deck.text.lines() + 1
	if shortest, endless := m.endless[sign]; !endless || run < shortest {
		for end = from + 1; end <= m.deck.text.lines(); end++ {
			if closesFence(m.deck.line(end), sign, run) {
				break
			}
		}
	}
	if end > m.deck.text.lines() {
		m.endless[sign] = run
		m.errorAt(place{Pos{from, 1}, run}, "open-mark", "the code that begins here does not end").
			hint("close it with a line of %s", strings.Repeat(string(sign), run))
		return from
	}
	for n := from + 1; n < end; n++ {
		if m.part != nil {
			*m.part = append(*m.part, writtenLine{Pos{n, 1}, m.deck.line(n), true})
		}
	}
	if m.card != nil {
		m.card.last = end
	}
	return end
}

// opensFence tells a line that opens a code block: the sign and how often it stands.
func opensFence(line string) (sign byte, run int) {
	text := strings.TrimLeft(line, " ")
	for _, sign := range []byte("`~") {
		rest := strings.TrimLeft(text, string(sign))
		run := len(text) - len(rest)
		if run >= 3 && len(line)-len(text) < 4 && !strings.Contains(rest, "`") {
			return sign, run
		}
	}
	return 0, 0
}

func closesFence(line string, sign byte, run int) bool {
	text := strings.TrimSpace(line)
	return len(text) >= run && strings.Trim(text, string(sign)) == ""
}

// isRule tells a line of dashes, which ends a card.
func isRule(line string) bool {
	text := strings.TrimSpace(line)
	return len(text) >= 3 && strings.Trim(text, "-") == ""
}

// trimmed is a line without the spaces around it.
func trimmed(at Pos, text string) writtenLine {
	bare := strings.TrimLeft(text, " \t")
	at.Column += len(text) - len(bare)
	return writtenLine{at: at, text: strings.TrimRight(bare, " \t")}
}
