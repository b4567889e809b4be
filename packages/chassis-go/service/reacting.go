package service

import (
	"context"
	"fmt"
	"log/slog"
	"time"

	"github.com/prometheus/client_golang/prometheus"
	"go.opentelemetry.io/otel/attribute"
	"go.opentelemetry.io/otel/trace"

	"galleria.example/chassis/bus"
	"galleria.example/chassis/call"
	"galleria.example/chassis/contract"
	"galleria.example/chassis/deadletter"
	"galleria.example/chassis/failpoint"
	"galleria.example/chassis/outage"
	"galleria.example/chassis/telemetry"
)

const (
	// reactWithin is within the broker's own patience, so that an event is not handled twice at once.
	reactWithin   = 20 * time.Second
	longestWait   = 30 * time.Second
	buryWithin    = 5 * time.Second
	firstWait     = 100 * time.Millisecond
	traceIDOfLogs = "trace_id"
)

// reacting is what reacting needs of the process.
type reacting struct {
	bus       *bus.Bus
	log       *slog.Logger
	tracing   *telemetry.Tracing
	processed *prometheus.CounterVec
	buried    *prometheus.CounterVec
}

// hearing is one reaction over one stream.
type hearing struct {
	*reacting
	Reaction
	contract *contract.Contract
	event    *contract.Event
	stream   string
}

// start starts two durable consumers for each reaction: one for the events, one for dead letters that somebody replays. A handler that fails
// gets its event again, later each time; an event that fails for good becomes a dead letter.
func (reacting *reacting) start(ctx context.Context, reactions []Reaction, load func(context string) (*contract.Contract, error)) error {
	for _, reaction := range reactions {
		language, err := load(reaction.context)
		if err != nil {
			return err
		}
		event, known := language.Events[reaction.event]
		if !known {
			return fmt.Errorf("%s has no event %s", reaction.context, reaction.event)
		}
		first := &hearing{reacting, reaction, language, event, language.Stream}
		again := &hearing{reacting, reaction, language, event, deadletter.ReplayStream}
		if err := reacting.bus.Consume(ctx, first.stream, reaction.durable, first.react); err != nil {
			return err
		}
		if err := reacting.bus.Consume(ctx, again.stream, deadletter.ReplayDurable(reaction.durable), again.react); err != nil {
			return err
		}
	}
	return nil
}

func (hearing *hearing) react(delivery bus.Delivery) bus.Settlement {
	subject := fmt.Sprintf("evt.%s.%s", hearing.contract.Context, hearing.event.Key)
	ctx, span := hearing.tracing.Continued(context.Background(), delivery.Header("traceparent"), "process "+subject, trace.SpanKindConsumer,
		attribute.String("messaging.system", "nats"),
		attribute.String("messaging.operation.type", "process"),
		attribute.String("messaging.destination.name", subject),
		attribute.String("messaging.consumer.group.name", hearing.durable),
	)
	defer span.End()
	traceID := span.SpanContext().TraceID().String()
	log := hearing.log.With(traceIDOfLogs, traceID, "consumer", hearing.durable, "eventId", delivery.Header("ce-id"))
	err := hearing.tryOnce(call.With(ctx, call.Call{Priority: call.Normal, Log: log}), delivery)
	if err == nil {
		failpoint.Reached(failpoint.AfterEffectBeforeAck)
		hearing.count("done")
		return bus.Acknowledge()
	}
	telemetry.Fail(span, fmt.Sprintf("%T", err), err.Error())
	if isForGood(err, delivery) {
		return hearing.bury(delivery, err, traceID, log)
	}
	log.Warn("an event will come again", "error", err, "delivery", delivery.Count)
	hearing.count("later")
	return bus.Later(min(longestWait, firstWait<<min(delivery.Count, 16)))
}

// tryOnce waits for the handler for as long as the event's budget lasts.
func (hearing *hearing) tryOnce(ctx context.Context, delivery bus.Delivery) error {
	if delivery.Count > bus.MaxDeliveries {
		// Its deliveries all ended before they were settled, as when it ends the process each time.
		return fmt.Errorf("NeverSettled: delivered %d times and never settled", bus.MaxDeliveries)
	}
	event, err := hearing.read(delivery)
	if err != nil {
		return err
	}
	ctx, cancel := context.WithTimeout(ctx, reactWithin)
	ended := make(chan error, 1)
	go func() {
		defer cancel()
		err := telemetry.Safely(func() error { return hearing.handle(ctx, event) })
		if err != nil && ctx.Err() != nil {
			call.Log(ctx).Error("an event failed after it had been given up", "error", err)
		}
		ended <- err
	}()
	select {
	case err := <-ended:
		return err
	case <-ctx.Done():
	}
	select {
	case err := <-ended:
		return err
	default:
		return outage.New(outage.BudgetSpent, hearing.durable, nil)
	}
}

func (hearing *hearing) count(outcome string) {
	hearing.processed.WithLabelValues(hearing.durable, outcome).Inc()
}
