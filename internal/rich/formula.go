package rich

import (
	"html"
	"sync"

	"github.com/wyatt915/treeblood"
)

// This file makes a formula of LaTeX, once for each.

// maxKept is how many formulas are kept. When there are more, keeping begins
// anew: a deck that holds more is seldom asked twice about the same one.
const maxKept = 2000

// kept are formulas that were made before, by their LaTeX.
var kept = struct {
	sync.Mutex
	inline, display map[string]string
}{inline: make(map[string]string), display: make(map[string]string)}

// formula is LaTeX as MathML, or as code where that can't be done well.
func formula(tex string, display bool) string {
	kept.Lock()
	defer kept.Unlock()
	list := kept.inline
	if display {
		list = kept.display
	}
	made, ok := list[tex]
	if !ok {
		if len(list) >= maxKept {
			clear(list)
		}
		made = newFormula(tex, display)
		list[tex] = made
	}
	return made
}

func newFormula(tex string, display bool) string {
	if given, ok := singly(tex); ok && known(tex) {
		if raw, err := treeblood.TexToMML(given, nil, display, display); err == nil {
			if made, ok := rewrite(raw, display); ok {
				return made
			}
		}
	}
	return `<code class="tex">` + html.EscapeString(tex) + `</code>`
}
