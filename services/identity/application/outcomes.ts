import type { Account } from '../domain/account.ts'
import { Busy } from '../ports.ts'
import type { IsBusy, Mistaken, Mistakes, Person, TooMany } from './use-cases.ts'

/** An account without what only the store needs. */
export function personOf({ passwordHash: _, ...person }: Account): Person {
  return person
}

/** A form with something wrong in it. */
export function mistaken(mistakes: Mistakes): Mistaken {
  return { ok: false, reason: 'mistaken', mistakes }
}

/** It was tried too often. */
export function tooMany({ waitMs }: { readonly waitMs: number }): TooMany {
  return { ok: false, reason: 'too-many', waitMs }
}

/** Hashes or checks a password, unless too many others wait for that. */
export async function unlessBusy<Result>(
  work: () => Promise<Result>,
): Promise<{ readonly ok: true; readonly value: Result } | IsBusy> {
  try {
    return { ok: true, value: await work() }
  } catch (error) {
    if (error instanceof Busy) return { ok: false, reason: 'busy' }
    throw error
  }
}
