// Runs seeds until the invariant breaks that the protection named by PROTECTION_REMOVED upholds, and prints how that was
// found as one line of JSON. Without a protection named, the first violation of any counts.
import { parseArgs } from 'node:util'
import { runHistory } from '../history.ts'
import { openWorkshop } from '../shop/workshop.ts'
import { protection } from './protections.ts'

const { values } = parseArgs({
  options: { seeds: { type: 'string', default: '100' }, favour: { type: 'string', multiple: true } },
})
const id = process.env.PROTECTION_REMOVED
const removed = id === undefined ? undefined : protection(id)
const favoured = new Set(removed?.favours ?? values.favour)
const workshop = openWorkshop()
const broken = new Set<string>()
const first = removed?.from ?? 1
let histories = 0
let found: string | undefined
while (found === undefined && histories < Number(values.seeds)) {
  const { violations } = runHistory({ seed: first + histories, favoured }, workshop)
  histories += 1
  found = violations.find(({ invariant }) => removed === undefined || invariant === removed.breaks)?.detail
  for (const { invariant } of violations) broken.add(invariant)
}
console.log(JSON.stringify({ histories, seed: first + histories - 1, found, broken: [...broken] }))
