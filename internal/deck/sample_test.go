package deck

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// TestReadSample reads a deck that uses every part of the language and looks at
// what becomes of it.
func TestReadSample(t *testing.T) {
	src, err := os.ReadFile("testdata/sample.yaml")
	require.NoError(t, err)
	d, ds := Read("sample.yaml", src)
	require.Zero(t, ds.Errors(), "%s", printed(ds))
	require.Equal(t, []string{"undeclared-kind"}, codesOf(ds), "the kind of a river authority is left open")

	require.Equal(t, "rivers", d.ID)
	require.Equal(t, "2021-09-04", d.AsOf)
	require.Equal(t, []string{"R. Vidal", "M. Oakes"}, d.Authors)
	require.Equal(t, "2021-08-31/2021-09-04", d.Sources[2].Published)
	require.Equal(t, "wire", d.Sources[1].Origin)
	require.Equal(t, Kind{ID: "toll", Of: "number", NoMade: true, At: Pos{14, 3}, ApartAt: Pos{14, 9}}, d.Kinds[1])
	require.Equal(t, []string{"Lower Authority"}, d.Names[2].In)
	require.Equal(t, []string{"Lower Authority"}, d.Names[3].Touches, "an alias stands for its name")
	require.True(t, d.Names[4].Crowd)
	require.Equal(t, []Topic{
		{ID: "rivers", Title: "Rivers of Anland in three reports", At: Pos{1, 1}},
		{ID: "first-years", Title: "First years", At: Pos{66, 9}},
	}, d.Topics)
}

func TestReadSampleFacts(t *testing.T) {
	src, err := os.ReadFile("testdata/sample.yaml")
	require.NoError(t, err)
	d, _ := Read("sample.yaml", src)
	facts := map[string]Fact{}
	var ids []string
	for _, f := range d.Facts {
		facts[f.ID] = f
		ids = append(ids, f.ID)
	}
	require.Equal(t, []string{"longest", "length", "causes", "mouth/west-arm", "mouth/san-telmo", "first-keeper", "founding-year"}, ids)

	f := facts["longest"]
	require.Equal(t, []Answer{{"Anna", []string{"the Anna"}}}, f.Claim.Answers)
	require.Equal(t, []Mark{{21, 25, 0}, {27, 31, 0}}, f.Claim.Marks)
	require.Equal(t, []Cite{{Source: "gazette", Paragraph: 2, Phrase: "the Anna, our longest", At: Pos{29, 11}}}, f.Cites)
	require.Equal(t, []WrongOption{{"Berra", "it is half as long", Pos{31, 9}}, {"Cole", "it is a lake", Pos{32, 9}}}, f.Wrong)
	require.Equal(t, "Anna is also a given name.\n\nBoth are old.", f.Note)

	f = facts["length"]
	require.Equal(t, []string{"km", "100..2000", "typed", "number"}, []string{f.Unit, f.Range, f.Forms[0], f.Forms[1]})
	require.Equal(t, "Anna", f.AboutText)
	require.Equal(t, Cite{Source: "herald", Paragraph: 4, Phrase: "some 600", Origin: "survey", At: Pos{44, 40}}, f.Cites[1])

	f = facts["causes"]
	require.True(t, f.Compatible)
	require.Equal(t, "the herald's editor", f.Positions[0].By)

	f = facts["mouth/san-telmo"]
	require.Equal(t, "Where does San Telmo meet the sea?", f.Ask, "a row that is a name reads as that name")
	require.Equal(t, "San Telmo meets the sea at Port [old].", f.Claim.Text)
	require.Equal(t, []Answer{{"Port [old]", []string{"Oldport"}}}, f.Claim.Answers)
	require.Equal(t, []string{"mouth", "san-telmo", "mouth", "san-telmo"}, []string{f.Table, f.Row, f.Property, f.About})
	require.Equal(t, "west arm", facts["mouth/west-arm"].AboutText)
	require.True(t, f.Exclusive)
	require.Equal(t, "old-mouth", f.Was)

	f = facts["founding-year"]
	require.Equal(t, []string{"1902-year", "six-years-before"}, []string{f.Positions[0].ID, f.Positions[1].ID})
	require.Equal(t, "six years before 1908", f.Positions[1].Resolved)
}

// TestReadKeepsTheAuthorsOrder reads names, facts and rows in the order of the
// file, which is what learners see.
func TestReadKeepsTheAuthorsOrder(t *testing.T) {
	var b strings.Builder
	b.WriteString("deck: d\nsources: {s: {publisher: P}}\nnames:\n")
	for i := 20; i > 0; i-- {
		fmt.Fprintf(&b, "  Name %c: person\n", 'A'+i)
	}
	d, _ := Read("deck.yaml", []byte(b.String()+"facts:\n  - {id: f, claim: 'It is [x].', cite: 's ¶1 \"x\"'}\n"))
	for i := 1; i < len(d.Names); i++ {
		require.Greater(t, d.Names[i-1].Text, d.Names[i].Text)
	}
}

func TestReadLimits(t *testing.T) {
	t.Run("size", func(t *testing.T) {
		d, ds := Read("deck.yaml", make([]byte, MaxSize+1))
		require.Nil(t, d)
		require.Equal(t, []string{"too-large"}, codesOf(ds))
	})
	t.Run("size of one part", func(t *testing.T) {
		_, ds := Read("deck.yaml", []byte("deck: d\ntitle: "+strings.Repeat("x", maxPiece)))
		require.Contains(t, codesOf(ds), "too-large")
	})
	t.Run("aliases", func(t *testing.T) {
		_, ds := Read("deck.yaml", []byte("deck: d\ntitle: &t x\nauthors:\n"+strings.Repeat("  - *t\n", MaxAliases+5)))
		require.Contains(t, codesOf(ds), "too-many-aliases")
	})
	t.Run("diagnostics", func(t *testing.T) {
		_, ds := Read("deck.yaml", []byte("deck: d\nfacts:\n"+strings.Repeat("  - {colour: red}\n", 1000)))
		require.Len(t, ds, maxReported+1)
		require.Equal(t, "2801 more errors are not shown", ds[maxReported].Message)
	})
}

func TestReadRefusesUTF16(t *testing.T) {
	d, ds := Read("deck.yaml", []byte("\xff\xfed\x00e\x00"))
	require.Nil(t, d)
	require.Equal(t, []string{"not-utf-8"}, codesOf(ds))
}

func TestReadSaysWhereBytesAreNotUTF8(t *testing.T) {
	_, ds := Read("deck.yaml", []byte("deck: d\ntitle: caf\xe9\n"))
	require.Equal(t, "not-utf-8", ds[0].Code)
	require.Equal(t, Pos{2, 11}, ds[0].At)
	require.Len(t, ds, 1)
	require.Equal(t, "the byte 0xe9 is not UTF-8 (in Latin-1 it is é): the file is in another encoding, and nothing of it was read", ds[0].Message)
}

func codesOf(ds Diagnostics) []string {
	var codes []string
	for _, g := range ds {
		codes = append(codes, g.Code)
	}
	return codes
}
