// Package outbox writes events down in the transaction of the state that they report; they are published afterwards: the transactional
// outbox (Richardson, microservices.io). What was committed is published, and nothing else is.
package outbox

import (
	"fmt"
	"regexp"
	"strings"
	"time"

	"galleria.example/chassis/audit"
	"galleria.example/chassis/call"
	"galleria.example/chassis/contract"
	"galleria.example/chassis/instant"
	"galleria.example/chassis/internal/bell"
	"galleria.example/chassis/plain"
	"galleria.example/chassis/store"
)

// Event is a fact to be announced, and what the audit is told with it.
type Event struct {
	// Name is `<aggregate>.<past>`, as the contract has it.
	Name        string
	AggregateID string
	Data        any
	EventID     string
	Time        time.Time
	Cause       call.Cause
	// For the audit: ids, numbers and states.
	Before, After audit.Facts
	Reason        string
}

// Outbox is a service's own, in its own store.
type Outbox struct {
	store    *store.Store
	contract *contract.Contract
	trail    *audit.Trail
	wake     bell.Bell
}

// New opens the outbox of a store. What is announced is a change of state, and goes into the audit's trail with it.
func New(store *store.Store, contract *contract.Contract, trail *audit.Trail) *Outbox {
	return &Outbox{store, contract, trail, bell.New()}
}

// subjectToken is what an aggregate may be called: what would not be published, or under another subject, must not be written down, since
// it would hold up all that follows.
var subjectToken = regexp.MustCompile(`^[A-Za-z0-9_-]+$`)

const insertEvent = `INSERT INTO outbox (event_id, event, aggregate_id, time, version, data, traceparent) VALUES (?, ?, ?, ?, ?, ?, ?)`

// Write writes an event down, and into the audit who did it. Call it inside the transaction that changes the state.
func (outbox *Outbox) Write(tx *store.Tx, event Event) error {
	known, isKnown := outbox.contract.Events[event.Name]
	if !isKnown {
		return fmt.Errorf("%s has no event %s", outbox.contract.Context, event.Name)
	}
	if !subjectToken.MatchString(event.AggregateID) {
		return fmt.Errorf("an aggregate id must be one token of a subject")
	}
	data, err := plain.JSON(event.Data)
	if err != nil {
		return fmt.Errorf("the data of %s cannot be written: %w", event.Name, err)
	}
	var traceparent any
	if header := event.Cause.Traceparent(); header != "" {
		traceparent = header
	}
	if _, err := tx.Exec(insertEvent, event.EventID, event.Name, event.AggregateID, instant.Of(event.Time), known.Version, string(data),
		traceparent); err != nil {
		return fmt.Errorf("the outbox cannot be written: %w", err)
	}
	tx.AfterCommit(outbox.wake.Ring)
	aggregate, _, _ := strings.Cut(event.Name, ".")
	return outbox.trail.Append(tx, audit.Deed{
		Action: event.Name,
		Object: audit.Object{Kind: aggregate, ID: event.AggregateID},
		Event:  event.EventID,
		Reason: event.Reason,
		Before: event.Before,
		After:  event.After,
	}, audit.Told{Cause: event.Cause})
}

// Record writes into the audit what changes the state and is announced to nobody, inside the same transaction.
func (outbox *Outbox) Record(tx *store.Tx, deed audit.Deed, cause call.Cause) error {
	return outbox.trail.Append(tx, deed, audit.Told{Cause: cause})
}

// Written tells of each commit with events.
func (outbox *Outbox) Written() <-chan struct{} { return outbox.wake }

// Contract is the language in which it announces.
func (outbox *Outbox) Contract() *contract.Contract { return outbox.contract }
