package deck

// This file lists what can be wrong with a deck. Codes are stable: a program
// may look for them, and docs/deck-format.md explains them.

// CodeInfo explains one code of a Diagnostic.
type CodeInfo struct {
	Code  string
	Means string
}

// Codes lists every code that Read and CheckSources raise, by subject.
func Codes() []CodeInfo { return append([]CodeInfo(nil), codes...) }

var codes = []CodeInfo{
	// The file.
	{"empty-deck", "the file holds no deck, or the deck no facts"},
	{"too-large", "the file, or one part of it, is larger than a deck may be"},
	{"too-deep", "lists and keys are nested too deeply"},
	{"too-long", "a text is longer than a question can show"},
	{"not-text", "the file is no text but a document, a picture or the like"},
	{"not-utf-8", "the file is not UTF-8"},
	{"control-character", "a character stands in a text that steers terminals or breaks lines"},
	{"invisible-character", "a character stands in a text that is not seen, or that turns the reading direction"},
	{"second-document", "something stands after the end of the deck"},
	{"bad-file", "a file's name leads out of the folder of the texts, or of the deck"},
	{"unknown-file", "the head of a deck names a file that is not there, or can't be read"},
	{"duplicate-file", "the head of a deck names a file twice, or two that some systems take for one"},
	{"unlisted-file", "a file lies in the deck's folder, and its head does not name it"},
	{"more", "there are more diagnostics than are shown"},

	// YAML's traps.
	{"yaml-syntax", "YAML cannot be read here"},
	{"yaml-tab", "a line is indented with a tab"},
	{"yaml-indent", "a line begins further left or right than the lines that it belongs to"},
	{"yaml-bracket", "a text begins with a bracket or a quote, so YAML does not take it for text"},
	{"yaml-indicator", "a text begins with a sign that YAML keeps for itself"},
	{"yaml-colon", "a text without quotes holds a colon and a space"},
	{"yaml-comment", "a text without quotes holds a space and #, and YAML drops the rest"},
	{"yaml-flow", "a text inside {...} or [...] is cut at a comma or a bracket"},
	{"yaml-typed", "YAML, or many of its readers, take this text for a number, a truth value or nothing"},
	{"yaml-anchor", "YAML takes a text that begins with & for an anchor, which nothing uses"},
	{"yaml-alias", "an alias stands for nothing"},
	{"yaml-merge", "a merge key (<<) stands in the deck"},
	{"yaml-tag", "a tag (!name) stands in the deck"},
	{"too-many-aliases", "the deck has more YAML aliases than are read"},
	{"duplicate-key", "a key stands twice in one place"},

	// Keys and values.
	{"unknown-key", "there is no such key here"},
	{"missing-key", "a key is missing without which the entry says nothing"},
	{"empty-value", "a key has no value"},
	{"wrong-type", "a value is not of the sort that its key wants"},
	{"bad-id", "an id is not letters, digits and hyphens after a letter"},
	{"duplicate-id", "two facts, tables, rows, positions, topics, sources or kinds have one id"},
	{"deck-without-id", "a deck in Markdown has no id of its own, so it is called after its file"},
	{"reserved-id", "an id has a meaning of its own"},
	{"was-in-use", "an id is called old that a fact still has"},
	{"bad-date", "a date is none, or is not written as dates are"},
	{"bad-url", "an address is not a whole web address"},
	{"bad-language", "a language is not given by its tag"},
	{"bad-range", "a range is not written low..high"},
	{"bad-tolerance", "a tolerance is not written as 5, 10%, 2 days, 3 months or 1 year"},
	{"unknown-form", "there is no such form of question"},
	{"unnamed-source", "a source has neither title nor publisher"},

	// Kinds and names.
	{"built-in-kind", "a built-in kind is declared again"},
	{"unknown-kind", "a kind refines one that is not declared"},
	{"undeclared-kind", "a name or a fact has a kind that is not declared"},
	{"kind-cycle", "a kind is a kind of itself"},
	{"bad-name", "a name is empty or too long"},
	{"duplicate-name", "one text stands for two names"},
	{"unknown-name", "a name is part of, or touches, one that is not declared"},
	{"name-cycle", "a name is part of itself"},

	// Claims and citations.
	{"missing-mark", "a claim marks no answer"},
	{"mark-in-ask", "a question has brackets, which mark an answer in claims only"},
	{"open-mark", "a mark is not closed"},
	{"stray-bracket", "a bracket belongs to no mark"},
	{"empty-mark", "a mark, or a part of it, is empty"},
	{"bad-link", "a link has no whole web address"},
	{"missing-answer", "a table's claim has no place for the answers, or a question by hand no answer"},
	{"bad-media", "what is written like a picture or a sound names no file that can be one"},
	{"missing-media", "a picture or a sound does not lie beside the deck"},
	{"no-description", "a picture or a sound has no words that describe it"},
	{"unknown-place", "a table's text has a place that rows do not fill"},
	{"place-outside-table", "a fact that is no table row has a row's place"},
	{"claim-and-positions", "a fact with positions has a claim or citations of its own"},
	{"few-positions", "a dispute has fewer than two positions"},
	{"questions-and-positions", "a fact with positions has questions by hand"},
	{"wrong-is-right", "a wrong option by hand is an answer, or may be right"},
	{"missing-cite", "a claim cites no source"},
	{"bad-citation", "a citation is not written as citations are"},
	{"long-phrase", "a citation's phrase has more words than it takes to locate a passage"},
	{"unknown-source", "a citation names a source that is not declared"},

	// Sets.
	{"unknown-fact", "a set names a fact that there isn't"},
	{"few-facts", "a set is of fewer than three facts"},

	// Citations looked up in the texts.
	{"no-file", "a cited source has no file to look in"},
	{"missing-file", "a source's text cannot be read"},
	{"no-paragraph", "a text has fewer paragraphs than a citation says"},
	{"no-phrase", "a phrase does not stand in its paragraph"},
	{"answer-not-cited", "the cited words have another year, figure or name than the answer, which no cited paragraph has"},
	{"option-in-source", "a wrong option stands in a paragraph that its question cites"},
	{"quote-not-found", "quoted words stand in none of the cited paragraphs"},
	{"quote-elsewhere", "quoted words also stand in a paragraph that is not cited for them"},
	{"speaker-in-passage", "a cited paragraph names somebody who is offered as another speaker"},
	{"answer-in-report", "a report that is offered as not giving an answer holds it where it is cited"},

	// Wording.
	{"no-question-mark", "an ask does not end in a question mark"},
	{"question-word", "an ask begins with a word that asks for another kind of value"},
	{"open-wording", "a promise of one answer stands beside words that leave it open"},
	{"answer-in-ask", "an answer stands in its own question or row label"},
	{"names-share-word", "two names that are taken for different things share a word"},
}
