import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { type LossyDisk, putOnLossyDisk, removeRig } from '../power-cut/lossy-disk.ts'
import { newDataFolder, openRig, type Rig } from '../rig/rig.ts'
import { keepers } from '../rig/stores.ts'

/** A copy whose orders, inventory, payments and shipping are on disks that forget what was not synced. */
export interface LossyRig {
  readonly rig: Rig
  /** The power fails under all of it: processes die in the same instant, and the disks go back to what they were told to keep. */
  cutPower(): Promise<void>
  /** Power is back: everything starts again, the broker with nothing on its disk. */
  restore(): Promise<void>
  close(): Promise<void>
}

/** Starts the copy; `env` is what its keepers are told beside the disk. */
export async function openLossyRig(compiler: string, env: Readonly<Record<string, string>> = {}): Promise<LossyRig> {
  const dataDir = newDataFolder()
  const disks: LossyDisk[] = []
  const settings: Record<string, Record<string, string>> = {}
  for (const keeper of keepers) {
    const disk = await putOnLossyDisk(join(dataDir, keeper), compiler)
    disks.push(disk)
    settings[keeper] = { ...disk.env, ...env }
  }
  // The disk sees the calls of Bun's library and none that a program of Go makes, so the stand-in plays shipping.
  const rig = await openRig({ dataDir, settings, without: ['go'] })
  const { cluster } = rig.shop
  return {
    rig,
    async cutPower() {
      const down = [...keepers, 'nats']
      const others = cluster.processes.map(({ process }) => process).filter((name) => !down.includes(name))
      await Promise.all([
        ...others.map((name) => cluster.kill(name)),
        // Taken away in the same breath, so that nobody writes while the disks forget.
        ...down.map((name) => cluster.kill(name).then(() => cluster.scale(name, 0))),
      ])
      for (const disk of disks) disk.cut()
      await rm(join(dataDir, 'nats/jetstream'), { recursive: true, force: true })
    },
    async restore() {
      await cluster.scale('nats', 1)
      // Makes the streams anew. Who would fill them is still away, so nothing is waited for.
      await cluster.wipeBroker()
      await Promise.all(keepers.map((name) => cluster.scale(name, 1)))
    },
    async close() {
      await rig.close()
      for (const disk of disks) removeRig(disk)
    },
  }
}
