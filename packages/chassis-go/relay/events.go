package relay

import (
	"context"
	"errors"
	"log/slog"
	"sync"
	"time"

	"github.com/prometheus/client_golang/prometheus"
	"go.opentelemetry.io/otel/attribute"
	"go.opentelemetry.io/otel/trace"

	"galleria.example/chassis/bus"
	"galleria.example/chassis/call"
	"galleria.example/chassis/failpoint"
	"galleria.example/chassis/outbox"
	"galleria.example/chassis/provenance"
	"galleria.example/chassis/telemetry"
)

const (
	eventBatch = 100
	// publishedAtOnce is enough to hide the way to the broker and back; it stores one after the other anyway.
	publishedAtOnce = 16
	publishWithin   = 5 * time.Second
)

// Parts is what a relay needs of the process.
type Parts struct {
	Bus     *bus.Bus
	Log     *slog.Logger
	Tracing *telemetry.Tracing
	Metrics prometheus.Registerer
}

type events struct {
	Parts
	outbox    *outbox.Outbox
	context   string
	published *prometheus.CounterVec
}

// StartEvents starts to publish an outbox: in a batch several aggregates at once, each in its order. The event's id is the message id: a second
// try after a lost acknowledgement is not stored a second time.
func StartEvents(own *outbox.Outbox, parts Parts) *Sending {
	contract := own.Contract()
	telemetry.Observed(parts.Metrics, "galleria_outbox_pending", "Events written down and not yet published.", func() float64 {
		return observed(own.Depth, parts.Log)
	})
	published := telemetry.Counter(parts.Metrics, "galleria_events_published_total", "Events stored by the broker.", "event")
	backlog := &events{parts, own, contract.Context, published}
	about := settings{stream: contract.Stream, called: "the outbox", batchSize: eventBatch}
	return startSending(about, backlog, parts.Bus, parts.Log)
}

func (events *events) written() <-chan struct{} { return events.outbox.Written() }

func (events *events) meet(ctx context.Context, birth string) error {
	again, err := events.outbox.Meet(ctx, birth)
	if err == nil && again > 0 {
		events.Log.Warn("the stream is another than before, so everything is published again",
			"stream", events.outbox.Contract().Stream, "events", again)
	}
	return err
}

func (events *events) sendBatch(ctx context.Context, isVouchedFor func() bool) (int, error) {
	rows, err := events.outbox.Waiting(ctx, eventBatch)
	if err != nil {
		return 0, err
	}
	var mutex sync.Mutex
	var sent []int64
	failure := inTurn(rows, func(row outbox.Row) error {
		if !isVouchedFor() {
			return nil
		}
		if err := events.publish(ctx, row); err != nil {
			return err
		}
		mutex.Lock()
		defer mutex.Unlock()
		sent = append(sent, row.Sequence)
		return nil
	})
	if len(sent) > 0 {
		failpoint.Reached(failpoint.AfterPublishBeforeMark)
		failure = errors.Join(failure, events.outbox.MarkPublished(ctx, sent))
	}
	return len(sent), failure
}

func (events *events) publish(ctx context.Context, row outbox.Row) error {
	name := "evt." + events.context + "." + row.Event
	_, span := events.Tracing.Continued(ctx, row.Traceparent, "publish "+name, trace.SpanKindProducer,
		attribute.String("messaging.system", "nats"),
		attribute.String("messaging.operation.type", "send"),
		attribute.String("messaging.destination.name", name),
		attribute.String("messaging.message.id", row.EventID),
	)
	defer span.End()
	headers := provenance.CloudEvent(events.context, events.outbox.Contract().Events[row.Event], row)
	headers["traceparent"] = call.Traceparent(span.SpanContext())
	failpoint.Reached(failpoint.AfterCommitBeforePublish)
	err := events.Bus.Publish(ctx, name+"."+row.AggregateID, []byte(row.Data), headers, row.EventID, publishWithin)
	if err != nil {
		telemetry.Fail(span, "publish", err.Error())
		return err
	}
	events.published.WithLabelValues(row.Event).Inc()
	return nil
}

// inTurn does work on each row, several aggregates at once and each one's in their order. One that fails holds back those of its own
// aggregate that come after it, and no others.
func inTurn(rows []outbox.Row, work func(row outbox.Row) error) error {
	lines := map[string][]outbox.Row{}
	var order []string
	for _, row := range rows {
		if _, known := lines[row.AggregateID]; !known {
			order = append(order, row.AggregateID)
		}
		lines[row.AggregateID] = append(lines[row.AggregateID], row)
	}
	failures := make([]error, len(order))
	places := make(chan struct{}, publishedAtOnce)
	var workers sync.WaitGroup
	for i, aggregate := range order {
		places <- struct{}{}
		workers.Go(func() {
			defer func() { <-places }()
			for _, row := range lines[aggregate] {
				if failures[i] = work(row); failures[i] != nil {
					return
				}
			}
		})
	}
	workers.Wait()
	for _, failure := range failures {
		if failure != nil {
			return failure
		}
	}
	return nil
}

// observed asks the store for a number while Prometheus waits; a store that does not answer shows by its health.
func observed(depth func(ctx context.Context) (int64, error), log *slog.Logger) float64 {
	ctx, cancel := context.WithTimeout(context.Background(), time.Second)
	defer cancel()
	count, err := depth(ctx)
	if err != nil {
		log.Warn("what waits to be sent cannot be counted", "error", err)
	}
	return float64(count)
}
