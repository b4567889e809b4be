package telemetry

import (
	"context"
	"crypto/rand"

	"github.com/prometheus/client_golang/prometheus"
	sdk "go.opentelemetry.io/otel/sdk/trace"
	"go.opentelemetry.io/otel/trace"
)

// keptTrace is the trace id under which a span is kept though nobody asked for it.
type keptTrace struct{}

func keptUnder(id trace.TraceID) context.Context {
	return context.WithValue(context.Background(), keptTrace{}, id)
}

// asAskedSampler samples what the edge has decided to sample, and what is kept since it failed.
type asAskedSampler struct{}

func (asAskedSampler) ShouldSample(asked sdk.SamplingParameters) sdk.SamplingResult {
	parent := trace.SpanContextFromContext(asked.ParentContext)
	result := sdk.SamplingResult{Decision: sdk.Drop, Tracestate: parent.TraceState()}
	if parent.IsSampled() || asked.ParentContext.Value(keptTrace{}) != nil {
		result.Decision = sdk.RecordAndSample
	}
	return result
}

func (asAskedSampler) Description() string { return "as the edge decided" }

type idGenerator struct{}

func (idGenerator) NewIDs(ctx context.Context) (trace.TraceID, trace.SpanID) {
	if kept, is := ctx.Value(keptTrace{}).(trace.TraceID); is {
		return kept, freshSpanID()
	}
	return freshTraceID(), freshSpanID()
}

func (idGenerator) NewSpanID(context.Context, trace.TraceID) trace.SpanID { return freshSpanID() }

// freshContext is a trace of its own that is not sampled.
func freshContext() trace.SpanContext {
	return trace.NewSpanContext(trace.SpanContextConfig{TraceID: freshTraceID(), SpanID: freshSpanID(), Remote: true})
}

func freshTraceID() (id trace.TraceID) {
	// It never fails: Go ends the program where there is no randomness to be had. The same holds below.
	_, _ = rand.Read(id[:])
	return id
}

func freshSpanID() (id trace.SpanID) {
	_, _ = rand.Read(id[:])
	return id
}

// countingExporter counts what becomes of the spans that are sent: the SDK drops those that a collector does not take.
type countingExporter struct {
	sdk.SpanExporter
	exported *prometheus.CounterVec
}

func counting(exporter sdk.SpanExporter, metrics prometheus.Registerer) sdk.SpanExporter {
	exported := Counter(metrics, "galleria_spans_exported_total", "Spans handed to the collector, by whether it took them.", "outcome")
	return &countingExporter{exporter, exported}
}

func (exporter *countingExporter) ExportSpans(ctx context.Context, spans []sdk.ReadOnlySpan) error {
	err := exporter.SpanExporter.ExportSpans(ctx, spans)
	outcome := "taken"
	if err != nil {
		outcome = "dropped"
	}
	exporter.exported.WithLabelValues(outcome).Add(float64(len(spans)))
	return err
}
