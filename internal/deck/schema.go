package deck

import (
	"bytes"
	"encoding/json"
)

// This file writes the language as a JSON Schema, by which editors complete and
// check keys while one types. The keys are the reader's own tables; what they
// mean stands in schema_table.go. The schema is looser than the reader: it knows
// shapes, not meanings.

// Schema returns the JSON Schema of a deck's files, the same bytes each time.
func Schema() []byte {
	defs := object{}
	for _, e := range entrySorts {
		defs[e.name] = e.schema()
	}
	root := object{
		"$schema": "https://json-schema.org/draft/2020-12/schema",
		"title":   "A deck of cited facts for Quiz",
		"anyOf":   []object{ref("deck"), ref("file")},
		"$defs":   defs,
	}
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	if err := enc.Encode(root); err != nil {
		panic(err) // strings, lists and objects always encode
	}
	return b.Bytes()
}

// object is a part of the schema.
type object map[string]any

// entrySort is one sort of entry with the keys that the reader knows.
type entrySort struct {
	name     string
	means    string
	keys     []string
	required []string
}

// entrySorts are all sorts of entries there are.
var entrySorts = []entrySort{
	{"deck", "A deck: facts with their answers marked and their sources cited.", deckKeys, []string{"deck"}},
	{"file", "A file of a deck, which the deck's head names: a topic, names, sources.", fileKeys, nil},
	{"source", "A text that citations point into.", sourceKeys, nil},
	{"kind", "A kind of value, which refines another.", kindKeys, []string{"of"}},
	{"name", "One thing that answers may denote.", nameKeys, nil},
	{"topic", "Facts that belong together.", topicKeys, []string{"id"}},
	{"fact", "A cited sentence with its answer marked.", factKeys, []string{"id"}},
	{"question", "A question by hand: one right line and up to three wrong ones.", questionKeys, []string{"id", "ask", "options"}},
	{"position", "One side of what sources tell differently.", positionKeys, []string{"id", "claim", "cite"}},
	{"set", "Several facts that one question asks for together.", setKeys, []string{"id", "of"}},
	{"table", "One property of several subjects; each row is a fact.", tableKeys, []string{"id", "claim", "rows"}},
	{"row", "One subject of a table.", rowKeys, []string{"answer", "cite"}},
	{"citation", "A citation with an origin of its own.", citeKeys, []string{"at"}},
}

// schema describes an entry. A key that has no description yet may hold anything.
func (e entrySort) schema() object {
	properties := object{}
	for _, key := range e.keys {
		k := keyTable[e.name][key]
		if k.means == "" {
			k = keyTable[""][key]
		}
		property := object{"description": k.means}
		for name, value := range valueShapes[k.shape] {
			property[name] = value
		}
		properties[key] = property
	}
	s := object{"type": "object", "description": e.means, "properties": properties, "additionalProperties": false}
	if len(e.required) > 0 {
		s["required"] = e.required
	}
	return s
}

// ref points at a sort of entry.
func ref(name string) object { return object{"$ref": "#/$defs/" + name} }

func listOf(item object) object  { return object{"type": "array", "items": item} }
func groupOf(item object) object { return object{"type": "object", "additionalProperties": item} }

// oneOrMore is a value or a list of such values.
func oneOrMore(item object) object { return object{"anyOf": []object{item, listOf(item)}} }

// What values look like. YAML takes 2014 for a number, and the reader for text.
var (
	textShape = object{"type": []string{"string", "number"}}
	idShape   = object{"type": "string", "pattern": "^[A-Za-z0-9][A-Za-z0-9-]*$"}

	valueShapes = map[string]object{
		"text":      textShape,
		"id":        idShape,
		"flag":      {"type": "boolean"},
		"no":        {"const": false},
		"never":     {"const": "never"},
		"texts":     oneOrMore(textShape),
		"forms":     oneOrMore(object{"enum": formNames}),
		"cites":     oneOrMore(object{"anyOf": []object{{"type": "string"}, ref("citation")}}),
		"wrong":     oneOrMore(object{"anyOf": []object{textShape, groupOf(object{"type": []string{"string", "number", "null"}})}}),
		"sources":   groupOf(ref("source")),
		"kinds":     groupOf(ref("kind")),
		"names":     groupOf(object{"anyOf": []object{ref("name"), {"type": []string{"string", "null"}}}}),
		"topics":    listOf(ref("topic")),
		"facts":     listOf(ref("fact")),
		"tables":    listOf(ref("table")),
		"sets":      listOf(ref("set")),
		"positions": listOf(ref("position")),
		"questions": listOf(ref("question")),
		"rows":      groupOf(ref("row")),
	}
)
