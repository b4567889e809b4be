import type { Answer } from '@galleria/contracts/answer'
import type { Contract, Endpoint } from '@galleria/contracts/contract'
import type { z } from 'zod'
import type { Call } from '../call.ts'
import type { RawJson } from '../raw-json.ts'

/** Answers one endpoint. A refusal is returned; an outage or a bug is thrown. */
export type Handler<E extends Endpoint> = (
  request: z.output<E['request']>,
  call: Call,
) => Promise<Answer<z.input<E['reply']> | RawJson>> | Answer<z.input<E['reply']> | RawJson>

/** One handler for each endpoint of the contract: the compiler notices a missing one. */
export type Answers<C extends Contract> = {
  readonly [Key in keyof C['endpoints']]: Handler<C['endpoints'][Key]>
}
