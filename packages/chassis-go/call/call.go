// Package call holds what travels with a request from hop to hop. It rides on the context: the deadline is the budget, the span is the
// context's own (OpenTelemetry), and the rest is a Call.
package call

import (
	"context"
	"log/slog"
	"time"

	"go.opentelemetry.io/otel/trace"
)

// Priority is how urgent a request is. It is set at the edge; load is shed from the low end.
type Priority string

// All priorities there are, the most urgent first.
const (
	Critical Priority = "critical"
	High     Priority = "high"
	Normal   Priority = "normal"
	Low      Priority = "low"
)

// PriorityOf reads a header; what makes no sense counts as missing.
func PriorityOf(header string) Priority {
	switch priority := Priority(header); priority {
	case Critical, High, Normal, Low:
		return priority
	default:
		return Normal
	}
}

// Principal is for whom something is asked.
type Principal struct {
	// Kind is guest, user or service.
	Kind  string   `json:"kind"`
	ID    string   `json:"id"`
	Roles []string `json:"roles"`
	// GuestID is the guest that a user was before signing in.
	GuestID string `json:"guestId,omitempty"`
}

// Caller is in whose name a call is made, and by which ways it has come.
type Caller struct {
	Principal Principal
	// Actors are the processes that act for the principal, the nearest first (RFC 8693, 4.1).
	Actors []string
	// Evidence is the access token that proves a user, at the process that holds their session.
	Evidence string
}

// Service is a process that asks for itself.
func Service(name string) *Caller {
	return &Caller{Principal: Principal{Kind: "service", ID: name, Roles: []string{}}}
}

// Call is what travels beside deadline and span.
type Call struct {
	// Caller is nil when the process asks for itself, or when nobody needs to know.
	Caller   *Caller
	Priority Priority
	// IdempotencyKey is set when the asker wants the same effect once, however often it asks.
	IdempotencyKey string
	// Log writes with the trace id of this request.
	Log *slog.Logger
}

type key struct{}

// With puts a call on a context.
func With(ctx context.Context, call Call) context.Context {
	return context.WithValue(ctx, key{}, call)
}

// From reads the call of a context. A context without one stands for work of the process's own.
func From(ctx context.Context) Call {
	if call, ok := ctx.Value(key{}).(Call); ok {
		return call
	}
	return Call{Priority: Low, Log: slog.Default()}
}

// Log is the logger of the context's request.
func Log(ctx context.Context) *slog.Logger {
	return From(ctx).Log
}

// WithKey is the same call under an idempotency key.
func WithKey(ctx context.Context, idempotencyKey string) context.Context {
	call := From(ctx)
	call.IdempotencyKey = idempotencyKey
	return With(ctx, call)
}

// Remaining is what is left of the context's budget; `longest` when it has no deadline. Never negative.
func Remaining(ctx context.Context, longest time.Duration) time.Duration {
	deadline, has := ctx.Deadline()
	if !has {
		return longest
	}
	return min(longest, max(0, time.Until(deadline)))
}

// Cause is what an event comes of: the request whose trace it continues, or the memory of one that was long ago.
type Cause struct {
	Caller *Caller
	Trace  trace.SpanContext
}

// CauseOf is the context's request.
func CauseOf(ctx context.Context) Cause {
	return Cause{From(ctx).Caller, trace.SpanContextFromContext(ctx)}
}

// Traceparent is the trace as a W3C header, or empty when it is not sampled: what nobody records need not be continued.
func (cause Cause) Traceparent() string {
	if !cause.Trace.IsSampled() {
		return ""
	}
	return Traceparent(cause.Trace)
}

// RememberedAs is the same cause under a trace that was written down earlier, if that was sampled.
func (cause Cause) RememberedAs(traceparent string) Cause {
	if remembered := ParseTraceparent(traceparent); remembered.IsSampled() {
		return Cause{cause.Caller, remembered}
	}
	return cause
}
