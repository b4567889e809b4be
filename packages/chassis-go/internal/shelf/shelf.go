// Package shelf is a small store for the tests of this module: boxes on a shelf, with everything that a service keeps beside its state.
package shelf

import (
	"path/filepath"
	"testing"
	"time"

	"galleria.example/chassis/audit"
	"galleria.example/chassis/contract"
	"galleria.example/chassis/inbox"
	"galleria.example/chassis/outbox"
	"galleria.example/chassis/store"
)

// Migrations is a table of boxes, and what every service has.
var Migrations = []string{
	"CREATE TABLE boxes (name TEXT PRIMARY KEY, pieces INTEGER NOT NULL) STRICT",
	outbox.Migration, inbox.Migration, outbox.StreamMigration, audit.Migration,
}

// Now is when everything happens.
var Now = time.Date(2026, 1, 15, 10, 0, 0, 0, time.UTC)

// Open opens a shelf in a folder of the test's own.
func Open(t *testing.T) *store.Store {
	t.Helper()
	return OpenFile(t, filepath.Join(t.TempDir(), "data", "shelf.sqlite"))
}

// OpenFile opens a shelf that may be there already.
func OpenFile(t *testing.T, file string) *store.Store {
	t.Helper()
	opened, err := store.Open(t.Context(), store.Options{File: file, Migrations: Migrations})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = opened.Close() })
	return opened
}

// Trail is the shelf's audit.
func Trail(opened *store.Store) *audit.Trail {
	return audit.NewTrail(opened, "shipping", func() time.Time { return Now })
}

// Outbox announces what shipping announces.
func Outbox(t *testing.T, opened *store.Store) *outbox.Outbox {
	t.Helper()
	language, err := contract.Load("../../contracts/schemas", "shipping")
	if err != nil {
		t.Fatal(err)
	}
	return outbox.New(opened, language, Trail(opened))
}
