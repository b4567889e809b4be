/** Moments between two effects, at which a process that dies has done the one and not the other. */
export const failPoints = [
  'after-commit-before-answer',
  'after-commit-before-publish',
  'after-publish-before-mark',
  'after-commit-before-audit',
  'after-audit-before-mark',
  'after-effect-before-ack',
  'after-step-before-record',
  'after-psp-before-record',
] as const
/** See {@link failPoints}. */
export type FailPoint = (typeof failPoints)[number]

let onReach: ((point: FailPoint) => void) | undefined

/** Says that a fail-point was reached. Does nothing unless a test has armed one. */
export function failPoint(point: FailPoint): void {
  onReach?.(point)
}

/** Lets `hook` know of every fail-point that is reached from now on; for rehearsals only. */
export function armFailPoints(hook: ((point: FailPoint) => void) | undefined): void {
  onReach = hook
}
