package templates

import "github.com/a-h/templ"

// This file holds what the settings page shows.

// Settings are the learner's settings as the form has them: text that may be
// wrong.
type Settings struct {
	NewPerDay  string
	Retention  string // per cent
	DayStart   string // 15:04
	Zone       string
	LettersOff bool
	Mistakes   []Mistake // in the form's order
	Saved      bool
}

// Mistake is a field that can't be taken, and what would be.
type Mistake struct{ Field, Advice string }

// wrong returns the advice for a field, or "".
func (s Settings) wrong(field string) string {
	for _, m := range s.Mistakes {
		if m.Field == field {
			return m.Advice
		}
	}
	return ""
}

// described names the elements that explain a field.
func (s Settings) described(field string) string {
	if s.wrong(field) != "" {
		return field + "-hint " + field + "-error"
	}
	return field + "-hint"
}

// aria ties a field to what explains it. The first that can't be taken has the focus.
func (s Settings) aria(field string) templ.OrderedAttributes {
	attrs := templ.OrderedAttributes{{Key: "aria-describedby", Value: s.described(field)}}
	if s.wrong(field) != "" {
		attrs = append(attrs, templ.KeyValue[string, any]{Key: "aria-invalid", Value: "true"})
		if s.Mistakes[0].Field == field {
			attrs = append(attrs, templ.KeyValue[string, any]{Key: "autofocus", Value: true})
		}
	}
	return attrs
}
