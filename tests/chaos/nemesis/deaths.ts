import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type ProcessName, processes } from '@galleria/infra/topology'
import type { Platform } from '../../support/platform.ts'

const lastWords = /^killed at fail-point (\S+), reach \d+$/gm

/** The deaths at fail-points, counted by process and point, as the processes said them with their last words. */
export async function deathsAtFailPoints({ data }: Platform): Promise<ReadonlyMap<string, number>> {
  const deaths = new Map<string, number>()
  for (const { name } of processes)
    for (const point of await pointsIn(join(data, 'logs'), name)) count(`${name} ${point}`)
  return deaths

  function count(what: string): void {
    deaths.set(what, (deaths.get(what) ?? 0) + 1)
  }
}

/** A log that has become too long is in two files. */
async function pointsIn(logs: string, name: ProcessName): Promise<string[]> {
  const texts = await Promise.all(
    [`${name}-1.log.1`, `${name}-1.log`].map((file) => readFile(join(logs, file), 'utf8').catch(nothingWritten)),
  )
  return texts.flatMap((text) => [...text.matchAll(lastWords)].map(([, point]) => point ?? ''))
}

function nothingWritten(error: unknown): string {
  if ((error as { code?: unknown }).code !== 'ENOENT') throw error
  return ''
}
