package service

import (
	"context"
	"encoding/json"
	"fmt"
)

// Event is an event as a consumer meets it: the data, and the CloudEvents attributes that came with it.
type Event[Data any] struct {
	// ID is the same for every delivery of the same event, so it is the inbox key.
	ID   string
	Type string
	// Time is RFC 3339.
	Time string
	// Subject is the aggregate it is about.
	Subject string
	Data    Data
	// Delivery is how often it has been delivered, this time included.
	Delivery int
}

// Reaction is what a process does about one kind of event.
type Reaction struct {
	durable string
	context string
	event   string
	handle  func(ctx context.Context, event Event[json.RawMessage]) error
}

// Hears makes a reaction: `durable` as the topology has it, and the event, `<aggregate>.<past>`, of a context. Events are delivered at least
// once, so the handler keeps an inbox. An error makes the event come again, later each time, until it is a dead letter.
func Hears[Data any](durable, of, event string, handler func(ctx context.Context, event Event[Data]) error) Reaction {
	return Reaction{durable, of, event, func(ctx context.Context, heard Event[json.RawMessage]) error {
		told := Event[Data]{ID: heard.ID, Type: heard.Type, Time: heard.Time, Subject: heard.Subject, Delivery: heard.Delivery}
		if err := json.Unmarshal(heard.Data, &told.Data); err != nil {
			return fmt.Errorf("data that keep to the schema of %s are not what the handler takes: %w", event, err)
		}
		return handler(ctx, told)
	}}
}
