package service

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"galleria.example/chassis/audit"
	"galleria.example/chassis/bus"
	"galleria.example/chassis/relay"
)

const (
	noticeSubject = "audit.anchors"
	auditKeeper   = "audit"
	noteWithin    = 10 * time.Second
)

// trail is where a process writes down what was done, in its store or in memory.
type trail interface {
	relay.Unsent
	Note(ctx context.Context, noted []audit.Noted) error
	// IsWitness says whether the chain outlives the process.
	IsWitness() bool
}

type notice struct {
	Sequence int64  `json:"sequence"`
	Hash     string `json:"hash"`
	Missing  []struct {
		Writer string `json:"writer"`
		After  int64  `json:"after"`
	} `json:"missing"`
}

// heedKeeper heeds the keeper of the audit: it writes the head of its chain into this one, so that whoever rewrites the keeper's must rewrite
// everybody's, and sends again what the keeper says it lacks.
func heedKeeper(trail trail, over *bus.Bus) error {
	return over.Watch(noticeSubject, func(message bus.Message) error {
		var notice notice
		if err := json.Unmarshal(message.Data, &notice); err != nil {
			return fmt.Errorf("a notice of the audit's keeper cannot be read: %w", err)
		}
		if notice.Sequence < 1 {
			return errors.New("a notice of the audit's keeper names no entry of its chain")
		}
		ctx, cancel := context.WithTimeout(context.Background(), noteWithin)
		defer cancel()
		for _, missing := range notice.Missing {
			if missing.Writer != trail.Writer() {
				continue
			}
			if err := trail.Rewind(ctx, missing.After); err != nil {
				return err
			}
		}
		if !trail.IsWitness() {
			return nil
		}
		return trail.Note(ctx, []audit.Noted{{Deed: audit.Deed{
			Action: "audit.witnessed",
			Object: audit.Object{Kind: "writer", ID: auditKeeper},
			After:  audit.Facts{"sequence": notice.Sequence, "hash": notice.Hash},
		}}})
	})
}
