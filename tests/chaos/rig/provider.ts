import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Platform } from '../../support/platform.ts'

/** The provider, asked as the shop would ask it and told to lie as only a rehearsal does. */
export interface Provider {
  /** @throws when it is away or refuses. */
  ask<Body>(method: 'GET' | 'POST' | 'PUT', path: string, body?: unknown): Promise<Body>
}

/** Finds the provider of a copy. */
export async function providerOf(shop: Platform): Promise<Provider> {
  const apiKey = (await readFile(join(shop.data, 'keys/psp-api-key'), 'utf8')).trim()
  const origin = shop.address('psp-simulator')
  return {
    async ask<Body>(method: string, path: string, body?: unknown) {
      const response = await fetch(`${origin}${path}`, {
        method,
        headers: { authorization: `Bearer ${apiKey}`, 'content-type': 'application/json' },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        signal: AbortSignal.timeout(5_000),
      })
      if (!response.ok) throw new Error(`the provider answered ${response.status}: ${await response.text()}`)
      return (await response.json()) as Body
    },
  }
}
