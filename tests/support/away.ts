import type { ProcessName } from '@galleria/infra/topology'
import type { Platform } from './platform.ts'

/** Takes a process away while the work is done, and brings it back whatever came of it. */
export async function without<Result>(
  { cluster }: Platform,
  name: ProcessName,
  work: () => Promise<Result>,
): Promise<Result> {
  await cluster.scale(name, 0)
  try {
    return await work()
  } finally {
    await cluster.scale(name, 1)
  }
}

/** Freezes a process while the work is done: it keeps its connections and answers nobody. */
export async function frozen<Result>(
  { cluster }: Platform,
  name: ProcessName,
  work: () => Promise<Result>,
): Promise<Result> {
  await cluster.pause(name)
  try {
    return await work()
  } finally {
    await cluster.resume(name)
    await cluster.whenReady(name)
  }
}
