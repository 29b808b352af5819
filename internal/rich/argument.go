package rich

import "strings"

// This file says which commands of LaTeX have the arguments that they want. The
// library fails on most of those that don't, and prints that it did.

// wanting are the commands that want an argument, wantingTwo those that want two.
var (
	wanting = set(`
		sqrt overline underline hat bar vec dot ddot tilde widehat pmod
		mathbb mathbf mathcal mathfrak mathit mathrm mathsf mathtt boldsymbol`)
	wantingTwo = set("frac dfrac tfrac binom overset underset")
)

// argued reports whether a command has behind it what it wants. A space, which
// wants nothing, must not have empty braces or a power there: the library fails on
// these too.
func argued(name, behind string) bool {
	behind = strings.TrimLeft(behind, " ")
	if option, rest, ok := strings.Cut(behind, "]"); ok && strings.HasPrefix(option, "[") && (wanting[name] || wantingTwo[name]) {
		behind = rest // as in \sqrt[3]{x}
	}
	switch {
	case name == "quad" || name == "qquad":
		_, ok := argument(behind)
		return ok || behind == "" || strings.IndexByte("{^_", behind[0]) < 0
	case wantingTwo[name]:
		rest, ok := argument(behind)
		if ok {
			_, ok = argument(rest)
		}
		return ok
	case wanting[name]:
		_, ok := argument(behind)
		return ok
	}
	return true
}

// argument takes the argument off the beginning of LaTeX: a character, a command
// that wants none itself, or braces that hold something.
func argument(tex string) (rest string, ok bool) {
	tex = strings.TrimLeft(tex, " ")
	switch {
	case tex == "" || strings.IndexByte("}&^_", tex[0]) >= 0:
		return "", false
	case tex[0] == '{':
		end := closingBrace(tex)
		return tex[max(end, 0):], end > 0 && strings.Trim(tex[:end], "{} ") != ""
	case tex[0] == '\\':
		n := len(tex) - 1 - len(strings.TrimLeft(tex[1:], letters))
		name := tex[1 : 1+n]
		return tex[1+n:], name != "" && name != "begin" && name != "end" && name != "text" && !wanting[name] && !wantingTwo[name]
	}
	return tex[1:], true
}

const letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"

// closingBrace is where the braces end that LaTeX begins with, or 0.
func closingBrace(tex string) int {
	depth := 0
	for at := 0; at < len(tex); at++ {
		switch tex[at] {
		case '\\':
			at++
		case '{':
			depth++
		case '}':
			if depth--; depth == 0 {
				return at + 1
			}
		}
	}
	return 0
}
