package service

import (
	"context"
	"strconv"

	"go.opentelemetry.io/otel/trace"

	"galleria.example/chassis/bus"
	"galleria.example/chassis/call"
	"galleria.example/chassis/outage"
	"galleria.example/chassis/plain"
	"galleria.example/chassis/problem"
	"galleria.example/chassis/telemetry"
)

// refusalOf puts an error into words for the asker, and writes one line for it. An outage that a handler puts into words itself is an outage
// all the same.
func (one *endpointAnswering) refusalOf(ctx context.Context, err error, span trace.Span) *problem.Refusal {
	log := call.Log(ctx).With("method", one.method)
	if away, isOutage := outage.Behind(err); isOutage {
		telemetry.Fail(span, string(away.Kind), away.Error())
		log.Warn("an ask failed for an outage", "outage", string(away.Kind), "target", away.Target)
		return away.Refusal()
	}
	refusal, refused := problem.RefusalBehind(err)
	if _, isListed := one.problems[code(refusal)]; !refused || !isListed {
		telemetry.Fail(span, "bug", err.Error())
		log.Error("an ask failed", "error", err)
		return problem.Refuse(problem.Internal)
	}
	fields := []any{"code", refusal.Code}
	if len(refusal.Fields) > 0 {
		fields = append(fields, "errors", refusal.Fields)
	}
	if one.problems.Of(refusal).Status >= problem.LeastOutage {
		telemetry.Fail(span, refusal.Code, "")
		log.Warn("an ask failed for an outage", fields...)
	} else {
		log.Info("an ask was refused", fields...)
	}
	return refusal
}

func code(refusal *problem.Refusal) string {
	if refusal == nil {
		return ""
	}
	return refusal.Code
}

func problemReply(said problem.Problem) bus.Reply {
	// Texts and numbers, which JSON always takes.
	text, _ := plain.JSON(said)
	return bus.Reply{Data: text, Headers: bus.Headers{
		"Nats-Service-Error":      said.Code,
		"Nats-Service-Error-Code": strconv.Itoa(said.Status),
	}}
}
