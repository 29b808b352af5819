package rich

import (
	"strings"
	"unicode"
)

// This file says which LaTeX is known to come out right. Every command and
// environment of these lists stands in testdata/formulas.txt with what becomes of
// it; all others are shown as code. None of them defines commands, so a formula
// cannot grow.

// maxNested is how deeply braces and environments may lie in each other.
const maxNested = 12

func set(words string) map[string]bool {
	list := make(map[string]bool)
	for _, w := range strings.Fields(words) {
		list[w] = true
	}
	return list
}

// commands are the commands that are known.
var commands = set(`
	frac dfrac tfrac binom sqrt overline underline hat bar vec dot ddot tilde widehat text
	left right mathbb mathbf mathcal mathfrak mathit mathrm mathsf mathtt boldsymbol overset underset
	begin end quad qquad pmod
	sum prod int oint iint iiint coprod bigcup bigcap lim max min sup inf det gcd
	sin cos tan cot sec csc sinh cosh tanh arcsin arccos arctan exp ln log lg deg dim ker
	alpha beta gamma delta epsilon varepsilon zeta eta theta vartheta iota kappa lambda mu nu xi pi rho sigma
	tau upsilon phi varphi chi psi omega Gamma Delta Theta Lambda Xi Pi Sigma Upsilon Phi Psi Omega
	cdot times div pm mp ast star circ bullet oplus otimes setminus cup cap wedge vee land lor neg lnot
	le leq ge geq ne neq equiv approx sim simeq cong propto ll gg prec succ perp parallel mid nmid
	in notin ni subset subseteq supset supseteq emptyset forall exists nexists therefore because
	to rightarrow leftarrow leftrightarrow Rightarrow Leftarrow Leftrightarrow implies iff mapsto uparrow downarrow longrightarrow
	rightleftharpoons infty partial nabla hbar ell Re Im aleph angle triangle degree prime
	ldots cdots vdots ddots dots lparen rparen langle rangle lfloor rfloor lceil rceil lbrace rbrace lbrack rbrack vert Vert`)

// signs may stand behind a backslash.
const texSigns = `,;: {}\%$&_`

// environments are the environments that are known.
var environments = set("matrix pmatrix bmatrix vmatrix cases aligned")

// known reports whether LaTeX holds nothing but what is known.
func known(tex string) bool {
	if strings.ContainsFunc(tex, unseen) {
		return false
	}
	depth := 0
	for at := 0; at < len(tex); {
		switch c := tex[at]; c {
		case '\\':
			n, nested := command(tex[at:])
			if n == 0 {
				return false
			}
			depth += nested
			at += n
			continue
		case '{':
			depth++
		case '}':
			depth--
		case '%', '#', '~', '`', '"', '\n', '$':
			return false
		}
		if depth < 0 || depth > maxNested || tex[at] < ' ' {
			return false
		}
		at++
	}
	return depth == 0 && !doubled(tex)
}

// unseen reports whether a character controls a text and its direction instead
// of being part of it.
func unseen(r rune) bool { return unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r) }

// command measures the command at the beginning of LaTeX, with the argument of
// those that must not be read as mathematics, and says how much deeper the
// formula is nested behind it. Length 0 means that it is not known.
func command(tex string) (length, nested int) {
	end := 1
	for end < len(tex) && (tex[end] >= 'a' && tex[end] <= 'z' || tex[end] >= 'A' && tex[end] <= 'Z') {
		end++
	}
	name := tex[1:end]
	switch {
	case name == "" && end < len(tex) && strings.IndexByte(texSigns, tex[end]) >= 0:
		return end + 1, 0
	case !commands[name]:
		return 0, 0
	case !argued(name, tex[end:]):
		return 0, 0
	case name != "text" && name != "begin" && name != "end":
		return end, 0
	}
	closed := strings.IndexByte(tex[end:], '}')
	if closed < 1 || tex[end] != '{' {
		return 0, 0
	}
	argument := tex[end+1 : end+closed]
	switch {
	case name == "text" && !strings.ContainsAny(argument, `\{<>&$%#`):
		return end + closed + 1, 0
	case name == "begin" && environments[argument]:
		return end + closed + 1, 1
	case name == "end" && environments[argument]:
		return end + closed + 1, -1
	}
	return 0, 0
}

// doubled reports two signs of a power or an index in a row, or one behind a
// prime, which LaTeX refuses or the library reads otherwise.
func doubled(tex string) bool {
	bare := strings.ReplaceAll(tex, " ", "")
	for _, pair := range []string{"^^", "__", "^_", "_^", "'^", "'_"} {
		if strings.Contains(bare, pair) {
			return true
		}
	}
	return strings.HasSuffix(bare, "^") || strings.HasSuffix(bare, "_")
}

// singly writes round and square brackets of LaTeX by name where they don't pair,
// as in [0,1): the library takes one that closes nothing for a mistake, and writes
// a warning to the error output. It reports false where naming them could change
// what the LaTeX means: beside \left and \right, in the index of a root, in \text.
func singly(tex string) (string, bool) {
	var open []rune
	paired := true
	for _, r := range tex {
		switch r {
		case '(', '[':
			open = append(open, r)
		case ')', ']':
			n := len(open) - 1
			if paired = paired && n >= 0 && (open[n] == '(') == (r == ')'); paired {
				open = open[:n]
			}
		}
	}
	if paired && len(open) == 0 {
		return tex, true
	}
	named := brackets.Replace(tex)
	return named, !strings.Contains(tex, `\left`) && !strings.Contains(tex, `\right`) && !strings.Contains(tex, `\sqrt[`) && !strings.Contains(tex, `\text`)
}

var brackets = strings.NewReplacer("(", `\lparen `, ")", `\rparen `, "[", `\lbrack `, "]", `\rbrack `)
