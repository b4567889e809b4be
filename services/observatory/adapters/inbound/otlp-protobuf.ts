import protobuf from 'protobufjs'

/** The part of OTLP's trace messages that is read here; field numbers are those of opentelemetry-proto 1.x. */
const { root } = protobuf.parse(
  `
  syntax = "proto3";
  message ExportTraceServiceRequest { repeated ResourceSpans resource_spans = 1; }
  message ResourceSpans { Resource resource = 1; repeated ScopeSpans scope_spans = 2; }
  message Resource { repeated KeyValue attributes = 1; }
  message ScopeSpans { repeated Span spans = 2; }
  message Span {
    bytes trace_id = 1; bytes span_id = 2; bytes parent_span_id = 4; string name = 5; int32 kind = 6;
    fixed64 start_time_unix_nano = 7; fixed64 end_time_unix_nano = 8; repeated KeyValue attributes = 9; repeated Event events = 11;
    Status status = 15;
  }
  message Event { fixed64 time_unix_nano = 1; string name = 2; repeated KeyValue attributes = 3; }
  message Status { string message = 2; int32 code = 3; }
  message KeyValue { string key = 1; AnyValue value = 2; }
  message ArrayValue { repeated AnyValue values = 1; }
  message AnyValue {
    oneof value { string string_value = 1; bool bool_value = 2; int64 int_value = 3; double double_value = 4; ArrayValue array_value = 5; }
  }
  `,
)
const message = root.lookupType('ExportTraceServiceRequest')

/**
 * Decodes a protobuf export request into what its JSON mapping would have been, so that both are checked alike.
 * @throws when the bytes are not such a message.
 */
export function decodeExportRequest(bytes: Uint8Array): unknown {
  const plain = message.toObject(message.decode(bytes), { longs: String, bytes: Array }) as PlainRequest
  for (const { scopeSpans = [] } of plain.resourceSpans ?? []) {
    for (const span of scopeSpans.flatMap(({ spans = [] }) => spans)) {
      span.traceId = toHex(span.traceId)
      span.spanId = toHex(span.spanId)
      span.parentSpanId = toHex(span.parentSpanId)
    }
  }
  return plain
}

interface PlainRequest {
  resourceSpans?: { scopeSpans?: { spans?: Record<'traceId' | 'spanId' | 'parentSpanId', unknown>[] }[] }[]
}

function toHex(bytes: unknown): string {
  return Array.isArray(bytes) ? Buffer.from(bytes as number[]).toString('hex') : ''
}
