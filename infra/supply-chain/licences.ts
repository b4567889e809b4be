// `bun run licences`: what we depend on and under which licence, most frequent first. Fails when one may not be depended on.
import { type Licensed, licenceList } from './licence/list.ts'
import { readLock } from './lock/lockfile.ts'

const list = await licenceList(await readLock())
const groups = Map.groupBy(list, ({ licence }) => licence ?? 'none stated')
for (const [licence, packages] of [...groups].toSorted(([, a], [, b]) => b.length - a.length)) {
  console.log(`\n${licence} (${packages.length})`)
  for (const one of packages) console.log(`  ${line(one)}`)
}
const refused = list.filter(({ objection }) => objection !== undefined)
const running = list.filter(({ production }) => production).length
console.log(`\n${list.length} packages, ${running} of them when the shop runs (*), ${refused.length} refused`)
process.exit(refused.length === 0 ? 0 : 1)

function line({ name, version, production, objection }: Licensed): string {
  return `${production ? '*' : ' '} ${name} ${version}${objection ? `   REFUSED: ${objection}` : ''}`
}
