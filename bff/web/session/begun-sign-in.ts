import { z } from 'zod'
import type { SignInSecrets } from './identity-server.ts'
import type { Seal } from './seal.ts'
import { signInLifeMs } from './session.ts'

/** A sign-in under way, as the browser that began it keeps it: sealed, so that it can neither read it nor make one up. */
export interface BegunSignIns {
  close(secrets: SignInSecrets, back: string): string
  /** Undefined for whatever we have not sealed, and after five minutes. */
  open(sealed: string | undefined): (SignInSecrets & { readonly back: string }) | undefined
}

const Begun = z.object({
  state: z.string(),
  nonce: z.string(),
  verifier: z.string(),
  back: z.string(),
  until: z.number(),
})
const place = 'sign-in'

/** See {@link BegunSignIns}. `now` is in milliseconds since the Unix epoch. */
export function createBegunSignIns(seal: Seal, now: () => number): BegunSignIns {
  return {
    close: (secrets, back) => seal.close(JSON.stringify({ ...secrets, back, until: now() + signInLifeMs }), place),
    open(sealed) {
      const text = sealed === undefined ? undefined : seal.open(sealed, place)
      if (text === undefined) return undefined
      const { until, ...begun } = Begun.parse(JSON.parse(text))
      return now() < until ? begun : undefined
    },
  }
}
