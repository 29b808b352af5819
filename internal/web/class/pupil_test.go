package class_test

import (
	"fmt"
	"net/http"
	"strings"
	"testing"
	"time"

	"quiz/internal/live"

	"github.com/stretchr/testify/require"
)

// This file tests a class as pupils without script live through it.

func TestAPupilComesInByCodeAndByLink(t *testing.T) {
	s := newSchool(t, usual())
	p := s.phone()
	require.Contains(t, p.get("/").body, "The code on the wall")
	code, err := s.store.CodeOf(t.Context(), s.class.ID())
	require.NoError(t, err)
	page := p.post("/code", "code", code[:3]+" "+code[3:])
	require.Contains(t, page.body, "What shall we call you?")
	require.Contains(t, p.join("Zoë").body, "You are in")
	require.Contains(t, p.get("/").header.Get("Location"), "/class", "who is in goes on")
	require.Equal(t, "/class", p.get("/j/"+s.session().Link).header.Get("Location"))
	require.Equal(t, 1, s.board().In)
}

func TestAFormThatIsSentTwiceIsOneParticipant(t *testing.T) {
	s := newSchool(t, usual())
	p := s.phone()
	found := secretField.FindStringSubmatch(p.get("/j/" + s.session().Link).body)
	for range 2 {
		p.post("/j/"+s.session().Link, "name", "Zoë", "secret", found[1])
	}
	require.Equal(t, 1, s.board().In)
}

func TestAWholeClassWithoutScript(t *testing.T) {
	s := newSchool(t, usual())
	p := s.joined("Zoë")
	refreshes := `<noscript><meta http-equiv="refresh"`
	require.Contains(t, p.get("/class").body, refreshes)

	s.act(live.Start)
	page := p.get("/class")
	require.Contains(t, page.body, "What is the capital of Afghanistan?")
	require.NotContains(t, page.body, refreshes, "where something is chosen or typed nothing loads by itself")
	page = p.post("/class/answers", "round", "1", "place", s.place("Kabul"))
	require.Contains(t, page.body, "<b>Stored:</b> Kabul")
	require.Contains(t, page.body, refreshes)
	page = p.post("/class/answers", "round", "1", "place", s.place("Herat"))
	require.Contains(t, page.body, "<b>Stored:</b> Kabul", "the first answer stands")

	s.act(live.Close, live.Reveal)
	page = p.get("/class")
	require.Contains(t, page.body, "That matches the source")
	require.Contains(t, page.body, "+100 points")
	require.NotContains(t, page.body, "Atlas House")
	s.act(live.Explain)
	page = p.get("/class")
	require.Contains(t, page.body, "Atlas House")
	require.Contains(t, page.body, `href="https://atlas.example/kabul"`)

	for i, answer := range []func() []string{
		func() []string { return []string{"text", "false"} },
		func() []string { return []string{"place" + s.place("Iran"), "1", "place" + s.place("Pakistan"), "1"} },
		func() []string { return []string{"text", "7492"} },
		func() []string { return []string{"text", "Ahmad Wali"} },
	} {
		s.next()
		page = p.post("/class/answers", append([]string{"round", fmt.Sprint(i + 2)}, answer()...)...)
		require.Contains(t, page.body, "<b>Stored:</b>", i)
	}
	s.act(live.Close, live.Reveal, live.End)
	page = p.get("/class")
	require.Contains(t, page.body, "The class is over")
	require.NotContains(t, page.body, refreshes)
	page = p.get("/class/result")
	require.Contains(t, page.body, "of 5 questions right")
	require.Equal(t, 5, strings.Count(page.body, "Atlas House"))
}

// next goes on to the next question.
func (s *school) next() {
	s.t.Helper()
	if s.board().Phase == live.Open {
		s.act(live.Close, live.Reveal)
	}
	s.act(live.Next)
}

func TestWhatIsNotTakenSaysSo(t *testing.T) {
	s := newSchool(t, live.Settings{Cap: 2, LateJoin: true})
	p := s.phone()
	require.Contains(t, p.join(" \u200b ").body, "at least one letter or digit")
	require.Contains(t, p.join("Nobody", "again", "1").body, "Nobody of this name was in the class")
	s.joined("One")
	s.joined("Two")
	require.Contains(t, p.join("Three").body, "The class is full")
	s.act(live.Lock)
	require.Contains(t, p.join("Three").body, "locked the door")
	s.act(live.End)
	require.Equal(t, http.StatusGone, p.get("/j/"+s.session().Link).status)
	require.Equal(t, http.StatusNotFound, p.get("/j/AAAAAAAAAAAAAAAAAAAAAA").status)
	require.Equal(t, http.StatusUnauthorized, p.get("/class").status)
}

func TestALostPhoneComesBackByTheTeachersLeave(t *testing.T) {
	s := newSchool(t, usual())
	first := s.joined("Zoë")
	s.act(live.Start)
	first.post("/class/answers", "round", "1", "place", s.place("Kabul"))

	again := s.phone()
	require.Contains(t, again.join("zoe", "again", "1").body, "Wait for your teacher")
	require.NotContains(t, again.get("/class").body, "capital of Afghanistan")
	require.NoError(t, s.class.Act(t.Context(), live.Act{Action: live.Admit, Participant: 2}))
	require.Contains(t, again.get("/class").body, "<b>Stored:</b> Kabul", "they are who they were")
}

func TestLeavingClearsASharedTablet(t *testing.T) {
	s := newSchool(t, usual())
	p := s.joined("Zoë")
	require.Contains(t, p.post("/class/leave").body, "The code on the wall")
	require.Equal(t, http.StatusUnauthorized, p.get("/class").status)
	require.Equal(t, 1, s.board().In, "who left is still a participant")
}

func TestWrongCodesAreSlowed(t *testing.T) {
	s := newSchool(t, usual())
	p := s.phone()
	slow := 0
	for range 30 {
		if p.post("/code", "code", "0000000").status == http.StatusTooManyRequests {
			slow++
		}
	}
	require.GreaterOrEqual(t, slow, 9)
	require.Equal(t, http.StatusOK, p.get("/j/"+s.session().Link).status, "a link is never slowed")
}

func TestAClaimIsShownOnceItIsOver(t *testing.T) {
	s := newSchool(t, usual())
	p := s.joined("Zoë")
	s.act(live.Start)
	p.post("/class/answers", "round", "1", "place", s.place("Kabul"))
	require.NotContains(t, p.post("/class/claim").body, "Your code")
	s.act(live.Close, live.Reveal, live.End)
	require.Contains(t, p.get("/class/result").body, "Take these answers home")
	page := p.post("/class/claim")
	require.Contains(t, page.body, "Your code")
	require.Regexp(t, `[0-9A-Z]{4}(-[0-9A-Z]{4}){3}`, page.body)
}

func TestRightAndWrongAnswersAreToldTheSame(t *testing.T) {
	s := newSchool(t, live.Settings{Cap: 9, LateJoin: true, Limit: time.Minute})
	right, wrong := s.joined("Right"), s.joined("Wrong")
	s.act(live.Start)
	send := func(p *phone, option string, header ...string) reply {
		got := p.do(http.MethodPost, "/class/answers", "round=1&place="+s.place(option), header...)
		for _, name := range []string{"X-Request-Id", "Date"} {
			got.header.Del(name)
		}
		return got
	}
	require.Equal(t, send(right, "Kabul", "Quiz-Fragment", "1"), send(wrong, "Herat", "Quiz-Fragment", "1"))
	require.Equal(t, send(right, "Kabul"), send(wrong, "Herat"))
	for _, p := range []*phone{right, wrong} {
		for _, secret := range []string{"matches the source", "Not quite", "west", "#choice", "data-right", "points"} {
			require.NotContains(t, p.get("/class").body, secret)
		}
	}
}

func TestAPhoneBeforeAClosedDoorIsToldSo(t *testing.T) {
	s := newSchool(t, usual())
	open := s.phone().get("/j/" + s.session().Link).body
	require.NotContains(t, open, "Nobody new can come in now")
	require.NotContains(t, open, "aria-invalid")
	s.act(live.Lock)
	p := s.phone()
	require.Contains(t, p.get("/j/"+s.session().Link).body, "Nobody new can come in now. Ask your teacher")
	wrong := p.join("Zoë", "again", "1").body
	require.Contains(t, wrong, "Nobody of this name was in the class")
	require.Contains(t, wrong, `aria-invalid="true"`)
}

func TestAfterTheEndNoVerdictStandsWithoutItsQuestion(t *testing.T) {
	s := newSchool(t, usual())
	p := s.joined("Zoë")
	s.act(live.Start)
	p.post("/class/answers", "round", "1", "place", s.place("Herat"))
	s.act(live.Close, live.Reveal)
	require.Contains(t, p.get("/class").body, "Not quite")
	s.act(live.End)
	over := p.get("/class").body
	require.Contains(t, over, "The class is over")
	require.NotContains(t, over, "Not quite")
}

func TestWhoIsRemovedSeesNoClock(t *testing.T) {
	s := newSchool(t, live.Settings{Cap: 9, LateJoin: true, Limit: time.Minute})
	p := s.joined("Zoë")
	s.act(live.Start)
	require.Contains(t, p.get("/class").body, "data-left")
	require.NoError(t, s.class.Act(t.Context(), live.Act{Action: live.Remove, Participant: 1, Version: s.board().Version}))
	out := p.get("/class").body
	require.Contains(t, out, "You are not in this class")
	require.NotContains(t, out, "data-left")
}
