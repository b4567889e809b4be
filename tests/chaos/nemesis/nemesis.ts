import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Mode } from '../../../infra/psp-simulator/lies/modes.ts'
import type { Rig } from '../rig/rig.ts'
import { lieFor } from './lying.ts'
import { type Blow, inWords } from './plan.ts'
import { killAll, killOne } from './victims.ts'

/** A blow, and what came of it. */
export interface Deed {
  readonly blow: Blow
  /** When it was dealt, in milliseconds since the shoppers began to come. */
  readonly atMs: number
  readonly said: string
  /** Whether a process died of it; only of kills. */
  readonly killed: boolean
  readonly bit: ReadonlyMap<Mode, number>
}

const nothingBit: ReadonlyMap<Mode, number> = new Map()

/** Deals the blows of a plan, each at its time, whatever has come of those before. Resolves when all have had their outcome. */
export async function dealBlows(rig: Rig, plan: readonly Blow[]): Promise<readonly Deed[]> {
  const begun = performance.now()
  const dealing: Promise<Deed>[] = []
  for (const blow of plan) {
    await Bun.sleep(Math.max(0, begun + blow.atMs - performance.now()))
    dealing.push(dealOne(rig, blow, performance.now() - begun))
  }
  return Promise.all(dealing)
}

async function dealOne(rig: Rig, blow: Blow, atMs: number): Promise<Deed> {
  try {
    return { blow, atMs, killed: false, bit: nothingBit, ...(await strike(rig, blow)) }
  } catch (error) {
    // Blows get in each other's way, as a restart of what is being killed: that is told, and the run goes on.
    return { blow, atMs, killed: false, bit: nothingBit, said: `came to nothing: ${firstLine(error)}` }
  }
}

async function strike({ shop, provider }: Rig, blow: Blow): Promise<Pick<Deed, 'said'> & Partial<Deed>> {
  switch (blow.kind) {
    case 'kill': {
      if (blow.deathAt) {
        const { point, reach } = blow.deathAt
        await writeFile(join(shop.data, blow.process, 'fail-point'), `${point} ${reach}\n`)
      }
      const { happened, said } = await killOne(shop, blow.process)
      return { killed: happened, said }
    }
    case 'kill-all':
      return { said: (await killAll(shop)).said }
    case 'pause':
      await shop.cluster.pause(blow.process)
      await Bun.sleep(blow.forMs)
      await shop.cluster.resume(blow.process)
      return { said: 'went on' }
    case 'restart':
      await shop.cluster.restart(blow.process)
      return { said: 'came back' }
    case 'lie': {
      const bit = await lieFor(provider, blow)
      const said = [...bit].map(([mode, times]) => `${mode} ${times}`).join(', ')
      return { bit, said: said ? `bit: ${said}` : 'it was killed and forgot them' }
    }
  }
}

function firstLine(error: unknown): string {
  return String(error instanceof Error ? error.message : error).split('\n')[0] ?? ''
}

/** A deed in one line. */
export function deedInWords({ blow, atMs, said }: Deed): string {
  return `${(atMs / 1_000).toFixed(1).padStart(7)} s  ${inWords(blow)}: ${said}`
}
