/** A way from the root of a document to one of its values. */
export type Path = readonly (string | number)[]

/** How a path is written in a problem's `errors`; the whole document is its body. */
export function fieldAt(path: Path): string {
  return path.map((step) => String(step).slice(0, 80)).join('.') || '(body)'
}

/** The same document with another value there; everything else of it is kept. */
export function withValue(document: unknown, path: Path, value: unknown): unknown {
  const [step, ...further] = path
  if (step === undefined) return value
  if (Array.isArray(document)) return document.with(Number(step), withValue(document[Number(step)], further, value))
  const fields = document as Record<string, unknown>
  return { ...fields, [step]: withValue(fields[step], further, value) }
}

/** The same document without that field. */
export function withoutField(document: unknown, path: Path): unknown {
  const [field, above] = [path.at(-1), path.slice(0, -1)]
  const { [String(field)]: _, ...rest } = valueAt(document, above) as Record<string, unknown>
  return withValue(document, above, rest)
}

function valueAt(document: unknown, path: Path): unknown {
  return path.reduce<unknown>((value, step) => (value as Record<string | number, unknown>)[step], document)
}
