package deck

// This file says what each key of the language means, in a sentence for editors,
// and what its value looks like (valueShapes). A key that means the same wherever
// it stands is under "".

// keyInfo describes one key.
type keyInfo struct{ shape, means string }

var keyTable = map[string]map[string]keyInfo{
	"": {
		"id":         {"id", "Letters, digits and hyphens. Learners' memories hang on it: it never changes."},
		"title":      {"text", "A title for people."},
		"claim":      {"text", "The sentence with its answer marked: The capital is [Kabul|Kabool]."},
		"ask":        {"text", "The question, which ends in a question mark and names no answer."},
		"reverse":    {"text", "A question from the answer back to the subject."},
		"about":      {"text", "What it is about: a name or an id."},
		"label":      {"text", "How the fact is called in a list: the attack on the school."},
		"property":   {"text", "Which property of its subject it gives. Two facts with one subject and one property must agree."},
		"kind":       {"text", "What the answer is: person, place, group, organisation, number, year, month, day, text, or a kind of the deck's."},
		"unit":       {"text", "The unit of a number, such as km."},
		"tolerance":  {"text", "How far off is still right: 5, 10%, 2 days, 3 months, 1 year."},
		"single":     {"flag", "This question has one right answer, in its time and by its source."},
		"complete":   {"flag", "The marked answers are all there are; the ask says within what."},
		"exclusive":  {"flag", "Each answer fits its own row of the table and no other."},
		"by":         {"text", "Who says it."},
		"quote":      {"flag", "The marked words are the speaker's own."},
		"superseded": {"text", "Why the claim no longer stands."},
		"resolved":   {"text", "How a relative date was worked out."},
		"was":        {"text", "The id that it had before; memories come along."},
		"wrong":      {"wrong", "Wrong options by hand, each with the reason why it is wrong."},
		"maybe":      {"texts", "Possibly right: never an option, and nearly right when typed."},
		"forms":      {"forms", "Only these forms of question."},
		"tags":       {"texts", "Labels."},
		"note":       {"text", "What is told after the answer."},
		"cite":       {"cites", "Where it stands: source ¶8 \"one to six words\"."},
		"facts":      {"facts", "Facts, one below the other."},
		"tables":     {"tables", "Tables: one property of several subjects each."},
		"sets":       {"sets", "Sets: several facts that one question asks for together."},
		"match":      {"text", "A question that has what the facts are about matched with their answers."},
		"sources":    {"sources", "The cited texts by id."},
		"kinds":      {"kinds", "What a value is, by id."},
		"names":      {"names", "The things that answers denote, by their usual spelling."},
		"topics":     {"topics", "The deck's parts in their order."},
		"order":      {"text", "A question that has the facts put in the order of their dates."},
		"origin":     {"id", "Whose text it is; what has one origin counts as one report."},
	},
	"deck": {
		"deck":        {"id", "The deck's id. Learners' memories hang on it: it never changes."},
		"description": {"text", "What the deck teaches, for people."},
		"language":    {"text", "The deck's language as a BCP 47 tag; en if absent."},
		"as_of":       {"text", "The date that the deck speaks from, such as 2021-09-04."},
		"license":     {"text", "Under which licence the deck may be used."},
		"authors":     {"texts", "Who wrote the deck."},
		"files":       {"texts", "Files that hold more of the deck, and folders of them, in their order: [names.yaml, topics]."},
	},
	"file": {
		"topic": {"id", "The id of the topic that the file's facts belong to; else they stand as if in the deck's head."},
	},
	"source": {
		"publisher": {"text", "Who published it."},
		"published": {"text", "When: 2021, 2021-08, 2021-08-26 or 2021-08-31/2021-09-04."},
		"url":       {"text", "Its web address in full."},
		"file":      {"text", "The name of its text in the folder that --sources names."},
		"note":      {"text", "What is shown with the source."},
	},
	"kind": {
		"of":      {"text", "The kind that it refines: built in, or another of the deck's."},
		"apart":   {"flag", "Two entries of this kind never overlap, so one can be a wrong option for the other."},
		"options": {"never", "never: values are asked typed and in cloze only."},
	},
	"name": {
		"kind":    {"text", "What it is."},
		"also":    {"texts", "Other spellings of the same thing."},
		"in":      {"texts", "What it is part of."},
		"touches": {"texts", "What it may overlap without being part of it."},
		"crowd":   {"flag", "It may include anyone named, as \"some analysts\" may."},
		"note":    {"text", "What it is, told to a learner who chose it wrongly."},
	},
	"fact": {
		"range":     {"text", "What an answer may lie in: 2000..5000."},
		"clash":     {"no", "false: the positions fit together."},
		"positions": {"positions", "What the sources say where they differ, side by side."},
		"questions": {"questions", "Questions by hand, beside those that are made."},
	},
	"table": {
		"claim": {"text", "The sentence of every row: The capital of {about} is [{answer}]."},
		"ask":   {"text", "The question of every row: What is the capital of {about}?"},
		"rows":  {"rows", "The subjects by id, each with its answer and its citation."},
	},
	"row": {
		"answer": {"text", "The row's answer: shown|also accepted."},
		"about":  {"text", "How the subject reads in the sentences; else its id with spaces."},
	},
	"set": {
		"of": {"texts", "The facts that are asked for together, or a table whose rows are."},
	},
	"question": {
		"answer":  {"text", "The right line; the fact's own answer if absent."},
		"options": {"wrong", "The wrong lines, each with the reason why it is wrong."},
	},
	"citation": {
		"at": {"text", "Where it stands: source ¶8 \"one to six words\"."},
	},
}
