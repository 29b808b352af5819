package deck

import "slices"

// This file reads topics and the lists of facts, tables and sets, which stand in a
// topic or at the top of a file.

var topicKeys = []string{"id", "title", "facts", "tables", "sets"}

// readTopics reads the files' topics in their order: of each file the topic that
// it is, if it is one, and those that it lists.
func (r *reader) readTopics(files []record) {
	var topics, loose []record
	var ids []string
	for _, file := range files {
		if file.get("topic") != nil && file.what == aFile {
			topics, ids = append(topics, file), append(ids, file.topic("topic"))
		} else {
			loose = append(loose, file)
		}
		for _, n := range file.listOf("topics") {
			rec := r.record(n, "a topic", topicKeys)
			topics, ids = append(topics, rec), append(ids, rec.topic("id"))
		}
	}
	r.readLoose(loose)
	for i, rec := range topics {
		r.readItems(rec, ids[i])
	}
}

// topic reads the head of a topic, whose id stands under a key, and returns the id.
func (rec record) topic(key string) string {
	if rec.entries == nil {
		return ""
	}
	t := Topic{Title: rec.text("title"), At: rec.at}
	if n := rec.get(key); n != nil {
		t.ID = rec.newID(n, rec.topics, "the topic")
		t.At = n.at
	} else {
		rec.idOf(key)
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
func (r *reader) readLoose(files []record) {
	files = slices.DeleteFunc(files, func(file record) bool {
		return file.get("facts") == nil && file.get("tables") == nil && file.get("sets") == nil
	})
	if len(files) == 0 {
		return
	}
	id := r.deck.ID
	if _, taken := r.topics[id]; !taken && id != "" {
		r.deck.Topics = append([]Topic{{ID: id, Title: r.deck.Title, At: files[0].at}}, r.deck.Topics...)
	}
	for _, file := range files {
		r.readItems(file, id)
	}
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
