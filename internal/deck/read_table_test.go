package deck

import (
	"testing"

	"github.com/stretchr/testify/require"
)

func TestFillClaim(t *testing.T) {
	tests := []struct {
		name, claim, about string
		answer             []string
		text               string
		answers            []Answer
	}{
		{"one mark", "{about} is [{answer}].", "The sky", []string{"blue", "azure"}, "The sky is blue.",
			[]Answer{{"blue", []string{"azure"}}}},
		{"the answer outside its mark too", "[{answer}] is {answer}.", "", []string{"blue", "azure"}, "blue is blue.",
			[]Answer{{"blue", []string{"azure"}}}},
		{"a mark with more words", "It is [about {answer} km|{answer}].", "", []string{"5", "five"}, "It is about 5 km.",
			[]Answer{{"about 5 km", []string{"about five km", "5", "five"}}}},
		{"a second, fixed mark", "[{answer}] and [red|rose].", "", []string{"blue"}, "blue and red.",
			[]Answer{{"blue", nil}, {"red", []string{"rose"}}}},
		{"signs in a row's texts are literal", "{about} is [{answer}].", `a[1]\b`, []string{`x|y]`, "["}, `a[1]\b is x|y].`,
			[]Answer{{`x|y]`, []string{"["}}}},
		{"escapes in the claim stay", `\[{about}\] is [{answer}].`, "x", []string{"y"}, "[x] is y.", []Answer{{"y", nil}}},
		{"a text that looks like a place", "{about} is [{answer}].", "{answer}", []string{"{about}"}, "{answer} is {about}.",
			[]Answer{{"{about}", nil}}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			c, wrong := parseClaim(fillClaim(tt.claim, tt.about, tt.answer))
			require.Nil(t, wrong)
			require.Equal(t, tt.text, c.Text)
			require.Equal(t, tt.answers, c.Answers)
		})
	}
}
