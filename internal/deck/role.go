package deck

// This file tells a person's name from a role: "US President" may be Joe Biden,
// and a text in a script without capitals may be either.

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// properName reports whether a text is a person's name as far as can be seen:
// under names, or each of its words with a capital but for particles, and none
// of them a role. An unnamed official may be anyone, and so may a president.
func properName(t *thing) bool {
	if t.listed() {
		return true
	}
	for i, w := range strings.Fields(t.Text) {
		r, _ := utf8.DecodeRuneInString(strings.TrimLeftFunc(w, unicode.IsPunct))
		switch {
		case i == 0 && (w == "The" || w == "A" || w == "An"):
			return false
		case unicode.IsUpper(r) || particles[w]:
		case strings.Contains(w, "-") && strings.IndexFunc(w, unicode.IsUpper) > 0: // al-Baghdadi
		default:
			return false
		}
	}
	for _, w := range t.words {
		if roles[w] || roles[strings.TrimSuffix(w, "s")] {
			return false
		}
	}
	return len(t.words) > 0
}

// particles are words inside names that have no capital in some languages.
var particles = wordSet("al el bin ibn bint abu abd ud ul ur de del della di da do dos das du van von der den ter zu la le of y e i")

// roles are the words that name an office or a trade instead of a person, in
// English and, folded, in some of its neighbours.
var roles = wordSet(`president presidency mayor spokesman spokeswoman spokesperson spokesmen king queen prince princess emperor
	empress minister premier chancellor general colonel major captain lieutenant sergeant admiral marshal commander commandant
	brigadier corporal officer soldier chief leader head chairman chairwoman chairperson chair director secretary governor
	senator congressman congresswoman representative speaker ambassador envoy diplomat consul deputy vice acting former ex
	emir amir sultan shah caliph sheikh sheik mullah imam ayatollah pope cardinal bishop archbishop priest pastor rabbi
	patriarch judge justice prosecutor attorney lawyer sheriff police policeman policewoman inspector detective agent spy
	official expert analyst scholar professor doctor teacher author writer reporter journalist editor correspondent
	founder owner manager executive ceo boss head coach player captain king duke duchess count countess baron lord lady
	sir dame mr mrs ms dr prof gen col capt lt sgt adm cmdr brig maj gov sen rep pres adviser advisor aide assistant
	member delegate candidate nominee successor predecessor heir widow wife husband son daughter brother sister father
	mother witness suspect gunman bomber attacker militant fighter insurgent victim survivor resident worker
	government administration ministry department agency army military taliban
	presidente presidenta ministro ministra rey reina alcalde praesident prasident kanzler kanzlerin minister ministre
	konig konigin koenig burgermeister buergermeister roi reine maire`)
