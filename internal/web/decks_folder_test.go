package web

import (
	"net/http"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// This file tests decks over several files, handed in as a zip of their folder.

// folderOf is the folder of a deck over several files.
func folderOf() map[string]string {
	return map[string]string{
		"capitals/deck.yaml":         "deck: capitals\ntitle: Capitals\nfiles: [shared.yaml, topics]\n",
		"capitals/shared.yaml":       "sources:\n  atlas: {title: A small atlas}\n",
		"capitals/topics/east.yaml":  "topic: east\nfacts:\n  - id: af\n    claim: \"The capital ![a city](topics/kabul.png) is [Kabul].\"\n    ask: What is the capital in the east?\n    cite: atlas ¶1 \"Kabul\"\n",
		"capitals/topics/west.yaml":  "topic: west\ntitle: The west\nfacts:\n  - id: tm\n    claim: The capital is [Ashgabat].\n    ask: What is the capital in the west?\n    cite: atlas ¶2 \"Ashgabat\"\n",
		"capitals/topics/kabul.png":  "\x89PNG\r\n\x1a\n",
		"capitals/.settings/ci.yaml": "on: push\n",
	}
}

func TestAFolderIsAddedUpdatedAndExportedAsItCame(t *testing.T) {
	b := newBench(t)
	files := folderOf()
	data := zipped(t, files)
	p := b.send("Capitals.zip", data)
	p.sound()
	p.says("Add this deck?", "Capitals.zip / deck.yaml", "2 facts", "East", "The west", "1 picture or sound came with it.")
	b.follow(b.post("/decks", p.fields())).says("Capitals is added.")

	files["capitals/topics/west.yaml"] = strings.ReplaceAll(files["capitals/topics/west.yaml"], "Ashgabat", "Aşgabat")
	files["capitals/topics/north.yaml"] = "topic: north\nfacts:\n  - id: kz\n    claim: The capital is [Astana].\n    ask: What is the capital in the north?\n    cite: atlas ¶3 \"Astana\"\n"
	newer := zipped(t, files)
	p = b.send("Capitals 2.zip", newer)
	p.sound()
	p.says("Update this deck?", "1 card is new")
	b.follow(b.post("/decks", p.fields())).says("Capitals is updated.")

	again := benchOver(t, b.store) // as after a restart
	require.Equal(t, string(newer), body(t, again.do(request(http.MethodGet, "/decks/capitals/export", ""))))
	require.Equal(t, http.StatusOK, again.medium("/decks/capitals/media/topics/kabul.png").StatusCode)
	require.Equal(t, http.StatusNotFound, again.medium("/decks/capitals/media/topics/west.yaml").StatusCode)
}

func TestMistakesInAFolderNameTheirFiles(t *testing.T) {
	b := newBench(t)
	files := folderOf()
	files["capitals/topics/west.yaml"] = strings.Replace(files["capitals/topics/west.yaml"], "id: tm", "id: af", 1)
	files["capitals/topics/east.yaml"] = strings.Replace(files["capitals/topics/east.yaml"], "cite: atlas", "cite: atlass", 1)
	files["capitals/notes.yaml"] = "to: do\n"
	p := b.send("Capitals.zip", zipped(t, files))
	require.Equal(t, http.StatusUnprocessableEntity, p.status)
	p.sound()
	p.says("Capitals.zip / deck.yaml", "deck.yaml, line 3, column 1 unlisted-file",
		"topics/east.yaml, line 6, column 11 unknown-source", "topics/west.yaml, line 4, column 9 duplicate-id", "The first is on line 3 of topics/east.yaml; ids must differ")
	require.Equal(t, []string{"files", "atlass", "af"}, []string{words(p.all(tag("mark"))[0]), words(p.all(tag("mark"))[1]), words(p.all(tag("mark"))[2])})
}

func TestAHeadAloneIsNotTaken(t *testing.T) {
	b := newBench(t)
	p := b.send("deck.yaml", []byte(folderOf()["capitals/deck.yaml"]))
	require.Equal(t, http.StatusUnprocessableEntity, p.status)
	p.sound()
	p.says("line 3, column 1 unknown-file", "This file alone was handed in, and the deck has more", "Hand in a zip of the deck's folder")
}
