import type { Answer } from '@galleria/contracts/answer'
import type { Contract, Endpoint } from '@galleria/contracts/contract'
import type { z } from 'zod'
import type { Call } from '../call.ts'
import type { Outage } from '../outage.ts'
import type { RawJson } from '../raw-json.ts'

/** What a caller may say about one ask. */
export interface AskOptions {
  /** A shorter patience than the contract's, in milliseconds. */
  readonly timeoutMs?: number
}

/** An ask whose outage is answered by the caller itself. Offered for idempotent endpoints only. */
export interface AskWithFallback<Fallback> extends AskOptions {
  readonly fallback: (outage: Outage) => Fallback | Promise<Fallback>
}

/** Asks one way: parsed, or raw. Rejects with {@link Outage} when nobody answered and there is no fallback. */
export interface Asking<Request, Reply> {
  (request: Request, call: Call, options?: AskOptions): Promise<Answer<Reply>>
  <Fallback>(request: Request, call: Call, options: AskWithFallback<Fallback>): Promise<Answer<Reply> | Fallback>
}

/** Asks one endpoint. `raw` leaves the reply's JSON as it came, for composing without parsing. */
export interface AskFunction<E extends Endpoint> extends Asking<z.input<E['request']>, z.output<E['reply']>> {
  readonly raw: Asking<z.input<E['request']>, RawJson>
}

type Resource<Key> = Key extends `${infer R}.${string}` ? R : never

/** One typed function an endpoint: `catalog.product.get(request, call)`. */
export type Client<C extends Contract> = {
  readonly [R in Resource<keyof C['endpoints']>]: {
    readonly [Key in keyof C['endpoints'] as Key extends `${R}.${infer Action}` ? Action : never]: AskFunction<
      C['endpoints'][Key]
    >
  }
}
