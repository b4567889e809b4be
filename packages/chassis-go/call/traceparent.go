package call

import (
	"fmt"
	"regexp"
	"strconv"

	"go.opentelemetry.io/otel/trace"
)

var traceparentFormat = regexp.MustCompile(`^([0-9a-f]{2})-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})$`)

// ParseTraceparent reads a W3C `traceparent` (Trace Context, level 1); the zero span context when it is missing or not valid.
func ParseTraceparent(header string) trace.SpanContext {
	match := traceparentFormat.FindStringSubmatch(header)
	if match == nil || match[1] == "ff" {
		return trace.SpanContext{}
	}
	traceID, errTrace := trace.TraceIDFromHex(match[2])
	spanID, errSpan := trace.SpanIDFromHex(match[3])
	if errTrace != nil || errSpan != nil {
		return trace.SpanContext{}
	}
	bits, _ := strconv.ParseUint(match[4], 16, 8)
	flags := trace.TraceFlags(bits) & trace.FlagsSampled
	return trace.NewSpanContext(trace.SpanContextConfig{TraceID: traceID, SpanID: spanID, TraceFlags: flags, Remote: true})
}

// Traceparent writes a W3C `traceparent`.
func Traceparent(span trace.SpanContext) string {
	return fmt.Sprintf("00-%s-%s-%s", span.TraceID(), span.SpanID(), span.TraceFlags()&trace.FlagsSampled)
}
