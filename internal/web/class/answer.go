package class

import "net/http"

// answerTake stores an answer.
func (s *site) answerTake(w http.ResponseWriter, r *http.Request) error {
	p, err := s.caller(r)
	if err != nil {
		return err
	}
	return p.Take(w, r, s.Stage.Now)
}
