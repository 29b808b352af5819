package deck

// This file looks for sentences of different facts that leave the same gap.

// checkGaps warns of two facts that leave the same sentence to complete with
// different answers: the cloze of one takes the other's answer for nearly
// right, and a better sentence says which one is meant.
func (c *compiler) checkGaps() {
	for _, s := range c.subjects {
		for _, key := range s.gaps {
			if p := c.otherwise(s, key); p != nil {
				c.warnAt(s.sides[0].at(), "gap-conflict", "%s and %s leave the same sentence to complete and answer differently", p.ID, s.ID).
					hint("let each claim say what it is about; the first is on %s", c.deck.lineAt(p.At, s.At))
				break
			}
		}
	}
}

// otherwise is the first fact before s that completes a sentence differently.
func (c *compiler) otherwise(s *subject, key string) *subject {
	list := c.peers[key]
	for _, p := range list[:min(maxPeers, len(list))] {
		if p == s {
			return nil
		}
		if !s.agreesWith(p) && (s.By == "" || p.By == "" || fold(s.By) == fold(p.By)) {
			return p
		}
	}
	return nil
}
