package telemetry

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"

	"github.com/prometheus/client_golang/prometheus"
	"go.opentelemetry.io/otel/trace"
	collector "go.opentelemetry.io/proto/otlp/collector/trace/v1"
	"google.golang.org/protobuf/proto"

	"galleria.example/chassis/call"
)

func TestALineOfTheLogIsWhatTheOtherLanguagesWrite(t *testing.T) {
	var text bytes.Buffer
	log := NewLogger(&text, "shipping", "shipping-1", "info")
	log.Debug("nobody reads this")
	log.With("trace_id", "abc").Warn("an event will come again", "error", fmt.Errorf("no van: %w", errors.New("flat tyre")), "delivery", 2)
	var line map[string]any
	if err := json.Unmarshal(text.Bytes(), &line); err != nil {
		t.Fatalf("%s: %v", text.String(), err)
	}
	for name, wanted := range map[string]any{
		"level": "warn", "service": "shipping", "instance": "shipping-1", "message": "an event will come again", "trace_id": "abc",
	} {
		if line[name] != wanted {
			t.Errorf("%s is %v", name, line[name])
		}
	}
	told, _ := line["error"].(map[string]any)
	cause, _ := told["cause"].(map[string]any)
	if told["message"] != "no van: flat tyre" || told["stack"] == "" || cause["message"] != "flat tyre" {
		t.Errorf("the error is %v", told)
	}
	if time, _ := line["time"].(string); !strings.HasSuffix(time, "Z") || len(time) != len("2026-01-15T10:00:00.000Z") {
		t.Errorf("the time is %v", line["time"])
	}
}

func TestASilentLogWritesNothing(t *testing.T) {
	var text bytes.Buffer
	NewLogger(&text, "shipping", "shipping-1", "silent").Error("nobody reads this")
	if text.Len() > 0 {
		t.Error(text.String())
	}
}

func TestWhatAGoroutinePanicsWithIsOneLineOfTheLog(t *testing.T) {
	written := make(chan string, 1)
	Go(NewLogger(writer(written), "shipping", "shipping-1", "info"), func() { panic("the van is gone") })
	line := <-written
	if strings.Count(line, "\n") != 1 || !strings.Contains(line, "panic: the van is gone") || !strings.Contains(line, "telemetry_test.go") {
		t.Error(line)
	}
}

type writer chan string

func (lines writer) Write(text []byte) (int, error) { lines <- string(text); return len(text), nil }

// received is the spans that a collector was sent, by their names.
type received struct {
	mutex sync.Mutex
	spans map[string]string
}

func (received *received) ServeHTTP(_ http.ResponseWriter, request *http.Request) {
	body, _ := io.ReadAll(request.Body)
	var sent collector.ExportTraceServiceRequest
	if err := proto.Unmarshal(body, &sent); err != nil {
		return
	}
	received.mutex.Lock()
	defer received.mutex.Unlock()
	for _, spans := range sent.ResourceSpans {
		for _, span := range spans.ScopeSpans[0].Spans {
			received.spans[span.Name] = fmt.Sprintf("%x below %x, %s", span.TraceId, span.ParentSpanId, span.Status.GetCode())
		}
	}
}

const (
	sampled    = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"
	notSampled = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-00"
)

func TestSpansAreMadeOfWhatTheEdgeSamplesAndOfChoresThatFail(t *testing.T) {
	received := &received{spans: map[string]string{}}
	server := httptest.NewServer(received)
	defer server.Close()
	tracing := newTracing(t, server.URL)

	_, span := tracing.Continued(t.Context(), sampled, "shipping.parcel.get", trace.SpanKindServer)
	Fail(span, "timeout", "too late")
	span.End()
	for _, header := range []string{notSampled, "", "nonsense"} {
		_, span := tracing.Continued(t.Context(), header, "unseen", trace.SpanKindServer)
		if !span.SpanContext().HasTraceID() {
			t.Errorf("%q has no trace id", header)
		}
		span.End()
	}
	_, ended := tracing.Background(t.Context(), "a chore that went well")
	ended(nil)
	ctx, ended := tracing.Background(t.Context(), "a chore that failed")
	ended(errors.New("no van"))
	tracing.Stop(t.Context())

	traceID := trace.SpanContextFromContext(ctx).TraceID().String()
	wanted := map[string]string{
		"shipping.parcel.get": "0af7651916cd43dd8448eb211c80319c below b7ad6b7169203331, STATUS_CODE_ERROR",
		"a chore that failed": traceID + " below , STATUS_CODE_ERROR",
	}
	if fmt.Sprint(received.spans) != fmt.Sprint(wanted) {
		t.Errorf("the collector has %v", received.spans)
	}
}

func TestWithoutACollectorNothingIsSampledAndTheTraceGoesOn(t *testing.T) {
	ctx, span := newTracing(t, "").Continued(t.Context(), sampled, "x", trace.SpanKindServer)
	if header := call.Traceparent(trace.SpanContextFromContext(ctx)); !strings.HasPrefix(header, sampled[:36]) || span.IsRecording() {
		t.Errorf("it hands on %s", header)
	}
}

func newTracing(t *testing.T, endpoint string) *Tracing {
	t.Helper()
	tracing, err := NewTracing(context.Background(), TracingOptions{
		Service: "shipping", Instance: "shipping-1", Version: "0.1.0", Endpoint: endpoint,
		Log: slog.New(slog.DiscardHandler), Metrics: prometheus.NewRegistry(),
	})
	if err != nil {
		t.Fatal(err)
	}
	return tracing
}
