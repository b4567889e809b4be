import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { auditKeeper } from '@galleria/contracts/audit'
import { homeFolder } from '../cluster/places.ts'
import { columns } from '../cluster/table.ts'
import { type Mark, markOf } from './anchors.ts'
import { storyOf, storyRows } from './story.ts'
import { type Report, verifyAudit } from './verify.ts'
import { type Finding, wholeStore } from './walk.ts'

const help = `bun run audit <verb> [--data <folder>]

  verify [--witness <entry>:<hash>] [--json]
                              reads every chain where it was written and where it is kept, works every hash out anew, and
                              compares; says which entry is the first that is not as it was. Ends with 1 if there is one.
                              --witness is a head of the keeper that was written down elsewhere.
  show --object <id> [--json] tells what was done to an order, a cart, a payment, an account, and by whom

Data lies in .galleria/, or where GALLERIA_DATA says. The shop may be running.`

/** Runs a verb of the audit. Returns the exit code: 0 when all is as it was, 1 when it is not, 2 when there is nothing to look at, or it cannot be understood what at. */
export async function auditCommand(argv: readonly string[], write: (line: string) => void): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...argv],
    allowPositionals: true,
    options: {
      data: { type: 'string' },
      object: { type: 'string' },
      witness: { type: 'string', multiple: true, default: [] },
      json: { type: 'boolean', default: false },
    },
  })
  const data = values.data === undefined ? homeFolder() : resolve(values.data)
  const witnesses = values.witness.map((text) => markOf(auditKeeper, text)[0])
  const [verb] = positionals
  if (!existsSync(data) || witnesses.includes(undefined)) {
    write(existsSync(data) ? 'A witness is <entry>:<hash>, as verify tells it.' : `There is no data in ${data}.`)
    return 2
  }
  if (verb === 'verify') return tellReport(verifyAudit(data, witnesses as Mark[]), values.json, write)
  if (verb === 'show' && values.object !== undefined) return tellStory(data, values.object, values.json, write)
  write(help)
  return 2
}

function tellReport(report: Report, json: boolean, write: (line: string) => void): number {
  const { chains, findings, head } = report
  if (json) {
    write(JSON.stringify(report, null, 2))
    return findings.length === 0 ? 0 : 1
  }
  const verdict = (writer: string) => {
    const count = findings.filter((found) => found.writer === writer).length
    return count === 0 ? 'as it was written' : `BROKEN (${count})`
  }
  const rows = chains.map(({ writer, own, kept, anchored }) => [
    writer,
    own === undefined ? '-' : String(own),
    String(kept),
    String(anchored),
    verdict(writer),
  ])
  for (const line of columns([['chain', 'entries', 'kept', 'anchored', ''], ...rows])) write(line)
  const [first, ...others] = findings
  write('')
  if (head) write(`  The head of the keeper is ${head.sequence}:${head.hash}`)
  if (!first) {
    write(chains.length === 0 ? '  There is no chain here.' : '  Every entry is as it was written.')
    return chains.length === 0 ? 2 : 0
  }
  write(`  The first that is not as it was: ${inWords(first)}`)
  for (const other of others) write(`  also: ${inWords(other)}`)
  return 1
}

function inWords({ writer, sequence, where, reason, detail }: Finding): string {
  const what = sequence === wholeStore ? 'its store' : `entry ${sequence}`
  return `${writer}, ${what} (${where}: ${reason}${detail === undefined ? '' : `, ${detail}`})`
}

function tellStory(data: string, id: string, json: boolean, write: (line: string) => void): number {
  const story = storyOf(data, id)
  if (json) write(JSON.stringify(story, null, 2))
  else if (story.length === 0) write(`Nothing is known of ${id}.`)
  else for (const line of columns(storyRows(story))) write(line)
  return 0
}
