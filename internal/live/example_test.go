package live_test

import (
	"fmt"
	"time"

	"quiz/internal/live"
)

// A session is rows. The class decides which row comes next, the caller stores it,
// and the class notes it.
func Example() {
	now := time.Date(2026, 3, 9, 9, 0, 0, 0, time.UTC).UnixMilli()
	book, asked, err := live.Freeze(atlas(), []string{"capital#choice"}, 1)
	if err != nil {
		fmt.Println(err)
		return
	}
	class, err := live.Load(live.Rows{
		Session: live.Session{ID: "monday", Title: "Monday", Settings: live.DefaultSettings(), CreatedAt: now},
		Book:    book, Asked: asked,
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	ana, _ := class.Join(live.Request{Name: "Ana"}, now)
	_ = class.Note(live.News{Participants: []live.Participant{ana}})
	start, _ := class.Act(live.Act{Action: live.Start}, now)
	_ = class.Note(live.News{Transitions: []live.Transition{start}})

	fmt.Println(class.Phase(now), class.Board(now).Ask.Stem)
	now += 5000
	fmt.Println(class.Phase(now), class.Board(now).Ask.Options)
	answer, told, _ := class.Take(live.Submission{Participant: ana.Number, Round: 1, Given: live.Given{Places: []int{0}}, ReadAt: now}, nil)
	_ = class.Note(live.News{Answers: []live.Answer{*answer}})
	fmt.Println(told.Status, class.Board(now).Answered, "of", class.Board(now).In)
	// Output:
	// reading What is the capital of Afghanistan?
	// open [Kabul Herat Ghazni Balkh]
	// stored 1 of 1
}
