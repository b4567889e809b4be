// Package client asks other contexts: in somebody's name, within the budget, behind a breaker.
package client

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"math/rand/v2"
	"strconv"
	"time"

	"github.com/prometheus/client_golang/prometheus"
	"go.opentelemetry.io/otel/attribute"
	"go.opentelemetry.io/otel/trace"

	"galleria.example/chassis/authority"
	"galleria.example/chassis/bus"
	"galleria.example/chassis/call"
	"galleria.example/chassis/contract"
	"galleria.example/chassis/guard"
	"galleria.example/chassis/outage"
	"galleria.example/chassis/plain"
	"galleria.example/chassis/telemetry"
)

// Metrics are those that all clients of a process share, by the endpoint asked.
type Metrics struct {
	durations *prometheus.HistogramVec
	fallbacks *prometheus.CounterVec
}

// NewMetrics registers them; once a process.
func NewMetrics(metrics prometheus.Registerer) *Metrics {
	return &Metrics{
		telemetry.Durations(metrics, "rpc_client_call_duration_seconds", "How long asks took, as the asker saw it.",
			"rpc_method", "outcome", "error_type"),
		telemetry.Counter(metrics, "galleria_client_fallbacks_total",
			"Asks that were answered by their caller because nobody else did.", "rpc_method"),
	}
}

// Parts is what a client needs of the process that it lives in.
type Parts struct {
	Bus          *bus.Bus
	Tracing      *telemetry.Tracing
	Metrics      *Metrics
	GuardMetrics *guard.Metrics
	// Mint says in whose name is asked. Without it only what is open to everybody can be asked.
	Mint *authority.Mint
	// OnGuard is told of each endpoint's guard, so that the process can show it.
	OnGuard func(guard *guard.Guard)
}

// Client asks one context.
type Client struct {
	context string
	askers  map[string]*asker
}

type asker struct {
	Parts
	context  string
	target   string
	endpoint *contract.Endpoint
	guard    *guard.Guard
	retries  guard.RetryBudget
}

const (
	mostTries = 3
	// leastRetry: with less left than this, a retry would only be refused for its budget.
	leastRetry = 50 * time.Millisecond
)

// New makes a client. Make it once, when the process starts: each endpoint has a breaker, a bulkhead and a retry budget of its own.
func New(contract *contract.Contract, parts Parts) *Client {
	client := &Client{contract.Context, map[string]*asker{}}
	for key, endpoint := range contract.Endpoints {
		target := contract.Context + "." + key
		guard := guard.New(target, parts.GuardMetrics)
		parts.OnGuard(guard)
		client.askers[key] = &asker{Parts: parts, context: contract.Context, target: target, endpoint: endpoint, guard: guard}
	}
	return client
}

// Ask asks `<resource>.<action>`. It fails with a *problem.Refusal, or with an *outage.Outage when nobody answered.
func Ask[Reply any](ctx context.Context, client *Client, key string, request any) (Reply, error) {
	var reply Reply
	asker, known := client.askers[key]
	if !known {
		return reply, fmt.Errorf("%s has no endpoint %s", client.context, key)
	}
	text, err := asker.ask(ctx, request)
	if err != nil {
		return reply, err
	}
	if err := json.Unmarshal(text, &reply); err != nil {
		return reply, fmt.Errorf("the reply of %s is not what its asker takes: %w", asker.target, err)
	}
	return reply, nil
}

// AskOr asks the same, and has an outage answered by the caller itself. For idempotent endpoints only: the outage of one that changes things
// must be told, not covered.
func AskOr[Reply any](
	ctx context.Context, client *Client, key string, request any, fallback func(outage *outage.Outage) (Reply, error),
) (Reply, error) {
	reply, err := Ask[Reply](ctx, client, key, request)
	away, isOutage := outage.Behind(err)
	if !isOutage {
		return reply, err
	}
	asker := client.askers[key]
	if !asker.endpoint.Idempotent {
		return reply, errors.Join(fmt.Errorf("%s changes things: its outage must be told, not covered", asker.target), err)
	}
	asker.Metrics.fallbacks.WithLabelValues(asker.target).Inc()
	return fallback(away)
}

func (asker *asker) ask(ctx context.Context, request any) ([]byte, error) {
	began := time.Now()
	ctx, span := asker.Tracing.Child(ctx, asker.target, trace.SpanKindClient,
		attribute.String("rpc.system.name", "nats"), attribute.String("rpc.method", asker.target))
	defer span.End()
	text, err := asker.tryInTurn(ctx, request)
	outcome, errorType := asker.judge(span, err)
	asker.Metrics.durations.WithLabelValues(asker.target, outcome, errorType).Observe(time.Since(began).Seconds())
	return text, err
}

func (asker *asker) tryInTurn(ctx context.Context, request any) ([]byte, error) {
	text, err := plain.JSON(request)
	if err != nil {
		return nil, fmt.Errorf("a request of %s cannot be written: %w", asker.target, err)
	}
	token := ""
	if asker.endpoint.Access.Kind != "open" && asker.Mint != nil {
		if token, err = asker.Mint.Token(asker.context, call.From(ctx).Caller); err != nil {
			return nil, err
		}
	}
	asker.retries.Spend()
	for tries := 1; ; tries++ {
		reply, err := asker.attempt(ctx, text, token)
		// Repeated is an idempotent ask that found nobody; what may have been heard but not answered is the caller's to repeat.
		if err == nil || !asker.endpoint.Idempotent || tries >= mostTries || !foundNobody(err) {
			return reply, err
		}
		if call.Remaining(ctx, asker.endpoint.Timeout()) < leastRetry || !asker.retries.Take() {
			return reply, err
		}
		time.Sleep(time.Duration(rand.Int64N(int64(leastRetry) * int64(tries))))
	}
}

func (asker *asker) attempt(ctx context.Context, text []byte, token string) ([]byte, error) {
	within := call.Remaining(ctx, asker.endpoint.Timeout()).Truncate(time.Millisecond)
	if within < time.Millisecond {
		return nil, outage.New(outage.BudgetSpent, asker.target, nil)
	}
	var reply []byte
	err := asker.guard.Run(func() error {
		message, err := asker.Bus.Ask(ctx, asker.endpoint.Subject, text, headersOf(ctx, within, token), within)
		if err != nil {
			return asOutage(err, asker.target)
		}
		reply, err = answerOf(message, asker.target)
		return err
	})
	return reply, err
}

func headersOf(ctx context.Context, within time.Duration, token string) bus.Headers {
	about := call.From(ctx)
	headers := bus.Headers{
		"traceparent": call.Traceparent(trace.SpanContextFromContext(ctx)),
		"timeout-ms":  strconv.FormatInt(within.Milliseconds(), 10),
		"priority":    string(about.Priority),
	}
	if token != "" {
		headers["authorization"] = "Bearer " + token
	}
	if about.IdempotencyKey != "" {
		headers["idempotency-key"] = about.IdempotencyKey
	}
	return headers
}
