/**
 * What holds a row up: an id of the lists (`A3`), which a test carries in its name as `[A3]`, or a part of a test's name, word for
 * word. `docs/security.test.ts` looks each of them up.
 */
export type Proof = string

/** How a row stands. */
export type Standing =
  /** Tests hold it. */
  | { readonly is: 'tested'; readonly proof: readonly Proof[] }
  /** It follows from how the thing is built; the reason says from what. */
  | { readonly is: 'built'; readonly because: string }
  /** There is nothing here that it could apply to. */
  | { readonly is: 'absent'; readonly because: string }
  /** It applies, and is not kept, or not wholly. */
  | { readonly is: 'open'; readonly because: string }

/** One requirement of OWASP ASVS 5.0, in our words: its number leads to theirs. */
export interface Requirement {
  readonly number: string
  readonly level: 1 | 2
  readonly says: string
  readonly standing: Standing
}

/** A chapter of it. */
export interface Chapter {
  readonly number: number
  readonly title: string
  readonly rows: readonly Requirement[]
}

type Row = (number: string, level: 1 | 2, says: string, ...rest: readonly string[]) => Requirement

/** Held by tests. */
export const tested: Row = (number, level, says, ...proof) => ({
  number,
  level,
  says,
  standing: { is: 'tested', proof },
})

/** Held by construction. */
export const built: Row = reasoned('built')

/** Nothing that it applies to. */
export const absent: Row = reasoned('absent')

/** Not kept, or not wholly. */
export const notYet: Row = reasoned('open')

function reasoned(is: 'built' | 'absent' | 'open'): Row {
  return (number, level, says, because = '') => ({ number, level, says, standing: { is, because } })
}

/** A clause of a standard, and what we do about it. */
export interface Clause {
  readonly section: string
  readonly asks: string
  readonly does: string
  readonly proof: readonly Proof[]
}

/** A standard, by its number, and the clauses that bear on us. */
export interface Standard {
  readonly name: string
  readonly title: string
  readonly clauses: readonly Clause[]
}

/** A clause with what we do about it; without a proof, what we do is the reason why there is none. */
export const clause = (section: string, asks: string, does: string, ...proof: readonly Proof[]): Clause => ({
  section,
  asks,
  does,
  proof,
})
