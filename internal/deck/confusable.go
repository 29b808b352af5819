package deck

// This file holds words that look like slips of each other and are not: where
// a deck asks for one of them, the other is an error of knowledge even if no
// other answer of the deck says so.

import (
	"slices"
	"strings"
)

// prefixes lists families of beginnings that turn a word into its opposite or
// its counterpart: increase and decrease, northern and southern. A "-" stands
// for no prefix.
var prefixes = func() [][]string {
	var families [][]string
	for _, line := range []string{
		"- un in im il ir non dis mis anti",
		"in im ex de e out",
		"hyper hypo", "macro micro", "inter intra intro", "ab ad", "af ef", "endo exo",
		"max min", "uni bi tri di mono multi", "nor sou", "ea we", "pre pro post",
		"over under", "sub super", "anti ante", "up down", "fore back", "iso aniso", "cat an",
	} {
		families = append(families, strings.Fields(line))
	}
	return families
}()

// opposites reports whether two words differ only in prefixes of one family.
func opposites(a, b string) bool {
	return slices.ContainsFunc(prefixes, func(family []string) bool {
		for _, p := range family {
			rest, ok := strings.CutPrefix(a, strings.TrimPrefix(p, "-"))
			if !ok || len(rest) < 3 {
				continue
			}
			for _, q := range family {
				if p != q && b == strings.TrimPrefix(q, "-")+rest {
					return true
				}
			}
		}
		return false
	})
}

// amounts reports whether both words mean numbers, in the plural too: a hundred is
// no slip of hundreds.
func amounts(a, b string) bool { return isAmount(a) && isAmount(b) }

func isAmount(w string) bool {
	one := strings.TrimSuffix(w, "s")
	_, small := smallNumbers[one]
	return small || one == "hundred" || one == "dozen" || len(one) > 2 && scaleWords[one] > 0
}

// countries reports whether both words name countries, which no slip turns into
// each other: Iran is not Iraq.
func countries(a, b string) bool {
	return slices.Contains(countryNames, a) && slices.Contains(countryNames, b)
}

var countryNames = strings.Fields("afghanistan albania algeria angola argentina armenia australia austria " +
	"azerbaijan bahrain bangladesh belarus belgium belize benin bhutan bolivia bosnia botswana brazil brunei " +
	"bulgaria burundi cambodia cameroon canada chad chile china colombia comoros congo croatia cuba cyprus " +
	"denmark djibouti dominica ecuador egypt eritrea estonia eswatini ethiopia fiji finland france gabon gambia " +
	"georgia germany ghana greece grenada guatemala guinea guyana haiti honduras hungary iceland india indonesia " +
	"iran iraq ireland israel italy jamaica japan jordan kazakhstan kenya kiribati kosovo kuwait kyrgyzstan laos " +
	"latvia lebanon lesotho liberia libya liechtenstein lithuania luxembourg madagascar malawi malaysia maldives " +
	"mali malta mauritania mauritius mexico micronesia moldova monaco mongolia montenegro morocco mozambique " +
	"myanmar namibia nauru nepal netherlands nicaragua niger nigeria norway oman pakistan palau palestine panama " +
	"paraguay peru philippines poland portugal qatar romania russia rwanda samoa senegal serbia seychelles " +
	"singapore slovakia slovenia somalia spain sudan suriname sweden switzerland syria taiwan tajikistan tanzania " +
	"thailand togo tonga tunisia turkey turkmenistan tuvalu uganda ukraine uruguay uzbekistan vanuatu venezuela " +
	"vietnam yemen zambia zimbabwe iranian iraqi austrian australian slovak slovene nigerian nigerien")
