import fc from 'fast-check'

/** One route of the OpenAPI document. */
export interface Operation {
  readonly method: string
  readonly path: string
  readonly hasBody: boolean
}

/** The little of the document that is needed to call every route. */
export interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, { readonly requestBody?: unknown }>>>>
}

/** A request with at least one thing wrong with it. */
export interface GarbageRequest {
  readonly method: string
  readonly target: string
  readonly body?: string
}

/** Every route a document describes. */
export function operationsOf({ paths }: Document): Operation[] {
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, { requestBody }]) => ({
      method: method.toUpperCase(),
      path,
      hasBody: requestBody !== undefined,
    })),
  )
}

/** True path parameters, for when something else is to be wrong. */
const truths: Readonly<Record<string, string>> = {
  productId: 'oslo-table-lamp',
  categoryId: 'lighting',
  sku: 'LMP-012-OAK',
  orderId: '01981c5e-7a50-7c3a-9d53-3f6f0a1b2c3d',
  pictureId: 'lmp-012-oak-front-4f3a9c21',
}
const wicked = [
  '__proto__',
  'constructor',
  'toString',
  '',
  ' ',
  '-1',
  '0',
  '1e309',
  'NaN',
  'null',
  "' OR 1=1 --",
  '<script>',
  '한글',
  '\u0000',
  'a'.repeat(3_000),
]
const text = fc.oneof(
  fc.constantFrom(...wicked),
  fc.string({ unit: 'binary', maxLength: 60 }).map((value) => value.toWellFormed()),
)
const json = fc.oneof(
  fc.json({ maxDepth: 4 }),
  fc.constantFrom(
    '{"__proto__":{"sku":"LMP-012-OAK","quantity":1}}',
    '{"sku":"LMP-012-OAK","quantity":1e309}',
    '{"constructor":null}',
    '[[]]',
  ),
  fc
    .record({ sku: text, quantity: fc.oneof(fc.double(), text, fc.constant(-1)), price: fc.integer() })
    .map((value) => JSON.stringify(value)),
  text,
)

/** Requests for a route, each wrong in its path, its query or its body. */
export function garbageFor({ method, path, hasBody }: Operation): fc.Arbitrary<GarbageRequest> {
  const parameters = [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name)
  const at = (value: (name: string) => string) =>
    path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(value(name)))
  const truePath = at((name) => truths[name] ?? name)
  const trueBody = hasBody ? { body: '{}' } : {}

  const wrongQuery = fc.tuple(text, text).map(([name, value]) => {
    const query = new URLSearchParams([[`x${name}`, value]])
    return { method, target: `${truePath}?${query}`, ...trueBody }
  })
  const wrongPath = text
    .filter((value) => !/^[\w-]+$/.test(value))
    .map((value) => ({ method, target: at(() => value), ...trueBody }))
  const wrongBody = json
    .filter((body) => hasBody || !saysNothing(body))
    .map((body) => ({ method, target: truePath, body }))
  // A picture has no query to be wrong: whatever follows its address is none of its business.
  const ways = [
    ...(path.startsWith('/pictures/') ? [] : [wrongQuery]),
    ...(parameters.length > 0 ? [wrongPath] : []),
    ...(hasBody || method === 'POST' ? [wrongBody] : []),
  ]
  return fc.oneof(...ways)
}

/** What a route that wants no body agrees to. */
function saysNothing(body: string): boolean {
  return body === '' || /^\s*\{\s*\}\s*$/.test(body)
}
