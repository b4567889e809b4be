package audit

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"

	"galleria.example/chassis/internal/bell"
	"galleria.example/chassis/store"
)

// Trail is a trail in a service's own store, one chain for as long as the store lives. The head is read for each entry and never
// remembered: a transaction that is undone takes its entries along.
type Trail struct {
	store  *store.Store
	writer string
	now    func() time.Time
	wake   bell.Bell
}

// NewTrail opens the trail of a store. Its writer is the process's name.
func NewTrail(store *store.Store, writer string, now func() time.Time) *Trail {
	return &Trail{store, writer, now, bell.New()}
}

// Append writes one entry down, inside the transaction that does the deed, so that neither is there without the other. A nil trail keeps
// nothing.
func (trail *Trail) Append(tx *store.Tx, deed Deed, told Told) error {
	if trail == nil {
		return nil
	}
	sequence, previous := int64(0), genesis
	head := tx.QueryRow("SELECT sequence, hash FROM audit_entries ORDER BY sequence DESC LIMIT 1")
	if err := head.Scan(&sequence, &previous); err != nil && !errors.Is(err, sql.ErrNoRows) {
		return fmt.Errorf("the head of the audit cannot be read: %w", err)
	}
	sealed, err := seal(trail.writer, sequence+1, trail.now(), Noted{deed, told}, previous)
	if err != nil {
		return err
	}
	insert := "INSERT INTO audit_entries (sequence, body, hash) VALUES (?, ?, ?)"
	if _, err := tx.Exec(insert, sequence+1, sealed.Body, sealed.Hash); err != nil {
		return fmt.Errorf("the audit cannot be written: %w", err)
	}
	tx.AfterCommit(trail.wake.Ring)
	return nil
}

// Note writes entries down that go with no change of state, all at once; they are on the disk when it returns.
func (trail *Trail) Note(ctx context.Context, noted []Noted) error {
	return trail.store.Write(ctx, func(tx *store.Tx) error {
		for _, one := range noted {
			if err := trail.Append(tx, one.Deed, one.Told); err != nil {
				return err
			}
		}
		return nil
	})
}

// Writer is the process's name.
func (trail *Trail) Writer() string { return trail.writer }

// IsWitness says that the chain is kept, so that it can bear witness to another.
func (trail *Trail) IsWitness() bool { return true }

// Written tells of each commit with entries.
func (trail *Trail) Written() <-chan struct{} { return trail.wake }
