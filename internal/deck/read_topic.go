package deck

// This file reads topics and the lists of facts, tables and sets, which stand in a
// topic or at the top of the deck.

var topicKeys = []string{"id", "title", "facts", "tables", "sets"}

func (r *reader) readTopics(deck record) {
	topics := deck.listOf("topics")
	recs := make([]record, 0, len(topics))
	ids := make([]string, 0, len(topics))
	for _, n := range topics {
		rec := r.record(n, "a topic", topicKeys)
		recs = append(recs, rec)
		ids = append(ids, rec.topic())
	}
	r.readLoose(deck)
	for i, rec := range recs {
		r.readItems(rec, ids[i])
	}
}

// topic reads the head of a topic and returns its id.
func (rec record) topic() string {
	if rec.entries == nil {
		return ""
	}
	t := Topic{Title: rec.text("title"), At: rec.at}
	if n := rec.get("id"); n != nil {
		t.ID = rec.newID(n, rec.topics, "the topic")
		t.At = n.at
	} else {
		rec.idOf("id")
	}
	if t.ID == "" {
		return ""
	}
	if t.Title == "" {
		t.Title = titleOf(t.ID)
	}
	rec.deck.Topics = append(rec.deck.Topics, t)
	return t.ID
}

// readLoose reads facts, tables and sets outside any topic. They get one that is
// named after the deck and comes first.
func (r *reader) readLoose(deck record) {
	if deck.get("facts") == nil && deck.get("tables") == nil && deck.get("sets") == nil {
		return
	}
	id := r.deck.ID
	if _, taken := r.topics[id]; !taken && id != "" {
		r.deck.Topics = append([]Topic{{ID: id, Title: r.deck.Title, At: deck.at}}, r.deck.Topics...)
	}
	r.readItems(deck, id)
}

// readItems reads the facts, then the tables and the sets, of a topic or of the deck.
func (r *reader) readItems(rec record, topic string) {
	for _, n := range rec.listOf("facts") {
		r.readFact(n, topic)
	}
	for _, n := range rec.listOf("tables") {
		r.readTable(n, topic)
	}
	for _, n := range rec.listOf("sets") {
		r.readSet(n, topic)
	}
}

// listOf returns the items of a list.
func (rec record) listOf(key string) []*node {
	n := rec.get(key)
	switch {
	case n == nil || n.kind == nothing || n.kind == unread:
		return nil
	case n.kind != list:
		rec.errorAt(n.place, "wrong-type", "%s needs a list; this is %s", key, n.describe()).
			hint("begin each item with a dash: - id: …")
		return nil
	}
	return n.items
}
