import { join } from 'node:path'
import { eventually } from '@galleria/testkit'
import type { Platform } from './platform.ts'

/** A request that came to the front door, and how it was answered. */
export interface Arrival {
  readonly method: string
  readonly path: string
  readonly status: number
}

/** Reads on in the front door's own log. */
export interface Arrivals {
  /** What has come since it was asked last, once that is enough. */
  until(isEnough: (came: readonly Arrival[]) => boolean): Promise<readonly Arrival[]>
}

/**
 * What the front door answers on these paths, from now on, whatever a browser may show of it: a page of another origin, and whoever looks
 * on from there, are told nothing of most answers.
 */
export function arrivalsAt({ data }: Platform, paths: ReadonlySet<string>): Arrivals {
  const log = Bun.file(join(data, 'logs/gateway-1.log'))
  let readTo = log.size
  let waiting: Arrival[] = []
  return {
    async until(isEnough) {
      await eventually(
        async () => {
          const text = await Bun.file(log.name ?? '')
            .slice(readTo)
            .text()
          const whole = text.slice(0, text.lastIndexOf('\n') + 1)
          readTo += Buffer.byteLength(whole)
          waiting.push(
            ...whole
              .split('\n')
              .flatMap(arrivalIn)
              .filter(({ path }) => paths.has(path)),
          )
          if (!isEnough(waiting)) throw new Error(`only this has arrived: ${JSON.stringify(waiting)}`)
        },
        { withinMs: 30_000 },
      )
      const came = waiting
      waiting = []
      return came
    },
  }
}

function arrivalIn(line: string): Arrival[] {
  if (!line.includes('"path":')) return []
  const { method, path, status } = JSON.parse(line) as Partial<Arrival>
  if (!method || !path || !status) return []
  return [{ method, path, status }]
}
