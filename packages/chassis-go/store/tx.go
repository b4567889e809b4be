package store

import (
	"context"
	"database/sql"
	"fmt"
)

// Tx is one writer's part of a shared transaction. It must not be used after the work it was handed to has returned.
type Tx struct {
	connection  *sql.Conn
	statements  map[string]*sql.Stmt
	afterCommit []func()
}

// Exec runs a statement. Statements are prepared once for as long as the store is open, so their texts must come from a small closed set.
func (tx *Tx) Exec(query string, args ...any) (sql.Result, error) {
	statement, err := tx.prepared(query)
	if err != nil {
		return nil, err
	}
	return statement.Exec(args...)
}

// Query asks for rows, which see what this transaction has written.
func (tx *Tx) Query(query string, args ...any) (*sql.Rows, error) {
	statement, err := tx.prepared(query)
	if err != nil {
		return nil, err
	}
	return statement.Query(args...)
}

// QueryRow asks for one row; errors come with Scan.
func (tx *Tx) QueryRow(query string, args ...any) *sql.Row {
	statement, err := tx.prepared(query)
	if err != nil {
		// A row can only carry the error of its own query, so the connection is asked to fail once more.
		return tx.connection.QueryRowContext(context.Background(), query, args...)
	}
	return statement.QueryRow(args...)
}

// AfterCommit has something done when all this is on the disk, and not at all when it is undone. It must not wait for anything.
func (tx *Tx) AfterCommit(do func()) {
	tx.afterCommit = append(tx.afterCommit, do)
}

func (tx *Tx) prepared(query string) (*sql.Stmt, error) {
	if statement, known := tx.statements[query]; known {
		return statement, nil
	}
	statement, err := tx.connection.PrepareContext(context.Background(), query)
	if err != nil {
		return nil, fmt.Errorf("a statement cannot be prepared: %w", err)
	}
	tx.statements[query] = statement
	return statement, nil
}
