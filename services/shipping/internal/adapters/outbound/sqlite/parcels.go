// Package sqlite keeps parcels in SQLite. Their announcements are written down in the transaction that moves them.
package sqlite

import (
	"context"
	"fmt"
	"time"

	"galleria.example/chassis/call"
	"galleria.example/chassis/inbox"
	"galleria.example/chassis/outbox"
	"galleria.example/chassis/store"
	"galleria.example/shipping/internal/domain"
	"galleria.example/shipping/internal/ports"
)

const (
	selectParcel = `SELECT ` + columns + ` FROM parcels WHERE order_id = ?`
	selectDue    = `SELECT order_id FROM parcels WHERE due_at <= ? ORDER BY due_at LIMIT ?`
	saveParcel   = `INSERT INTO parcels (` + columns + `) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
    ON CONFLICT (order_id) DO UPDATE SET status = excluded.status, lines = excluded.lines, revision = excluded.revision,
      tracking_number = excluded.tracking_number, due_at = excluded.due_at, updated_at = excluded.updated_at,
      traceparent = excluded.traceparent, packages = excluded.packages, freight = excluded.freight`
)

// Parcels keeps them.
type Parcels struct {
	store  *store.Store
	outbox *outbox.Outbox
	nextID func() string
}

// NewParcels keeps parcels in a store, which has been brought up to date by Migrations. nextID makes the ids of events.
func NewParcels(store *store.Store, outbox *outbox.Outbox, nextID func() string) *Parcels {
	return &Parcels{store, outbox, nextID}
}

// Change shows the parcel to Decide and writes down what it decides.
func (parcels *Parcels) Change(ctx context.Context, change ports.Change) (ports.Outcome, error) {
	var outcome ports.Outcome
	err := parcels.store.Write(ctx, func(tx *store.Tx) (err error) {
		outcome, err = parcels.change(ctx, tx, change)
		return err
	})
	return outcome, err
}

// ChangeOnce does the same, once for each event.
func (parcels *Parcels) ChangeOnce(ctx context.Context, heard ports.Heard, change ports.Change) error {
	return parcels.store.Write(ctx, func(tx *store.Tx) error {
		_, err := inbox.Once(tx, heard.Reaction, heard.EventID, func() error {
			_, err := parcels.change(ctx, tx, change)
			return err
		})
		return err
	})
}

// Find reads what is on the disk.
func (parcels *Parcels) Find(ctx context.Context, orderID string) (*domain.Parcel, error) {
	parcel, _, err := scan(parcels.store.Reader().QueryRowContext(ctx, selectParcel, orderID))
	return parcel, err
}

// Due reads what is due, by way of the index.
func (parcels *Parcels) Due(ctx context.Context, now time.Time, limit int) ([]string, error) {
	rows, err := parcels.store.Reader().QueryContext(ctx, selectDue, now.UnixMilli(), limit)
	if err != nil {
		return nil, fmt.Errorf("what is due cannot be read: %w", err)
	}
	defer func() { _ = rows.Close() }()
	var due []string
	for rows.Next() {
		var orderID string
		if err := rows.Scan(&orderID); err != nil {
			return nil, fmt.Errorf("what is due cannot be read: %w", err)
		}
		due = append(due, orderID)
	}
	return due, rows.Err()
}

func (parcels *Parcels) change(ctx context.Context, tx *store.Tx, change ports.Change) (ports.Outcome, error) {
	past, traceparent, err := scan(tx.QueryRow(selectParcel, change.OrderID))
	if err != nil {
		return ports.Outcome{}, err
	}
	decision := change.Decide(past)
	if len(decision.Events) == 0 {
		return ports.Outcome{Problem: decision.Problem, Parcel: past}, nil
	}
	var identity domain.Identity
	if past == nil {
		identity = change.Identify()
	}
	// A chore moves parcels of many orders: each move continues the trace in which its parcel was last spoken of.
	cause := call.CauseOf(ctx)
	if cause.Traceparent() == "" {
		cause = cause.RememberedAs(traceparent)
	}
	next := past
	for _, event := range decision.Events {
		before := next
		next = domain.Evolve(identity, before, event, change.Now)
		said := happening{before, next, event, parcels.nextID(), change.Now, cause}
		if err := said.announce(tx, parcels.outbox); err != nil {
			return ports.Outcome{}, err
		}
	}
	row, err := values(next, cause.Traceparent())
	if err != nil {
		return ports.Outcome{}, err
	}
	if _, err := tx.Exec(saveParcel, row...); err != nil {
		return ports.Outcome{}, fmt.Errorf("the parcel of order %s cannot be written: %w", change.OrderID, err)
	}
	return ports.Outcome{Parcel: next}, nil
}

var _ ports.Parcels = (*Parcels)(nil)
