package progress

import "quiz/internal/srs"

// This file holds the forecast: what the next days bring.
//
// It counts what is scheduled now and nothing else: each card once, on the day
// that it falls due, as Anki's "future due" does. It assumes that every card is
// answered on its day, and leaves out when it comes back after that. New cards
// come at the pace of the settings, in each deck, while there are any; the
// reviews that they will bring are left out too.

// forecastDays is how far the forecast goes, today included.
const forecastDays = 30

// Forecast is what falls due on the next days.
type Forecast struct {
	Days  []Due // from today
	Later int   // reviews that fall due after those days
}

// Due is what one day brings.
type Due struct {
	Day     int // the learner's day number
	Reviews int // cards in review that fall due; today also those overdue, and those being learnt
	New     int // new cards
}

// Reviews is how many reviews fall due on the days of the forecast.
func (f Forecast) Reviews() int {
	total := 0
	for _, d := range f.Days {
		total += d.Reviews
	}
	return total
}

// freshDeck is what a deck has of new cards.
type freshDeck struct{ left, begun int }

// forecast spreads the cards over the days. Suspended ones are left out; one that
// was put off for today falls due tomorrow.
func forecast(cards []Card, who Learner) Forecast {
	f := Forecast{Days: make([]Due, forecastDays)}
	for i := range f.Days {
		f.Days[i].Day = who.Today + i
	}
	fresh := make(map[string]*freshDeck)
	for _, c := range cards {
		deck := fresh[c.Deck]
		if deck == nil {
			deck = new(freshDeck)
			fresh[c.Deck] = deck
		}
		if c.Phase != srs.New && c.FirstDay == who.Today {
			deck.begun++
		}
		switch {
		case c.Suspended:
		case c.Phase == srs.New:
			deck.left++
		case c.in(who.Today) < forecastDays:
			f.Days[c.in(who.Today)].Reviews++
		default:
			f.Later++
		}
	}
	for _, deck := range fresh {
		f.begin(*deck, who.NewPerDay)
	}
	return f
}

// in is how many days after today a card falls due.
func (c Card) in(today int) int {
	days := 0
	if c.Phase == srs.Reviewing {
		days = max(0, c.DueDay-today)
	}
	if days == 0 && c.BuriedOn == today {
		days = 1
	}
	return days
}

// begin adds a deck's new cards at a pace, less those that were begun today.
func (f Forecast) begin(deck freshDeck, pace int) {
	for i := range f.Days {
		today := pace
		if i == 0 {
			today = max(0, pace-deck.begun)
		}
		today = min(today, deck.left)
		f.Days[i].New += today
		deck.left -= today
	}
}
