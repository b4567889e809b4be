import { consumers, type ProcessName } from '@galleria/infra/topology'
import type { Platform } from './platform.ts'
import type { Tester } from './tester.ts'

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

/** The broker keeps back what a reaction is to hear while the work is done, and delivers it then. */
export async function withheld<Result>(tester: Tester, durable: string, work: () => Promise<Result>): Promise<Result> {
  await withhold(tester, durable, new Date(Date.now() + 120_000))
  try {
    return await work()
  } finally {
    await deliver(tester, durable)
  }
}

/** Has the broker keep back what a reaction is to hear, until then at most. */
export async function withhold(tester: Tester, durable: string, until: Date): Promise<void> {
  const stream = consumers.find((consumer) => consumer.durable === durable)?.stream
  const subject = `$JS.API.CONSUMER.PAUSE.${stream}.${durable}`
  const { reply } = await tester.send(subject, JSON.stringify({ pause_until: until.toISOString() }))
  const { error } = JSON.parse(reply.text()) as { error?: { description: string } }
  if (error) throw new Error(`the broker will not hold back ${durable}: ${error.description}`)
}

/** Takes {@link withhold} back. */
export function deliver(tester: Tester, durable: string): Promise<void> {
  return withhold(tester, durable, new Date(0))
}
