package templates

import (
	"slices"
	"strings"
)

// This file holds the time zones that the settings offer.

// zoneRegion is the zones of one part of the world.
type zoneRegion struct {
	Name  string
	Zones []string
}

// zoneRegions are the usual zones by the part of the world that their names begin
// with.
func zoneRegions() []zoneRegion {
	var regions []zoneRegion
	for _, zone := range usualZones {
		name, _, _ := strings.Cut(zone, "/")
		if last := len(regions) - 1; last >= 0 && regions[last].Name == name {
			regions[last].Zones = append(regions[last].Zones, zone)
		} else {
			regions = append(regions, zoneRegion{name, []string{zone}})
		}
	}
	return regions
}

// zoneName is what people call a zone within its part of the world: New York.
func zoneName(zone string) string {
	_, place, ok := strings.Cut(zone, "/")
	if !ok {
		return zone
	}
	return strings.NewReplacer("/", ", ", "_", " ").Replace(place)
}

// unlisted reports whether a zone was chosen by its name.
func (s Settings) unlisted() bool {
	return s.Zone != "" && s.wrong("zone") == "" && !slices.Contains(usualZones, s.Zone)
}

// typedZone is a name that can't be taken, for its author to mend.
func (s Settings) typedZone() string {
	if s.wrong("zone") == "" {
		return ""
	}
	return s.Zone
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
