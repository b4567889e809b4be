package audit

import (
	"context"
	"database/sql"
	"fmt"

	"galleria.example/chassis/store"
)

// Batch is the oldest entries that were not sent, and how often the trail had been rewound by then.
type Batch struct {
	Entries     []Sealed
	First, Last int64
	Rewinds     int64
}

const selectWaiting = `
  SELECT sequence, body, hash, (SELECT hash FROM audit_entries AS before WHERE before.sequence = own.sequence - 1)
  FROM audit_entries AS own WHERE own.sequence > (SELECT sequence FROM audit_sent)
  ORDER BY own.sequence LIMIT ?`

// Waiting is the oldest entries that were not sent, oldest first.
func (trail *Trail) Waiting(ctx context.Context, limit int) (Batch, error) {
	batch := Batch{}
	row := trail.store.Reader().QueryRowContext(ctx, "SELECT rewinds FROM audit_sent")
	if err := row.Scan(&batch.Rewinds); err != nil {
		return batch, fmt.Errorf("the audit cannot be read: %w", err)
	}
	rows, err := trail.store.Reader().QueryContext(ctx, selectWaiting, limit)
	if err != nil {
		return batch, fmt.Errorf("the audit cannot be read: %w", err)
	}
	defer rows.Close()
	for rows.Next() {
		var sequence int64
		var sealed Sealed
		var previous sql.NullString
		if err := rows.Scan(&sequence, &sealed.Body, &sealed.Hash, &previous); err != nil {
			return batch, fmt.Errorf("the audit cannot be read: %w", err)
		}
		sealed.Previous = genesis
		if previous.Valid {
			sealed.Previous = previous.String
		}
		if len(batch.Entries) == 0 {
			batch.First = sequence
		}
		batch.Last = sequence
		batch.Entries = append(batch.Entries, sealed)
	}
	return batch, rows.Err()
}

// Depth is how many entries were not sent.
func (trail *Trail) Depth(ctx context.Context) (int64, error) {
	var depth int64
	row := trail.store.Reader().QueryRowContext(ctx,
		"SELECT coalesce((SELECT max(sequence) FROM audit_entries), 0) - (SELECT sequence FROM audit_sent)")
	return depth, row.Scan(&depth)
}

// MarkSent says that a batch was sent. Has the trail been rewound meanwhile, what was asked for again is still to be sent.
func (trail *Trail) MarkSent(ctx context.Context, batch Batch) error {
	return trail.update(ctx, "UPDATE audit_sent SET sequence = ? WHERE sequence < ? AND rewinds = ?", batch.Last, batch.Last, batch.Rewinds)
}

// Rewind sends all again that come after this one.
func (trail *Trail) Rewind(ctx context.Context, sequence int64) error {
	defer trail.wake.Ring()
	return trail.update(ctx, "UPDATE audit_sent SET sequence = ?, rewinds = rewinds + 1 WHERE sequence > ?", sequence, sequence)
}

// KnownBirth is when the stream that was filled so far was made, as the broker told it; empty before it was first asked.
func (trail *Trail) KnownBirth(ctx context.Context) (string, error) {
	var birth sql.NullString
	err := trail.store.Reader().QueryRowContext(ctx, "SELECT birth FROM audit_sent").Scan(&birth)
	return birth.String, err
}

// RememberBirth remembers the stream that is being filled from now on.
func (trail *Trail) RememberBirth(ctx context.Context, birth string) error {
	return trail.update(ctx, "UPDATE audit_sent SET birth = ?", birth)
}

func (trail *Trail) update(ctx context.Context, statement string, args ...any) error {
	return trail.store.Write(ctx, func(tx *store.Tx) error {
		_, err := tx.Exec(statement, args...)
		return err
	})
}
