package domain

import "time"

// CollectedOn is the day on which what is ordered at a moment is collected: the same day if it is ordered before the last hour, and never
// at a weekend. Days are told in UTC, as the house tells them.
func CollectedOn(ordered time.Time, lastHour int) time.Time {
	ordered = ordered.UTC()
	today := ordered.Truncate(24 * time.Hour)
	if isWorkingDay(today) && ordered.Hour() < lastHour {
		return today
	}
	return AfterWorkingDays(today, 1)
}

// AfterWorkingDays is the day so many working days later.
func AfterWorkingDays(day time.Time, workingDays int) time.Time {
	for workingDays > 0 {
		day = day.AddDate(0, 0, 1)
		if isWorkingDay(day) {
			workingDays--
		}
	}
	return day
}

func isWorkingDay(day time.Time) bool {
	return day.Weekday() != time.Saturday && day.Weekday() != time.Sunday
}
