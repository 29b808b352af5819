package bundle

import (
	"testing"

	"github.com/stretchr/testify/require"
)

// A document of an office program is an archive inside; under a deck's name it is
// told what it is, and not to be called a zip.
func TestADocumentUnderADecksNameIsToldWhatItIs(t *testing.T) {
	for content, says := range map[string]string{
		"PK\x03\x04\x14\x00word/document.xml": "a Word document",
		"PK\x03\x04\x14\x00xl/workbook.xml":   "an Excel workbook",
		"PK\x03\x04\x14\x00deck.yaml":         "an archive",
	} {
		_, err := Open("deck.yaml", []byte(content))
		require.ErrorContains(t, err, says)
	}
}
