package deck

import "testing"

// hedgeOf compiles one claim and returns the words that hedge its mark from
// outside.
func hedgeOf(t *testing.T, claim string) string {
	t.Helper()
	d := &Deck{ID: "hedge", Title: "Hedges", Language: "en", Facts: []Fact{{ID: "f", Claim: sayClaim(claim)}}}
	return newCompiler(d).subjects[0].sides[0].answers[0].hedge
}

// TestHedgesBesideAMark lists wording that leaves another value possible, and
// wording that does not.
func TestHedgesBesideAMark(t *testing.T) {
	for _, claim := range []string{
		"It killed [60] or 70 men.", "It killed 50 or [60] men.", "It killed 50 men or [60].", "It killed [60] men or even 70.",
		"The toll exceeded [60].", "It killed at the very least [60].", "It killed between 50 and [60].",
		"It killed between 50 men and [60].", "It killed between [50] and 60.", "It killed 50 to [60] men.", "It killed [50] to 60 men.",
		"It killed from 50 to [60] men.", "It killed more than, officials said, [60] men.", "It killed more than, [60] men.",
		"It killed north of [60] men.", "It killed perhaps [60].", "It killed possibly [60].", "It killed maybe [60].",
		"It killed [60] if not more.", "It killed [60], if not more.", "It killed [60] men, if not more, in all.",
		"It killed [60] give or take.", "It killed [60] men, give or take.", "It killed something like [60].",
		"It killed [60] men, perhaps.", "It killed [60]-odd men.", "It killed [60]-70 men.", "It killed approx. [60] men.",
		"It killed reportedly [60].", "It took longer than [60] days.", "It killed 60 and [70] men.", "It killed fifty or [sixty].",
		"It was founded in 2014 or [2015].", "It was founded in [2014] or in 2015.", "It was founded probably in [2014].",
		"It was founded between 2014 and [2016].", "It was founded in March or [May 2014].", "It killed [60] men, or more.",
		"It killed scandalously [60] men.", "It killed [two] and a half times as many.",
	} {
		if got := hedgeOf(t, claim); got == "" {
			t.Errorf("nothing is found beside the mark of %q", claim)
		}
	}
	for _, claim := range []string{
		"It killed [60] men.", "It killed [60] men and 3 children.", "It killed exactly [60] men.", "In 2014 it killed [60].",
		"It killed [60] men, at least 20 of them soldiers.", "It killed [60] men, perhaps because it was dark.",
		"It rose from 50 to [60].", "It rose from [50] to 60.", "It lasted from 2001 to [2021].", "It lasted from [2001] to 2021.",
		"It happened in 2014 and [2015].", "It lies [100] km or 62 miles away.", "It was originally founded in [2014].",
		"More than once it failed. [60] men died.", "It was over. By one count [60] died.", "It went to [60] camps.",
		"It has existed since [2014].", "In May, officials said, [60] men died.",
	} {
		if got := hedgeOf(t, claim); got != "" {
			t.Errorf("%q is taken for a hedge in %q", got, claim)
		}
	}
}
