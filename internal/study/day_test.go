package study

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

func TestADayBeginsAtTheLearnersHour(t *testing.T) {
	tests := []struct {
		name  string
		zone  string
		start int
		at    string
		date  string
	}{
		{"before the hour is still yesterday", "Europe/Berlin", 4 * 60, "2026-03-10T03:59:59+01:00", "2026-03-09"},
		{"at the hour the new day begins", "Europe/Berlin", 4 * 60, "2026-03-10T04:00:00+01:00", "2026-03-10"},
		{"the zone counts, not the server's", "Asia/Kabul", 0, "2026-03-09T19:30:00Z", "2026-03-10"},
		{"an ocean to the west", "Pacific/Honolulu", 4 * 60, "2026-03-10T13:59:00Z", "2026-03-09"},
		{"after the clocks went forward", "Europe/Berlin", 4 * 60, "2026-03-29T04:00:00+02:00", "2026-03-29"},
		{"after the clocks went back", "Europe/Berlin", 4 * 60, "2026-10-25T03:59:00+01:00", "2026-10-24"},
		{"an hour that the clocks skip", "Europe/Berlin", 2*60 + 30, "2026-03-29T03:00:00+02:00", "2026-03-29"},
		{"before 1970", "UTC", 0, "1969-12-31T23:59:00Z", "1969-12-31"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			cal := calendar(t, Settings{Zone: tt.zone, DayStart: tt.start})
			at, err := time.Parse(time.RFC3339, tt.at)
			require.NoError(t, err)
			require.Equal(t, tt.date, cal.Date(cal.Day(at)).Format(time.DateOnly))
		})
	}
}

func TestDaysNeverRunBackwards(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		zone := rapid.SampledFrom([]string{"UTC", "Europe/Berlin", "America/St_Johns", "Pacific/Apia", "Australia/Lord_Howe"}).Draw(t, "zone")
		s := DefaultSettings()
		s.Zone, s.DayStart = zone, rapid.IntRange(0, 24*60-1).Draw(t, "start")
		cal, err := s.Calendar()
		require.NoError(t, err)
		at := time.Unix(rapid.Int64Range(0, 4e9).Draw(t, "at"), 0)
		later := at.Add(time.Duration(rapid.Int64Range(1, int64(50*time.Hour)).Draw(t, "after")))
		require.LessOrEqual(t, cal.Day(at), cal.Day(later))
		require.LessOrEqual(t, cal.Day(later)-cal.Day(at), 4)
	})
}

func TestADayHoldsItsStart(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		zone := rapid.SampledFrom([]string{"UTC", "Europe/Berlin", "America/St_Johns", "Asia/Kabul", "America/Santiago", "America/Havana"}).Draw(t, "zone")
		s := DefaultSettings()
		s.Zone, s.DayStart = zone, rapid.IntRange(0, 24*60-1).Draw(t, "start")
		cal, err := s.Calendar()
		require.NoError(t, err)
		day := rapid.IntRange(10_000, 30_000).Draw(t, "day")
		require.Equal(t, day, cal.Day(cal.Start(day)))
		require.Equal(t, day-1, cal.Day(cal.Start(day).Add(-time.Minute)))
	})
}

// TestDaysAroundTheClocksChange steps through the nights in which clocks change,
// a minute at a time: no day comes twice, and each holds its start.
func TestDaysAroundTheClocksChange(t *testing.T) {
	tests := []struct {
		zone  string
		start int
		from  string
	}{
		{"Europe/Berlin", 2*60 + 30, "2026-10-24T12:00:00Z"},
		{"Europe/Berlin", 2*60 + 30, "2026-03-28T12:00:00Z"},
		{"America/Havana", 30, "2026-10-31T12:00:00Z"},
		{"America/Havana", 0, "2026-03-07T12:00:00Z"},
		{"America/Santiago", 0, "2026-09-05T12:00:00Z"},
	}
	for _, tt := range tests {
		t.Run(tt.zone, func(t *testing.T) {
			cal := calendar(t, Settings{Zone: tt.zone, DayStart: tt.start})
			at, err := time.Parse(time.RFC3339, tt.from)
			require.NoError(t, err)
			last := cal.Day(at)
			for range 36 * 60 {
				at = at.Add(time.Minute)
				day := cal.Day(at)
				require.True(t, day == last || day == last+1, "day %d follows day %d at %s", day, last, at)
				require.Equal(t, day, cal.Day(cal.Start(day)))
				last = day
			}
		})
	}
	berlin := calendar(t, Settings{Zone: "Europe/Berlin", DayStart: 2*60 + 30})
	jump := time.Date(2026, 3, 29, 1, 0, 0, 0, time.UTC)
	require.True(t, jump.Equal(berlin.Start(berlin.Day(jump))), "the moment that the clocks jump")
}

func TestSettingsOutOfRangeAreRefusedByName(t *testing.T) {
	tests := []struct {
		field  string
		change func(*Settings)
	}{
		{"new_per_day", func(s *Settings) { s.NewPerDay = -1 }},
		{"new_per_day", func(s *Settings) { s.NewPerDay = 501 }},
		{"retention", func(s *Settings) { s.Retention = 0.69 }},
		{"retention", func(s *Settings) { s.Retention = 0.98 }},
		{"day_start", func(s *Settings) { s.DayStart = 24 * 60 }},
		{"zone", func(s *Settings) { s.Zone = "Europe/Atlantis" }},
		{"zone", func(s *Settings) { s.Zone = "Local" }},
		{"zone", func(s *Settings) { s.Zone = "../../etc/passwd" }},
	}
	for _, tt := range tests {
		s := DefaultSettings()
		tt.change(&s)
		var wrong SettingsError
		require.ErrorAs(t, s.Validate(), &wrong)
		require.Len(t, wrong, 1)
		require.Equal(t, tt.field, wrong[0].Field)
	}
	require.EqualError(t, Settings{NewPerDay: -1, Retention: 1, Zone: "UTC"}.Validate(),
		"new_per_day: Choose a number from 0 to 500.; retention: Choose a share from 70 to 97 per cent.")
	require.NoError(t, DefaultSettings().Validate())
}

func calendar(t *testing.T, s Settings) Calendar {
	t.Helper()
	cal, err := s.Calendar()
	require.NoError(t, err)
	return cal
}
