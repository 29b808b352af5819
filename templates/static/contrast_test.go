package static

import (
	"fmt"
	"math"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// This file computes contrast from the style sheet's own tokens, in both themes:
// text 7:1, muted text 4.5:1, what bounds a control 3:1 (WCAG 2.2, 1.4.3, 1.4.6
// and 1.4.11).

// token is one colour in the light and in the dark theme, as relative luminance.
type token [2]float64

// tokenForm is a colour as the style sheet writes it.
var tokenForm = regexp.MustCompile(`--([a-z-]+): light-dark\(oklch\(([\d.]+)% ([\d.]+) ([\d.]+)\), oklch\(([\d.]+)% ([\d.]+) ([\d.]+)\)\);`)

// readTokens returns the style sheet's colours by name.
func readTokens(t *testing.T) map[string]token {
	t.Helper()
	tokens := make(map[string]token)
	for _, m := range tokenForm.FindAllStringSubmatch(string(mustRead("app.css")), -1) {
		var v [6]float64
		for i := range v {
			n, err := strconv.ParseFloat(m[i+2], 64)
			require.NoError(t, err)
			v[i] = n
		}
		tokens[m[1]] = token{luminance(t, m[1], v[0]/100, v[1], v[2]), luminance(t, m[1], v[3]/100, v[4], v[5])}
	}
	return tokens
}

// luminance is the relative luminance of an OKLCH colour: Oklab after Björn
// Ottosson, 2020, to linear sRGB, weighed as WCAG does. A colour that sRGB can't
// show would be changed by the screen, so it is refused.
func luminance(t *testing.T, name string, l, c, hue float64) float64 {
	t.Helper()
	a, b := c*math.Cos(hue*math.Pi/180), c*math.Sin(hue*math.Pi/180)
	cube := func(x float64) float64 { return x * x * x }
	L := cube(l + 0.3963377774*a + 0.2158037573*b)
	M := cube(l - 0.1055613458*a - 0.0638541728*b)
	S := cube(l - 0.0894841775*a - 1.2914855480*b)
	rgb := [3]float64{
		4.0767416621*L - 3.3077115913*M + 0.2309699292*S,
		-1.2684380046*L + 2.6097574011*M - 0.3413193965*S,
		-0.0041960863*L - 0.7034186147*M + 1.7076147010*S,
	}
	for _, channel := range rgb {
		require.True(t, channel > -0.005 && channel < 1.005, "--%s lies outside sRGB: %v", name, rgb)
	}
	return 0.2126*rgb[0] + 0.7152*rgb[1] + 0.0722*rgb[2]
}

// contrast is WCAG's ratio of two luminances.
func contrast(a, b float64) float64 { return (max(a, b) + 0.05) / (min(a, b) + 0.05) }

func TestContrast(t *testing.T) {
	tokens := readTokens(t)
	require.Len(t, tokens, strings.Count(string(mustRead("app.css")), "light-dark("), "every colour is a token that is read here")
	rows := []struct {
		least float64
		front []string
		back  []string
	}{
		{7, []string{"ink"}, []string{"paper", "sheet", "wash-answer", "wash-wrong", "wash-note", "wash-hover"}},
		{7, []string{"accent", "right", "wrong", "nearly", "differ", "early"}, []string{"paper", "sheet"}},
		{7, []string{"accent"}, []string{"wash-wrong"}},
		{7, []string{"on-accent"}, []string{"accent"}},
		{4.5, []string{"muted"}, []string{"paper", "sheet", "wash-note", "wash-hover"}},
		{3, []string{"edge"}, []string{"paper", "sheet"}},
		{3, []string{"accent", "wrong"}, []string{"paper", "sheet", "track", "wash-hover", "wash-wrong"}},
	}
	for _, row := range rows {
		for _, front := range row.front {
			for _, back := range row.back {
				require.Contains(t, tokens, front)
				require.Contains(t, tokens, back)
				for i, theme := range []string{"light", "dark"} {
					got := contrast(tokens[front][i], tokens[back][i])
					require.GreaterOrEqual(t, got, row.least, fmt.Sprintf("--%s on --%s, %s", front, back, theme))
				}
			}
		}
	}
}

// TestMarksOfPicturesStandOut: what a picture draws to mean something is in a colour
// that TestContrast holds to 3:1 or more on paper; a picture's grid may be fainter.
func TestMarksOfPicturesStandOut(t *testing.T) {
	sheet := string(mustRead("progress.css"))
	for _, m := range regexp.MustCompile(`([^{};]*)\{[^}]*?(?:fill|stroke): var\(--([a-z-]+)\)`).FindAllStringSubmatch(sheet, -1) {
		if strings.Contains(m[1], ".grid") {
			continue
		}
		require.Contains(t, []string{"accent", "edge", "muted", "paper"}, m[2], m[1])
	}
	require.NotContains(t, sheet, "light-dark(", "a colour is a token of app.css")
}

// TestContrastIsComputedRight holds the conversion against colours whose values
// are known: black, white, and sRGB's own red, #ff0000, in OKLCH.
func TestContrastIsComputedRight(t *testing.T) {
	require.InDelta(t, 21, contrast(luminance(t, "black", 0, 0, 0), luminance(t, "white", 1, 0, 0)), 0.01)
	require.InDelta(t, 0.2126, luminance(t, "red", 0.62796, 0.25768, 29.234), 0.001)
}
