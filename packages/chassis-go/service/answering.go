package service

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"maps"
	"slices"
	"strconv"
	"strings"
	"sync/atomic"
	"time"

	"go.opentelemetry.io/otel/attribute"
	"go.opentelemetry.io/otel/trace"

	"galleria.example/chassis/authority"
	"galleria.example/chassis/bus"
	"galleria.example/chassis/call"
	"galleria.example/chassis/contract"
	"galleria.example/chassis/failpoint"
	"galleria.example/chassis/outage"
	"galleria.example/chassis/problem"
	"galleria.example/chassis/telemetry"
)

const (
	// mostInHand is how many asks a process works on at once; those who come then are told that it is overloaded.
	mostInHand = 1_024
)

// answering is what answering needs of the process.
type answering struct {
	contract *contract.Contract
	problems problem.Table
	log      *slog.Logger
	tracing  *telemetry.Tracing
	metrics  *serverMetrics
	verifier *authority.Verifier
	witness  authority.Witness
	inHand   atomic.Int64
}

// endpoints makes the bus endpoints of the contract. Each endpoint has to have an answer, and each answer an endpoint.
func (answering *answering) endpoints(answers []Answer) ([]bus.Endpoint, error) {
	byKey := map[string]Answer{}
	for _, answer := range answers {
		_, known := answering.contract.Endpoints[answer.key]
		if _, twice := byKey[answer.key]; twice || !known {
			return nil, fmt.Errorf("%s has no endpoint %s, or two answers to it", answering.contract.Context, answer.key)
		}
		byKey[answer.key] = answer
	}
	var endpoints []bus.Endpoint
	for _, key := range slices.Sorted(maps.Keys(answering.contract.Endpoints)) {
		answer, answered := byKey[key]
		if !answered {
			return nil, fmt.Errorf("nobody answers %s.%s", answering.contract.Context, key)
		}
		endpoint := answering.contract.Endpoints[key]
		endpoints = append(endpoints, bus.Endpoint{
			Name:     strings.ReplaceAll(key, ".", "-"),
			Subject:  endpoint.Subject,
			Metadata: map[string]string{"idempotent": strconv.FormatBool(endpoint.Idempotent)},
			Handle:   answering.handler(endpoint, answer),
		})
	}
	return endpoints, nil
}

// handler answers one endpoint. Whatever the handler of the service does, its caller gets an answer and the process lives on.
func (answering *answering) handler(endpoint *contract.Endpoint, answer Answer) func(message bus.Message) bus.Reply {
	method := answering.contract.Context + "." + endpoint.Key
	one := &endpointAnswering{answering, endpoint, method, answer, nil}
	if endpoint.Access.Kind != "open" {
		one.admission = &authority.Admission{
			Method: method, Access: endpoint.Access, Verifier: answering.verifier, Witness: answering.witness,
		}
	}
	return one.handle
}

type endpointAnswering struct {
	*answering
	endpoint  *contract.Endpoint
	method    string
	answer    Answer
	admission *authority.Admission
}

func (one *endpointAnswering) handle(message bus.Message) bus.Reply {
	began := time.Now()
	ctx, span := one.tracing.Continued(context.Background(), message.Header("traceparent"), one.method, trace.SpanKindServer,
		attribute.String("rpc.system.name", "nats"), attribute.String("rpc.method", one.method))
	defer span.End()
	ctx, cancel := one.callOf(ctx, message, span)
	defer cancel()
	defer failpoint.Reached(failpoint.AfterCommitBeforeAnswer)

	reply, err := one.reply(ctx, message)
	if err == nil {
		one.metrics.answered(one.method, time.Since(began))
		return bus.Reply{Data: reply}
	}
	said := one.problems.Of(one.refusalOf(ctx, err, span))
	span.SetAttributes(attribute.String("galleria.problem.code", said.Code))
	one.metrics.refused(one.method, said.Code, said.Status >= problem.LeastOutage, time.Since(began))
	return problemReply(said)
}

func (one *endpointAnswering) reply(ctx context.Context, message bus.Message) ([]byte, error) {
	if call.Remaining(ctx, one.endpoint.Timeout()) < time.Millisecond {
		return nil, outage.New(outage.BudgetSpent, one.method, nil)
	}
	if one.inHand.Add(1) > mostInHand {
		one.inHand.Add(-1)
		return nil, outage.New(outage.Overloaded, one.method, nil)
	}
	type outcome struct {
		reply []byte
		err   error
	}
	answered := make(chan outcome, 1)
	go func() {
		defer one.inHand.Add(-1)
		reply, err := one.heard(ctx, message)
		answered <- outcome{reply, err}
		if err != nil && ctx.Err() != nil && !isCut(err) {
			call.Log(ctx).Error("an ask failed after it had been given up", "method", one.method, "error", err)
		}
	}()
	// A handler that outlives its budget is given up and its caller told; it is not undone, so it may still have its effect.
	select {
	case outcome := <-answered:
		if isCut(outcome.err) {
			return nil, outage.New(outage.BudgetSpent, one.method, outcome.err)
		}
		return outcome.reply, outcome.err
	case <-ctx.Done():
		return nil, outage.New(outage.BudgetSpent, one.method, nil)
	}
}

// isCut says that something ended since its time was up.
func isCut(err error) bool {
	return errors.Is(err, context.DeadlineExceeded) || errors.Is(err, context.Canceled)
}
