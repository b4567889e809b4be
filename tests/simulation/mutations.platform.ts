import { describe, expect, test } from 'bun:test'
import { join } from 'node:path'
import type { Protection } from './mutations/protection.ts'
import { protections } from './mutations/protections.ts'

/** What became of some histories; `found` is how the invariant broke, if it did. */
interface Fall {
  readonly histories: number
  readonly seed: number
  readonly found?: string
  readonly broken: readonly string[]
}

const atOnce = 2
const timeoutMs = 120_000
const controlSeeds = 300
const wildSeeds = 150
const folder = join(import.meta.dir, 'mutations')
const falls = new Map(protections.map(({ id }) => [id, Promise.withResolvers<Fall | Error>()]))
let isUnderWay = false

describe('the shop keeps its promises, and', () => {
  for (const protection of protections) {
    const { id, name, breaks, within } = protection
    test(
      `without ${name}, ${breaks} breaks`,
      async () => {
        const fall = await fallWithout(protection)
        if (fall instanceof Error) throw fall
        const { found, broken } = fall
        if (found === undefined)
          throw new Error(`${id}: ${breaks} held in ${within} histories; broken: ${broken.join(', ') || 'nothing'}`)
      },
      timeoutMs,
    )
  }

  test(
    'with all of them nothing breaks on the same seeds, nor when all that shows them best strikes at once',
    async () => {
      const favours = [...new Set(protections.flatMap((protection) => protection.favours ?? []))]
      const [calm, wild] = await Promise.all([
        run(['--seeds', String(controlSeeds)]),
        run(['--seeds', String(wildSeeds), ...favours.flatMap((favour) => ['--favour', favour])]),
      ])
      expect(calm).toMatchObject({ histories: controlSeeds, broken: [] })
      expect(wild).toMatchObject({ histories: wildSeeds, broken: [] })
    },
    timeoutMs,
  )
})

/** A few processes at a time, one for each protection, since code that was loaded cannot be loaded anew. */
function fallWithout({ id }: Protection): Promise<Fall | Error> {
  if (!isUnderWay) {
    isUnderWay = true
    const waiting = [...protections]
    for (let i = 0; i < atOnce; i += 1) void lane(waiting)
  }
  const fall = falls.get(id)
  if (!fall) throw new Error(`nobody runs ${id}`)
  return fall.promise
}

async function lane(waiting: Protection[]): Promise<void> {
  for (let next = waiting.shift(); next; next = waiting.shift()) {
    const { id, within } = next
    falls.get(id)?.resolve(await run(['--seeds', String(within)], id).catch((error: Error) => error))
  }
}

async function run(args: readonly string[], removed?: string): Promise<Fall> {
  const preload = removed === undefined ? [] : ['--preload', join(folder, 'mutate.ts')]
  const child = Bun.spawn([process.execPath, ...preload, join(folder, 'fall.ts'), ...args], {
    env: { ...process.env, ...(removed === undefined ? {} : { PROTECTION_REMOVED: removed }) },
    stdout: 'pipe',
    stderr: 'pipe',
  })
  const [said, complaint] = await Promise.all([child.stdout.text(), child.stderr.text()])
  if ((await child.exited) !== 0) throw new Error(complaint)
  return JSON.parse(said) as Fall
}
