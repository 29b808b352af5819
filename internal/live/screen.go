package live

// This file derives the screens of those who take part: a pupil's, the teacher's
// and the projector's, each from the board of the moment, which is made once for all
// of them.

// PupilView is what one pupil's phone shows.
type PupilView struct {
	Board
	Participant int
	Name        string
	Standing    Standing
	Mine        *Given  // what is stored of theirs in this round; nil where nothing is
	Result      *Result // of it, from the reveal on
	Total       Total   // of the rounds that were revealed
}

// Pupil returns what a participant's phone shows, ErrNoParticipant where there is
// none. Who is not in sees no question.
func (c *Class) Pupil(b Board, number int) (PupilView, error) {
	who, ok := c.who(number)
	if !ok {
		return PupilView{}, ErrNoParticipant
	}
	v := PupilView{Board: b, Participant: who.Number, Name: who.shownName(), Standing: who.standing}
	if !who.playing() {
		v.Ask, v.Key, v.Source = nil, nil, nil
		return v, nil
	}
	v.Total = c.totals[who.Number-1]
	if len(c.rounds) == 0 {
		return v, nil
	}
	r := c.current()
	if a, ok := r.answers[who.Number]; ok {
		given, _ := c.asked[r.question].given(a.Value) // noteAnswer took only what is one
		v.Mine = &given
	}
	if result, ok := r.results[who.Number]; ok {
		v.Result = &result
	}
	return v, nil
}

// HostView is what the teacher's screen shows.
type HostView struct {
	Board
	Can    []Action // the steps that can be taken now
	Locked bool
	Pupils []Seat  // in the order of coming
	Words  []Words // that were typed, from the reveal on
}

// Seat is a participant as the teacher sees them.
type Seat struct {
	Number   int
	Name     string
	Standing Standing
	Returns  int  // whom they say to be
	Answered bool // the current round
	Total    Total
}

// Host returns what the teacher's screen shows.
func (c *Class) Host(b Board) HostView {
	v := HostView{Board: b, Can: c.Can(b.Now), Locked: c.locked}
	for i := range c.pupils {
		p := &c.pupils[i]
		seat := Seat{Number: p.Number, Name: p.shownName(), Standing: p.standing, Returns: p.Returns, Total: c.totals[i]}
		if len(c.rounds) > 0 {
			_, seat.Answered = c.current().answers[p.Number]
		}
		v.Pupils = append(v.Pupils, seat)
	}
	if v.Key != nil {
		v.Words = c.words(c.current())
	}
	return v
}

// podium is how many ranks the projector shows, and crowd how many names at most:
// with many equals there is nothing to see in a list of them.
const (
	podium = 3
	crowd  = 6
)

// ProjectorView is what the class sees at the wall.
type ProjectorView struct {
	Board
	Podium []Place // where the teacher wants one, in explained and at the end
}

// Place is a place on the podium.
type Place struct {
	Rank   int
	Name   string
	Points int
}

// Projector returns what the class sees at the wall.
func (c *Class) Projector(b Board) ProjectorView {
	v := ProjectorView{Board: b}
	if !c.session.Settings.Podium || v.Phase != Explained && v.Phase != Ended {
		return v
	}
	for _, t := range c.Totals() {
		if t.Rank > podium || t.Points == 0 {
			break
		}
		v.Podium = append(v.Podium, Place{t.Rank, c.pupils[t.Participant-1].shownName(), t.Points})
	}
	if len(v.Podium) > crowd {
		v.Podium = nil
	}
	return v
}
