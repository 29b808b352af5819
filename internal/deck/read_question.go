package deck

// This file reads the questions that an author writes beside those that the
// compiler makes.

var questionKeys = []string{"id", "ask", "answer", "options"}

// Written is a question by hand: one right line and up to three wrong ones, each
// with the author's reason. Its id is what a page and the log know it by.
type Written struct {
	ID      string
	Ask     string
	Answer  string // "" for the fact's own
	Options []WrongOption
	At      Pos
}

// questions reads a fact's questions by hand.
func (rec record) questions(f *Fact) {
	n := rec.get("questions")
	if n == nil {
		return
	}
	if n.kind != list {
		rec.wrongType(n, "questions", "a list, each item with an id, an ask and options")
		return
	}
	if rec.get("positions") != nil {
		rec.errorAt(rec.keyPlace("questions"), "questions-and-positions", "a fact with positions has no questions by hand").
			hint("whose answer would be right? Write a fact of its own for the question")
		return
	}
	ids := idSet{}
	for _, item := range n.items {
		q := rec.reader.record(item, "a question", questionKeys)
		if q.entries == nil {
			continue
		}
		if w, ok := q.written(ids); ok {
			f.Questions = append(f.Questions, w)
		}
	}
}

func (rec record) written(ids idSet) (Written, bool) {
	w := Written{Ask: rec.question("ask"), Answer: rec.text("answer"), Options: rec.options("options"), At: rec.at}
	if n := rec.get("id"); n == nil {
		rec.idOf("id")
	} else if isFormName(n.text) {
		rec.errorAt(n.place, "reserved-id", "the id %q is taken: it is a form of question", n.text).hint("name the question after what it asks")
	} else {
		w.ID = rec.newID(n, ids, "the question")
		w.At = n.at
	}
	if rec.get("ask") == nil {
		rec.errorAt(rec.place, "missing-key", "the question has no ask").hint("ask: what is asked")
	}
	if rec.get("options") == nil {
		rec.errorAt(rec.place, "missing-key", "the question has no options").hint("options: {what is wrong: why it is wrong}")
	}
	return w, w.ID != "" && w.Ask != "" && len(w.Options) > 0
}
