package class

import (
	"errors"
	"net"
	"net/http"
	"time"

	"quiz/internal/live"
	"quiz/internal/web/pupil"
)

// This file holds who a request comes from.

// phoneCookie holds a phone's secret. The network is a school's own and mostly plain
// HTTP, so it is not marked as secure; no script reads it, and no other site sends it.
const phoneCookie = "quiz-phone"

// phoneKept is how long a phone holds its place.
const phoneKept = 24 * time.Hour

// errNobody says that a request holds no secret of a participant.
var errNobody = errors.New("the phone is in no class")

// phone is a participant's phone.
type phone struct {
	pupil.Screen
	secret string
}

// caller finds whose phone a request comes from, or errNobody.
func (s *site) caller(r *http.Request) (phone, error) {
	cookie, err := r.Cookie(phoneCookie)
	if err != nil {
		return phone{}, errNobody
	}
	return s.holder(r, cookie.Value)
}

// holder finds who holds a secret, or errNobody.
func (s *site) holder(r *http.Request, secret string) (phone, error) {
	lesson, number, err := s.Stage.Phone(r.Context(), secret)
	if errors.Is(err, live.ErrNoSession) {
		return phone{}, errNobody
	}
	return phone{pupil.Screen{Lesson: lesson, Number: number, At: "/class"}, secret}, err
}

// hold gives a phone its secret.
func hold(w http.ResponseWriter, secret string) {
	http.SetCookie(w, &http.Cookie{
		Name: phoneCookie, Value: secret, Path: "/", MaxAge: int(phoneKept.Seconds()), HttpOnly: true, SameSite: http.SameSiteLaxMode,
	})
}

// drop takes a phone's secret away.
func drop(w http.ResponseWriter) {
	http.SetCookie(w, &http.Cookie{Name: phoneCookie, Path: "/", MaxAge: -1, HttpOnly: true, SameSite: http.SameSiteLaxMode})
}

// address is where a request comes from, without its port.
func address(r *http.Request) string {
	host, _, err := net.SplitHostPort(r.RemoteAddr)
	if err != nil {
		return r.RemoteAddr
	}
	return host
}

// classLeave forgets who the phone is: for a tablet that goes on to somebody else. The
// participant stays, and can come back by the teacher's leave.
func (s *site) classLeave(w http.ResponseWriter, r *http.Request) error {
	drop(w)
	http.Redirect(w, r, "/", http.StatusSeeOther)
	return nil
}
