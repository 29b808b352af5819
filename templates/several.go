package templates

// This file holds what became of each line of a set.

// GivenLine is one line of a set with what became of it.
type GivenLine struct {
	Text string
	Fate Fate
	Why  string
}

// Fate is what became of a line: whether it is right, and whether it was chosen.
type Fate int

// The fates.
const (
	LeftOut Fate = iota // wrong, and not chosen
	Found               // right, and chosen
	Missed              // right, and not chosen
	Fallen              // wrong, and chosen
)

// words say it to who does not see the mark.
func (f Fate) words() string {
	return [...]string{LeftOut: "Rightly left out", Found: "Right", Missed: "Missed", Fallen: "Chosen, and wrong"}[f]
}

// icon is the mark.
func (f Fate) icon() string {
	return [...]string{LeftOut: "left", Found: "right", Missed: "missed", Fallen: "wrong"}[f]
}

// Chosen counts what was chosen of a set.
func Chosen(lines []GivenLine) string {
	count := make(map[Fate]int)
	for _, l := range lines {
		count[l.Fate]++
	}
	words := "You chose " + itoa(count[Found]) + " of the " + itoa(count[Found]+count[Missed]) + " that apply"
	switch n := count[Fallen]; {
	case n == 1:
		words += ", and 1 that does not"
	case n > 1:
		words += ", and " + itoa(n) + " that do not"
	}
	return words + "."
}
