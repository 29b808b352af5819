package deck

// This file holds the units of numbers: which words name the same one, and
// which are measures, where another unit makes another quantity.

import (
	"slices"
	"strings"
)

// units maps every accepted word for a measure or a currency to its canonical
// form.
var units = unitTable(map[string]string{
	"%":       "percent, per cent, pct",
	"$":       "dollar, us dollar, usd",
	"€":       "euro, eur",
	"£":       "pound sterling, gbp",
	"¥":       "yen, yuan, jpy",
	"₹":       "rupee, inr",
	"km":      "kilometre, kilometer",
	"m":       "metre, meter",
	"cm":      "centimetre, centimeter",
	"mm":      "millimetre, millimeter",
	"mile":    "mi",
	"yard":    "yd",
	"foot":    "ft, feet",
	"inch":    "inches",
	"kg":      "kilogram, kilogramme, kilo",
	"g":       "gram, gramme",
	"mg":      "milligram, milligramme",
	"t":       "tonne, metric ton",
	"ton":     "short ton",
	"lb":      "pound",
	"oz":      "ounce",
	"l":       "litre, liter",
	"ml":      "millilitre, milliliter",
	"ha":      "hectare",
	"acre":    "",
	"km2":     "square kilometre, square kilometer, sq km",
	"mi2":     "square mile, sq mi",
	"sec":     "second",
	"min":     "minute",
	"h":       "hour, hr",
	"day":     "",
	"week":    "wk",
	"month":   "",
	"year":    "yr",
	"decade":  "",
	"century": "centuries",
	"°c":      "c, degree celsius, celsius, degree c",
	"°f":      "f, degree fahrenheit, fahrenheit, degree f",
	"km/h":    "kph, kmh, kilometre per hour, kilometer per hour",
	"mph":     "mile per hour, miles per hour",
})

func unitTable(names map[string]string) map[string]string {
	table := make(map[string]string)
	for unit, others := range names {
		table[unit], table[unit+"s"] = unit, unit
		for _, other := range strings.Split(others, ", ") {
			if other != "" {
				table[other], table[other+"s"] = unit, unit
			}
		}
	}
	delete(table, "cs")
	delete(table, "fs")
	delete(table, "degrees")
	for _, name := range []string{"celsius", "c", "fahrenheit", "f"} {
		table["degrees "+name] = table[name]
	}
	return table
}

// canonicalUnit brings a unit to one form. What is no measure is folded and
// loses a plural s, so that "soldier" and "soldiers" agree.
func canonicalUnit(unit string) string {
	plain := strings.TrimSpace(plainText(unit))
	if known, ok := units[plain]; ok {
		return known
	}
	folded := fold(plain)
	if known, ok := units[folded]; ok {
		return known
	}
	return strings.TrimSuffix(folded, "s")
}

func sameUnit(a, b string) bool { return a == b || canonicalUnit(a) == canonicalUnit(b) }

// measured reports whether the unit is a measure or a currency.
func measured(unit string) bool {
	_, ok := units[canonicalUnit(unit)]
	return ok
}

// isCurrency reports whether a word or sign is of money.
func isCurrency(word string) bool {
	return strings.ContainsAny(units[word], "$€£¥₹")
}

// clockUnits and calendarUnits are the units of time that are multiples of each other, in minutes
// and in months: a month has no number of days.
var (
	clockUnits    = map[string]float64{"sec": 1.0 / 60, "min": 1, "h": 60, "day": 1440, "week": 10080}
	calendarUnits = map[string]float64{"month": 1, "year": 12, "decade": 120, "century": 1200}
)

// converts is by what a number is multiplied to be told in another unit of
// time.
func converts(from, to string) (float64, bool) {
	from, to = canonicalUnit(from), canonicalUnit(to)
	for _, table := range []map[string]float64{clockUnits, calendarUnits} {
		if table[from] > 0 && table[to] > 0 {
			return table[from] / table[to], true
		}
	}
	return 1, false
}

// measureTails follow a measure without changing it: 15 percent of voters, 5
// km away.
var measureTails = strings.Fields("of away long wide high tall deep old ago in from apart on for more less before after earlier later")

// measureIn is the measure that a unit is or begins with, or "".
func measureIn(unit string) string {
	unit = canonicalUnit(unit)
	if measured(unit) {
		return unit
	}
	list := strings.Fields(unit)
	for n := 1; n < len(list); n++ {
		if head := strings.Join(list[:n], " "); measured(head) && slices.Contains(measureTails, list[n]) {
			return canonicalUnit(head)
		}
	}
	return ""
}

// unitOf reads what follows a number as its unit. A further number, or a sign
// that no unit has, makes the whole text something else, and so do the endings
// of "20th" and "1990s".
func unitOf(list []lexeme) (string, bool) {
	if len(list) > 0 && list[0].glued && slices.Contains([]string{"st", "nd", "rd", "th", "s"}, list[0].text) {
		return "", false
	}
	var b strings.Builder
	for i, t := range list {
		_, spelled := smallNumbers[t.text]
		if t.figure && t.text != "2" || spelled || strings.Contains("-+~≈<>=≥≤.", t.text) {
			return "", false
		}
		if i > 0 && !(t.glued && (t.text == "/" || t.figure || list[i-1].text == "/")) {
			b.WriteByte(' ')
		}
		b.WriteString(t.text)
	}
	if b.Len() == 0 {
		return "", true
	}
	return canonicalUnit(b.String()), true
}
