package deck_test

import (
	"fmt"

	"quiz/internal/deck"
)

func ExampleCompile() {
	d, diags := deck.Read("small.yaml", []byte(`
deck: small
title: A small deck
as_of: 2021-09-04
sources:
  post: {title: The post, publisher: The Post, published: 2021-08-26, url: "https://post.example/a"}
facts:
  - id: founded
    claim: The group was founded in [2014].
    ask: When was the group founded?
    single: true
    range: 2011..2016
    cite: post ¶7 "founded in 2014"
`))
	if diags.Errors() > 0 {
		fmt.Println(diags)
		return
	}
	book, diags := deck.Compile(d)
	if diags.Errors() > 0 {
		fmt.Println(diags)
		return
	}
	q, _ := book.Question("founded#choice")
	fmt.Println(q.Stem)
	for _, o := range q.Options {
		fmt.Printf("%s: %s\n", o.Text, o.Why)
	}
	// Output:
	// When was the group founded?
	// 2012: The report gives 2014, not 2012.
	// 2016: The report gives 2014, not 2016.
	// 2014: The Post says so, 26 August 2021, ¶ 7.
	// 2011: The report gives 2014, not 2011.
}

func ExampleFragmentURL() {
	fmt.Println(deck.FragmentURL("https://post.example/a", "well-known group"))
	// Output: https://post.example/a#:~:text=well%2Dknown%20group
}
