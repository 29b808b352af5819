package deck

// This file remembers which texts some mark takes for one thing: [the emir|Omar
// Khan]. Such a text may mean another thing in another fact, so nothing is
// accepted because of it; but as long as one of the texts is not under names,
// none of them is provably another person than the others.

// kinship joins folded texts into families.
type kinship struct {
	parent  map[string]string
	members map[string][][]string // by root: the words of each member
}

// newKinship reads the alternatives of every mark of a deck.
func newKinship(d *Deck, v *glossary) kinship {
	k := kinship{parent: make(map[string]string), members: make(map[string][][]string)}
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
		k.members[root] = append(k.members[root], words(key))
		if e := v.byWords[key]; e != nil {
			k.members[root] = append(k.members[root], e.spellings...)
		}
	}
	return k
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

// of lists the words of everything in a text's family.
func (k *kinship) of(key string) [][]string {
	if _, known := k.parent[key]; !known {
		return nil
	}
	return k.members[k.root(key)]
}
