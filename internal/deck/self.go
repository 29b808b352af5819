package deck

// This file makes the self-graded form: the learner recalls, turns the card and
// says how well it went. Nothing has to be provable for it, so every card with
// a question has one, and the disagreement of reports has no other.

// selfGraded makes the front of a card whose back is its claims, or says why
// not.
func (c *compiler) selfGraded(d *draft) (Question, string) {
	if d.differ {
		return c.disagreement(d)
	}
	if d.of.Ask == "" {
		return Question{}, "There is no question for the front of the card: add ask."
	}
	return c.question(d, SelfGraded, c.asked(d)), ""
}

// disagreeing ends the front of a disagreement.
const disagreeing = " The reports disagree: what do they say, and how do they differ?"

// disagreement asks what the reports say and how they differ. Without an ask
// the first one's sentence, with its gap, says what about.
func (c *compiler) disagreement(d *draft) (Question, string) {
	if d.of.Ask != "" {
		return c.question(d, SelfGraded, c.asked(d)+disagreeing), ""
	}
	gapped, left := c.clozeStem(d)
	if left != "" {
		return Question{}, "Without an ask the first sentence would be the front of the card: add ask. " + betrays(left, "when its answer is left out.")
	}
	return c.question(d, SelfGraded, "Complete, for each report: "+gapped+disagreeing), ""
}
