package web

import (
	"slices"
	"testing"

	"quiz/internal/deck"

	"github.com/stretchr/testify/require"
)

func TestTheOpeningOfAStem(t *testing.T) {
	book := &deck.Book{Sources: []deck.BookSource{{Publisher: "People"}, {Publisher: "The Post"}, {Title: "A *small* atlas"}}}
	for stem, want := range map[string]string{
		"According to People (31 August 2021), when was it founded?":                             "According to <People> (31 August 2021),",
		"According to People (2021): ISIS-K was founded in ____.":                                "According to <People> (2021):",
		"According to The Post (May 2020) and People (2021), when?":                              "According to <The Post> (May 2020) and <People> (2021),",
		"According to experts, as reported by People (2021), how many?":                          "According to experts, as reported by <People> (2021),",
		"According to People (2021), the text of The Post (May 2020), which came later, is ____": "According to <People> (2021),",

		"According to A, as reported by People (2021), and B, as reported by The Post (2021), how many?": "",
		"According to experts who wrote to People (2021), how many?":                                     "",
		"According to A *small* atlas (2020), where?":                                                    "",
		"According to the News (2021), when?":                                                            "",
		"According to People, when?":                                                                     "",
		"According to People (2021) what?":                                                               "",
		"What does People (2021), a magazine, say?":                                                      "",
		"": "",
	} {
		got := ""
		for _, s := range opening(book, stem) {
			if s.Marked {
				got += "<" + s.Text + ">"
			} else {
				got += s.Text
			}
		}
		require.Equal(t, want, got, stem)
	}
}

func TestAnOpeningStandsApartFromWhatIsAsked(t *testing.T) {
	book := *testBook(t)
	book.Questions = slices.Clone(book.Questions)
	for i := range book.Questions {
		if book.Questions[i].ID == "first-leader#choice" {
			book.Questions[i].Stem = "According to The Washington Times (26 August 2021), who was the first leader?"
		}
	}
	store := newStore(t)
	store.put(&book)
	p := benchOver(t, store).get("/decks/reports/study")
	p.sound()
	p.one(tag("h1"), class("stem"), text("According to The Washington Times (26 August 2021), who was the first leader?"))
	p.one(tag("small"), text("According to The Washington Times (26 August 2021),"))
	p.one(tag("cite"), text("The Washington Times"))
	require.Contains(t, p.title(), "who was the first leader?")
}
