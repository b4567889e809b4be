import type { HistoryResult, Plan } from './history.ts'

/**
 * Makes a failing history small: takes away shoppers, then faults, in ever smaller portions, for as long as the same
 * invariant breaks (delta debugging, Zeller and Hildebrandt 2002).
 */
export function shrink(failing: HistoryResult, run: (plan: Plan) => HistoryResult): HistoryResult {
  const invariant = failing.violations[0]?.invariant
  let smallest = failing
  const stillFails = (plan: Plan): boolean => {
    const result = run(plan)
    if (result.violations[0]?.invariant !== invariant) return false
    smallest = result
    return true
  }
  if (!stillFails({ faults: new Set(failing.faults), shoppers: failing.shoppers })) return failing
  const shoppers = reduce(smallest.shoppers, (fewer) =>
    stillFails({ faults: new Set(smallest.faults), shoppers: fewer }),
  )
  reduce(smallest.faults, (fewer) => stillFails({ faults: new Set(fewer), shoppers }))
  return smallest
}

/** Takes away portions, halving them whenever none can be spared. */
function reduce<Part>(parts: readonly Part[], stillFails: (fewer: readonly Part[]) => boolean): readonly Part[] {
  let kept = parts
  let portion = Math.ceil(kept.length / 2)
  while (portion >= 1 && kept.length > 0) {
    let spared = false
    for (let from = 0; from < kept.length; ) {
      const fewer = [...kept.slice(0, from), ...kept.slice(from + portion)]
      if (stillFails(fewer)) {
        kept = fewer
        spared = true
      } else from += portion
    }
    if (!spared) portion = portion === 1 ? 0 : Math.ceil(portion / 2)
  }
  return kept
}
