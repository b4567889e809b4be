const encoder = new TextEncoder()

/**
 * JSON text that is already what it should be, so that it is neither parsed nor stringified again on its way through.
 * Only the answer of a service, or text made by `JSON.stringify`, may be wrapped: nothing checks it afterwards.
 */
export class RawJson {
  readonly text: string
  #bytes: Uint8Array | undefined

  constructor(text: string) {
    this.text = text
  }

  /** The text in UTF-8, made once: what is answered again and again is not encoded again and again. */
  get bytes(): Uint8Array {
    this.#bytes ??= encoder.encode(this.text)
    return this.#bytes
  }
}

/** A value, or JSON that was made earlier, as JSON. */
export function toJson(value: unknown): string {
  return value instanceof RawJson ? value.text : JSON.stringify(value)
}

/**
 * Joins named parts into one JSON object without parsing those that are {@link RawJson}.
 * The names are ours, so they are quoted but not escaped.
 */
export function spliceJson(parts: Readonly<Record<string, unknown>>): RawJson {
  let text = '{'
  for (const name in parts) {
    const value = parts[name]
    if (value === undefined) continue
    text += `${text.length > 1 ? ',' : ''}"${name}":${toJson(value)}`
  }
  return new RawJson(`${text}}`)
}
