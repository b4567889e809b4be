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

/** A reaction hears nothing while the work is done, and all that it missed then. */
export async function withheld<Result>(tester: Tester, durable: string, work: () => Promise<Result>): Promise<Result> {
  const deliver = await withhold(tester, durable)
  try {
    return await work()
  } finally {
    await deliver()
  }
}

/**
 * Takes a reaction's durable consumer away from the broker, so that it hears nothing until what is returned is called: then
 * it is there again, is told everything from the beginning, and knows by its inbox what it has heard. A broker before 2.11
 * cannot pause a consumer.
 */
export async function withhold(tester: Tester, durable: string): Promise<() => Promise<void>> {
  const stream = consumers.find((consumer) => consumer.durable === durable)?.stream
  const ask = async (verb: string, body = ''): Promise<{ readonly config?: unknown }> => {
    const { reply } = await tester.send(`$JS.API.CONSUMER.${verb}.${stream}.${durable}`, body)
    const answer = JSON.parse(reply.text()) as { error?: { description: string }; config?: unknown }
    if (answer.error) throw new Error(`the broker will not ${verb} ${durable}: ${answer.error.description}`)
    return answer
  }
  const { config } = await ask('INFO')
  await ask('DELETE')
  return async () => void (await ask('DURABLE.CREATE', JSON.stringify({ stream_name: stream, config })))
}
