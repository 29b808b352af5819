package front

import (
	"net/http"
	"slices"
	"strings"
)

// This file makes a mux of a listener's routes.

// Route is one address with what serves it. None changes anything on GET.
type Route struct {
	Method  string
	Path    string // a pattern of net/http without method and host
	Handler Handler
}

// Get is a route that only shows.
func Get(path string, h Handler) Route { return Route{http.MethodGet, path, h} }

// Post is a route that may change something.
func Post(path string, h Handler) Route { return Route{http.MethodPost, path, h} }

// Mux serves routes. A known path that is asked with another method is ErrMethod, and
// any other path ErrNoPage.
func (s *Shell) Mux(routes []Route) *http.ServeMux {
	mux := http.NewServeMux()
	allowed := make(map[string][]string)
	for _, r := range routes {
		pattern := r.Method + " " + r.Path
		mux.Handle(pattern, s.limitBody(pattern, s.Page(r.Handler)))
		allowed[r.Path] = append(allowed[r.Path], r.Method)
	}
	for path, methods := range allowed {
		if slices.Contains(methods, http.MethodGet) {
			methods = append(methods, http.MethodHead)
		}
		slices.Sort(methods)
		refuse := s.Page(refuseMethod(strings.Join(methods, ", ")))
		for _, pattern := range others(path, methods, routes) {
			mux.Handle(pattern, refuse)
		}
	}
	mux.Handle("/", s.refuse(ErrNoPage))
	return mux
}

// others are the patterns of all methods that a path does not know. A path that
// another one covers by a wildcard names them one by one, because the mux takes no
// pattern that is narrower than another by its path and wider by its method.
func others(path string, known []string, routes []Route) []string {
	covered := func(r Route) bool { return covers(r.Path, path) }
	if !slices.ContainsFunc(routes, covered) {
		return []string{path}
	}
	var patterns []string
	for _, method := range []string{http.MethodPost, http.MethodPut, http.MethodPatch, http.MethodDelete, http.MethodOptions} {
		if !slices.Contains(known, method) {
			patterns = append(patterns, method+" "+path)
		}
	}
	return patterns
}

// covers reports whether a pattern takes every path that another, unlike it, takes.
func covers(wide, path string) bool {
	w, p := strings.Split(wide, "/"), strings.Split(path, "/")
	if wide == path || len(w) != len(p) {
		return false
	}
	for i := range w {
		if w[i] != p[i] && !strings.HasPrefix(w[i], "{") || p[i] == "{$}" {
			return false
		}
	}
	return true
}

// refuseMethod answers a request whose method its path does not know.
func refuseMethod(allow string) Handler {
	return func(w http.ResponseWriter, _ *http.Request) error {
		w.Header().Set("Allow", allow)
		return ErrMethod
	}
}
