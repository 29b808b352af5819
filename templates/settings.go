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

// usualZones are offered where no script tells all that the browser knows: one or
// more for each usual distance from UTC, by the names that Go and browsers share.
var usualZones = []string{
	"UTC",
	"Africa/Accra", "Africa/Algiers", "Africa/Cairo", "Africa/Casablanca", "Africa/Johannesburg", "Africa/Lagos", "Africa/Nairobi",
	"America/Anchorage", "America/Argentina/Buenos_Aires", "America/Bogota", "America/Caracas", "America/Chicago", "America/Denver", "America/Halifax",
	"America/Lima", "America/Los_Angeles", "America/Mexico_City", "America/New_York", "America/Phoenix", "America/Santiago", "America/Sao_Paulo",
	"America/St_Johns", "America/Toronto", "America/Vancouver",
	"Asia/Baghdad", "Asia/Bangkok", "Asia/Colombo", "Asia/Dhaka", "Asia/Dubai", "Asia/Ho_Chi_Minh", "Asia/Hong_Kong", "Asia/Jakarta", "Asia/Jerusalem",
	"Asia/Kabul", "Asia/Karachi", "Asia/Kathmandu", "Asia/Kolkata", "Asia/Manila", "Asia/Riyadh", "Asia/Seoul", "Asia/Shanghai", "Asia/Singapore",
	"Asia/Taipei", "Asia/Tashkent", "Asia/Tehran", "Asia/Tokyo", "Asia/Yangon",
	"Atlantic/Azores", "Atlantic/Reykjavik",
	"Australia/Adelaide", "Australia/Brisbane", "Australia/Darwin", "Australia/Perth", "Australia/Sydney",
	"Europe/Amsterdam", "Europe/Athens", "Europe/Berlin", "Europe/Brussels", "Europe/Bucharest", "Europe/Dublin", "Europe/Helsinki", "Europe/Istanbul",
	"Europe/Kyiv", "Europe/Lisbon", "Europe/London", "Europe/Madrid", "Europe/Moscow", "Europe/Paris", "Europe/Prague", "Europe/Rome",
	"Europe/Stockholm", "Europe/Vienna", "Europe/Warsaw", "Europe/Zurich",
	"Pacific/Auckland", "Pacific/Fiji", "Pacific/Honolulu",
}
