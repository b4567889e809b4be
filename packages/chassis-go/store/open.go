// Package store keeps a service's state in SQLite: one writing process, a write-ahead log, and a flush to the disk for each commit, which
// writers who come at the same time share.
package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	_ "modernc.org/sqlite" // The driver; without cgo, so that a program is built wherever Go is.
)

// oldestSafe is the first SQLite without the "WAL-reset bug" (sqlite.org/wal.html), which could lose a committed transaction when two
// connections reset the log at once.
var oldestSafe = [3]int{3, 51, 3}

const mostReaders = 4

// Options says how a store is opened.
type Options struct {
	// File is made, with its folder, when it is missing.
	File string
	// Migrations are the schema's steps, oldest first. Steps are only ever added; those already taken are not taken again.
	Migrations []string
	// OnCommit is told how many writers shared a transaction. It may be nil.
	OnCommit func(writers int)
}

// Store is an open store.
type Store struct {
	readers *sql.DB
	writer  *writer
	owner   *sql.DB
}

// Open opens a store and brings its schema up to date, all steps in one transaction. It fails when the library is one of those that can
// lose data, and when the store is newer than this program.
func Open(ctx context.Context, options Options) (*Store, error) {
	file, err := filepath.Abs(options.File)
	if err != nil {
		return nil, fmt.Errorf("the store has no place: %w", err)
	}
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		return nil, fmt.Errorf("the store's folder cannot be made: %w", err)
	}
	// First the patience, since a process that is just ending may hold the file while this one sets it up.
	owner, err := sql.Open("sqlite", address(file, "busy_timeout(2000)", "journal_mode(WAL)", "synchronous(FULL)", "foreign_keys(ON)"))
	if err != nil {
		return nil, fmt.Errorf("the store cannot be opened: %w", err)
	}
	owner.SetMaxOpenConns(1)
	connection, err := owner.Conn(ctx)
	if err == nil {
		err = prepare(ctx, connection, options.Migrations)
	}
	if err != nil {
		return nil, errors.Join(err, closeAll(connection, owner))
	}
	readers, err := sql.Open("sqlite", address(file, "busy_timeout(2000)", "query_only(ON)"))
	if err != nil {
		return nil, errors.Join(fmt.Errorf("the store cannot be read: %w", err), closeAll(connection, owner))
	}
	readers.SetMaxOpenConns(mostReaders)
	readers.SetMaxIdleConns(mostReaders)
	return &Store{readers, startWriter(connection, options.OnCommit), owner}, nil
}

// Reader is for reading what is on the disk; it refuses to write.
func (store *Store) Reader() *sql.DB { return store.readers }

// Check asks the store for an answer, for `/health`.
func (store *Store) Check(ctx context.Context) error {
	var one int
	return store.readers.QueryRowContext(ctx, "SELECT 1").Scan(&one)
}

// Close waits for the writers that are under way.
func (store *Store) Close() error {
	store.writer.stop()
	return errors.Join(store.readers.Close(), closeAll(store.writer.connection, store.owner))
}

// closeAll gives the writing connection back before it closes those who lend it: else it would go on holding what it has begun.
func closeAll(connection *sql.Conn, owner *sql.DB) error {
	if connection == nil {
		return owner.Close()
	}
	return errors.Join(connection.Close(), owner.Close())
}

func address(file string, pragmas ...string) string {
	query := url.Values{"_pragma": pragmas}
	return (&url.URL{Scheme: "file", Path: file, RawQuery: query.Encode()}).String()
}

// prepare brings the store up to date on the one connection that will ever write to it.
func prepare(ctx context.Context, connection *sql.Conn, migrations []string) error {
	var version string
	if err := connection.QueryRowContext(ctx, "SELECT sqlite_version()").Scan(&version); err != nil {
		return fmt.Errorf("the store does not answer: %w", err)
	}
	if isOlder(version, oldestSafe) {
		return fmt.Errorf("SQLite %s can lose committed data; %v or newer is needed", version, oldestSafe)
	}
	return migrate(ctx, connection, migrations)
}

func migrate(ctx context.Context, connection *sql.Conn, migrations []string) error {
	var taken int
	if err := connection.QueryRowContext(ctx, "PRAGMA user_version").Scan(&taken); err != nil {
		return fmt.Errorf("the store does not say its version: %w", err)
	}
	if taken > len(migrations) {
		return fmt.Errorf("the store is at version %d, newer than this program's %d", taken, len(migrations))
	}
	steps := append([]string{"BEGIN IMMEDIATE"}, migrations[taken:]...)
	steps = append(steps, fmt.Sprintf("PRAGMA user_version = %d", len(migrations)), "COMMIT")
	for _, step := range steps {
		if _, err := connection.ExecContext(ctx, step); err != nil {
			return fmt.Errorf("the store cannot be brought up to date: %w", err)
		}
	}
	return nil
}

func isOlder(version string, than [3]int) bool {
	parts := strings.SplitN(version, ".", 3)
	for i, wanted := range than {
		had := 0
		if i < len(parts) {
			had, _ = strconv.Atoi(parts[i])
		}
		if had != wanted {
			return had < wanted
		}
	}
	return false
}
