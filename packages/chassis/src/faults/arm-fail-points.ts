import { readFileSync, rmSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { armFailPoints, type FailPoint, failPoints } from './fail-points.ts'

/** How often a point was reached, and how the process dies there. */
export interface Death {
  readonly point: FailPoint
  readonly reach: number
}

/**
 * Arms a fail-point for rehearsals: with `FAIL_POINTS=allowed` and a file `fail-point` in the data folder that says
 * `<name> <n>`, the process kills itself when that point is reached for the n-th time, as a power cut would: nothing is
 * flushed and nobody is told. The file is deleted first, so that the process that comes next lives.
 * @throws Error when the file names no fail-point, or no whole number from one up.
 */
export function armFromDataDir(
  env: Readonly<Record<string, string | undefined>>,
  dataDir: string,
  die: (death: Death) => void = killOwnProcess,
): void {
  if (env.FAIL_POINTS !== 'allowed') return
  const order = takeOrder(join(dataDir, 'fail-point'))
  if (order === undefined) return
  const wanted = readOrder(order)
  let reaches = 0
  armFailPoints((point) => {
    if (point !== wanted.point) return
    reaches += 1
    if (reaches === wanted.reach) die(wanted)
  })
}

function takeOrder(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  } finally {
    rmSync(file, { force: true })
  }
}

function readOrder(order: string): Death {
  const [name, count] = order.trim().split(/\s+/)
  const point = failPoints.find((one) => one === name)
  const reach = Number(count)
  if (point === undefined) throw new Error(`there is no fail-point "${name}"; there are ${failPoints.join(', ')}`)
  if (!Number.isInteger(reach) || reach < 1)
    throw new Error(`a fail-point's file says <name> <n>, as "${point} 3", and not "${order.trim()}"`)
  return { point, reach }
}

function killOwnProcess({ point, reach }: Death): void {
  // Synchronously, since nothing that is still in a buffer survives the next line.
  writeSync(2, `killed at fail-point ${point}, reach ${reach}\n`)
  process.kill(process.pid, 'SIGKILL')
}
