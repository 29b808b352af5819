package lint

import "quiz/internal/deck"

// This file lists the rules: first the twelve of the deck language in their
// order, then those of item writing.

var rules = []Rule{
	// 1: one slot, two values.
	{Code: "slot-conflict", Means: "two facts give different answers for one property of one thing"},
	{Code: "ask-conflict", Means: "two facts ask the same and answer differently"},
	{Code: "gap-conflict", Means: "two facts leave the same sentence to complete and answer differently"},
	// 2: a promise beside open words.
	{Code: "open-wording", Means: "a promise of one answer stands beside words that leave it open"},
	// 3: an option stands in a cited paragraph.
	{Code: "option-in-source", Means: "a wrong option stands in a paragraph that its question cites"},
	// 4: a hedge, crowd or speaker without a name.
	{Code: "hedge-outside", Means: "a hedge stands beside a number's mark instead of in it"},
	{Code: "unnamed-speaker", Severity: deck.Warning, Means: "an ask speaks of a crowd, of hearsay or of somebody without a name", find: unnamedSpeaker},
	// 5: the answer in the ask.
	{Code: "answer-in-ask", Means: "an answer stands in its own question or row label"},
	{Code: "answer-word-in-ask", Severity: deck.Warning, Means: "an ask holds a word by which its answer can be told", find: answerWordInAsk},
	// 6: a role without a date.
	{Code: "undated-role", Severity: deck.Warning, Means: "an ask is about who holds a role and names no time", find: undatedRole},
	// 7: names that share a word.
	{Code: "names-share-word", Means: "two names that are taken for different things share a word"},
	// 8: the question word.
	{Code: "question-word", Means: "an ask begins with a word that asks for another kind of value"},
	{Code: "unasked-kind", Severity: deck.Warning, Means: "an ask begins with a word that its answer does not answer", find: unaskedKind},
	// 9: options that give themselves away.
	{Code: "mixed-options", Means: "a wrong option by hand is of another precision than the answer"},
	{Code: "option-stands-out", Means: "an option of a question by hand is unlike its answer, or overlaps another"},
	{Code: "telling-options", Severity: deck.Note, Means: "the right option gives itself away by its looks", find: tellingOptions},
	// 10 and 11: support.
	{Code: "one-origin", Severity: deck.Note, Means: "several sources of a claim print one report", find: oneOrigin},
	{Code: "single-source", Severity: deck.Note, Means: "a claim has one source", find: singleSource},
	// 12: near-duplicates.
	{Code: "near-duplicate", Severity: deck.Warning, Means: "two facts teach nearly the same from one passage", find: nearDuplicates},

	// Item writing.
	{Code: "negative-stem", Severity: deck.Warning, Means: "an ask is for what is not so", find: negativeStem},
	{Code: "all-of-the-above", Severity: deck.Warning, Means: "an option speaks of the other options", find: allOfTheAbove},
	{Code: "absolute-word", Severity: deck.Warning, Means: "a wrong option has a word that is hardly ever right", find: absoluteWord},
	{Code: "cueing", Severity: deck.Warning, Means: "one question tells the answer of another", find: cueing},
	{Code: "double-barrelled", Severity: deck.Warning, Means: "an ask is two questions", find: doubleBarrelled},
	{Code: "vague-date", Severity: deck.Warning, Means: "a text tells a time that depends on when it is read", find: vagueDate},
	{Code: "overlapping-options", Severity: deck.Warning, Means: "one wrong option contains another", find: overlappingOptions},
	{Code: "unbalanced-positions", Severity: deck.Warning, Means: "one position is told at far greater length than another", find: unbalancedPositions},
	{Code: "opinion-as-fact", Severity: deck.Warning, Means: "a judgement has no speaker", find: opinionAsFact},
	{Code: "missing-attribution", Severity: deck.Warning, Means: "a claim says that something is said, and not by whom", find: missingAttribution},
}
