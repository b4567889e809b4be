package client

import (
	"encoding/json"
	"errors"
	"fmt"
	"strconv"

	"go.opentelemetry.io/otel/attribute"
	"go.opentelemetry.io/otel/trace"

	"galleria.example/chassis/bus"
	"galleria.example/chassis/outage"
	"galleria.example/chassis/problem"
	"galleria.example/chassis/telemetry"
)

// outageKinds: a neighbour that could not answer because of its own neighbour has failed; only one that says so is overloaded.
var outageKinds = map[string]outage.Kind{"overloaded": outage.Overloaded, "deadline-exceeded": outage.Timeout}

// answerOf reads a reply: below 500 a problem is an answer, from 500 on it is an outage.
func answerOf(message bus.Message, target string) ([]byte, error) {
	status := message.Header("Nats-Service-Error-Code")
	if status == "" {
		return message.Data, nil
	}
	code := message.Header("Nats-Service-Error")
	number, err := strconv.Atoi(status)
	if err != nil || number >= problem.LeastOutage {
		kind, known := outageKinds[code]
		if !known {
			kind = outage.Failed
		}
		return nil, outage.New(kind, target, errors.New(code))
	}
	var said problem.Problem
	if err := json.Unmarshal(message.Data, &said); err != nil {
		return nil, fmt.Errorf("the refusal of %s cannot be read: %w", target, err)
	}
	return nil, &problem.Refusal{Code: said.Code, Detail: said.Detail, Fields: said.Errors}
}

func asOutage(err error, target string) error {
	var fault *bus.Fault
	if errors.As(err, &fault) {
		return outage.New(fault.Kind, target, fault)
	}
	return err
}

func foundNobody(err error) bool {
	away, isOutage := outage.Behind(err)
	return isOutage && (away.Kind == outage.NoResponders || away.Kind == outage.Disconnected)
}

// judge marks a span with what became of an ask, and names that for the metrics.
func (asker *asker) judge(span trace.Span, err error) (outcome, errorType string) {
	if err == nil {
		return "answered", ""
	}
	if refusal, refused := problem.RefusalBehind(err); refused {
		span.SetAttributes(attribute.String("galleria.problem.code", refusal.Code))
		return "refused", ""
	}
	errorType = "bug"
	if away, isOutage := outage.Behind(err); isOutage {
		errorType = string(away.Kind)
	}
	telemetry.Fail(span, errorType, err.Error())
	span.SetAttributes(attribute.String("galleria.breaker.state", asker.guard.State()))
	return "failed", errorType
}
