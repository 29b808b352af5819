package templates

// This file holds what the map of a deck shows: how firmly each topic is
// remembered.

// Strength is a deck's topics with what is remembered of each.
type Strength struct {
	Deck     string
	Title    string
	Language string
	Topics   []StrengthTopic
}

// StrengthTopic counts a topic's cards by how firmly they are remembered.
type StrengthTopic struct {
	ID       string
	Title    string
	New      int
	Learning int
	Weak     int
	Solid    int
	Recall   float64 // mean probability of recall now, of the weak and solid cards
}

// Cards counts them all, Answered those that are not new, and Reviewed those that
// are past their learning: minutes after an answer a probability would say nothing.
func (t StrengthTopic) Cards() int    { return t.New + t.Answered() }
func (t StrengthTopic) Answered() int { return t.Learning + t.Reviewed() }
func (t StrengthTopic) Reviewed() int { return t.Weak + t.Solid }

// Total adds up all topics.
func (s Strength) Total() StrengthTopic {
	var all StrengthTopic
	recall := 0.0
	for _, t := range s.Topics {
		all.New += t.New
		all.Learning += t.Learning
		all.Weak += t.Weak
		all.Solid += t.Solid
		recall += t.Recall * float64(t.Reviewed())
	}
	if n := all.Reviewed(); n > 0 {
		all.Recall = recall / float64(n)
	}
	return all
}

// Bar is a piece of a bar of 100 by its state, from and as wide as.
type Bar struct {
	State string
	X, W  float64
}

// Bars cuts a bar of 100 into the states, the firmest first.
func (t StrengthTopic) Bars() []Bar {
	var bars []Bar
	x, all := 0.0, float64(max(1, t.Cards()))
	for _, s := range []struct {
		state string
		n     int
	}{{"solid", t.Solid}, {"weak", t.Weak}, {"learning", t.Learning}} {
		w := 100 * float64(s.n) / all
		if s.n > 0 {
			bars = append(bars, Bar{s.state, x, w})
		}
		x += w
	}
	return bars
}
