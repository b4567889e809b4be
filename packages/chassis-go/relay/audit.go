package relay

import (
	"context"
	"encoding/json"
	"fmt"
	"time"

	"galleria.example/chassis/audit"
	"galleria.example/chassis/bus"
	"galleria.example/chassis/failpoint"
	"galleria.example/chassis/telemetry"
)

const (
	auditBatch = 200
	// auditGather: a durable message costs the broker a flush, however many entries are in it.
	auditGather = 400 * time.Millisecond
	auditStream = "AUDIT"
)

// Unsent is what of a trail has yet to be sent to the keeper of the audit.
type Unsent interface {
	Writer() string
	Written() <-chan struct{}
	Waiting(ctx context.Context, limit int) (audit.Batch, error)
	Depth(ctx context.Context) (int64, error)
	MarkSent(ctx context.Context, batch audit.Batch) error
	Rewind(ctx context.Context, sequence int64) error
	KnownBirth(ctx context.Context) (string, error)
	RememberBirth(ctx context.Context, birth string) error
}

type entries struct {
	Parts
	process string
	trail   Unsent
}

// StartAudit starts to send a trail to the keeper of the audit, some hundred entries a message. The keeper knows an entry by its writer and
// number, so one that comes twice counts once.
func StartAudit(trail Unsent, process string, parts Parts) *Sending {
	telemetry.Observed(parts.Metrics, "galleria_audit_pending", "Entries of the audit written down and not yet sent.", func() float64 {
		return observed(trail.Depth, parts.Log)
	})
	about := settings{stream: auditStream, called: "the audit", batchSize: auditBatch, gather: auditGather}
	return startSending(about, &entries{parts, process, trail}, parts.Bus, parts.Log)
}

func (entries *entries) written() <-chan struct{} { return entries.trail.Written() }

func (entries *entries) meet(ctx context.Context, birth string) error {
	known, err := entries.trail.KnownBirth(ctx)
	if err != nil || known == birth {
		return err
	}
	if known != "" {
		entries.Log.Warn("the stream of the audit is another than before, so all is sent again", "writer", entries.trail.Writer())
		if err := entries.trail.Rewind(ctx, 0); err != nil {
			return err
		}
	}
	return entries.trail.RememberBirth(ctx, birth)
}

func (entries *entries) sendBatch(ctx context.Context, isVouchedFor func() bool) (int, error) {
	batch, err := entries.trail.Waiting(ctx, auditBatch)
	if err != nil || len(batch.Entries) == 0 || !isVouchedFor() {
		return 0, err
	}
	writer := entries.trail.Writer()
	text, err := json.Marshal(map[string]any{"writer": writer, "entries": batch.Entries})
	if err != nil {
		return 0, fmt.Errorf("entries of the audit cannot be written: %w", err)
	}
	failpoint.Reached(failpoint.AfterCommitBeforeAudit)
	// What is sent again, since it was asked for again, must not count as sent twice.
	messageID := fmt.Sprintf("%s:%d-%d:%d", writer, batch.First, batch.Last, batch.Rewinds)
	headers := bus.Headers{"content-type": "application/json"}
	if err := entries.Bus.Publish(ctx, "audit."+entries.process, text, headers, messageID, publishWithin); err != nil {
		return 0, err
	}
	failpoint.Reached(failpoint.AfterAuditBeforeMark)
	return len(batch.Entries), entries.trail.MarkSent(ctx, batch)
}
