package service

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"time"

	"galleria.example/chassis/bus"
	"galleria.example/chassis/deadletter"
	"galleria.example/chassis/instant"
	"galleria.example/chassis/provenance"
)

func (hearing *hearing) read(delivery bus.Delivery) (Event[json.RawMessage], error) {
	if err := provenance.Misfit(delivery.Message, hearing.contract.Context, hearing.event); err != nil {
		why := fmt.Sprintf("this is no %s of %s: %s", hearing.event.Key, hearing.contract.Context, err)
		return Event[json.RawMessage]{}, &deadletter.Unreadable{Why: why}
	}
	data, err := deadletter.Read(hearing.event, delivery.Data)
	return Event[json.RawMessage]{
		ID:       delivery.Header("ce-id"),
		Type:     delivery.Header("ce-type"),
		Time:     delivery.Header("ce-time"),
		Subject:  delivery.Header("ce-subject"),
		Data:     data,
		Delivery: delivery.Count,
	}, err
}

// bury makes a delivery a dead letter. It ends only when the broker has stored its letter: nothing vanishes.
func (hearing *hearing) bury(delivery bus.Delivery, failure error, traceID string, log *slog.Logger) bus.Settlement {
	death := deadletter.Death{
		Consumer: hearing.durable, Stream: hearing.stream, Err: failure, Time: instant.Of(time.Now()), TraceID: traceID,
	}
	messageID := deadletter.MessageID(hearing.durable, hearing.stream, delivery)
	headers := deadletter.Headers(delivery, death)
	err := hearing.bus.Publish(context.Background(), deadletter.Subject(hearing.durable), delivery.Data, headers, messageID, buryWithin)
	if err != nil {
		log.Error("a dead letter could not be stored; its event will come again",
			"error", failure, "fault", err, "delivery", delivery.Count)
		hearing.count("later")
		return bus.Later(longestWait)
	}
	hearing.buried.WithLabelValues(hearing.durable).Inc()
	hearing.count("given-up")
	log.Error("an event was given up", "error", failure, "delivery", delivery.Count)
	return bus.GiveUp("it is a dead letter now")
}

// isForGood: the chassis counts, and not the broker: that one would leave off without a word to anybody.
func isForGood(err error, delivery bus.Delivery) bool {
	var unreadable *deadletter.Unreadable
	return errors.As(err, &unreadable) || delivery.Count >= bus.MaxDeliveries
}
