package deck

// This file remembers which texts some mark takes for one thing: [the emir|Omar
// Khan]. Such a text may mean another thing in another fact, so nothing is
// accepted because of it; but as long as one of the texts is not under names,
// none of them is provably another person than the others.

// kinship joins folded texts into families.
type kinship struct {
	parent   map[string]string
	families map[string]*family // by root
}

// family is what marks take for one thing, shared by all its members.
type family struct {
	members [][]string      // the words of each member
	words   map[string]bool // all of their words
	endless bool            // more than can be compared: it may be anyone
}

// maxKin is how many spellings a family may have. No honest thing comes near
// it; comparing larger families would take the square of a hostile deck's size.
const maxKin = 64

// newKinship reads the alternatives of every mark of a deck.
func newKinship(d *Deck, v *glossary) kinship {
	k := kinship{parent: make(map[string]string), families: make(map[string]*family)}
	var keys []string
	join := func(c *Claim) {
		for _, a := range c.Answers {
			for _, also := range a.Also {
				keys = append(keys, k.join(a.Shown, also)...)
			}
		}
	}
	for i := range d.Facts {
		join(&d.Facts[i].Claim)
		for j := range d.Facts[i].Positions {
			join(&d.Facts[i].Positions[j].Claim)
		}
	}
	for _, key := range keys {
		root := k.root(key)
		f := k.families[root]
		if f == nil {
			f = &family{words: make(map[string]bool)}
			k.families[root] = f
		}
		f.add(words(key))
		if e := v.byWords[key]; e != nil {
			f.add(e.spellings...)
		}
	}
	for _, key := range keys { // from here on it is only read
		k.parent[key] = k.root(key)
	}
	return k
}

func (f *family) add(members ...[]string) {
	for _, m := range members {
		if f.endless = f.endless || len(f.members) >= maxKin; f.endless {
			return
		}
		f.members = append(f.members, m)
		for _, w := range m {
			f.words[w] = true
		}
	}
}

// join makes two texts one family and returns those not met before.
func (k *kinship) join(texts ...string) []string {
	var fresh []string
	first := ""
	for _, t := range texts {
		key := fold(t)
		if _, known := k.parent[key]; !known {
			k.parent[key] = key
			fresh = append(fresh, key)
		}
		if root := k.root(key); first == "" {
			first = root
		} else {
			k.parent[root] = first
		}
	}
	return fresh
}

// root finds a key's family and shortens the way to it.
func (k *kinship) root(key string) string {
	for k.parent[key] != key {
		k.parent[key] = k.parent[k.parent[key]]
		key = k.parent[key]
	}
	return key
}

// of is a text's family, nil where it has none.
func (k *kinship) of(key string) *family {
	return k.families[k.parent[key]]
}
