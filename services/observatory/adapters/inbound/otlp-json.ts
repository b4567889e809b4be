import { z } from 'zod'
import type { AttributeValue, Span, SpanKind } from '../../domain/span.ts'

/**
 * OTLP's `ExportTraceServiceRequest` in its JSON mapping (OpenTelemetry protocol 1.x): ids are hex, 64-bit numbers may
 * be text, enumerations are numbers, and what is unknown is ignored.
 */
const nanos = z
  .union([z.string().regex(/^\d{1,19}$/), z.int().nonnegative().transform(String)])
  .transform((text) => text.padStart(19, '0'))
const hex = (digits: number) =>
  z
    .string()
    .toLowerCase()
    .regex(new RegExp(`^[0-9a-f]{${digits}}$`))
const scalar = z.object({
  stringValue: z.string().optional(),
  boolValue: z.boolean().optional(),
  intValue: z.union([z.string(), z.number()]).optional(),
  doubleValue: z.number().optional(),
})
const anyValue = scalar.extend({ arrayValue: z.object({ values: z.array(scalar).default([]) }).optional() })
const keyValues = z
  .array(z.object({ key: z.string().max(200), value: anyValue.optional() }))
  .max(256)
  .default([])

const otlpSpan = z.object({
  traceId: hex(32),
  spanId: hex(16),
  parentSpanId: z.union([z.literal(''), hex(16)]).optional(),
  name: z.string().max(400),
  kind: z.int().min(0).max(5).default(0),
  startTimeUnixNano: nanos,
  endTimeUnixNano: nanos,
  attributes: keyValues,
  events: z
    .array(z.object({ timeUnixNano: nanos, name: z.string().max(400), attributes: keyValues }))
    .max(128)
    .default([]),
  status: z.object({ code: z.int().min(0).max(2).default(0), message: z.string().optional() }).default({ code: 0 }),
})

/** See above. */
export const exportRequest = z.object({
  resourceSpans: z
    .array(
      z.object({
        resource: z.object({ attributes: keyValues }).default({ attributes: [] }),
        scopeSpans: z.array(z.object({ spans: z.array(otlpSpan).default([]) })).default([]),
      }),
    )
    .default([]),
})

const kinds: readonly SpanKind[] = ['internal', 'internal', 'server', 'client', 'producer', 'consumer']
const statuses = ['unset', 'ok', 'error'] as const

/** The spans of an export request, in our words. */
export function spansOf({ resourceSpans }: z.output<typeof exportRequest>): Span[] {
  return resourceSpans.flatMap(({ resource, scopeSpans }) => {
    const service = String(attributesOf(resource.attributes)['service.name'] ?? 'unknown')
    return scopeSpans.flatMap(({ spans }) => spans.map((span) => toSpan(span, service)))
  })
}

function toSpan(span: z.output<typeof otlpSpan>, service: string): Span {
  return {
    traceId: span.traceId,
    spanId: span.spanId,
    parentSpanId: span.parentSpanId || undefined,
    service,
    name: span.name,
    kind: kinds[span.kind] ?? 'internal',
    startNanos: span.startTimeUnixNano,
    endNanos: span.endTimeUnixNano,
    status: statuses[span.status.code] ?? 'unset',
    statusMessage: span.status.message || undefined,
    attributes: attributesOf(span.attributes),
    events: span.events.map(({ timeUnixNano, name, attributes }) => ({
      name,
      atNanos: timeUnixNano,
      attributes: attributesOf(attributes),
    })),
  }
}

function attributesOf(pairs: z.output<typeof keyValues>): Record<string, AttributeValue> {
  return Object.fromEntries(
    pairs.map(({ key, value = {} }) => [
      key,
      value.arrayValue ? value.arrayValue.values.map(scalarOf) : scalarOf(value),
    ]),
  )
}

function scalarOf({
  stringValue,
  boolValue,
  intValue,
  doubleValue,
}: z.output<typeof scalar>): string | number | boolean {
  return stringValue ?? boolValue ?? (intValue === undefined ? undefined : Number(intValue)) ?? doubleValue ?? ''
}
