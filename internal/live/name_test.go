package live_test

import (
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"quiz/internal/live"

	"github.com/stretchr/testify/require"
	"golang.org/x/text/unicode/norm"
)

// This file tests the names that pupils give themselves.

func TestNamesAreCleaned(t *testing.T) {
	for given, want := range map[string]string{
		"Ana":                       "Ana",
		"  Ana \t\n  Lucía ":        "Ana Lucía",
		"A\u200bn\u202ea\u2066":     "Ana",
		"e\u0301lan":                "élan",
		"Z\u0301\u0302\u0303\u0304": "Ź\u0302\u0303",
		"\u0301Ana":                 "Ana",
		"محمد":                      "محمد",
		"Nguyễn Thị Ánh":            "Nguyễn Thị Ánh",
		"李小龙":                       "李小龙",
		"นุ้ย":                      "นุ้ย",
		"Ana 🎈":                     "Ana 🎈",
		"=HYPERLINK(1)":             "=HYPERLINK(1)",
		"<b>Ana</b>":                "<b>Ana</b>",
		"bad\xff\xfebytes":          "badbytes",
		"A\u3164B":                  "AB",
		strings.Repeat("x", 9999):   strings.Repeat("x", live.MaxName),
		strings.Repeat("é", 9999):   strings.Repeat("é", live.MaxName),
	} {
		got, err := live.CleanName(given)
		require.NoError(t, err, "%q", given)
		require.Equal(t, want, got, "%q", given)
	}
}

func TestANameNeedsSomethingToSee(t *testing.T) {
	for _, given := range []string{"", "   ", "\u200b\u200d", "\u3164", "\u2800\u2800", "...", "🎈", "\u0301", "\x00", "\ufffd"} {
		_, err := live.CleanName(given)
		require.ErrorIs(t, err, live.ErrName, "%q", given)
	}
}

func TestDoublesAreToldApart(t *testing.T) {
	r := newRoom(t, live.Settings{Cap: 20}, 0, capital)
	for _, pair := range [][2]string{
		{"Ana", "Ana"},
		{"ana", "ana 2"},
		{"A n á", "A n á 3"},
		{"Ａｎａ", "Ａｎａ 4"},
		{"Ana 2", "Ana 2 2"},
		{"Anna", "Anna"},
		{strings.Repeat("y", 24), strings.Repeat("y", 24)},
		{strings.Repeat("y", 30), strings.Repeat("y", 22) + " 2"},
	} {
		p, err := r.tryJoin(live.Request{Name: pair[0]})
		require.NoError(t, err)
		require.Equal(t, pair[1], p.Name)
	}
	require.NoError(t, r.try(live.Act{Action: live.Remove, Participant: 6}))
	p, err := r.tryJoin(live.Request{Name: "Anna"})
	require.NoError(t, err)
	require.Equal(t, "Anna 2", p.Name, "nobody takes over the name of one who was removed")
}

func FuzzName(f *testing.F) {
	for _, seed := range []string{"Ana", "\u202eAna", "Z\u0301\u0302\u0303", "İstanbul", "ﬀ", "\U000e0100", "A\u034f\u0301", "한\u115f", "\xf0\x9f"} {
		f.Add(seed, seed)
	}
	f.Fuzz(func(t *testing.T, one, two string) {
		name, err := live.CleanName(one)
		if err != nil {
			require.ErrorIs(t, err, live.ErrName)
			return
		}
		again, err := live.CleanName(name)
		require.NoError(t, err)
		require.Equal(t, name, again, "a clean name stays as it is")
		require.LessOrEqual(t, utf8.RuneCountInString(name), live.MaxName)
		require.Equal(t, strings.Join(strings.Fields(name), " "), name)
		marks := 0
		for _, r := range name {
			require.True(t, unicode.IsGraphic(r), "%q has the character %U", name, r)
			if marks++; !unicode.IsMark(r) {
				marks = 0
			}
			require.LessOrEqual(t, marks, 2)
		}
		r := newRoom(t, live.Settings{Cap: 5}, 0, capital)
		seen := map[string]bool{}
		for _, given := range []string{one, two, one, strings.ToUpper(one), norm.NFD.String(one)} {
			if p, err := r.tryJoin(live.Request{Name: given}); err == nil {
				require.False(t, seen[strings.ToLower(p.Name)], "%q twice", p.Name)
				seen[strings.ToLower(p.Name)] = true
				require.LessOrEqual(t, utf8.RuneCountInString(p.Name), live.MaxName)
			}
		}
	})
}
