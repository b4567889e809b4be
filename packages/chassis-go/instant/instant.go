// Package instant writes moments.
package instant

import "time"

// Of writes a moment as the wire has it: RFC 3339, UTC, with milliseconds.
func Of(moment time.Time) string {
	return moment.UTC().Format("2006-01-02T15:04:05.000Z")
}
