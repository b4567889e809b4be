package outbox

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

	"galleria.example/chassis/store"
)

// Row is an event that waits to be published.
type Row struct {
	Sequence    int64
	EventID     string
	Event       string
	AggregateID string
	Time        string
	Version     int
	Data        string
	// Traceparent is empty for an event that no sampled request has caused.
	Traceparent string
}

const selectRows = `
  SELECT sequence, event_id, event, aggregate_id, time, version, data, traceparent
  FROM outbox WHERE published = 0 ORDER BY sequence LIMIT ?`

// Waiting is the oldest unpublished events, in the order in which they were written.
func (outbox *Outbox) Waiting(ctx context.Context, limit int) ([]Row, error) {
	found, err := outbox.store.Reader().QueryContext(ctx, selectRows, limit)
	if err != nil {
		return nil, fmt.Errorf("the outbox cannot be read: %w", err)
	}
	defer found.Close()
	var rows []Row
	for found.Next() {
		var row Row
		var traceparent sql.NullString
		err := found.Scan(&row.Sequence, &row.EventID, &row.Event, &row.AggregateID, &row.Time, &row.Version, &row.Data, &traceparent)
		if err != nil {
			return nil, fmt.Errorf("the outbox cannot be read: %w", err)
		}
		row.Traceparent = traceparent.String
		rows = append(rows, row)
	}
	return rows, found.Err()
}

// MarkPublished marks events in one transaction, since each costs a flush to the disk.
func (outbox *Outbox) MarkPublished(ctx context.Context, sequences []int64) error {
	return outbox.store.Write(ctx, func(tx *store.Tx) error {
		for _, sequence := range sequences {
			if _, err := tx.Exec("UPDATE outbox SET published = 1 WHERE sequence = ?", sequence); err != nil {
				return fmt.Errorf("the outbox cannot be written: %w", err)
			}
		}
		return nil
	})
}

// Depth is how many events are unpublished.
func (outbox *Outbox) Depth(ctx context.Context) (int64, error) {
	var depth int64
	row := outbox.store.Reader().QueryRowContext(ctx, "SELECT count(*) FROM outbox WHERE published = 0")
	return depth, row.Scan(&depth)
}

const rememberBirth = "INSERT INTO outbox_stream (only_row, birth) VALUES (1, ?) ON CONFLICT DO UPDATE SET birth = excluded.birth"

// Meet is told when the stream was made that there is now. One that is another than the one that was filled has lost what it was given: all
// is marked as unpublished again, since the broker is never the system of record. It returns how many events had been published.
func (outbox *Outbox) Meet(ctx context.Context, birth string) (int64, error) {
	var again int64
	err := outbox.store.Write(ctx, func(tx *store.Tx) error {
		var known string
		err := tx.QueryRow("SELECT birth FROM outbox_stream").Scan(&known)
		if err != nil && !errors.Is(err, sql.ErrNoRows) || known == birth {
			return err
		}
		unmarked, err := tx.Exec("UPDATE outbox SET published = 0 WHERE published = 1")
		if err != nil {
			return err
		}
		again, err = unmarked.RowsAffected()
		if err != nil {
			return err
		}
		_, err = tx.Exec(rememberBirth, birth)
		return err
	})
	if err != nil {
		return 0, fmt.Errorf("the outbox cannot be compared with its stream: %w", err)
	}
	return again, nil
}
