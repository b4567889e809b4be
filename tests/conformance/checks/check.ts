import type { Trial } from '../subject/trial.ts'

/** One thing that a service of any language must do, seen from outside. `Needs` is what it takes to see it. */
export interface Check<in Needs = Trial> {
  /** A sentence about a service. */
  readonly name: string
  /** The requirements of docs/service-protocol.md that it shows to be kept. */
  readonly proves: readonly string[]
  /** It waits for seconds, so that it is left out where only the others are wanted. */
  readonly slow?: true
  /** Throws what it found instead; throws {@link NotApplicable} where there is nothing to see. */
  readonly run: (trial: Needs) => Promise<void>
}

/** There is nothing to check here, and why. */
export class NotApplicable extends Error {
  override readonly name = 'NotApplicable'
}

/** A requirement is broken: what was found, in a line. */
export class Broken extends Error {
  override readonly name = 'Broken'
}

/** @throws Broken unless it holds. */
export function must(holds: unknown, otherwise: string): asserts holds {
  if (!holds) throw new Broken(otherwise)
}

/** @throws Broken unless both are the same, all the way down. */
export function mustBe(found: unknown, wanted: unknown, what: string): void {
  if (!Bun.deepEquals(found, wanted)) throw new Broken(`${what} is ${shown(found)} and not ${shown(wanted)}`)
}

function shown(value: unknown): string {
  const text = value === undefined ? 'missing' : JSON.stringify(value)
  return text.length > 240 ? `${text.slice(0, 240)}…` : text
}

/** Waits until something holds, at most for `withinMs`. @throws what it threw last. */
export async function eventually<Result>(look: () => Promise<Result> | Result, withinMs = 5_000): Promise<Result> {
  const deadline = performance.now() + withinMs
  for (;;) {
    try {
      return await look()
    } catch (error) {
      if (performance.now() >= deadline) throw error
    }
    await Bun.sleep(40)
  }
}

/**
 * Something that goes on while a check looks elsewhere, and is waited for in the end. A check that breaks before leaves it alone, and
 * then it is nobody's failure: the runtime would count it as one that no test has caught.
 */
export function meanwhile<Result>(going: Promise<Result>): Promise<Result> {
  going.catch(() => {})
  return going
}
