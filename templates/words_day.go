package templates

// This file is the language of a day: what is to do, what else there is to study,
// and what is done.

// Headline says what is to do today.
func (h Home) Headline() string {
	due, fresh := h.Due(), h.New()
	if _, open := h.Open(); !open {
		return "Done for today."
	}
	switch {
	case due > 0 && fresh > 0:
		return Count(due, "card is", "cards are") + " due, " + Count(fresh, "is", "are") + " new."
	case due > 0:
		return Count(due, "card is", "cards are") + " due."
	default:
		return Count(fresh, "new card", "new cards") + " for today."
	}
}

// Outlook says how long that takes, or what comes next.
func (h Home) Outlook() string {
	if d, open := h.Open(); open {
		words := "About " + Span(h.Takes()) + "."
		if h.Several() {
			words += " Study begins with “" + d.Title + "”."
		}
		if d.Portion != "" {
			words += " In portions it is done sooner than it looks: the cards likeliest forgotten come first, and the rest waits unharmed."
		}
		return words
	}
	next, ok := h.Next()
	switch {
	case !ok:
		return "No card is waiting."
	case next.Wait > 0:
		return "The next card comes back in " + Span(next.Wait) + "."
	}
	return "The next card comes back " + next.on() + "."
}

// Headline says that nothing is left to ask.
func (d Done) Headline() string {
	switch {
	case d.Waiting > 0:
		return "That is one portion."
	case !d.Wait.IsZero():
		return "That is all for now."
	case d.About != "":
		return "That is all of this."
	}
	return "That is all for today."
}

// Sentences say what was done and what comes next.
func (d Done) Sentences() []string {
	var s []string
	if d.Reviewed > 0 {
		s = append(s, Count(d.Reviewed, "card is", "cards are")+" done today.")
	}
	if !d.Wait.IsZero() {
		s = append(s, "A card that you are learning comes back in "+Span(d.Wait.Wait)+".")
	}
	if d.Waiting > 0 {
		return append(s, Count(d.Waiting, "card still waits", "cards still wait")+". They keep until you come to them.")
	}
	if d.Tomorrow+d.New > 0 {
		return append(s, "Tomorrow: "+d.tomorrow()+", about "+Span(d.Takes)+".")
	}
	if !d.Next.IsZero() {
		s = append(s, "The next card comes back "+d.Next.on()+".")
	}
	return s
}

// tomorrow says what the next day brings: "9 cards come back and up to 10 are new".
func (d Done) tomorrow() string {
	back := Count(d.Tomorrow, "card comes back", "cards come back")
	switch {
	case d.New == 0:
		return back
	case d.Tomorrow == 0:
		return "up to " + Count(d.New, "new card", "new cards")
	}
	return back + " and up to " + Count(d.New, "is", "are") + " new"
}

// Words of the choices of what to study.
const (
	ChooseToday    = "The day as it comes"
	ChoosePortion  = "A portion of what is due"
	ChooseMissed   = "What I got wrong"
	ChooseDisputed = "Only where reports differ"
	ChooseAhead    = "Reviews of the coming week"
	ChooseMore     = "More new cards"

	MissedWhat = "Cards that you missed in the last seven days and have not got right on a later day."
	AheadWhat  = "Reviewing early is sound: a card that you know well early gains a little less."
	MoreWhat   = "Beyond today’s limit. Each brings several reviews over the next weeks."

	PortionWhat  = "The cards likeliest forgotten. The rest waits unharmed."
	OneADay      = "Counted are the cards that can come today: of a fact with several, one."
	TasksWhat    = "Tasks come once you have begun each of their facts on a day before."
	LimitReached = "Today’s limit of new cards is reached. A topic that you choose goes beyond it, a few cards at a time."
)

// Nothing says that there is no card now. What is due in the coming week may have been
// answered today, or wait for what was.
func (o Offer) Nothing() string {
	if o.Waits {
		return "none before tomorrow"
	}
	return "nothing now"
}

// Amount says how much an offer holds: "9 cards", "10 of 22 cards", and beyond the
// day's limit "10 of 19 new cards".
func (o Offer) Amount() string {
	one, many := "card", "cards"
	if o.Beyond {
		one, many = "new card", "new cards"
	}
	if o.Cards < o.All {
		return Number(o.Cards) + " of " + Count(o.All, one, many)
	}
	return Count(o.Cards, one, many)
}

// Aboutness says what a sitting is about: "Only the topic Attacks".
func Aboutness(topic string, disputed, missed bool, ahead, more, until int) string {
	beyond := ""
	if more > 0 {
		beyond = ", beyond today’s limit of new cards"
	}
	switch {
	case topic != "":
		return "Only the topic " + topic + beyond
	case disputed:
		return ChooseDisputed + beyond
	case missed:
		return "Only " + lowerFirst(ChooseMissed)
	case ahead > 0:
		return "With reviews of the coming " + Count(ahead, "day", "days")
	case more > 0:
		return "New cards beyond today’s limit"
	case until > 0:
		return ChoosePortion
	}
	return ""
}
