package domain

import (
	"testing"
	"time"
)

func TestCollectedOn(t *testing.T) {
	cases := []struct{ name, ordered, want string }{
		{"an order of the morning is collected on its day", "2026-01-15T10:00:00Z", "2026-01-15"},
		{"an order at the last hour is collected on the next", "2026-01-15T14:00:00Z", "2026-01-16"},
		{"an order of Friday afternoon is collected on Monday", "2026-01-16T14:30:00Z", "2026-01-19"},
		{"an order of Sunday morning is collected on Monday", "2026-01-18T08:00:00Z", "2026-01-19"},
		{"the house tells the time in UTC", "2026-01-16T00:30:00+09:00", "2026-01-16"},
	}
	for _, one := range cases {
		t.Run(one.name, func(t *testing.T) {
			ordered, err := time.Parse(time.RFC3339, one.ordered)
			if err != nil {
				t.Fatal(err)
			}
			if got := CollectedOn(ordered, 14).Format(time.DateOnly); got != one.want {
				t.Errorf("collected on %s, want %s", got, one.want)
			}
		})
	}
}

func TestAfterWorkingDays(t *testing.T) {
	friday := time.Date(2026, 1, 16, 0, 0, 0, 0, time.UTC)
	for days, want := range map[int]string{0: "2026-01-16", 1: "2026-01-19", 5: "2026-01-23", 6: "2026-01-26"} {
		if got := AfterWorkingDays(friday, days).Format(time.DateOnly); got != want {
			t.Errorf("%d working days after a Friday is %s, want %s", days, got, want)
		}
	}
}
