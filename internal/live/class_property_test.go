package live_test

import (
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"quiz/internal/live"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

// This file lives through random lessons: whatever teachers and phones do, however
// often the program is killed and wherever the clock is set, the class is what its
// rows say, and no acknowledged answer is lost, doubled or changed.

// chaos is a room in which anything happens.
type chaos struct {
	*room
	rt    *rapid.T
	acked map[live.Key]string // what phones were told is stored, by value
}

func TestAnyLessonEndsInTheScoresThatItsRowsSay(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		set := live.Settings{
			Cap: 5, LateJoin: rapid.Bool().Draw(rt, "late join"), Approve: rapid.Bool().Draw(rt, "approve"),
			Reading: rapid.SampledFrom([]time.Duration{0, 3 * time.Second}).Draw(rt, "reading"),
			Limit:   rapid.SampledFrom([]time.Duration{0, 10 * time.Second}).Draw(rt, "limit"),
		}
		c := &chaos{newRoom(rt, set, 3, capital, borders, capital, sea), rt, make(map[live.Key]string)}
		for range rapid.IntRange(1, 80).Draw(rt, "steps") {
			c.happen()
			c.check()
		}
	})
}

// happen does one thing.
func (c *chaos) happen() {
	switch kind := rapid.IntRange(0, 13).Draw(c.rt, "what"); {
	case kind < 5:
		c.teach()
	case kind < 10:
		c.answer()
	case kind == 10:
		c.kill()
	case kind == 11:
		c.now += seconds(float64(rapid.IntRange(-20, 20).Draw(c.rt, "clock")))
	case kind == 12:
		_, _ = c.tryJoin(live.Request{Name: "Someone", Returns: rapid.IntRange(0, 4).Draw(c.rt, "as")})
	default:
		c.wait(float64(rapid.IntRange(0, 80).Draw(c.rt, "tenths")) / 10)
	}
}

// teach does something that a teacher may try, seeing the class as it is or was.
func (c *chaos) teach() {
	actions := []live.Action{
		live.Start, live.ShowAll, live.AddTime, live.Close, live.Reveal, live.Reveal, live.Explain, live.Hide, live.Again, live.Next, live.Next,
		live.Pause, live.Resume, live.End, live.Lock, live.Unlock, live.Admit, live.AdmitAll, live.Remove, live.RemoveSince, live.Project,
	}
	a := live.Act{
		Action: rapid.SampledFrom(actions).Draw(c.rt, "action"), Version: c.class.Held().Version,
		Participant: rapid.IntRange(0, 5).Draw(c.rt, "whom"), Since: c.now - seconds(5), By: seconds(5),
	}
	if can := c.class.Can(c.now); len(can) > 0 && rapid.Bool().Draw(c.rt, "what fits") {
		a.Action = can[rapid.IntRange(0, len(can)-1).Draw(c.rt, "which")]
	}
	if a.Action == live.End && rapid.IntRange(0, 9).Draw(c.rt, "really") > 0 {
		return
	}
	a.Version -= rapid.SampledFrom([]int{0, 0, 0, 0, 1, -1}).Draw(c.rt, "stale")
	before := c.host()
	if err := c.try(a); err != nil {
		require.Equal(c.rt, before, c.host(), "a refusal changes nothing")
	}
}

// answer sends an answer to a round, perhaps again, perhaps another, perhaps with
// the acknowledgement lost.
func (c *chaos) answer() {
	s := live.Submission{
		Participant: rapid.IntRange(1, 6).Draw(c.rt, "who"), Round: rapid.IntRange(1, 3).Draw(c.rt, "round"),
		Given: live.Given{Places: []int{rapid.IntRange(0, 3).Draw(c.rt, "place")}}, ReadAt: c.now - int64(rapid.IntRange(0, 900).Draw(c.rt, "on its way")),
	}
	if now := c.board().Round; now > 0 && rapid.Bool().Draw(c.rt, "this round") {
		s.Round = now
	}
	if rapid.IntRange(0, 3).Draw(c.rt, "statement") == 0 {
		s.Given = typed(rapid.SampledFrom([]string{"true", "false"}).Draw(c.rt, "says"))
	}
	row, told, err := c.class.Take(s, nil)
	if err != nil {
		return
	}
	key, err := c.class.KeyOf(s)
	require.NoError(c.rt, err)
	if row != nil {
		require.Equal(c.rt, key, live.Key{Round: row.Round, Participant: row.Participant})
		c.rows.Answers = append(c.rows.Answers, *row)
		if rapid.IntRange(0, 5).Draw(c.rt, "killed before it was told") == 0 {
			c.kill()
			return
		}
		require.NoError(c.rt, c.class.Note(live.News{Answers: []live.Answer{*row}}))
	}
	switch told.Status {
	case live.Stored:
		i := slices.IndexFunc(c.rows.Answers, func(a live.Answer) bool { return a.Round == key.Round && a.Participant == key.Participant })
		require.GreaterOrEqual(c.rt, i, 0, "acknowledged and not stored")
		c.acked[key] = c.rows.Answers[i].Value
	case live.Another:
		require.Equal(c.rt, c.valueOf(key), told.Stands)
	}
}

// valueOf is what the rows have under a key.
func (c *chaos) valueOf(key live.Key) string {
	for _, a := range c.rows.Answers {
		if a.Round == key.Round && a.Participant == key.Participant {
			return a.Value
		}
	}
	return ""
}

// kill starts the program again, after a while and with the wall clock anywhere.
func (c *chaos) kill() {
	alive := c.now - int64(rapid.IntRange(0, 1000).Draw(c.rt, "since the last beat"))
	c.recover(alive, c.now+seconds(float64(rapid.IntRange(-60, 60).Draw(c.rt, "wall clock"))))
}

// check compares the class with its rows.
func (c *chaos) check() {
	again, err := live.Load(c.rows)
	require.NoError(c.rt, err)
	require.Equal(c.rt, again.Host(again.Board(c.now)), c.host())
	require.Equal(c.rt, again.Projector(again.Board(c.now)), c.projector())
	require.Equal(c.rt, again.Reviews(), c.class.Reviews())
	require.Equal(c.rt, c.scores(), c.points(len(c.rows.Participants)))
	keys := make(map[live.Key]bool)
	for _, a := range c.rows.Answers {
		key := live.Key{Round: a.Round, Participant: a.Participant}
		require.False(c.rt, keys[key], "%v twice", key)
		keys[key] = true
	}
	for key, value := range c.acked {
		require.Equal(c.rt, value, c.valueOf(key), "%v was acknowledged", key)
	}
	c.checkTimes()
}

// checkTimes checks that a key was never shown before an answer that was stored
// later, and that time never ran back.
func (c *chaos) checkTimes() {
	for i := range c.rows.Transitions[min(1, len(c.rows.Transitions)):] {
		require.GreaterOrEqual(c.rt, c.rows.Transitions[i+1].At, c.rows.Transitions[i].At)
	}
}

// scores is what each participant has by the rows, worked out without the class:
// rounds begin with start, next and again, count from reveal to hide, and not after
// again.
func (c *chaos) scores() []int {
	var rounds []struct {
		question      int
		counts, voids bool
	}
	in := make([]bool, len(c.rows.Participants))
	for i, p := range c.rows.Participants {
		in[i] = p.Returns == 0 && !c.rows.Session.Settings.Approve
	}
	returned := make([]bool, len(in))
	begin := func(question int) {
		rounds = append(rounds, struct {
			question      int
			counts, voids bool
		}{question: question})
	}
	for _, t := range c.rows.Transitions {
		now := len(rounds) - 1
		switch t.Action {
		case live.Start:
			begin(0)
		case live.Next:
			begin(rounds[now].question + 1)
		case live.Again:
			rounds[now].voids = true
			begin(rounds[now].question)
		case live.Reveal:
			rounds[now].counts = true
		case live.Hide:
			rounds[now].counts = false
		}
		c.atTheDoor(t, in, returned)
	}
	scores := make([]int, len(in))
	for _, a := range c.rows.Answers {
		if r := rounds[a.Round-1]; r.counts && !r.voids {
			scores[a.Participant-1] += c.worth(r.question, a.Value)
		}
	}
	return c.shown(scores, in, returned)
}

// atTheDoor keeps who is in, and whose other phone was admitted.
func (c *chaos) atTheDoor(t live.Transition, in, returned []bool) {
	set := func(i int, yes bool) {
		if c.rows.Participants[i].Returns != 0 {
			returned[i] = yes
		} else {
			in[i] = yes
		}
	}
	switch t.Action {
	case live.Admit, live.Remove:
		set(t.Participant-1, t.Action == live.Admit)
	case live.AdmitAll, live.RemoveSince:
		for i := range t.Participant {
			p := c.rows.Participants[i]
			if t.Action == live.RemoveSince && p.At >= t.Since {
				set(i, false)
			}
			if t.Action == live.AdmitAll && p.Returns == 0 && c.waits(i, t.Version) {
				in[i] = true
			}
		}
	}
}

// waits reports whether a participant was neither admitted nor removed before a
// version.
func (c *chaos) waits(i, version int) bool {
	for _, t := range c.rows.Transitions[:version-1] {
		many := t.Action == live.RemoveSince && i < t.Participant && c.rows.Participants[i].At >= t.Since || t.Action == live.AdmitAll && i < t.Participant
		if many || t.Participant == i+1 && (t.Action == live.Admit || t.Action == live.Remove) {
			return false
		}
	}
	return c.rows.Session.Settings.Approve
}

// shown is what phones show of scores: those who returned see their own.
func (c *chaos) shown(scores []int, in, returned []bool) []int {
	list := make([]int, len(scores))
	for i, p := range c.rows.Participants {
		of := i
		if returned[i] {
			of = p.Returns - 1
		}
		if in[of] {
			list[i] = scores[of]
		}
	}
	return list
}

// worth is what an answer gives, by the options that its places mean.
func (c *chaos) worth(question int, value string) int {
	asked := c.rows.Asked[question]
	q, _ := c.rows.Book.Question(asked.Question)
	if value == "true" || value == "false" {
		if (value == "true") == q.Options[asked.Order[0]].Correct {
			return 100
		}
		return 0
	}
	right := 0
	for word := range strings.SplitSeq(value, ",") {
		place, err := strconv.Atoi(word)
		require.NoError(c.rt, err)
		if !q.Options[asked.Order[place]].Correct {
			return 0
		}
		right++
	}
	return 100 * right / len(q.Answers)
}
