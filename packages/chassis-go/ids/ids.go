// Package ids makes identities.
package ids

import "github.com/google/uuid"

// Next makes a version 7 UUID (RFC 9562): unique, and sorted by the time it was made.
func Next() string {
	return uuid.Must(uuid.NewV7()).String()
}
