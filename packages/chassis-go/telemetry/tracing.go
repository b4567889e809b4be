package telemetry

import (
	"context"
	"fmt"
	"log/slog"
	"strings"
	"time"

	"github.com/prometheus/client_golang/prometheus"
	"go.opentelemetry.io/otel"
	"go.opentelemetry.io/otel/attribute"
	"go.opentelemetry.io/otel/codes"
	"go.opentelemetry.io/otel/exporters/otlp/otlptrace/otlptracehttp"
	"go.opentelemetry.io/otel/sdk/resource"
	sdk "go.opentelemetry.io/otel/sdk/trace"
	"go.opentelemetry.io/otel/trace"

	"galleria.example/chassis/call"
)

// TracingOptions tell the spans of one process from those of another.
type TracingOptions struct {
	Service, Instance, Version string
	// Endpoint is where spans are sent (OTLP over HTTP, without `/v1/traces`); empty, and nothing is sampled.
	Endpoint string
	Log      *slog.Logger
	Metrics  prometheus.Registerer
}

// exportWithin bounds a collector that hangs: it must not hold up the end of a process for longer.
const exportWithin = 3 * time.Second

// Tracing continues traces that were begun elsewhere, by the OpenTelemetry SDK.
type Tracing struct {
	provider *sdk.TracerProvider
	tracer   trace.Tracer
	exports  bool
	log      *slog.Logger
}

// NewTracing makes the tracing of a process.
func NewTracing(ctx context.Context, options TracingOptions) (*Tracing, error) {
	about := resource.NewSchemaless(
		attribute.String("service.name", options.Service),
		attribute.String("service.instance.id", options.Instance),
		attribute.String("service.version", options.Version),
		attribute.String("service.namespace", "galleria"),
		attribute.String("telemetry.sdk.language", "go"),
	)
	settings := []sdk.TracerProviderOption{
		sdk.WithResource(about), sdk.WithSampler(asAskedSampler{}), sdk.WithIDGenerator(idGenerator{}),
	}
	if options.Endpoint != "" {
		exporter, err := otlptracehttp.New(ctx,
			otlptracehttp.WithEndpointURL(strings.TrimSuffix(options.Endpoint, "/")+"/v1/traces"),
			otlptracehttp.WithTimeout(exportWithin),
		)
		if err != nil {
			return nil, fmt.Errorf("traces cannot be sent: %w", err)
		}
		settings = append(settings, sdk.WithBatcher(counting(exporter, options.Metrics),
			sdk.WithMaxQueueSize(16_384),
			sdk.WithMaxExportBatchSize(1_024),
			sdk.WithBatchTimeout(time.Second),
			sdk.WithExportTimeout(exportWithin),
		))
	}
	otel.SetErrorHandler(otel.ErrorHandlerFunc(func(err error) {
		options.Log.Warn("spans could not be delivered and are dropped", "error", err)
	}))
	provider := sdk.NewTracerProvider(settings...)
	return &Tracing{provider, provider.Tracer("galleria.example/chassis"), options.Endpoint != "", options.Log}, nil
}

// Continued hangs a span below a caller's. Without a valid header the request is not sampled, and gets a fresh trace id.
func (tracing *Tracing) Continued(
	ctx context.Context, traceparent, name string, kind trace.SpanKind, attributes ...attribute.KeyValue,
) (context.Context, trace.Span) {
	parent := call.ParseTraceparent(traceparent)
	if !parent.IsValid() {
		parent = freshContext()
	}
	if !tracing.exports {
		parent = parent.WithTraceFlags(0)
	}
	return tracing.Child(trace.ContextWithSpanContext(ctx, parent), name, kind, attributes...)
}

// Child opens a span below the context's. Whoever opens it ends it.
func (tracing *Tracing) Child(
	ctx context.Context, name string, kind trace.SpanKind, attributes ...attribute.KeyValue,
) (context.Context, trace.Span) {
	return tracing.tracer.Start(ctx, name, trace.WithSpanKind(kind), trace.WithAttributes(attributes...))
}

// Background gives a trace to work that no request started, such as a chore. It comes round all day, so it is kept only when it fails: then
// its one span is made after the fact.
func (tracing *Tracing) Background(ctx context.Context, name string) (context.Context, func(failure error)) {
	parent := freshContext()
	began := time.Now()
	ended := func(failure error) {
		if failure == nil || !tracing.exports {
			return
		}
		_, span := tracing.tracer.Start(keptUnder(parent.TraceID()), name, trace.WithNewRoot(), trace.WithTimestamp(began),
			trace.WithAttributes(attribute.Bool("galleria.sampled.late", true)))
		Fail(span, fmt.Sprintf("%T", failure), failure.Error())
		span.End()
	}
	return trace.ContextWithSpanContext(ctx, parent), ended
}

// Stop sends what is waiting. A collector that cannot be reached does not keep a process from stopping.
func (tracing *Tracing) Stop(ctx context.Context) {
	ctx, cancel := context.WithTimeout(ctx, exportWithin)
	defer cancel()
	if err := tracing.provider.Shutdown(ctx); err != nil {
		tracing.log.Warn("spans could not be delivered and are dropped", "error", err)
	}
}

// Fail marks a span as failed. `errorType` is a member of a closed set, such as an outage's kind.
func Fail(span trace.Span, errorType, message string) {
	span.SetAttributes(attribute.String("error.type", errorType))
	span.SetStatus(codes.Error, message)
}
