package rich

import (
	"html"
	"reflect"
	"regexp"
	"strings"
	"testing"

	"quiz/decks"
	"quiz/internal/deck"

	"github.com/stretchr/testify/require"
)

// Every text of the built-in deck shows what is written there, but for gaps and
// formulas.
func TestBuiltInDeckReadsAsItIsWritten(t *testing.T) {
	seen := 0
	for _, file := range decks.BuiltIn() {
		d, _ := deck.Read(file.Name, file.Text)
		book, found := deck.Compile(d)
		require.Zero(t, found.Errors())
		eachText(reflect.ValueOf(*book), func(text string) {
			seen++
			require.Equal(t, text, Plain(text))
			got := Inline(text, Setting{Folder: "/decks/isisk/media/"})
			require.Equal(t, html.EscapeString(text), strings.ReplaceAll(whole.ReplaceAllString(got, "$1"), gapHTML, "____"))
			require.Equal(t, "<p>"+Inline(strings.TrimSpace(text), Setting{})+"</p>", Block(text, Setting{}))
		})
	}
	require.Greater(t, seen, 2000)
}

const gapHTML = `<span class="blank"><span class="unseen">(blank)</span></span>`

// whole is what keeps a word on one line.
var whole = regexp.MustCompile(`<span class="whole">([^<]*|` + regexp.QuoteMeta(gapHTML) + `[^<]*)</span>`)

// eachText calls f with every text in a value that is not empty.
func eachText(v reflect.Value, f func(string)) {
	switch v.Kind() {
	case reflect.String:
		if v.String() != "" {
			f(v.String())
		}
	case reflect.Struct:
		for i := range v.NumField() {
			if v.Type().Field(i).IsExported() {
				eachText(v.Field(i), f)
			}
		}
	case reflect.Slice:
		for i := range v.Len() {
			eachText(v.Index(i), f)
		}
	}
}
