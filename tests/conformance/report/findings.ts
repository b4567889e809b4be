/** What a check found. */
export type Outcome = 'kept' | 'broken' | 'not-applicable'

/** One line of a report. */
export interface Finding {
  /** Requirements of the protocol that it is about. */
  readonly proves: readonly string[]
  /** What was checked, as a sentence. */
  readonly check: string
  readonly outcome: Outcome
  /** What was found instead, or why there was nothing to check. */
  readonly why?: string
  /** What was found instead at the first look, when only the second found it kept. */
  readonly atFirst?: string
  readonly tookMs: number
}

/** What became of one service. */
export interface ServiceReport {
  readonly service: string
  readonly language: string
  readonly findings: readonly Finding[]
  readonly tookMs: number
}

/** Whether it speaks the protocol. */
export function conforms({ findings }: ServiceReport): boolean {
  return findings.length > 0 && findings.every(({ outcome }) => outcome !== 'broken')
}

/** The findings that are against it. */
export function brokenIn({ findings }: Pick<ServiceReport, 'findings'>): readonly Finding[] {
  return findings.filter(({ outcome }) => outcome === 'broken')
}

/**
 * What two looks come to: a finding against a service stands unless the second found the requirement kept, and then both are told. What
 * could not be seen the second time is as it was found the first.
 */
export function afterSecondLook(first: ServiceReport, second: ServiceReport): ServiceReport {
  const kept = new Map(second.findings.flatMap((one) => (one.outcome === 'kept' ? [[one.check, one] as const] : [])))
  return {
    ...first,
    tookMs: first.tookMs + second.tookMs,
    findings: first.findings.map((one) => {
      const again = one.outcome === 'broken' ? kept.get(one.check) : undefined
      return again ? { ...again, atFirst: one.why ?? 'broken' } : one
    }),
  }
}
