package service

import (
	"context"
	"encoding/json"
	"math"
	"strconv"
	"strings"
	"time"

	"go.opentelemetry.io/otel/trace"

	"galleria.example/chassis/authority"
	"galleria.example/chassis/bus"
	"galleria.example/chassis/call"
	"galleria.example/chassis/contract"
	"galleria.example/chassis/problem"
	"galleria.example/chassis/telemetry"
)

// callOf reads the call out of a message's headers. A header that makes no sense counts as missing.
func (one *endpointAnswering) callOf(ctx context.Context, message bus.Message, span trace.Span) (context.Context, context.CancelFunc) {
	ctx = call.With(ctx, call.Call{
		Priority:       call.PriorityOf(message.Header("priority")),
		IdempotencyKey: message.Header("idempotency-key"),
		Log:            one.log.With(traceIDOfLogs, span.SpanContext().TraceID().String()),
	})
	return context.WithTimeout(ctx, patience(message.Header("timeout-ms"), one.endpoint.Timeout()))
}

// patience: nobody may make an endpoint work longer than its contract says.
func patience(given string, longest time.Duration) time.Duration {
	left, err := strconv.ParseFloat(strings.TrimSpace(given), 64)
	if err != nil || math.IsNaN(left) {
		return longest
	}
	milliseconds := math.Max(0, math.Min(left, float64(longest.Milliseconds())))
	return time.Duration(milliseconds * float64(time.Millisecond))
}

// heard reads the request of somebody who may ask, and has it answered if it is about what they may reach.
func (one *endpointAnswering) heard(ctx context.Context, message bus.Message) (reply []byte, err error) {
	defer func() {
		if panicked := telemetry.Recovered(recover()); panicked != nil {
			reply, err = nil, panicked
		}
	}()
	var admitted authority.Admitted
	if one.admission != nil {
		if admitted, err = one.admission.Admit(ctx, message.Header("authorization")); err != nil {
			return nil, err
		}
	}
	request, err := one.request(ctx, message)
	if err != nil {
		return nil, err
	}
	if one.admission != nil {
		if err := one.admission.Reaches(ctx, admitted, request); err != nil {
			return nil, err
		}
		about := call.From(ctx)
		about.Caller = admitted.Caller
		ctx = call.With(ctx, about)
	}
	return one.answer.handle(ctx, request)
}

func (one *endpointAnswering) request(ctx context.Context, message bus.Message) (json.RawMessage, error) {
	request, err := one.endpoint.CheckRequest(message.Data)
	if err != nil {
		return nil, err
	}
	key := call.From(ctx).IdempotencyKey
	if key == "" && one.endpoint.NeedsKey {
		return nil, problem.Refuse("idempotency-key-missing")
	}
	if key != "" && !contract.IsIdempotencyKey(key) {
		return nil, problem.Refuse("invalid-request").
			WithField("idempotency-key", "must be 16 to 64 letters, digits, hyphens or underscores")
	}
	return request, nil
}
