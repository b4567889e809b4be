// Package inbox makes a consumer idempotent (Richardson): the key of an event is written down in the transaction of its effect, so that
// neither is there without the other.
package inbox

import (
	"fmt"

	"galleria.example/chassis/store"
)

// Migration is the inbox's table; a service that reacts to events puts it among its migrations.
const Migration = `
  CREATE TABLE inbox (
    consumer TEXT NOT NULL,
    event_id TEXT NOT NULL,
    PRIMARY KEY (consumer, event_id)
  ) STRICT, WITHOUT ROWID;
`

// Once runs effect unless this consumer has seen the event, and says whether it did.
func Once(tx *store.Tx, consumer, eventID string, effect func() error) (bool, error) {
	result, err := tx.Exec("INSERT OR IGNORE INTO inbox (consumer, event_id) VALUES (?, ?)", consumer, eventID)
	if err != nil {
		return false, fmt.Errorf("the inbox cannot be written: %w", err)
	}
	inserted, err := result.RowsAffected()
	if err != nil || inserted == 0 {
		return false, err
	}
	return true, effect()
}
