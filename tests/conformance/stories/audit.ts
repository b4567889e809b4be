import { createHash } from 'node:crypto'
import { eventually, must } from '../checks/check.ts'
import type { Trial } from '../subject/trial.ts'
import type { Fields } from '../wire/contract-document.ts'
import type { Story } from './story.ts'
import { granted } from './tell.ts'

/** Whose chains the kit writes, one after the other: processes that do not run meanwhile. */
const writers = ['catalog', 'orders', 'inventory', 'payments', 'shipping', 'identity']
let written = 0

/** Sends the first entry of a chain, as a writer would. */
async function write(trial: Trial, writer: string): Promise<string> {
  const traceId = crypto.randomUUID().replaceAll('-', '')
  const body = JSON.stringify({
    action: 'security.refused-authentication',
    actors: [],
    at: new Date().toISOString(),
    outcome: 'refused',
    principal: { id: '-', kind: 'nobody', roles: [] },
    sequence: 1,
    traceId,
    writer,
  })
  const previous = '0'.repeat(64)
  const hash = createHash('sha256').update(previous).update(body).digest('hex')
  const batch = JSON.stringify({ writer, entries: [{ body, previous, hash }] })
  await trial.line.store(`audit.${writer}`, batch, { 'content-type': 'application/json', 'Nats-Msg-Id': hash })
  return hash
}

/** The keeper of the audit takes entries in and lets auditors read. */
export const auditStory: Story = {
  surroundings: async () => ({ env: { ANCHOR_SECONDS: '1' } }),
  reads: {
    'head.list': () => ({}),
    'entry.list': () => ({ limit: 5 }),
  },
  async deed(trial) {
    const writer = writers[written++ % writers.length] ?? ''
    const hash = await write(trial, writer)
    const holds = async () => {
      const { entries } = await granted(trial, 'entry.list', { writer, limit: 100 })
      must(
        (entries as Fields[]).some((entry) => entry.hash === hash),
        'an entry that was taken in is not there',
      )
    }
    await eventually(holds)
    return { holds }
  },
}
