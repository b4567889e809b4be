import type { AnySaga } from './standing.ts'

/**
 * Checks the shape of a saga before one is begun: what may be refused comes before what may not.
 * @throws TypeError that names the saga and what is wrong with it.
 */
export function checkDefinition({ name, version, steps }: AnySaga): void {
  const wrong = (what: string) => new TypeError(`saga ${name}: ${what}`)
  const names = new Set<string>()
  let onlyForward: string | undefined
  for (const step of steps) {
    if (names.has(step.name)) throw wrong(`two steps are called ${step.name}`)
    names.add(step.name)
    if (step.since !== undefined && step.since > version) throw wrong(`${step.name} is newer than the saga itself`)
    const mayBeRefused = step.kind === 'compensatable' || step.kind === 'pivot'
    if (mayBeRefused && onlyForward !== undefined)
      throw wrong(`${step.name} may be refused, but ${onlyForward} before it is never taken back`)
    if (step.kind === 'compensatable' && !step.undo) throw wrong(`${step.name} needs an undo`)
    if (step.kind !== 'local' && step.patience && (!mayBeRefused || !step.undo))
      throw wrong(`${step.name} cannot run out of patience, since it cannot be taken back`)
    if (step.kind !== 'compensatable') onlyForward = step.name
  }
}
